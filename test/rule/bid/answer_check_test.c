/* Evidence that is missing, and answers that only repeat the question. */
#include "rule/asked.h"
#include "rule/bid/answer_check.h"

static void evidence_must_be_there(void **state)
{
	static const struct {
		enum requirement_mark mark;
		enum mark_meaning star;
		const char *required, *evidence;
		int64_t page;
		enum clause_response_stage stage;
		bool unproven;
	} rows[] = {
		{ requirement_mark_star, mark_meaning_unset, NULL, NULL, UNSET, clause_response_stage_answered, true },
		{ requirement_mark_star, mark_meaning_unset, NULL, NULL, 12, clause_response_stage_answered, false },
		{ requirement_mark_star, mark_meaning_unset, NULL, "彩页", UNSET, clause_response_stage_reviewed,
		  false },
		{ requirement_mark_star, mark_meaning_weighs, NULL, NULL, UNSET, clause_response_stage_answered,
		  false },
		{ requirement_mark_none, mark_meaning_unset, "检测报告", NULL, UNSET, clause_response_stage_answered,
		  true },
		{ requirement_mark_none, mark_meaning_unset, NULL, NULL, UNSET, clause_response_stage_answered, false },
		{ requirement_mark_star, mark_meaning_unset, NULL, NULL, UNSET, clause_response_stage_open, false },
	};
	ASK("2026-03-02", role_bid);

	(void)env;
	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(tender, t);
		NEW(clause, c);
		NEW(clause_response, r);
		t->star_meaning = rows[i].star;
		c->mark = rows[i].mark;
		c->evidence_required = rows[i].required;
		r->stage = rows[i].stage;
		r->evidence = rows[i].evidence;
		r->evidence_page = rows[i].page;
		assert_int_equal(answer_unproven(t, c, r), rows[i].unproven);
		assert_false(answer_unproven(t, c, NULL));
	}
}

static void words_copied(void **state)
{
	static const struct {
		const char *requirement, *text;
		bool copies;
	} rows[] = {
		{ "内存≥16GB；", "内存 ≥ 16gb", true }, { "内存≥１６ＧＢ。", "内存≥16GB", true },
		{ "内存≥16GB", "内存 32GB", false },	{ "内存≥16GB", "内存≤16GB", false },
		{ "内存≥16GB", NULL, false },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(answer_copies(rows[i].requirement, rows[i].text, &a), rows[i].copies);
}

static void more_than_nine_in_ten(void **state)
{
	static const struct {
		unsigned numeric, copied;
		bool warning;
	} rows[] = { { 10, 9, false }, { 10, 10, true }, { 100, 91, true }, { 0, 0, false }, { 1, 0, false } };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(copied_too_much(&(struct copied_count){ rows[i].numeric, rows[i].copied }, 90),
				 rows[i].warning);
}

static void only_numbers_are_counted(void **state)
{
	struct copied_count n = { 0 };
	AUTO_ARENA a = { 0 };

	(void)state;
	copied_add(&n, "内存≥16GB", "内存≥16GB", &a);
	copied_add(&n, "内存≥16GB", "内存 32GB", &a);
	copied_add(&n, "提供彩页", "提供彩页", &a);
	copied_add(&n, "内存≥16GB", NULL, &a);
	assert_int_equal(n.numeric, 2);
	assert_int_equal(n.copied, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(evidence_must_be_there),
		cmocka_unit_test(words_copied),
		cmocka_unit_test(more_than_nine_in_ten),
		cmocka_unit_test(only_numbers_are_counted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
