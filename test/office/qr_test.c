/* A code is black on white with its quiet zone, as large as its text needs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "office/qr.h"

#define MODULE 8
#define QUIET 4

/* Version v has 17 + 4v modules; M holds 14, 26, 42, … bytes of it. */
static void as_large_as_its_text(void **state)
{
	static const struct {
		size_t bytes;
		int modules;
	} rows[] = { { 1, 21 }, { 14, 21 }, { 15, 25 }, { 26, 25 }, { 27, 29 }, { 42, 29 }, { 43, 33 }, { 2331, 177 } };
	AUTO_ARENA a = { 0 };
	char text[2332];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct picture p = { 0 };
		memset(text, 'x', sizeof text);
		text[rows[i].bytes] = '\0';
		assert_null(qr_picture(&a, text, &p));
		assert_int_equal(p.format, PICTURE_PNG);
		assert_int_equal(p.width, (rows[i].modules + 2 * QUIET) * MODULE);
		assert_int_equal(p.height, p.width);
	}
}

static void what_it_cannot_hold(void **state)
{
	AUTO_ARENA a = { 0 };
	char text[2334];
	struct picture p = { 0 };

	(void)state;
	memset(text, 'x', sizeof text);
	text[2332] = '\0';
	assert_string_equal(qr_picture(&a, text, &p)->reason, "qr_long");
	assert_string_equal(qr_picture(&a, "", &p)->reason, "qr_long");
}

static void the_same_text_the_same_bytes(void **state)
{
	AUTO_ARENA a = { 0 };
	struct picture p = { 0 }, q = { 0 }, other = { 0 };

	(void)state;
	assert_null(qr_picture(&a, "https://example.com/report/abc", &p));
	assert_null(qr_picture(&a, "https://example.com/report/abc", &q));
	assert_null(qr_picture(&a, "https://example.com/report/abd", &other));
	assert_int_equal(p.n, q.n);
	assert_memory_equal(p.bytes, q.bytes, p.n);
	assert_true(p.n != other.n || memcmp(p.bytes, other.bytes, p.n) != 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_large_as_its_text),
		cmocka_unit_test(what_it_cannot_hold),
		cmocka_unit_test(the_same_text_the_same_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
