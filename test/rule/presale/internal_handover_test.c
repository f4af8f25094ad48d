/* The hand-over names promises and open points, and is taken by another than who prepared it (S15). */
#include "rule/asked.h"

static struct handover_point *points_new(struct internal_handover *h, unsigned n, struct arena *a)
{
	struct handover_point *rows = arena_array(a, struct handover_point, n);

	for (unsigned i = 0; i < n; i++)
		rows[i] = *(struct handover_point *)record_new(&handover_point_entity, a);
	h->points = (struct lines){ rows, n };
	return rows;
}

static void open_points_have_owner_and_day(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(internal_handover, h);
	struct handover_point *rows = points_new(h, 2, &a);

	h->receiver.v = h->contract.v = 9;
	rows[0].kind = handover_point_kind_open_point;
	rows[1].kind = handover_point_kind_document;
	assert_answer("points[0].owner open_point_needs_owner, points[0].due_on open_point_needs_day, "
		      "points no_commitment_handed_over",
		      step_answer(&internal_handover_entity, h, "present", &env));
	rows[0].owner.v = 9;
	rows[0].due_on = day("2026-07-01");
	rows[1].kind = handover_point_kind_commitment;
	assert_answer("", step_answer(&internal_handover_entity, h, "present", &env));
	assert_int_equal(h->presented_on.day, day("2026-06-01").day);
}

static void another_takes_it(void **state)
{
	ASK("2026-06-01", role_delivery);
	NEW(internal_handover, h);

	h->stage = internal_handover_stage_presented;
	h->meeting_on = day("2026-06-02");
	h->owner.v = env.actor->user;
	assert_answer("meeting_on in_the_future, accepted_by second_person_needed",
		      step_answer(&internal_handover_entity, h, "accept", &env));
	h->meeting_on = day("2026-05-31");
	h->owner.v = env.actor->user + 1;
	assert_answer("", step_answer(&internal_handover_entity, h, "accept", &env));
	assert_int_equal(h->accepted_on.day, day("2026-06-01").day);
	assert_int_equal(h->accepted_by.v, env.actor->user);
}

static void what_was_accepted_stays(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(internal_handover, before);
	NEW(internal_handover, after);

	before->stage = after->stage = internal_handover_stage_accepted;
	after->attendees = "马建业";
	assert_answer("attendees handover_accepted_is_fixed",
		      answer_text(internal_handover_check(after, before, &env), &a));
	after->attendees = NULL;
	after->notes = "归档";
	assert_null(internal_handover_check(after, before, &env));
}

static void members_end_after_they_begin(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(team_member, m);

	m->from_on = day("2026-06-02");
	m->to_on = day("2026-06-01");
	assert_answer("to_on end_before_start", answer_text(team_member_check(m, NULL, &env), &a));
	m->to_on = m->from_on;
	assert_null(team_member_check(m, NULL, &env));
}

static void a_tick_has_been(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(procedure_step, s);

	s->done_on = day("2026-06-02");
	assert_answer("done_on in_the_future", answer_text(procedure_step_check(s, NULL, &env), &a));
	s->done_on = day("2026-06-01");
	assert_null(procedure_step_check(s, NULL, &env));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(open_points_have_owner_and_day),
		cmocka_unit_test(another_takes_it),
		cmocka_unit_test(what_was_accepted_stays),
		cmocka_unit_test(members_end_after_they_begin),
		cmocka_unit_test(a_tick_has_been),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
