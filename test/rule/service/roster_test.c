/* Every hour has somebody on duty, holidays and nights too (S93). */
#include "rule/service/roster.h"

#include "rule/asked.h"

struct shift {
	const char *from, *to;
	enum duty_role role;
};

#define FIRST duty_role_first
#define LEAD duty_role_lead

static const char *gap_text(const struct roster_gap *g, struct arena *a)
{
	return arena_print(a, "%.16s–%.16s %s%s%s", instant_text(g->from, a), instant_text(g->to, a),
			   duty_role_choices.labels[g->role], g->rest_day ? " rest" : "",
			   g->holiday == NULL ? "" : arena_print(a, " %s", g->holiday));
}

static void gaps_are_found(void **state)
{
	static const struct {
		struct shift shifts[5];
		const char *from, *to, *gaps[3];
	} rows[] = {
		/* the day of 春节 has nobody: 2026-02-17 */
		{ { { "2026-02-16T00:00", "2026-02-17T00:00", FIRST },
		    { "2026-02-18T00:00", "2026-02-19T00:00", FIRST },
		    { "2026-02-16T00:00", "2026-02-19T00:00", LEAD } },
		  "2026-02-16T00:00",
		  "2026-02-19T00:00",
		  { "2026-02-17T00:00–2026-02-18T00:00 first rest 春节" } },
		/* overlapping, in any order, and reaching over both ends: no gap */
		{ { { "2026-03-03T12:00", "2026-03-05T00:00", FIRST },
		    { "2026-03-01T00:00", "2026-03-03T13:00", FIRST },
		    { "2026-03-02T00:00", "2026-03-04T00:00", LEAD } },
		  "2026-03-02T00:00",
		  "2026-03-04T00:00",
		  { NULL } },
		/* nobody at all */
		{ { { NULL } },
		  "2026-03-02T00:00",
		  "2026-03-03T00:00",
		  { "2026-03-02T00:00–2026-03-03T00:00 first", "2026-03-02T00:00–2026-03-03T00:00 lead" } },
		/* a night between two shifts; second duty does not stand in for first */
		{ { { "2026-03-02T00:00", "2026-03-02T20:00", FIRST },
		    { "2026-03-02T20:00", "2026-03-03T08:00", duty_role_second },
		    { "2026-03-03T08:00", "2026-03-04T00:00", FIRST },
		    { "2026-03-02T00:00", "2026-03-04T00:00", LEAD } },
		  "2026-03-02T00:00",
		  "2026-03-04T00:00",
		  { "2026-03-02T20:00–2026-03-03T08:00 first" } },
		/* a shift within another one ends nothing */
		{ { { "2026-03-02T00:00", "2026-03-04T00:00", FIRST },
		    { "2026-03-02T06:00", "2026-03-02T07:00", FIRST },
		    { "2026-03-02T00:00", "2026-03-03T23:59", LEAD } },
		  "2026-03-02T00:00",
		  "2026-03-04T00:00",
		  { "2026-03-03T23:59–2026-03-04T00:00 lead" } },
	};
	AUTO_ARENA a = { 0 };
	const struct calendar *calendar = announced_calendar(&a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct roster_span spans[5];
		struct roster_gap *gaps = NULL;
		size_t n = 0, wanted = 0;
		for (; n < 5 && rows[i].shifts[n].from != NULL; n++)
			spans[n] = (struct roster_span){ moment(rows[i].shifts[n].from), moment(rows[i].shifts[n].to),
							 rows[i].shifts[n].role };
		size_t found = roster_gaps(spans, n, moment(rows[i].from), moment(rows[i].to), calendar, &a, &gaps);
		while (wanted < 3 && rows[i].gaps[wanted] != NULL)
			wanted++;
		assert_int_equal(found, wanted);
		for (size_t k = 0; k < found; k++)
			assert_string_equal(gap_text(&gaps[k], &a), rows[i].gaps[k]);
	}
}

static void a_shift_has_a_length(void **state)
{
	static const struct {
		const char *from, *to, *answer;
	} rows[] = {
		{ "2026-03-02T08:00", "2026-03-02T20:00", "" },
		{ "2026-03-02T20:00", "2026-03-02T08:00", "to_at ends_before_it_begins" },
		{ "2026-03-02T08:00", "2026-03-02T08:00", "to_at ends_before_it_begins" },
		{ "2026-03-02T08:00", "2026-04-02T08:00", "" },
		{ "2026-03-02T08:00", "2026-04-02T08:01", "to_at shift_too_long" },
	};
	ASK("2026-03-01", role_dispatcher);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(duty_shift, s);
		s->from_at = moment(rows[i].from);
		s->to_at = moment(rows[i].to);
		assert_answer(rows[i].answer, answer_text(duty_shift_check(s, NULL, &env), &a));
	}
}

static void a_check_in_says_where_and_now(void **state)
{
	ASK("2026-03-01", role_engineer);
	NEW(check_in, c);

	c->person.v = THIS_USER;
	assert_answer("city required", answer_text(check_in_check(c, NULL, &env), &a));
	c->city = "济南";
	assert_answer("", answer_text(check_in_check(c, NULL, &env), &a));
	c->person.v = OTHER_USER;
	assert_answer("person own_place_only", answer_text(check_in_check(c, NULL, &env), &a));
	who.roles = ROLE_BIT(role_dispatcher);
	assert_answer("", answer_text(check_in_check(c, NULL, &env), &a));
	assert_true(c->seen_at.us == env.now.us);
}

static void a_code_is_for_a_device_or_a_place(void **state)
{
	ASK("2026-03-01", role_engineer);
	NEW(report_token, t);

	assert_answer("equipment device_or_place", answer_text(report_token_check(t, NULL, &env), &a));
	t->equipment.v = 5;
	assert_answer("", answer_text(report_token_check(t, NULL, &env), &a));
	t->site.v = 6;
	assert_answer("equipment device_or_place", answer_text(report_token_check(t, NULL, &env), &a));
}

static void an_offer_is_answered_once(void **state)
{
	ASK("2026-03-01", role_engineer);
	NEW(dispatch_offer, o);

	assert_answer("decline_reason required_for_step", step_answer(&dispatch_offer_entity, o, "decline", &env));
	assert_answer("", step_answer(&dispatch_offer_entity, o, "expire", &env));
	assert_true(o->answered_at.us == env.now.us);
	assert_answer("", step_answer(&dispatch_offer_entity, o, "accept", &env)); /* late, but he will go */
	assert_int_equal(o->stage, dispatch_offer_stage_accepted);
	assert_string_not_equal("", step_answer(&dispatch_offer_entity, o, "decline", &env));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gaps_are_found),
		cmocka_unit_test(a_shift_has_a_length),
		cmocka_unit_test(a_check_in_says_where_and_now),
		cmocka_unit_test(a_code_is_for_a_device_or_a_place),
		cmocka_unit_test(an_offer_is_answered_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
