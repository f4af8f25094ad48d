/* Terms as tender documents say them (DOMAIN 2.4). */
#include "rule/bid/stated_term.h"

#include "rule/given.h"

static void terms_are_read(void **state)
{
	static const struct {
		const char *text;
		int64_t months, days;
	} rows[] = {
		{ "24 个月", 24, 720 },
		{ "自验收合格之日起3年", 36, UNSET },
		{ "质保两年", 24, UNSET },
		{ "60 天", UNSET, 60 },
		{ "合同签订后四十五日历天内", UNSET, 45 },
		{ "合同签订后 30日内交货", UNSET, 30 },
		{ "2 周", UNSET, 14 },
		{ "按甲方要求", UNSET, UNSET },
		{ "第 3 包：质保 12个月", 12, 360 },
		{ "2026年3月1日起 5 年", 60, UNSET },
		{ NULL, UNSET, UNSET },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_int_equal(stated_months(rows[i].text), rows[i].months);
		assert_int_equal(stated_days(rows[i].text), rows[i].days);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(terms_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
