/* The stages of the house: its own words, those it does not use, those it lays behind others (FIELD 3). */
#include "rule/asked.h"
#include "rule/presale/forecast.h"
#include "rule/presale/house_stage.h"

#define MOST 12

struct laid {
	int64_t id;
	enum opportunity_stage stage;
	int64_t place;
	const char *name, *name_en;
	int64_t days, probability;
	bool off;
};

static const struct laid house[] = {
	{ 6, opportunity_stage_contracted, UNSET, "已签单", NULL, 10, 100, false },
	{ 9, opportunity_stage_technical_exchange, 2, "方案评审", "Design review", 10, 48, false },
	{ 3, opportunity_stage_technical_exchange, UNSET, "方案沟通", "Solution talks", 45, 40, false },
	{ 8, opportunity_stage_technical_exchange, 1, "现场测试", NULL, 15, 45, false },
	{ 1, opportunity_stage_lead, UNSET, "商机", "Prospect", 14, 10, false },
	{ 2, opportunity_stage_visited, UNSET, "已拜访", NULL, 21, 20, true },
	{ 7, opportunity_stage_technical_exchange, 3, "旧阶段", NULL, 99, 1, true },
	{ 4, opportunity_stage_bidding, UNSET, "投标中", NULL, 35, 50, false },
	{ 5, opportunity_stage_negotiation, UNSET, "谈判", NULL, 20, 80, true },
};

static struct house_stages house_new(struct arena *a)
{
	struct house_stages h = { arena_array(a, const struct stage_gate *, MOST), 0 };

	for (size_t i = 0; i < COUNT(house); i++) {
		struct stage_gate *g = record_new(&stage_gate_entity, a);
		g->record.id = house[i].id;
		g->target_stage = house[i].stage;
		g->place = house[i].place;
		g->name = house[i].name;
		g->name_en = house[i].name_en;
		g->days_planned = house[i].days;
		g->probability = house[i].probability;
		g->off = house[i].off;
		house_stages_add(&h, g);
	}
	return h;
}

static void stages_stand_in_their_order(void **state)
{
	static const int64_t order[] = { 1, 2, 3, 8, 9, 7, 4, 5, 6 };
	ASK("2026-06-01", role_sales);
	struct house_stages h = house_new(&a);

	(void)env;
	assert_int_equal(h.count, COUNT(order));
	for (unsigned i = 0; i < h.count; i++)
		assert_int_equal(h.row[i]->record.id, order[i]);
}

static void what_is_not_used_is_passed_by(void **state)
{
	static const struct {
		enum opportunity_stage from, to;
		bool skips, skips_otherwise;
		enum opportunity_stage next;
	} rows[] = {
		{ opportunity_stage_lead, opportunity_stage_visited, false, false,
		  opportunity_stage_technical_exchange },
		{ opportunity_stage_lead, opportunity_stage_technical_exchange, false, true,
		  opportunity_stage_technical_exchange },
		{ opportunity_stage_lead, opportunity_stage_bidding, true, true, opportunity_stage_technical_exchange },
		{ opportunity_stage_visited, opportunity_stage_bidding, true, true,
		  opportunity_stage_technical_exchange },
		{ opportunity_stage_technical_exchange, opportunity_stage_negotiation, false, false,
		  opportunity_stage_bidding },
		{ opportunity_stage_bidding, opportunity_stage_contracted, false, false, opportunity_stage_contracted },
		{ opportunity_stage_negotiation, opportunity_stage_contracted, false, false,
		  opportunity_stage_contracted },
		{ opportunity_stage_negotiation, opportunity_stage_visited, false, false,
		  opportunity_stage_contracted },
	};
	ASK("2026-06-01", role_sales);
	struct house_stages h = house_new(&a), none = { 0 };

	(void)env;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_int_equal(house_stage_skips(&h, rows[i].from, rows[i].to), rows[i].skips);
		assert_int_equal(house_stage_skips(&none, rows[i].from, rows[i].to), rows[i].skips_otherwise);
		assert_int_equal(house_stage_next(&h, rows[i].from), rows[i].next);
	}
	assert_int_equal(house_stage_next(&none, opportunity_stage_lead), opportunity_stage_visited);
}

static void business_stands_in_a_stage_of_the_house(void **state)
{
	static const struct {
		enum opportunity_stage stage;
		int64_t further, id;
		const char *zh, *en;
		int64_t probability;
	} rows[] = {
		{ opportunity_stage_lead, 0, 1, "商机", "Prospect", 10 },
		{ opportunity_stage_technical_exchange, 0, 3, "方案沟通", "Solution talks", 40 },
		{ opportunity_stage_technical_exchange, 8, 8, "现场测试", "现场测试", 45 },
		{ opportunity_stage_technical_exchange, 9, 9, "方案评审", "Design review", 48 },
		/* What was taken away since. */
		{ opportunity_stage_technical_exchange, 77, 3, "方案沟通", "Solution talks", 40 },
	};
	ASK("2026-06-01", role_sales);
	struct house_stages h = house_new(&a);

	(void)env;
	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(opportunity, o);
		o->stage = rows[i].stage;
		o->house_stage.v = rows[i].further;
		const struct stage_gate *g = house_stage_of(&h, o);
		assert_int_equal(g->record.id, rows[i].id);
		assert_string_equal(house_stage_word(g, LANGUAGE_ZH), rows[i].zh);
		assert_string_equal(house_stage_word(g, LANGUAGE_EN), rows[i].en);
		assert_int_equal(forecast_of(o, g).probability, rows[i].probability);
	}
	assert_int_equal(house_stage_days(&h, opportunity_stage_technical_exchange), 45 + 15 + 10);
	assert_int_equal(house_stage_days(&h, opportunity_stage_visited), 0);
}

static void a_further_stage_is_reached_from_the_one_it_lies_behind(void **state)
{
	static const struct {
		enum opportunity_stage stage;
		int64_t to;
		const char *answer;
	} rows[] = {
		{ opportunity_stage_technical_exchange, 8, "" },
		{ opportunity_stage_technical_exchange, 3, "" },
		{ opportunity_stage_technical_exchange, 0, "" },
		{ opportunity_stage_technical_exchange, 7, "house_stage stage_switched_off" },
		{ opportunity_stage_technical_exchange, 4, "house_stage stage_elsewhere" },
		{ opportunity_stage_lead, 8, "house_stage stage_elsewhere" },
	};
	ASK("2026-06-01", role_sales);
	struct house_stages h = house_new(&a);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(opportunity, o);
		o->stage = rows[i].stage;
		assert_answer(
			rows[i].answer,
			answer_text(house_stage_advance(o, house_stage_by_id(&h, (stage_gate_id){ rows[i].to }), &env),
				    &a));
	}
}

static void what_the_house_may_do_to_its_stages(void **state)
{
	static const struct {
		int64_t id;
		bool anchor;
		int64_t next;
	} rows[] = {
		{ 1, true, 10 }, { 2, false, 10 }, { 3, false, 13 },   { 8, false, 13 },
		{ 4, true, 10 }, { 5, false, 10 }, { 6, true, UNSET },
	};
	ASK("2026-06-01", role_sales);
	struct house_stages h = house_new(&a);

	(void)env;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct stage_gate *g = house_stage_by_id(&h, (stage_gate_id){ rows[i].id });
		assert_int_equal(house_stage_is_anchor(g), rows[i].anchor);
		assert_int_equal(house_stage_next_place(&h, g->target_stage), rows[i].next);
	}
}

/* Ten places of ten are full at 90; then one by one, and at 99 there is none. */
static void the_last_places_are_taken_one_by_one(void **state)
{
	static const int64_t rows[][2] = { { 80, 90 }, { 89, 99 }, { 90, 91 }, { 98, 99 }, { 99, UNSET } };
	ASK("2026-06-01", role_sales);

	(void)env;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct house_stages h = { arena_array(&a, const struct stage_gate *, 1), 0 };
		struct stage_gate *g = record_new(&stage_gate_entity, &a);
		g->target_stage = opportunity_stage_visited;
		g->place = rows[i][0];
		house_stages_add(&h, g);
		assert_int_equal(house_stage_next_place(&h, opportunity_stage_visited), rows[i][1]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stages_stand_in_their_order),
		cmocka_unit_test(what_is_not_used_is_passed_by),
		cmocka_unit_test(business_stands_in_a_stage_of_the_house),
		cmocka_unit_test(a_further_stage_is_reached_from_the_one_it_lies_behind),
		cmocka_unit_test(what_the_house_may_do_to_its_stages),
		cmocka_unit_test(the_last_places_are_taken_one_by_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
