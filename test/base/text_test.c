/* UTF-8 text: what is well-formed, code points, prefixes, blanks, widths. */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static void malformed_text_is_known(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		bool valid;
	} rows[] = {
		{ "", 0, true },
		{ "abc", 3, true },
		{ "济南\xF0\xA0\xAE\xB7", 10, true },
		{ "\xEF\xBF\xBF", 3, true },
		{ "\xF4\x8F\xBF\xBF", 4, true },
		{ "a\0b", 3, false },
		{ "\x80", 1, false },
		{ "\xC0\xAF", 2, false }, /* overlong */
		{ "\xC1\x81", 2, false },
		{ "\xE0\x9F\xBF", 3, false },
		{ "\xF0\x8F\xBF\xBF", 4, false },
		{ "\xED\xA0\x80", 3, false },	  /* a surrogate */
		{ "\xF4\x90\x80\x80", 4, false }, /* past U+10FFFF */
		{ "\xF5\x80\x80\x80", 4, false },
		{ "\xFF", 1, false },
		{ "\xE6\xB5", 2, false }, /* cut short */
		{ "\xE6\xB5 ", 3, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (text_valid(rows[i].bytes, rows[i].n) != rows[i].valid)
			fail_msg("row %zu", i);
}

/* Every code point there and back; what lies between them is malformed. */
static void code_points_go_there_and_back(void **state)
{
	(void)state;
	for (uint32_t c = 1; c <= 0x10FFFF; c++) {
		char bytes[5] = { 0 };
		const char *s = bytes;
		if (c == 0xD800)
			c = 0xE000;
		size_t n = text_encode(c, bytes);
		if (text_next(&s) != c || s != bytes + n || !text_valid(bytes, n))
			fail_msg("U+%04X", c);
	}
}

static void a_malformed_byte_counts_as_one_replacement(void **state)
{
	const char *s = "\xE6\xB5"
			"a";

	(void)state;
	assert_int_equal(text_next(&s), 0xFFFD);
	assert_int_equal(text_next(&s), 0xFFFD);
	assert_int_equal(text_next(&s), 'a');
	assert_int_equal(*s, '\0');
	s = "\xE6"; /* its continuation would lie past the end */
	assert_int_equal(text_next(&s), 0xFFFD);
	assert_int_equal(*s, '\0');
}

static void text_is_compared_and_cut(void **state)
{
	const char *s = "人民币壹元";

	(void)state;
	assert_int_equal(text_length("济南a"), 3);
	assert_int_equal(text_length(""), 0);
	assert_true(text_same(NULL, NULL));
	assert_true(text_same("a", "a"));
	assert_false(text_same("a", NULL));
	assert_false(text_same(NULL, ""));
	assert_true(text_starts("abc", "ab") && text_starts("abc", "") && !text_starts("ab", "abc"));
	assert_true(text_ends("abc", "bc") && text_ends("abc", "") && !text_ends("bc", "abc"));
	assert_false(text_skip(&s, "元"));
	assert_true(text_skip(&s, "人民币"));
	assert_string_equal(s, "壹元");
}

static void blanks_and_widths_are_evened(void **state)
{
	AUTO_ARENA a = { 0 };

	(void)state;
	assert_null(text_trim(NULL, &a));
	assert_string_equal(text_trim("", &a), "");
	assert_string_equal(text_trim(" \t\r\n\xE3\x80\x80", &a), "");
	assert_string_equal(text_trim("\xEF\xBB\xBF 济 南\xC2\xA0\n", &a), "济 南");
	assert_string_equal(text_trim("x", &a), "x");
	assert_string_equal(text_narrow("ＡＢｃ１２３（）－，．　￥济", &a), "ABc123()-,. ￥济");
	assert_string_equal(text_narrow("", &a), "");
}

static void words_are_found_in_it(void **state)
{
	static const char *const words[] = { "评委", "Bid assessor" };

	(void)state;
	assert_true(text_holds_any("他是评委之一", words, 2));
	assert_true(text_holds_any("a BID ASSESSOR here", words, 2));
	assert_false(text_holds_any("评 委", words, 2));
	assert_false(text_holds_any("", words, 2));
	assert_false(text_holds_any(NULL, words, 2));
	assert_false(text_holds_any("评委", words, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(malformed_text_is_known),
		cmocka_unit_test(code_points_go_there_and_back),
		cmocka_unit_test(a_malformed_byte_counts_as_one_replacement),
		cmocka_unit_test(text_is_compared_and_cut),
		cmocka_unit_test(words_are_found_in_it),
		cmocka_unit_test(blanks_and_widths_are_evened),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
