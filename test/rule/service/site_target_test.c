/* A site's own targets: they say something, hold with the customer's word, and reach back to no case (C8). */
#include "rule/asked.h"

static void they_say_something_for_days_in_order(void **state)
{
	static const struct {
		int64_t response, onsite, restore;
		const char *from, *to, *answer;
	} rows[] = {
		{ UNSET, UNSET, 240, "2026-06-01", NULL, "" },
		{ 30, UNSET, UNSET, "2026-06-01", "2026-06-01", "" },
		{ UNSET, 180, UNSET, "2026-06-01", NULL, "" },
		{ UNSET, UNSET, UNSET, "2026-06-01", NULL, "restore_minutes targets_missing" },
		{ UNSET, UNSET, 240, "2026-06-01", "2026-05-31", "to_on ends_before_it_begins" },
	};
	ASK("2026-05-20", role_dispatcher);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(site_target, t);
		t->response_minutes = rows[i].response;
		t->onsite_minutes = rows[i].onsite;
		t->restore_minutes = rows[i].restore;
		t->from_on = day(rows[i].from);
		t->to_on = day(rows[i].to);
		assert_answer(rows[i].answer, answer_text(site_target_entity.check(t, NULL, &env), &a));
	}
}

/* By priority: each says something, and each once; then nothing need be said for all. */
static void priorities_say_something_once(void **state)
{
	static const struct {
		int64_t priority[2], restore[2];
		const char *answer;
	} rows[] = {
		{ { 1, 2 }, { 60, 120 }, "" },
		{ { 1, 2 }, { 60, UNSET }, "priorities[1].restore_minutes targets_missing" },
		{ { 3, 3 }, { 60, 120 }, "priorities[1].priority priority_named_twice" },
	};
	ASK("2026-05-20", role_dispatcher);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct site_target_priority *p = arena_array(&a, struct site_target_priority, 2);
		NEW(site_target, t);
		for (size_t k = 0; k < 2; k++) {
			p[k] = *(struct site_target_priority *)record_new(&site_target_priority_entity, &a);
			p[k].priority = rows[i].priority[k];
			p[k].restore_minutes = rows[i].restore[k];
		}
		t->priorities = (struct lines){ p, 2 };
		t->from_on = day("2026-06-01");
		assert_answer(rows[i].answer, answer_text(site_target_entity.check(t, NULL, &env), &a));
	}
}

static void the_customers_word_makes_them_hold(void **state)
{
	static const struct {
		int64_t customer; /* of whoever says yes; 0: one of us */
		int64_t agreement;
		const char *agreed, *from, *answer;
	} rows[] = {
		{ 0, 5, NULL, "2026-05-20", "" },
		{ 0, 5, "2026-05-10", "2026-05-10", "" },
		{ 4, 0, NULL, "2026-05-20", "" },
		{ 0, 0, NULL, "2026-05-20", "agreement customers_word_needed" },
		{ 0, 5, NULL, "2026-05-19", "from_on before_agreement" },
		{ 0, 5, "2026-05-21", "2026-06-01", "agreed_on in_the_future" },
	};
	ASK("2026-05-20", role_dispatcher);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(site_target, t);
		who.customer = rows[i].customer;
		t->restore_minutes = 240;
		t->agreed_by = "周工";
		t->agreement.v = rows[i].agreement;
		t->agreed_on = day(rows[i].agreed);
		t->from_on = day(rows[i].from);
		assert_answer(rows[i].answer, step_answer(&site_target_entity, t, "agree", &env));
	}
}

static void they_end_today_at_the_earliest(void **state)
{
	ASK("2026-05-20", role_dispatcher);
	NEW(site_target, t);

	t->stage = site_target_stage_agreed;
	t->end_reason = "已设驻点";
	t->to_on = day("2026-05-19");
	assert_answer("to_on in_the_past", step_answer(&site_target_entity, t, "end", &env));
	t->to_on = day("2026-05-20");
	assert_answer("", step_answer(&site_target_entity, t, "end", &env));
	struct site_target was = *t;
	was.stage = site_target_stage_agreed;
	was.to_on = (date){ 0 };
	t->restore_minutes = 240;
	was.restore_minutes = 240;
	assert_answer("", answer_text(site_target_entity.check(t, &was, &env), &a));
}

static void what_was_agreed_stays(void **state)
{
	struct site_target before;
	ASK("2026-05-20", role_dispatcher);
	NEW(site_target, t);

	t->stage = site_target_stage_agreed;
	t->restore_minutes = 240;
	t->from_on = day("2026-05-20");
	before = *t;
	t->restore_minutes = 480;
	assert_answer("restore_minutes agreed_is_fixed", answer_text(site_target_entity.check(t, &before, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(they_say_something_for_days_in_order),
		cmocka_unit_test(priorities_say_something_once),
		cmocka_unit_test(the_customers_word_makes_them_hold),
		cmocka_unit_test(they_end_today_at_the_earliest),
		cmocka_unit_test(what_was_agreed_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
