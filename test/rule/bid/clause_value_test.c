/* A number asked for and a number offered; nothing is said where it is not certain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rule/bid/clause_value.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static void offers_are_compared(void **state)
{
	static const struct {
		const char *asked, *offered;
		enum clause_verdict verdict;
	} rows[] = {
		{ "内存≥ 16GB", "32 GB", VALUE_BETTER },
		{ "内存≥ 16GB", "16GB", VALUE_SAME },
		{ "内存≥ 16GB", "8GB", VALUE_WORSE },
		{ "内存≥16GB", "0.5TB", VALUE_BETTER },
		{ "内存≥16GB", "8192 MB", VALUE_WORSE },
		{ "时延≤ 5ms", "3 ms", VALUE_BETTER },
		{ "时延≤ 5ms", "5ms", VALUE_SAME },
		{ "时延≤ 5ms", "1s", VALUE_WORSE },
		{ "误差±2%", "±1.5%", VALUE_BETTER },
		{ "误差±2%", "±2.001%", VALUE_WORSE },
		{ "质保期不少于24个月", "2年", VALUE_SAME },
		{ "质保期不少于24个月", "3 年", VALUE_BETTER },
		{ "质保期不少于24个月", "18个月", VALUE_WORSE },
		{ "工期不超过60日历天", "45天", VALUE_BETTER },
		{ "后备时间不少于60分钟", "1 小时", VALUE_SAME },
		{ "有效像素不低于400万", "800万", VALUE_BETTER },
		{ "容量≥１６ＧＢ", "３２ＧＢ", VALUE_BETTER },
		{ "质保期3年以上", "5年", VALUE_BETTER },
		{ "质保期 3 年及以上", "3年", VALUE_SAME },
		{ "接到报修后2小时内到场", "90分钟", VALUE_BETTER },
		{ "接到报修后2小时内到场", "4小时", VALUE_WORSE },
		{ "报警响应时间在1秒以内", "800 ms", VALUE_BETTER },
		{ "合同签订后 45 日历天之内完工", "45 天", VALUE_SAME },
		{ "围栏间距 20 厘米以下", "150毫米", VALUE_BETTER },
		{ "主频≥2.4GHz", "2400MHz", VALUE_SAME },
		/* not certain */
		{ "3 年以上质保，2 小时内到场", "3年", VALUE_UNKNOWN },
		{ "室内机柜，内存插槽 4 个", "8", VALUE_UNKNOWN },
		{ "质保期不少于24个月", "730天", VALUE_UNKNOWN },
		{ "内存≥16GB", "32", VALUE_UNKNOWN },
		{ "内存≥16GB", "足够大", VALUE_UNKNOWN },
		{ "内存≥16GB，时延≤5ms", "32GB", VALUE_UNKNOWN },
		{ "内存为16GB", "32GB", VALUE_UNKNOWN },
		{ "内存≥约定值", "32GB", VALUE_UNKNOWN },
		{ "像素≥400万", "4K", VALUE_UNKNOWN },
		{ "内存≥16GB", NULL, VALUE_UNKNOWN },
		{ NULL, "32GB", VALUE_UNKNOWN },
		{ "容量≥9000000000000000000GB", "1GB", VALUE_UNKNOWN },
		{ "容量≥9000000000TB", "9000000000TB", VALUE_UNKNOWN },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		enum clause_verdict got = clause_value_compare(rows[i].asked, rows[i].offered, &a);
		if (got != rows[i].verdict)
			fail_msg("row %zu, \"%s\" against \"%s\": %d", i, rows[i].asked == NULL ? "" : rows[i].asked,
				 rows[i].offered == NULL ? "" : rows[i].offered, (int)got);
	}
}

static void a_number_is_asked_for_or_not(void **state)
{
	static const struct {
		const char *requirement;
		bool asked;
	} rows[] = {
		{ "内存≥ 16GB", true },	   { "质保期 3 年以上", true },
		{ "2 小时内到场", true },  { "内存为16GB", false },
		{ "提供检测报告", false }, { "内存≥16GB，时延≤5ms", false },
		{ "不少于约定值", false }, { NULL, false },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(clause_value_asked(rows[i].requirement, &a), rows[i].asked);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(offers_are_compared),
		cmocka_unit_test(a_number_is_asked_for_or_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
