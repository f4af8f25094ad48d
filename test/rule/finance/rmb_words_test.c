/* The table of DOMAIN 5.6, what the reader takes and refuses, and 200,000 amounts there and back. */
#include "rule/finance/rmb_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "rule/given.h"

static void amounts_are_written_one_way(void **state)
{
	static const struct {
		const char *amount, *words, *also[RMB_VARIANTS];
	} rows[] = {
		{ "1409.50", "人民币壹仟肆佰零玖元伍角整", { "人民币壹仟肆佰零玖元伍角" } },
		{ "6007.14", "人民币陆仟零柒元壹角肆分", { 0 } },
		{ "1680.32", "人民币壹仟陆佰捌拾元零叁角贰分", { "人民币壹仟陆佰捌拾元叁角贰分" } },
		{ "107000.53",
		  "人民币壹拾万柒仟元零伍角叁分",
		  { "人民币壹拾万零柒仟元伍角叁分", "人民币壹拾万柒仟元伍角叁分" } },
		{ "16409.02", "人民币壹万陆仟肆佰零玖元零贰分", { 0 } },
		{ "325.04", "人民币叁佰贰拾伍元零肆分", { 0 } },
		{ "0", "人民币零元整", { 0 } },
		{ "0.01", "人民币壹分", { 0 } },
		{ "0.10", "人民币壹角整", { "人民币壹角" } },
		{ "0.53", "人民币伍角叁分", { 0 } },
		{ "10", "人民币壹拾元整", { 0 } },
		{ "100.05", "人民币壹佰元零伍分", { 0 } },
		{ "10001", "人民币壹万零壹元整", { 0 } },
		{ "100000001", "人民币壹亿零壹元整", { 0 } },
		{ "100010000", "人民币壹亿零壹万元整", { 0 } },
		{ "1000000", "人民币壹佰万元整", { 0 } },
		{ "1010101.01", "人民币壹佰零壹万零壹佰零壹元零壹分", { 0 } },
		{ "20000000.00", "人民币贰仟万元整", { 0 } },
		{ "1000000000.00", "人民币壹拾亿元整", { 0 } },
		{ "1002003004.50", "人民币壹拾亿零贰佰万叁仟零肆元伍角整", { "人民币壹拾亿零贰佰万叁仟零肆元伍角" } },
		{ "999999999999.99", "人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分", { 0 } },
		{ "300702.23", "人民币叁拾万零柒佰零贰元贰角叁分", { 0 } },
		{ "123456789.01", "人民币壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分", { 0 } },
		{ "9000800", "人民币玖佰万零捌佰元整", { 0 } },
		{ "985000", "人民币玖拾捌万伍仟元整", { 0 } },
		{ "1256000.00", "人民币壹佰贰拾伍万陆仟元整", { 0 } },
		{ "-1234.5", "人民币负壹仟贰佰叁拾肆元伍角整", { "人民币负壹仟贰佰叁拾肆元伍角" } },
		{ "1000100000000", "人民币壹万零壹亿元整", { 0 } },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *variants[RMB_VARIANTS];
		money m, back = { 0 };
		assert_true(money_parse(rows[i].amount, &m));
		assert_string_equal(rmb_words(m, &a), rows[i].words);
		assert_true(rmb_read(rows[i].words, &back));
		assert_int_equal(back.minor, m.minor);
		size_t n = rmb_variants(m, &a, variants);
		for (size_t k = 0; k < n; k++) {
			assert_string_equal(variants[k], rows[i].also[k]);
			assert_true(rmb_read(variants[k], &back));
			assert_int_equal(back.minor, m.minor);
		}
		assert_true(n == RMB_VARIANTS || rows[i].also[n] == NULL);
	}
}

static void words_of_people_are_read(void **state)
{
	static const struct {
		const char *words, *amount;
	} rows[] = {
		{ "壹拾贰万伍仟圆正", "125000.00" },
		{ "人民币壹拾贰万伍仟", "125000.00" },
		{ "十二万五千元", "125000.00" },
		{ "人民币伍角", "0.50" },
		{ "三万亿元整", "3000000000000.00" },
		{ "两千元", "2000.00" },
		{ "人民币壹佰元零壹角零伍分", "100.15" },
		{ "壹佰元零角伍分", "100.05" },
		{ "负伍元整", "-5.00" },
		{ "一万零十五元", "10015.00" },
		{ "人民币零元整", "0.00" },
	};
	AUTO_ARENA a = { 0 };
	money m;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_true(rmb_read(rows[i].words, &m));
		assert_string_equal(money_text(m, &a), rows[i].amount);
	}
}

static void words_that_mean_nothing_or_two_things_are_refused(void **state)
{
	static const char *const bad[] = {
		"",	      "人民币",	  "元整",     "整",	"壹贰元",   "三万五",	  "一百五元",
		"壹佰贰佰元", "万元",	  "壹拾拾元", "壹元元", "壹元整整", "壹万贰万元", "壹亿亿元",
		"壹角贰角",   "壹分壹角", "壹元x",    "abc",	"壹仟佰元", "零拾元",
	};
	money m = { 42 };

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		if (rmb_read(bad[i], &m))
			fail_msg("%s was read as %lld", bad[i], (long long)m.minor);
		assert_int_equal(m.minor, 42);
	}
}

static void what_is_too_large_has_no_words(void **state)
{
	AUTO_ARENA a = { 0 };
	money m;

	(void)state;
	assert_non_null(rmb_words((money){ RMB_MOST }, &a));
	assert_true(rmb_read(rmb_words((money){ RMB_MOST }, &a), &m));
	assert_int_equal(m.minor, RMB_MOST);
	assert_null(rmb_words((money){ RMB_MOST + 1 }, &a));
	assert_null(rmb_words((money){ INT64_MIN }, &a));
	assert_false(rmb_read("玖万玖仟玖佰玖拾玖万亿元", &m));
}

/* Amounts of every length, and many zeros among the digits. */
static int64_t any_amount(void)
{
	int digits = rand() % 18 + 1;
	int64_t n = 0;

	for (int i = 0; i < digits; i++)
		n = n * 10 + (rand() % 3 == 0 ? rand() % 10 : 0) + (i == 0);
	return rand() % 8 == 0 ? -n : n;
}

static void words_and_figures_go_there_and_back(void **state)
{
	(void)state;
	srand(2026);
	for (int round = 0; round < 200000; round++) {
		AUTO_ARENA a = { 0 };
		const char *variants[RMB_VARIANTS];
		money m = { any_amount() }, back = { -1 };
		if (m.minor > RMB_MOST || m.minor < -RMB_MOST)
			continue;
		assert_true(rmb_read(rmb_words(m, &a), &back));
		assert_int_equal(back.minor, m.minor);
		for (size_t n = rmb_variants(m, &a, variants); n > 0; n--) {
			assert_true(rmb_read(variants[n - 1], &back));
			assert_int_equal(back.minor, m.minor);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts_are_written_one_way),
		cmocka_unit_test(words_of_people_are_read),
		cmocka_unit_test(words_that_mean_nothing_or_two_things_are_refused),
		cmocka_unit_test(what_is_too_large_has_no_words),
		cmocka_unit_test(words_and_figures_go_there_and_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
