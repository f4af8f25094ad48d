/* An answer of the library is approved by a second person and stays as it was approved. */
#include "rule/asked.h"

static void approved_by_a_second_person(void **state)
{
	static const struct {
		enum library_kind kind;
		const char *question, *text, *value, *valid_to;
		int64_t owner;
		const char *answer;
	} rows[] = {
		{ library_kind_answer, "内存不低于 16GB", "配置 32GB", "32GB", NULL, OTHER_USER, "" },
		{ library_kind_answer, "内存不低于 16GB", "配置 32GB", "32GB", "2026-03-02", OTHER_USER, "" },
		{ library_kind_answer, "内存不低于 16GB", "配置 32GB", "32GB", "2026-03-01", OTHER_USER,
		  "valid_to already_over" },
		{ library_kind_answer, NULL, "配置 32GB", NULL, NULL, OTHER_USER, "question required_for_step" },
		{ library_kind_passage, NULL, "公司概况", NULL, NULL, OTHER_USER, "" },
		{ library_kind_answer, NULL, NULL, NULL, NULL, THIS_USER,
		  "text answer_needed, question required_for_step, approved_by second_person_needed" },
	};
	ASK("2026-03-02", role_bid);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(library_entry, l);
		l->stage = library_entry_stage_draft;
		l->kind = rows[i].kind;
		l->question = rows[i].question;
		l->text = rows[i].text;
		l->value = rows[i].value;
		l->valid_to = day(rows[i].valid_to);
		l->owner.v = rows[i].owner;
		assert_answer(rows[i].answer, step_answer(&library_entry_entity, l, "approve", &env));
	}
}

static void what_is_approved_is_fixed(void **state)
{
	ASK("2026-03-02", role_bid);
	NEW(library_entry, before);
	NEW(library_entry, after);

	before->stage = after->stage = library_entry_stage_approved;
	before->text = "一";
	after->text = "二";
	after->keywords = "内存";
	after->uses = 3;
	assert_answer("text approved_is_fixed", answer_text(library_entry_check(after, before, &env), &a));
	before->stage = library_entry_stage_draft;
	assert_answer("", answer_text(library_entry_check(after, before, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(approved_by_a_second_person),
		cmocka_unit_test(what_is_approved_is_fixed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
