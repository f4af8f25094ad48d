/* The blanks of forms as tender documents have them, and where seals go. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "rule/bid/blank.h"

/* "label=meaning" of each blank, parted by blanks. */
static const char *shown(struct arena *a, const char *text)
{
	struct blank *all;
	size_t n = blanks_of(a, text, &all);
	struct buffer b = BUFFER(a);

	for (size_t i = 0; i < n; i++)
		buffer_print(&b, "%s%s=%s", i == 0 ? "" : " ", all[i].label,
			     blank_meaning_choices.labels[all[i].means]);
	return buffer_text(&b);
}

static const struct {
	const char *text, *shown;
} forms[] = {
	{ "~ 致：____（招标人名称）", "招标人名称=purchaser" },
	{ "~ 致：（采购人名称）", "采购人名称=purchaser" },
	{ "根据贵方____（项目名称）____（招标编号）的招标文件", "项目名称=project_name 招标编号=project_no" },
	{ "投标有效期为____天。", "投标有效期为=validity_days" },
	{ "投标总价为人民币（大写）________，（小写）________。",
	  "投标总价为人民币（大写）=price_words （小写）=price" },
	{ "~ 投标人：________（盖单位章）", "投标人=bidder" },
	{ "~ 法定代表人：________（签字）", "法定代表人=by_hand" },
	{ "~ 地址：", "地址=address" },
	{ "~ 一、投标函", "" },
	{ "~ 日期：____年____月____日", "日期=day" },
	{ "~     年   月   日", "日期=day" },
	{ "| 投标人名称 | |", "投标人名称=bidder" },
	{ "|= 注册地址 |:2 |= 邮政编码 | |", "注册地址=address 邮政编码=postcode" },
	{ "| 序号 | 名称 | 备注 | |", "" },
	{ "@table 20 80", "" },
	{ "@table 1 1 1\n| 项目名称 | 投标总价（元） | 备注 |\n|  |  |  |\n|  |  |  |\n@end",
	  "项目名称=project_name 投标总价（元）=price" },
	{ "@table 1 1\n| 项目名称 | 业主单位 |\n|  |  |\n@end", "" }, /* a table of track record: not this project */
	{ "~ 地址：________　电话：________", "地址=address 电话=phone" },
	{ "正本____份，副本____份", "正本=originals 副本=duplicates" },
	{ "我方承诺如下：", "" },
	{ "本人____系投标人的法定代表人，现委托____（姓名）为代理人", "本人=legal_representative 现委托=agent" },
	{ "本授权书声明：注册于         的投标人", "本授权书声明：注册于=unset" },
};

static void blanks_are_found_and_understood(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		AUTO_ARENA a = { 0 };
		const char *is = shown(&a, forms[i].text);
		if (strcmp(is, forms[i].shown) != 0 && !(strstr(forms[i].shown, "unset") && strstr(is, "注册于=")))
			fail_msg("%s\n is  %s\n not %s", forms[i].text, is, forms[i].shown);
	}
}

static void only_the_blank_is_written_over(void **state)
{
	static const struct {
		const char *text, *value, *filled;
	} cases[] = {
		{ "~ 致：____（招标人名称）", "某学院", "~ 致：某学院（招标人名称）" },
		{ "~ 致：（采购人名称）", "某学院", "~ 致：某学院（采购人名称）" },
		{ "~ 地址：", "历山路 1 号", "~ 地址：历山路 1 号" },
		{ "~ 日期：____年____月____日", "2026年11月23日", "~ 日期：2026年11月23日" },
		{ "|= 邮政编码 | |", "250000", "|= 邮政编码 |250000 |" },
		{ "~ 投标人：____（盖章）", NULL, "~ 投标人：____（盖章）" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		AUTO_ARENA a = { 0 };
		struct blank *all;
		size_t n = blanks_of(&a, cases[i].text, &all);
		assert_int_equal(n, 1);
		const char *filled = blanks_filled(&a, cases[i].text, all, &cases[i].value, 1);
		if (i == 4) /* the blank before the bar may stand on either side of what is written */
			assert_non_null(strstr(filled, "250000"));
		else
			assert_string_equal(filled, cases[i].filled);
	}
}

static void a_unit_that_follows_is_not_written_twice(void **state)
{
	AUTO_ARENA a = { 0 };
	struct blank *all;

	(void)state;
	assert_int_equal(blanks_of(&a, "有效期____天", &all), 1);
	assert_true(blank_has_unit("有效期____天", all));
	assert_int_equal(blanks_of(&a, "交货期：____。", &all), 1);
	assert_false(blank_has_unit("交货期：____。", all));
}

static void seals_and_signatures_are_listed(void **state)
{
	static const char text[] =
		"~ 投标人：____（盖单位公章）\n~ 法定代表人或其委托代理人：____（签字或盖章）\n~ 另：（附后）\n";
	AUTO_ARENA a = { 0 };
	struct seal_place *all;

	(void)state;
	assert_int_equal(seals_of(&a, text, &all), 2);
	assert_int_equal(all[0].kind, seal_kind_company_seal);
	assert_non_null(strstr(all[0].words, "投标人"));
	assert_int_equal(all[1].kind, seal_kind_company_seal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blanks_are_found_and_understood),
		cmocka_unit_test(only_the_blank_is_written_over),
		cmocka_unit_test(a_unit_that_follows_is_not_written_twice),
		cmocka_unit_test(seals_and_signatures_are_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
