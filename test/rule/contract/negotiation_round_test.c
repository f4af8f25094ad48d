/* What may be negotiated depends on the method and on the award (C20, S38). */
#include "rule/asked.h"
#include "rule/contract/negotiation.h"

#define SET(m) procurement_method_##m
#define TOPIC(t) negotiation_topic_##t

static void the_method_decides_before_the_award_the_substance_after(void **state)
{
	static const char before[] = "not_negotiable_before_award", after[] = "substance_stands_after_award";
	static const struct {
		enum procurement_method method;
		bool after_award;
		enum negotiation_topic topic;
		const char *reason;
	} rows[] = {
		{ SET(open_tender), false, TOPIC(price), before },
		{ SET(open_tender), false, TOPIC(quality), before },
		{ SET(open_tender), false, TOPIC(service), before },
		{ SET(open_tender), false, TOPIC(clarification), NULL },
		{ SET(invited_tender), false, TOPIC(period), before },
		{ SET(competitive_negotiation), false, TOPIC(price), NULL },
		{ SET(competitive_negotiation), false, TOPIC(quality), NULL },
		{ SET(competitive_consultation), false, TOPIC(scope), NULL },
		{ SET(single_source), false, TOPIC(price), NULL },
		{ SET(rfq), false, TOPIC(price), "quoted_once" },
		{ SET(rfq), false, TOPIC(service), NULL },
		{ SET(open_tender), true, TOPIC(price), after },
		{ SET(open_tender), true, TOPIC(warranty), after },
		{ SET(open_tender), true, TOPIC(wording), NULL },
		{ SET(open_tender), true, TOPIC(liability), NULL },
		{ SET(competitive_negotiation), true, TOPIC(price), after },
		{ SET(single_source), true, TOPIC(period), after },
		{ SET(unset), false, TOPIC(price), NULL },
		{ SET(unset), true, TOPIC(price), NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *said = negotiation_forbids(rows[i].method, rows[i].after_award, rows[i].topic);
		assert_string_equal(said == NULL ? "" : said, rows[i].reason == NULL ? "" : rows[i].reason);
	}
}

static struct negotiation_round *round_of(struct arena *a, enum negotiation_topic topic, enum point_outcome outcome)
{
	struct negotiation_round *r = record_new(&negotiation_round_entity, a);
	struct negotiation_point *p = record_new(&negotiation_point_entity, a);

	p->topic = topic;
	p->outcome = outcome;
	p->text = "降价 3 %";
	r->bid.v = 5;
	r->method = procurement_method_open_tender;
	r->stage = negotiation_round_stage_held;
	r->held_on = day("2026-03-02");
	r->points = (struct lines){ p, 1 };
	return r;
}

static void what_may_not_be_agreed_may_be_declined(void **state)
{
	ASK("2026-03-02", role_sales);
	struct negotiation_round *r = round_of(&a, negotiation_topic_price, point_outcome_open);
	struct negotiation_point *p = LINE_AT(r->points, struct negotiation_point, 0);

	assert_answer("points[0].topic not_negotiable_before_award",
		      answer_text(negotiation_round_check(r, NULL, &env), &a));
	p->outcome = point_outcome_declined;
	assert_answer("", answer_text(negotiation_round_check(r, NULL, &env), &a));
	r->method = procurement_method_competitive_negotiation;
	p->outcome = point_outcome_agreed;
	assert_answer("points[0].agreed required", answer_text(negotiation_round_check(r, NULL, &env), &a));
	p->agreed = "降价 3 %";
	assert_answer("", answer_text(negotiation_round_check(r, NULL, &env), &a));
	r->bid.v = 0;
	assert_answer("bid bid_or_contract_needed", answer_text(negotiation_round_check(r, NULL, &env), &a));
}

static void a_round_closes_when_nothing_is_open(void **state)
{
	ASK("2026-03-02", role_sales);
	struct negotiation_round *r = round_of(&a, negotiation_topic_clarification, point_outcome_open);

	assert_answer("points[0].outcome point_open", step_answer(&negotiation_round_entity, r, "close", &env));
	LINE_AT(r->points, struct negotiation_point, 0)->outcome = point_outcome_declined;
	assert_answer("", step_answer(&negotiation_round_entity, r, "close", &env));
	r->stage = negotiation_round_stage_held;
	r->points.count = 0;
	assert_answer("points required_for_step", step_answer(&negotiation_round_entity, r, "close", &env));
	r->stage = negotiation_round_stage_planned;
	r->held_on = day("2026-03-03");
	assert_answer("held_on in_the_future", step_answer(&negotiation_round_entity, r, "hold", &env));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_method_decides_before_the_award_the_substance_after),
		cmocka_unit_test(what_may_not_be_agreed_may_be_declined),
		cmocka_unit_test(a_round_closes_when_nothing_is_open),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
