/* When a solution may be approved, and what a change does to an approval (S5, S6). */
#include "rule/asked.h"

static struct lines one_line(int64_t cost, int64_t price, struct arena *a)
{
	struct lines lines = { arena_array(a, struct bom_line, 1), 1 };

	*LINE_AT(lines, struct bom_line, 0) = (struct bom_line){ .name = "摄像机",
								 .quantity = { 1000000 },
								 .unit_cost = { cost },
								 .unit_price = { price },
								 .discount = { UNSET },
								 .tax_rate = { 130000 } };
	return lines;
}

static void it_is_sent_when_it_is_whole(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(solution_version, v);

	assert_null(solution_version_check(v, NULL, &env));
	assert_answer("lines no_lines", step_answer(&solution_version_entity, v, "submit", &env));
	v->lines = one_line(UNSET, 12500, &a);
	assert_null(solution_version_check(v, NULL, &env));
	assert_int_equal(v->margin.minor, UNSET);
	assert_answer("lines lines_incomplete", step_answer(&solution_version_entity, v, "submit", &env));
	v->lines = one_line(10000, 12500, &a);
	assert_null(solution_version_check(v, NULL, &env));
	assert_int_equal(v->margin_rate.millionths, 200000);
	assert_answer("", step_answer(&solution_version_entity, v, "submit", &env));
	assert_int_equal(v->submitted_by.v, THIS_USER);
}

static void approval_has_its_conditions(void **state)
{
	static const struct {
		bool major;
		int64_t decisions, floor;
		enum role role;
		int64_t submitter;
		const char *answer;
	} rows[] = {
		/* DOMAIN S6: major, 0 decisions -> refused */
		{ true, 0, UNSET, role_manager, OTHER_USER, "decisions decision_needed" },
		{ true, UNSET, UNSET, role_manager, OTHER_USER, "decisions decision_needed" },
		{ true, 1, UNSET, role_presales, OTHER_USER, "" },
		{ false, 0, UNSET, role_presales, OTHER_USER, "" },
		{ false, 0, UNSET, role_presales, THIS_USER, "approved_by second_person_needed" },
		{ false, 0, UNSET, role_manager, THIS_USER, "" },
		{ false, 0, 200000, role_presales, OTHER_USER, "" },
		{ false, 0, 200100, role_presales, OTHER_USER, "margin_rate below_margin_floor" },
		{ false, 0, 200100, role_manager, OTHER_USER, "" },
		{ true, 0, 200100, role_sales, THIS_USER,
		  "decisions decision_needed, margin_rate below_margin_floor, approved_by second_person_needed" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		ASK("2026-06-01", rows[i].role);
		NEW(solution_version, v);
		v->lines = one_line(10000, 12500, &a);
		assert_null(solution_version_check(v, NULL, &env));
		v->stage = solution_version_stage_review;
		v->is_major = rows[i].major;
		v->decisions = rows[i].decisions;
		v->margin_floor.millionths = rows[i].floor;
		v->submitted_by.v = rows[i].submitter;
		v->content_hash = "abc";
		assert_answer(rows[i].answer, step_answer(&solution_version_entity, v, "approve", &env));
		if (*rows[i].answer == '\0')
			assert_string_equal(v->approved_hash, "abc");
	}
}

/* In this stage, with this hash then and now: what a change of the title answers, and the stage after it. */
static void a_change_takes_the_approval_away(void **state)
{
	static const struct {
		enum solution_version_stage stage;
		const char *hash, *answer;
		enum solution_version_stage after;
	} rows[] = {
		{ solution_version_stage_draft, "new", "", solution_version_stage_draft },
		{ solution_version_stage_review, "new", "title in_review_is_fixed", solution_version_stage_review },
		{ solution_version_stage_approved, "old", "", solution_version_stage_approved },
		{ solution_version_stage_approved, "new", "", solution_version_stage_draft },
		{ solution_version_stage_superseded, "new", "title superseded_is_fixed",
		  solution_version_stage_superseded },
	};
	ASK("2026-06-01", role_presales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(solution_version, before);
		NEW(solution_version, v);
		before->stage = v->stage = rows[i].stage;
		before->title = "V1";
		v->title = "V1 改";
		before->content_hash = "old";
		v->content_hash = rows[i].hash;
		assert_answer(rows[i].answer, answer_text(solution_version_check(v, before, &env), &a));
		assert_int_equal(v->stage, rows[i].after);
		assert_int_equal(v->voided_by.v, rows[i].after != rows[i].stage ? THIS_USER : 0);
	}
}

static void lines_come_from_one_place(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(solution_version, v);

	v->copied_from.v = 1;
	v->template.v = 2;
	assert_answer("template one_source", answer_text(solution_version_check(v, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_sent_when_it_is_whole),
		cmocka_unit_test(approval_has_its_conditions),
		cmocka_unit_test(a_change_takes_the_approval_away),
		cmocka_unit_test(lines_come_from_one_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
