/* Chinese numerals, plain and formal. */
#include "base/numeral.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static void numerals_are_read_as_far_as_they_go(void **state)
{
	static const struct {
		const char *words;
		int64_t value;
		const char *rest;
	} rows[] = {
		{ "十", 10, "" },
		{ "十五元", 15, "元" },
		{ "二十", 20, "" },
		{ "壹仟零伍", 1005, "" },
		{ "一百零五", 105, "" },
		{ "一百五十", 150, "" },
		{ "十二万五千", 125000, "" },
		{ "壹万零壹", 10001, "" },
		{ "两万", 20000, "" },
		{ "三万亿", 3000000000000, "" },
		{ "壹万零壹亿", 1000100000000, "" },
		{ "一亿零一万", 100010000, "" },
		{ "零", 0, "" },
		{ "〇", 0, "" },
		{ "萬", -1, "萬" },
		{ "九千九百九十九万亿", 9999000000000000, "" },
		{ "五千x", 5000, "x" },
		{ "一万零十五", 10015, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *s = rows[i].words;
		int64_t value = -1;
		assert_int_equal(numeral_read(&s, &value), rows[i].value >= 0);
		assert_int_equal(value, rows[i].value);
		assert_string_equal(s, rows[i].rest);
	}
}

static void what_contradicts_itself_is_refused(void **state)
{
	static const char *const bad[] = { "",	 "元",	     "一二",	 "一百五",   "三万五", "十十", "百",
					   "万", "一万二万", "一亿二亿", "一百二百", "零十",   "亿",   "一千百" };

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		const char *s = bad[i];
		int64_t value = 42;
		if (numeral_read(&s, &value))
			fail_msg("%s was read as %lld", bad[i], (long long)value);
		assert_ptr_equal(s, bad[i]);
		assert_int_equal(value, 42);
	}
}

static void characters_have_their_values(void **state)
{
	(void)state;
	assert_int_equal(numeral_digit(U'陸'), 6);
	assert_int_equal(numeral_digit(U'两'), 2);
	assert_int_equal(numeral_digit(U'十'), -1);
	assert_int_equal(numeral_digit('6'), -1);
	assert_int_equal(numeral_unit(U'億'), 100000000);
	assert_int_equal(numeral_unit(U'佰'), 100);
	assert_int_equal(numeral_unit(U'元'), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numerals_are_read_as_far_as_they_go),
		cmocka_unit_test(what_contradicts_itself_is_refused),
		cmocka_unit_test(characters_have_their_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
