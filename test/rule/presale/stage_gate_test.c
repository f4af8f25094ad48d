/* Gates are data, the law is not (S29, S30, S35, A3, A21; SG-01..03). */
#include "rule/asked.h"
#include "rule/presale/stage_gate.h"

#define MOST 8

struct asked {
	enum gate_key key;
	enum gate_severity severity;
};

static struct stage_gate *gate_new(enum opportunity_stage to, const struct asked *asked, unsigned n, struct arena *a)
{
	struct stage_gate *g = record_new(&stage_gate_entity, a);

	g->target_stage = to;
	g->criteria.rows = arena_array(a, struct gate_criterion, n + 1);
	for (unsigned i = 0; i < n; i++) {
		struct gate_criterion *c = LINE_AT(g->criteria, struct gate_criterion, g->criteria.count++);
		*c = *(const struct gate_criterion *)record_new(&gate_criterion_entity, a);
		c->criterion = asked[i].key;
		c->severity = asked[i].severity;
	}
	return g;
}

/* A house of this one stage. */
static const struct house_stages *only(const struct stage_gate *g, struct arena *a)
{
	struct house_stages *h = arena_alloc(a, sizeof *h);

	*h = (struct house_stages){ arena_array(a, const struct stage_gate *, 1), 0 };
	if (g != NULL)
		house_stages_add(h, g);
	return h;
}

static const struct asked first_visit[] = {
	{ gate_key_engagement_held, gate_severity_mandatory },
	{ gate_key_one_fact, gate_severity_mandatory },
	{ gate_key_budget_known, gate_severity_advised },
};

/* A21: project name and one fact are enough, or a day on which it is asked. */
static void a_visit_needs_a_fact(void **state)
{
	static const struct {
		int64_t engagements, budget;
		const char *scope, *facts_due, *expected;
		int64_t decision_maker;
		const char *answer;
	} rows[] = {
		{ 0, UNSET, NULL, NULL, NULL, 0, "engagement_count no_engagement_held, scope one_fact_needed" },
		{ 0, UNSET, "120 个点位", NULL, NULL, 0, "engagement_count no_engagement_held" },
		{ 1, UNSET, NULL, NULL, NULL, 0, "scope one_fact_needed" },
		{ 1, UNSET, "120 个点位", NULL, NULL, 0, "" },
		{ 1, 0, NULL, NULL, NULL, 0, "" },
		{ 1, UNSET, NULL, "2026-06-15", NULL, 0, "" },
		{ 1, UNSET, NULL, NULL, "2026-09-01", 0, "" },
		{ 1, UNSET, NULL, NULL, NULL, 9, "" },
	};
	ASK("2026-06-01", role_sales);
	const struct stage_gate *gate = gate_new(opportunity_stage_visited, first_visit, 3, &a);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct gate_facts facts = { .engagements_held = rows[i].engagements };
		NEW(opportunity, o);
		o->stage = opportunity_stage_lead;
		o->budget.minor = rows[i].budget;
		o->scope = rows[i].scope;
		o->facts_due_on = day(rows[i].facts_due);
		o->tender_expected_on = day(rows[i].expected);
		o->decision_maker.v = rows[i].decision_maker;
		assert_answer(
			rows[i].answer,
			answer_text(stage_gate_judge(only(gate, &a), opportunity_stage_visited, o, &facts, &env), &a));
	}
}

/* S30: a house that asks for all four basics: 3 of 4 filled stays a lead. */
static void a_strict_house_asks_for_all_basics(void **state)
{
	static const struct asked four[] = {
		{ gate_key_engagement_held, gate_severity_mandatory },
		{ gate_key_scope_known, gate_severity_mandatory },
		{ gate_key_budget_known, gate_severity_mandatory },
		{ gate_key_schedule_known, gate_severity_mandatory },
		{ gate_key_decision_maker_known, gate_severity_mandatory },
	};
	const struct gate_facts facts = { .engagements_held = 1 };
	ASK("2026-06-01", role_sales);
	const struct stage_gate *gate = gate_new(opportunity_stage_visited, four, 5, &a);
	NEW(opportunity, o);

	o->stage = opportunity_stage_lead;
	o->scope = "120 个点位";
	o->budget.minor = 100000000;
	o->tender_expected_on = day("2026-09-01");
	assert_answer("decision_maker decision_maker_unknown",
		      answer_text(stage_gate_judge(only(gate, &a), opportunity_stage_visited, o, &facts, &env), &a));
	o->decision_maker.v = 9;
	assert_answer("",
		      answer_text(stage_gate_judge(only(gate, &a), opportunity_stage_visited, o, &facts, &env), &a));
}

/* Each criterion, not met and met. */
static void every_criterion_is_looked_at(void **state)
{
	ASK("2026-06-01", role_sales);

	for (enum gate_key key = 1; key < gate_key_count; key++) {
		const struct asked one[] = { { key, gate_severity_mandatory } };
		const struct stage_gate *gate = gate_new(opportunity_stage_visited, one, 1, &a);
		struct gate_facts poor = {
			.major = true, .red_risks_unanswered = 2, .exit_criteria_open = 3, .unknowns_passed = 1
		};
		struct gate_facts rich = { .major = true, .engagements_held = 2, .exchanges_held = 1 };
		NEW(opportunity, o);
		NEW(opportunity, full);
		full->budget.minor = full->amount_est.minor = 100;
		full->tender_expected_on = full->expected_sign_on = day("2026-09-01");
		full->decision_maker.v = full->presales_owner.v = 9;
		full->scope = "120 个点位";
		full->interest_level = 3;
		full->invited = true;
		full->our_prior_service = "none";
		assert_non_null(stage_gate_missing(gate, gate_severity_mandatory, o, &poor, &env));
		assert_null(stage_gate_missing(gate, gate_severity_advised, o, &poor, &env));
		assert_null(stage_gate_missing(gate, gate_severity_mandatory, full, &rich, &env));
	}
}

/* What the house leaves out, the law still asks for. */
static void the_law_stands(void **state)
{
	ASK("2026-06-01", role_manager);
	const struct stage_gate *empty = gate_new(opportunity_stage_bidding, NULL, 0, &a);
	const struct gate_facts facts = { 0 };
	NEW(opportunity, o);

	o->stage = opportunity_stage_technical_exchange;
	assert_answer("our_prior_service required_for_step, invited invitation_or_tender_needed",
		      answer_text(stage_gate_judge(only(empty, &a), opportunity_stage_bidding, o, &facts, &env), &a));
	assert_answer("our_prior_service required_for_step, invited invitation_or_tender_needed",
		      answer_text(stage_gate_judge(only(NULL, &a), opportunity_stage_bidding, o, &facts, &env), &a));
	assert_answer("criteria law_gate_stays",
		      answer_text(stage_gate_check((struct stage_gate *)(uintptr_t)empty, NULL, &env), &a));
}

static void a_gate_is_well_formed(void **state)
{
	static const struct {
		enum opportunity_stage to;
		struct asked asked[MOST];
		unsigned n;
		const char *answer;
	} rows[] = {
		{ opportunity_stage_visited, { { gate_key_budget_known, gate_severity_advised } }, 1, "" },
		{ opportunity_stage_visited,
		  { { gate_key_budget_known, gate_severity_advised },
		    { gate_key_budget_known, gate_severity_mandatory } },
		  2,
		  "criteria[1].criterion criterion_twice" },
		{ opportunity_stage_lost, { { 0 } }, 0, "target_stage stage_has_no_gate" },
		{ opportunity_stage_bidding,
		  { { gate_key_prior_service_stated, gate_severity_mandatory },
		    { gate_key_invited_or_tender, gate_severity_advised } },
		  2,
		  "criteria law_gate_stays" },
		{ opportunity_stage_bidding,
		  { { gate_key_prior_service_stated, gate_severity_mandatory },
		    { gate_key_invited_or_tender, gate_severity_mandatory } },
		  2,
		  "" },
	};
	ASK("2026-06-01", role_manager);

	for (size_t i = 0; i < COUNT(rows); i++)
		assert_answer(
			rows[i].answer,
			answer_text(stage_gate_check(gate_new(rows[i].to, rows[i].asked, rows[i].n, &a), NULL, &env),
				    &a));
}

/* What was only advised is passed over by name; a thing asked for twice is said once. */
static void advice_is_passed_over(void **state)
{
	static const struct asked asked[] = {
		{ gate_key_invited_or_tender, gate_severity_mandatory },
		{ gate_key_interest_shown, gate_severity_advised },
		{ gate_key_presales_owner_named, gate_severity_advised },
		{ gate_key_scope_known, gate_severity_advised },
	};
	const struct gate_facts facts = { .major = true };
	ASK("2026-06-01", role_sales);
	const struct stage_gate *gate = gate_new(opportunity_stage_bidding, asked, 4, &a);
	NEW(opportunity, o);

	o->stage = opportunity_stage_technical_exchange;
	o->scope = "120 个点位";
	o->our_prior_service = "none";
	o->interest_level = 2;
	assert_answer("invited invitation_or_tender_needed",
		      answer_text(stage_gate_judge(only(gate, &a), opportunity_stage_bidding, o, &facts, &env), &a));
	assert_string_equal(stage_gate_passed_over(gate, o, &facts, &a), "presales_owner_named,interest_shown");
	o->interest_level = 3;
	o->presales_owner.v = 9;
	assert_null(stage_gate_passed_over(gate, o, &facts, &a));
}

static void leaders_skip_with_a_reason(void **state)
{
	static const struct {
		enum role role;
		enum opportunity_stage from, to;
		const char *reason, *answer;
	} rows[] = {
		{ role_sales, opportunity_stage_lead, opportunity_stage_technical_exchange, "老客户",
		  "stage skip_needs_leader" },
		{ role_sales, opportunity_stage_visited, opportunity_stage_bidding, NULL,
		  "stage skip_needs_leader, skip_reason required_for_step" },
		{ role_manager, opportunity_stage_visited, opportunity_stage_bidding, NULL,
		  "skip_reason required_for_step" },
		{ role_manager, opportunity_stage_lead, opportunity_stage_bidding, "老客户公告后直接投标", "" },
		{ role_deputy_general_manager, opportunity_stage_lead, opportunity_stage_technical_exchange, "老客户",
		  "" },
		{ role_sales, opportunity_stage_technical_exchange, opportunity_stage_bidding, NULL, "" },
		{ role_sales, opportunity_stage_visited, opportunity_stage_technical_exchange, NULL, "" },
	};
	const struct gate_facts facts = { 0 };

	for (size_t i = 0; i < COUNT(rows); i++) {
		ASK("2026-06-01", rows[i].role);
		NEW(opportunity, o);
		o->stage = rows[i].from;
		o->invited = true;
		o->our_prior_service = "none";
		o->skip_reason = rows[i].reason;
		assert_answer(rows[i].answer,
			      answer_text(stage_gate_judge(only(NULL, &a), rows[i].to, o, &facts, &env), &a));
	}
}

/* FIELD 3: the stages of the rules stay what they are, and those the rules stand on stay in use. */
static void a_stage_of_the_house_is_well_formed(void **state)
{
	static const struct {
		enum opportunity_stage to;
		int64_t place, before;
		bool off;
		const char *answer;
	} rows[] = {
		{ opportunity_stage_visited, UNSET, UNSET, true, "" },
		{ opportunity_stage_technical_exchange, UNSET, UNSET, true, "" },
		{ opportunity_stage_negotiation, UNSET, UNSET, true, "" },
		{ opportunity_stage_lead, UNSET, UNSET, true, "off stage_is_an_anchor" },
		{ opportunity_stage_contracted, UNSET, UNSET, true, "off stage_is_an_anchor" },
		{ opportunity_stage_lead, 1, 1, true, "" },
		{ opportunity_stage_bidding, 1, 1, false, "" },
		{ opportunity_stage_visited, 3, 1, false, "" },
		{ opportunity_stage_contracted, 1, 1, false, "place nothing_behind_contracted" },
		{ opportunity_stage_visited, 1, UNSET, false, "place stage_stays_its_kind" },
		{ opportunity_stage_visited, UNSET, 1, false, "place stage_stays_its_kind" },
	};
	ASK("2026-06-01", role_manager);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stage_gate *before = gate_new(rows[i].to, NULL, 0, &a), *g = gate_new(rows[i].to, NULL, 0, &a);
		before->place = rows[i].before;
		g->place = rows[i].place;
		g->off = rows[i].off;
		assert_answer(rows[i].answer, answer_text(stage_gate_check(g, before, &env), &a));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_visit_needs_a_fact),		cmocka_unit_test(a_strict_house_asks_for_all_basics),
		cmocka_unit_test(every_criterion_is_looked_at), cmocka_unit_test(the_law_stands),
		cmocka_unit_test(a_gate_is_well_formed),	cmocka_unit_test(advice_is_passed_over),
		cmocka_unit_test(leaders_skip_with_a_reason),	cmocka_unit_test(a_stage_of_the_house_is_well_formed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
