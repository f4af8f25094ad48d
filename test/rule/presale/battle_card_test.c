/* What stands on the card of a deal, and what comes first there (S10, S60, S71). */
#include <stdlib.h>

#include "rule/asked.h"
#include "rule/presale/battle_card.h"

static void needs_that_must_be_met_come_first(void **state)
{
	static const struct {
		int64_t id;
		enum requirement_priority priority;
		enum requirement_stage stage;
	} rows[] = {
		{ 9, requirement_priority_unset, requirement_stage_draft },
		{ 7, requirement_priority_could, requirement_stage_accepted },
		{ 3, requirement_priority_must, requirement_stage_draft },
		{ 5, requirement_priority_should, requirement_stage_analysed },
		{ 4, requirement_priority_must, requirement_stage_accepted },
		{ 2, requirement_priority_must, requirement_stage_accepted },
		{ 6, requirement_priority_must, requirement_stage_negotiating },
	};
	static const int64_t order[] = { 2, 4, 6, 3, 5, 7, 9 };
	const struct requirement *all[COUNT(rows)];
	ASK("2026-06-01", role_presales);

	(void)env;
	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(requirement, r);
		r->record.id = rows[i].id;
		r->priority = rows[i].priority;
		r->stage = rows[i].stage;
		all[i] = r;
	}
	qsort(all, COUNT(all), sizeof *all, battle_card_by_need);
	for (size_t i = 0; i < COUNT(all); i++)
		assert_int_equal(all[i]->record.id, order[i]);
}

static void what_is_over_is_not_on_it(void **state)
{
	static const struct {
		enum requirement_stage stage;
		bool stands;
	} rows[] = {
		{ requirement_stage_draft, true },	 { requirement_stage_analysed, true },
		{ requirement_stage_negotiating, true }, { requirement_stage_accepted, true },
		{ requirement_stage_declined, false },	 { requirement_stage_merged, false },
	};
	ASK("2026-06-01", role_presales);

	(void)env;
	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(requirement, r);
		r->stage = rows[i].stage;
		assert_int_equal(battle_card_has_need(r), rows[i].stands);
	}
	NEW(risk, k);
	k->stage = risk_stage_occurred;
	assert_true(battle_card_has_risk(k));
	k->stage = risk_stage_closed;
	assert_false(battle_card_has_risk(k));
	NEW(highlight, h);
	h->stage = highlight_stage_draft;
	assert_false(battle_card_has_highlight(h));
	h->stage = highlight_stage_adoptable;
	assert_true(battle_card_has_highlight(h));
}

static void who_weighs_most_and_the_worst_risk_come_first(void **state)
{
	static const int64_t given[] = { 5, UNSET, 14, 14 }, ids[] = { 1, 2, 4, 3 }, order[] = { 3, 4, 1, 2 };
	const struct stakeholder *people[COUNT(given)];
	const struct risk *risks[COUNT(given)];
	ASK("2026-06-01", role_presales);

	(void)env;
	for (size_t i = 0; i < COUNT(given); i++) {
		NEW(stakeholder, p);
		NEW(risk, r);
		p->record.id = r->record.id = ids[i];
		p->weight = r->score = given[i];
		people[i] = p;
		risks[i] = r;
	}
	qsort(people, COUNT(people), sizeof *people, battle_card_by_weight);
	qsort(risks, COUNT(risks), sizeof *risks, battle_card_by_score);
	for (size_t i = 0; i < COUNT(order); i++) {
		assert_int_equal(people[i]->record.id, order[i]);
		assert_int_equal(risks[i]->record.id, order[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(needs_that_must_be_met_come_first),
		cmocka_unit_test(what_is_over_is_not_on_it),
		cmocka_unit_test(who_weighs_most_and_the_worst_risk_come_first),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
