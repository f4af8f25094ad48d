/* What an archive may not be is refused by name before anything is unpacked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "office/fixture.h"
#include "office/zip.h"

static const char *fault(struct arena *a, struct bytes b)
{
	AUTO_ZIP *z = NULL;
	struct error *e = zip_open_bytes(a, b.data, b.n, &z);

	return e == NULL ? "none" : e->reason;
}

static void good_archives_are_read(void **state)
{
	AUTO_ARENA a = { 0 };
	AUTO_ZIP *z = NULL;
	struct entry entries[] = { { "a.txt", "one", 0 }, { "word/b.xml", "twotwo", 0 } };
	struct bytes b = zip_deflated(&a, entries, 2);
	const char *data;
	size_t i, n;

	(void)state;
	assert_null(zip_open_bytes(&a, b.data, b.n, &z));
	assert_int_equal(zip_count(z), 2);
	assert_true(zip_find(z, "word/b.xml", &i));
	assert_false(zip_find(z, "word/c.xml", &n));
	assert_null(zip_read_all(z, i, &data, &n));
	assert_int_equal(n, 6);
	assert_string_equal(data, "twotwo");
}

static void bad_names_are_refused(void **state)
{
	static const struct {
		const char *name, *reason;
	} cases[] = {
		{ "../up.txt", "zip_path" }, { "a/../../b", "zip_path" }, { "/etc/passwd", "zip_path" },
		{ "a\\b", "zip_path" },	     { "C:evil", "zip_path" },	  { "a\tb", "zip_path" },
		{ "a/..", "zip_path" },	     { "a..b/c", "none" },	  { "word/..x.xml", "none" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		AUTO_ARENA a = { 0 };
		struct entry entry = { cases[i].name, "x", 0 };
		assert_string_equal(fault(&a, zip_make(&a, &entry, 1, NULL)), cases[i].reason);
	}
}

static void lies_are_refused(void **state)
{
	AUTO_ARENA a = { 0 };
	struct entry two[] = { { "a", "xx", 0 }, { "a", "yy", 0 } };
	struct entry one[] = { { "a", "xx", 0 }, { "b", "yy", 0 } };
	struct bytes cut = zip_make(&a, one, 2, NULL);

	(void)state;
	assert_string_equal(fault(&a, zip_make(&a, two, 2, NULL)), "zip_duplicate");
	assert_string_equal(fault(&a, zip_make(&a, one, 2, &(struct zip_lie){ .entry = 1, .encrypted = true })),
			    "zip_encrypted");
	assert_string_equal(fault(&a, zip_make(&a, one, 2, &(struct zip_lie){ .entry = 1, .link = true })), "zip_link");
	assert_string_equal(fault(&a, zip_make(&a, one, 2, &(struct zip_lie){ .entry = 0, .more = 300u << 20 })),
			    "zip_bomb");
	for (size_t n = 0; n < cut.n; n += 7)
		assert_string_equal(fault(&a, (struct bytes){ cut.data, n }), "zip_damaged");
	assert_string_equal(fault(&a, (struct bytes){ cut.data, cut.n }), "none");
}

/* An entry that unpacks to less than it says is found when it is read. */
static void a_wrong_size_is_found_when_read(void **state)
{
	AUTO_ARENA a = { 0 };
	AUTO_ZIP *z = NULL;
	struct entry one[] = { { "a", "xx", 0 } };
	struct bytes b = zip_make(&a, one, 1, &(struct zip_lie){ .entry = 0, .more = 5 });
	const char *data;
	size_t n;
	struct error *e = zip_open_bytes(&a, b.data, b.n, &z);

	(void)state;
	if (e == NULL)
		e = zip_read_all(z, 0, &data, &n);
	assert_non_null(e);
	assert_string_equal(e->reason, "zip_damaged");
}

static void bombs_are_refused(void **state)
{
	AUTO_ARENA a = { 0 };
	size_t n = 8u << 20;
	struct entry zeros = { "zeros", arena_alloc(&a, n), n };
	struct bytes b = zip_deflated(&a, &zeros, 1);

	(void)state;
	assert_true(b.n * ZIP_RATIO_MAX < n);
	assert_string_equal(fault(&a, b), "zip_bomb");
}

static void too_many_entries_are_refused(void **state)
{
	AUTO_ARENA a = { 0 };
	size_t count = ZIP_ENTRIES_MAX + 1;
	struct entry *entries = arena_array(&a, struct entry, count);

	(void)state;
	for (size_t i = 0; i < count; i++)
		entries[i] = (struct entry){ arena_print(&a, "%zu", i), "x", 0 };
	assert_string_equal(fault(&a, zip_make(&a, entries, count, NULL)), "zip_entries");
	assert_string_equal(fault(&a, zip_make(&a, entries, count - 1, NULL)), "none");
}

/* Two entries of the directory lead to the same bytes. */
static void overlapping_entries_are_refused(void **state)
{
	AUTO_ARENA a = { 0 };
	size_t n = 4000;
	char *data = arena_alloc(&a, n + 1);
	memset(data, 'x', n);
	struct entry entries[] = { { "a", data, n }, { "b", "y", 0 } };
	struct bytes b = zip_make(&a, entries, 2, NULL);
	char *second = memmem(b.data, b.n, "PK\1\2", 4);

	(void)state;
	second = memmem(second + 4, (size_t)(b.data + b.n - second - 4), "PK\1\2", 4);
	assert_non_null(second);
	memcpy(second + 20, "\xA0\x0F\0\0\xA0\x0F\0\0", 8); /* it too is 4000 bytes long ... */
	memset(second + 42, 0, 4);			    /* ... and begins where the first does */
	const char *reason = fault(&a, b);
	assert_true(strcmp(reason, "zip_overlap") == 0 || strcmp(reason, "zip_damaged") == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_archives_are_read),
		cmocka_unit_test(bad_names_are_refused),
		cmocka_unit_test(lies_are_refused),
		cmocka_unit_test(a_wrong_size_is_found_when_read),
		cmocka_unit_test(bombs_are_refused),
		cmocka_unit_test(too_many_entries_are_refused),
		cmocka_unit_test(overlapping_entries_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
