/* Bytes that grow. */
#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void everything_put_in_is_there(void **state)
{
	AUTO_ARENA a = { 0 };
	struct buffer b = BUFFER(&a);

	(void)state;
	assert_string_equal(buffer_text(&b), "");
	buffer_add(&b, "ab");
	buffer_char(&b, 'c');
	buffer_put(&b, "d\0e", 3);
	buffer_print(&b, "-%s-%d", "f", 7);
	assert_int_equal(b.used, 10);
	assert_memory_equal(b.data, "abcd\0e-f-7", 11);
}

static void numbers_are_written_in_full(void **state)
{
	static const struct {
		int64_t i;
		const char *text;
	} rows[] = {
		{ 0, "0" },
		{ 7, "7" },
		{ -10, "-10" },
		{ INT64_MAX, "9223372036854775807" },
		{ INT64_MIN, "-9223372036854775808" },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct buffer b = BUFFER(&a);
		buffer_int(&b, rows[i].i);
		assert_string_equal(buffer_text(&b), rows[i].text);
	}
}

/* Byte by byte over every growth, and always ended. */
static void it_grows_and_stays_ended(void **state)
{
	AUTO_ARENA a = { 0 };
	struct buffer b = BUFFER(&a);

	(void)state;
	for (size_t i = 0; i < 5000; i++) {
		buffer_char(&b, (char)('a' + i % 26));
		assert_int_equal(b.used, i + 1);
		assert_int_equal(b.data[b.used], '\0');
	}
	for (size_t i = 0; i < 5000; i++)
		assert_int_equal(b.data[i], 'a' + i % 26);
	buffer_print(&b, "%8000s", "x");
	assert_int_equal(b.used, 13000);
	assert_int_equal(b.data[12999], 'x');
	assert_int_equal(b.data[13000], '\0');
}

static void room_that_is_reserved_is_used(void **state)
{
	AUTO_ARENA a = { 0 };
	struct buffer b = BUFFER(&a);
	char *at;

	(void)state;
	buffer_reserve(&b, 1000);
	at = b.data;
	for (int i = 0; i < 1000; i++)
		buffer_char(&b, 'x');
	assert_ptr_equal(b.data, at);
	buffer_put(&b, NULL, 0);
	assert_int_equal(b.used, 1000);
}

struct demand {
	struct buffer *buffer;
	size_t more;
};

static void reserve(void *arg)
{
	struct demand *d = arg;

	buffer_reserve(d->buffer, d->more);
}

static void an_impossible_growth_is_refused(void **state)
{
	static const size_t sizes[] = { SIZE_MAX, SIZE_MAX - 1, SIZE_MAX - 5, SIZE_MAX / 2 };
	AUTO_ARENA a = { 0 };
	struct buffer b = BUFFER(&a);

	(void)state;
	buffer_add(&b, "kept");
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct demand d = { &b, sizes[i] };
		assert_false(arena_try(&a, reserve, &d));
		assert_string_equal(buffer_text(&b), "kept");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_put_in_is_there),	   cmocka_unit_test(numbers_are_written_in_full),
		cmocka_unit_test(it_grows_and_stays_ended),	   cmocka_unit_test(room_that_is_reserved_is_used),
		cmocka_unit_test(an_impossible_growth_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
