/* Which section answers an item of the scoring, as it is offered. */
#include "rule/asked.h"
#include "rule/bid/score_section.h"

static void the_best_of_a_book(void **state)
{
	static const struct {
		const char *title;
		enum section_paper paper;
	} book[] = {
		{ "一、投标函", section_paper_bid_letter },
		{ "二、资格证明文件", section_paper_certificates },
		{ "三、类似项目业绩", section_paper_track_record },
		{ "四、技术方案", section_paper_unset },
		{ "五、项目实施方案", section_paper_unset },
		{ "六、售后服务方案", section_paper_after_sales_plan },
		{ "七、开标一览表", section_paper_opening_schedule },
	};
	static const struct {
		enum score_kind kind;
		const char *name;
		int best; /* -1: none is offered */
	} rows[] = {
		{ score_kind_price, "投标报价", 6 },	       { score_kind_track_record, "业绩", 2 },
		{ score_kind_certificate, "企业认证", 1 },     { score_kind_technical, "技术方案", 3 },
		{ score_kind_technical, "实施方案与进度", 4 }, { score_kind_service, "本地化服务能力", 5 },
		{ score_kind_personnel, "项目团队", -1 },      { score_kind_presentation, "现场演示", -1 },
		{ score_kind_other, "节能环保产品", -1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		unsigned most = 0;
		int best = -1;
		for (size_t k = 0; k < COUNT(book); k++) {
			unsigned fit = score_section_fit(rows[i].kind, rows[i].name, book[k].title, book[k].paper);
			if (fit > most) {
				most = fit;
				best = (int)k;
			}
		}
		if (best != rows[i].best)
			fail_msg("%s: %d, not %d", rows[i].name, best, rows[i].best);
	}
}

static void a_form_is_known_by_its_title(void **state)
{
	(void)state;
	assert_true(score_section_fit(score_kind_price, "投标价格", "三、开标一览表", section_paper_unset) > 0);
	assert_true(score_section_fit(score_kind_track_record, "同类项目", "附件5 近三年业绩表", section_paper_unset) >
		    0);
	assert_true(score_section_fit(score_kind_personnel, "项目团队", "拟投入人员一览表", section_paper_unset) > 0);
	assert_int_equal(score_section_fit(score_kind_personnel, "项目团队", "三、开标一览表", section_paper_unset), 0);
}

static void a_name_within_the_other_is_best(void **state)
{
	(void)state;
	assert_true(score_section_fit(score_kind_other, "培训方案", "附：培训方案", section_paper_unset) >
		    score_section_fit(score_kind_service, "服务", "售后", section_paper_after_sales_plan));
	assert_int_equal(score_section_fit(score_kind_other, "甲", "乙", section_paper_unset), 0);
	assert_int_equal(score_section_fit(score_kind_other, "甲乙丙", "丁戊己", section_paper_unset), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_best_of_a_book),
		cmocka_unit_test(a_form_is_known_by_its_title),
		cmocka_unit_test(a_name_within_the_other_is_best),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
