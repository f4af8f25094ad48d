/* Amounts as people type them. */
#include "rule/finance/amount.h"

#include "base/money.h"
#include "rule/given.h"

static void amounts_are_read_or_refused(void **state)
{
	static const struct {
		const char *text, *amount; /* NULL: none */
	} rows[] = {
		{ "¥1,234.50", "1234.50" },
		{ "￥1,234.5元整", "1234.50" },
		{ "１２３４．５０元", "1234.50" },
		{ "１，２３４．５０", "1234.50" },
		{ " 1 234 567.80 ", "1234567.80" },
		{ "12.5万元", "125000.00" },
		{ "12.5 万", "125000.00" },
		{ "０．５万元", "5000.00" },
		{ "1.2亿元", "120000000.00" },
		{ "3百万", "3000000.00" },
		{ "5千元", "5000.00" },
		{ "12万5千元", "125000.00" },
		{ "12万5000元", "125000.00" },
		{ "1亿2000万元", "120000000.00" },
		{ "人民币12.5万元", "125000.00" },
		{ "RMB 1,234.50", "1234.50" },
		{ "1234.50CNY", "1234.50" },
		{ "人民币壹拾贰万伍仟元整", "125000.00" },
		{ "壹拾贰万伍仟圆正", "125000.00" },
		{ "十二万五千", "125000.00" },
		{ "-1234.5", "-1234.50" },
		{ "¥-5", "-5.00" },
		{ "(1,000.00)", "-1000.00" },
		{ "0", "0.00" },
		{ "1.005", "1.01" },
		{ "1.0049", "1.00" },
		{ "-1.005", "-1.01" },
		{ "12.34567万元", "123456.70" },
		{ "1,23", NULL },
		{ "1234,567", NULL },
		{ ",123", NULL },
		{ "1.2.3", NULL },
		{ "12.", NULL },
		{ ".5", NULL },
		{ "12万5", NULL },
		{ "12.5万5千", NULL },
		{ "5千12万", NULL },
		{ "三万五", NULL },
		{ "万", NULL },
		{ "元", NULL },
		{ "¥", NULL },
		{ "(-5)", NULL },
		{ "(5", NULL },
		{ "5%", NULL },
		{ "1e5", NULL },
		{ "面议", NULL },
		{ "abc", NULL },
		{ "", NULL },
		{ "99999999999999999999", NULL },
		{ "999999999999999999999999999999", NULL },
		{ "9999999999999亿", NULL },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		money m = { 0 };
		bool read = amount_read(rows[i].text, &a, &m);
		if (read != (rows[i].amount != NULL))
			fail_msg("%s: %s", rows[i].text, read ? money_text(m, &a) : "not read");
		if (read)
			assert_string_equal(money_text(m, &a), rows[i].amount);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(amounts_are_read_or_refused) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
