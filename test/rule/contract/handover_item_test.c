/* In when we gave it and the customer took it. */
#include "rule/asked.h"

static void handing_in(void **state)
{
	static const struct {
		const char *on;
		int64_t copies;
		enum handover_medium medium;
		int64_t document;
		const char *answer;
	} rows[] = {
		{ NULL, 2, handover_medium_paper, 0, "" },
		{ "2026-06-01", 2, handover_medium_goods, 0, "" },
		{ "2026-06-03", 2, handover_medium_paper, 0, "handed_in_on in_the_future" },
		{ NULL, 0, handover_medium_paper, 0, "copies too_small" },
		{ NULL, 1, handover_medium_electronic, 0, "document required_for_step" },
		{ NULL, 1, handover_medium_paper_and_electronic, 0, "document required_for_step" },
		{ NULL, 1, handover_medium_electronic, 5, "" },
		{ NULL, UNSET, handover_medium_unset, 0, "medium required_for_step, copies required_for_step" },
	};
	ASK("2026-06-02", role_project_manager);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(handover_item, h);
		h->handed_in_on = day(rows[i].on);
		h->copies = rows[i].copies;
		h->medium = rows[i].medium;
		h->document.v = rows[i].document;
		h->return_reason = "缺页";
		assert_answer(rows[i].answer, step_answer(&handover_item_entity, h, "hand_in", &env));
		assert_null(h->return_reason);
		if (rows[i].on == NULL && *rows[i].answer == '\0')
			assert_int_equal(h->handed_in_on.day, day("2026-06-02").day);
	}
}

static void confirming_and_sending_back(void **state)
{
	ASK("2026-06-05", role_project_manager);
	NEW(handover_item, h);

	h->stage = handover_item_stage_handed_in;
	h->handed_in_on = day("2026-06-02");
	h->received_by = "李主任";
	h->confirmed_on = day("2026-06-01");
	assert_answer("confirmed_on before_hand_in", step_answer(&handover_item_entity, h, "confirm", &env));
	h->confirmed_on = day("2026-06-06");
	assert_answer("confirmed_on in_the_future", step_answer(&handover_item_entity, h, "confirm", &env));
	h->confirmed_on = day("2026-06-02");
	assert_null(handover_item_confirm(h, &env));
	h->confirmed_on = (date){ 0 };
	assert_answer("", step_answer(&handover_item_entity, h, "confirm", &env));
	assert_int_equal(h->confirmed_on.day, day("2026-06-05").day);
	h->return_reason = "缺页";
	assert_answer("", step_answer(&handover_item_entity, h, "send_back", &env));
	assert_int_equal(h->stage, handover_item_stage_missing);
	assert_int_equal(h->handed_in_on.day, 0);
	assert_null(h->received_by);
}

static void confirmed_papers_are_fixed(void **state)
{
	ASK("2026-06-05", role_project_manager);
	NEW(handover_item, before);
	NEW(handover_item, after);

	after->record.id = 5;
	after->same_as.v = 5;
	assert_answer("same_as not_itself", answer_text(handover_item_check(after, before, &env), &a));
	after->same_as.v = 6;
	assert_null(handover_item_check(after, NULL, &env));
	before->stage = after->stage = handover_item_stage_confirmed;
	after->same_as.v = 0;
	after->storage_place = "档案柜";
	after->pages = 3;
	assert_answer("pages confirmed_is_fixed", answer_text(handover_item_check(after, before, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(handing_in),
		cmocka_unit_test(confirming_and_sending_back),
		cmocka_unit_test(confirmed_papers_are_fixed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
