/* The plan of the contract that DOMAIN A7, A9, A11 and A15 work out: accepted 2026-05-20, 2 years, 济南. */
#include "rule/contract/obligation_plan.h"

#include <stdlib.h>
#include <string.h>

#include "rule/given.h"

struct worked {
	struct arena arena;
	const struct calendar *calendar;
	struct seasons seasons;
	struct plan_terms terms;
};

static int worked_setup(void **state)
{
	struct worked *w = calloc(1, sizeof *w);

	w->calendar = announced_calendar(&w->arena);
	w->seasons = known_seasons(&w->arena);
	w->terms = (struct plan_terms){ .accepted_on = day("2026-05-20"),
					.policy = service_policy_seed(),
					.seasons = &w->seasons,
					.city = "济南市",
					.seasonal_exposure = true };
	w->terms.policy.warranty_term = 2;
	*state = w;
	return 0;
}

static int worked_teardown(void **state)
{
	struct worked *w = *state;

	arena_free(&w->arena);
	free(w);
	return 0;
}

static struct obligation_plan plan_of(struct worked *w)
{
	struct obligation_plan plan = { 0 };

	assert_null(obligation_plan_make(&w->terms, w->calendar, &w->arena, &plan));
	return plan;
}

static const struct planned_obligation *row_of(const struct obligation_plan *plan, const char *key)
{
	const struct planned_obligation *row = obligation_plan_find(plan, key);

	if (row == NULL)
		fail_msg("no %s in the plan", key);
	return row;
}

static void assert_days(struct worked *w, const struct planned_obligation *row, const char *from, const char *due,
			const char *to)
{
	assert_string_equal(shown(row->from, &w->arena), from);
	assert_string_equal(shown(row->due, &w->arena), due);
	assert_string_equal(shown(row->to, &w->arena), to);
}

static size_t count_of(const struct obligation_plan *plan, enum obligation_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < plan->count; i++)
		n += plan->row[i].kind == kind;
	return n;
}

static void the_grid_has_36_visits_off_days_of_rest(void **state)
{
	static const struct {
		const char *key, *raw, *due;
		enum confidence confidence;
	} rows[] = {
		{ "routine_revisit/1", "2026-06-09", "2026-06-09", CONFIDENCE_ANNOUNCED },
		{ "routine_revisit/2", "2026-06-29", "2026-06-29", CONFIDENCE_ANNOUNCED },
		{ "routine_revisit/3", "2026-07-19", "2026-07-17", CONFIDENCE_ANNOUNCED },
		{ "routine_revisit/4", "2026-08-08", "2026-08-07", CONFIDENCE_ANNOUNCED },
		{ "routine_revisit/7", "2026-10-07", "2026-09-30", CONFIDENCE_ANNOUNCED },
		{ "routine_revisit/10", "2026-12-06", "2026-12-04", CONFIDENCE_ANNOUNCED },
		{ "routine_revisit/11", "2026-12-26", "2026-12-25", CONFIDENCE_ANNOUNCED },
		{ "routine_revisit/16", "2027-04-05", "2027-04-02", CONFIDENCE_FALLBACK },
		{ "routine_revisit/17", "2027-04-25", "2027-04-23", CONFIDENCE_FALLBACK },
		{ "routine_revisit/18", "2027-05-15", "2027-05-14", CONFIDENCE_FALLBACK },
		{ "routine_revisit/36", "2028-05-09", "2028-05-09", CONFIDENCE_FALLBACK },
	};
	struct worked *w = *state;
	struct obligation_plan plan = plan_of(w);

	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct planned_obligation *row = row_of(&plan, rows[i].key);
		assert_string_equal(shown(row->raw, &w->arena), rows[i].raw);
		assert_string_equal(shown(row->due, &w->arena), rows[i].due);
		assert_int_equal(row->confidence, rows[i].confidence);
	}
	assert_int_equal(count_of(&plan, OBLIGATION_ROUTINE_REVISIT), 36);
	assert_null(obligation_plan_find(&plan, "routine_revisit/37"));
}

static void every_visit_is_a_workday_inside_the_warranty(void **state)
{
	struct worked *w = *state;
	struct obligation_plan plan = plan_of(w);

	for (size_t i = 0; i < plan.count; i++) {
		const struct planned_obligation *row = &plan.row[i];
		if (row->kind < OBLIGATION_ROUTINE_REVISIT)
			continue;
		assert_true(calendar_is_workday(w->calendar, row->due));
		assert_true(row->due.day > w->terms.accepted_on.day);
		assert_true(row->due.day <= day("2028-05-20").day);
		assert_true(row->from.day <= row->due.day && row->due.day <= row->to.day);
	}
}

static void a_moved_visit_says_why(void **state)
{
	struct worked *w = *state;
	struct obligation_plan plan = plan_of(w);
	const struct why *sunday = row_of(&plan, "routine_revisit/3")->why;
	const struct why *national = row_of(&plan, "routine_revisit/7")->why;

	assert_string_equal(
		why_text(sunday, LANGUAGE_ZH, &w->arena),
		"自 2026-05-20 起每 20 天回访一次，第 3 次为 2026-07-19。2026-07-19 是星期日，改到 2026-07-17。");
	assert_string_equal(why_text(sunday, LANGUAGE_EN, &w->arena),
			    "A visit every 20 days from 2026-05-20: number 3 is 2026-07-19. "
			    "2026-07-19 is a Sunday: moved to 2026-07-17.");
	assert_non_null(strstr(why_text(national, LANGUAGE_ZH, &w->arena), "2026-10-07 是国庆节，改到 2026-09-30。"));
	assert_non_null(strstr(why_text(row_of(&plan, "routine_revisit/16")->why, LANGUAGE_ZH, &w->arena),
			       "2027-04-05 是清明节，改到 2027-04-02。2027 年放假通知尚未公布"));
}

static void near_a_long_holiday_of_a_computed_year_it_warns(void **state)
{
	struct worked *w = *state;
	struct obligation_plan plan = plan_of(w);

	/* 春节 2027 is 02-05 to 02-08; number 13 is 2027-02-04; number 7 lies by an announced 国庆. */
	assert_string_equal(shown(row_of(&plan, "routine_revisit/13")->due, &w->arena), "2027-02-04");
	assert_true(row_of(&plan, "routine_revisit/13")->caution);
	assert_false(row_of(&plan, "routine_revisit/7")->caution);
	assert_false(row_of(&plan, "routine_revisit/16")->caution);
}

static void every_month_has_one_trip_on_the_grid(void **state)
{
	struct worked *w = *state;
	struct obligation_plan plan = plan_of(w);

	assert_int_equal(count_of(&plan, OBLIGATION_MONTHLY_ONSITE), 24);
	for (size_t i = 0; i < plan.count; i++) {
		const struct planned_obligation *row = &plan.row[i];
		if (row->kind != OBLIGATION_MONTHLY_ONSITE)
			continue;
		const struct planned_obligation *trip = row_of(&plan, row->merged_into);
		assert_int_equal(trip->due.day, row->due.day);
		assert_true(trip->on_site);
		assert_true(trip->programmes & PROGRAMME_BIT(PROGRAMME_MONTHLY));
		assert_true(trip->programmes & PROGRAMME_BIT(PROGRAMME_MAINTENANCE));
		assert_int_equal(date_civil(row->from).month, date_civil(row->due).month);
	}
	assert_days(w, row_of(&plan, "monthly_onsite/2026-06"), "2026-06-01", "2026-06-09", "2026-06-30");
	assert_days(w, row_of(&plan, "monthly_onsite/2028-05"), "2028-05-01", "2028-05-09", "2028-05-20");
	assert_null(obligation_plan_find(&plan, "monthly_onsite/2026-05"));
}

static void each_season_has_a_visit_in_its_first_30_days(void **state)
{
	struct worked *w = *state;
	struct obligation_plan plan = plan_of(w);

	assert_int_equal(count_of(&plan, OBLIGATION_SEASONAL_REVISIT), 4);
	assert_days(w, row_of(&plan, "seasonal_revisit/rain/2026-06-01"), "2026-06-01", "2026-06-09", "2026-07-01");
	assert_days(w, row_of(&plan, "seasonal_revisit/heating/2026-11-15"), "2026-11-15", "2026-11-16", "2026-12-15");
	assert_days(w, row_of(&plan, "seasonal_revisit/rain/2027-06-01"), "2027-06-01", "2027-06-04", "2027-07-01");
	assert_days(w, row_of(&plan, "seasonal_revisit/heating/2027-11-15"), "2027-11-15", "2027-12-01", "2027-12-15");
	assert_string_equal(row_of(&plan, "seasonal_revisit/heating/2026-11-15")->merged_into, "routine_revisit/9");
	assert_true(row_of(&plan, "routine_revisit/9")->programmes & PROGRAMME_BIT(PROGRAMME_HEATING));
	assert_true(row_of(&plan, "routine_revisit/9")->programmes & PROGRAMME_BIT(PROGRAMME_MONTHLY));
}

static void without_exposure_there_are_no_season_visits(void **state)
{
	struct worked *w = *state;

	w->terms.seasonal_exposure = false;
	struct obligation_plan plan = plan_of(w);
	assert_int_equal(count_of(&plan, OBLIGATION_SEASONAL_REVISIT), 0);
	assert_int_equal(count_of(&plan, OBLIGATION_MONTHLY_ONSITE), 24);
}

static void the_other_obligations_have_their_days(void **state)
{
	struct worked *w = *state;
	struct obligation_plan plan = plan_of(w);

	assert_days(w, row_of(&plan, "warranty"), "2026-05-20", "2028-05-20", "2028-05-22");
	assert_int_equal(row_of(&plan, "warranty")->confidence, CONFIDENCE_FALLBACK);
	assert_days(w, row_of(&plan, "training"), "", "2026-05-20", "2026-05-20");
	assert_days(w, row_of(&plan, "handover"), "", "2026-05-20", "2026-05-20");
	assert_days(w, row_of(&plan, "parts_availability"), "2026-05-20", "2029-05-20", "2029-05-20");
	assert_days(w, row_of(&plan, "parts_supply"), "2026-05-20", "2036-05-20", "2036-05-20");
	assert_days(w, row_of(&plan, "lifetime_repair"), "2028-05-21", "", "");
	assert_days(w, row_of(&plan, "response"), "2026-05-20", "", "");
	assert_days(w, row_of(&plan, "restore"), "2026-05-20", "", "");
	assert_days(w, row_of(&plan, "technical_revisit"), "2026-05-20", "2026-09-17", "2026-11-20");
	assert_non_null(strstr(why_text(row_of(&plan, "warranty")->why, LANGUAGE_ZH, &w->arena),
			       "末日为星期六，2028-05-22 及以前的报修仍算质保期内。"));
}

/* C24: an hour of arrival stands where one is promised, if only for one priority (C5). */
static void an_arrival_stands_where_it_is_promised(void **state)
{
	static const struct {
		const char *key, *zh; /* key NULL: nothing is promised */
	} rows[] = {
		{ NULL, NULL },
		{ "sla.onsite_minutes", "接到报修后 90 分钟内到场" },
		{ "sla.onsite_minutes.p1", "优先级 1：响应 0、到场 90、排除故障 120（分钟）" },
	};
	struct worked *w = *state;

	for (size_t i = 0; i < COUNT(rows); i++) {
		w->terms.policy = service_policy_seed();
		w->terms.policy.warranty_term = 2;
		if (rows[i].key != NULL)
			assert_null(policy_set(&w->terms.policy, rows[i].key, "90", &w->arena));
		struct obligation_plan plan = plan_of(w);
		assert_int_equal(count_of(&plan, OBLIGATION_ARRIVAL), rows[i].key != NULL);
		if (rows[i].key == NULL)
			continue;
		const struct planned_obligation *row = row_of(&plan, "arrival");
		assert_days(w, row, "2026-05-20", "", "");
		assert_non_null(strstr(why_text(row->why, LANGUAGE_ZH, &w->arena), rows[i].zh));
	}
}

static void the_policy_moves_the_plan(void **state)
{
	struct worked *w = *state;
	struct arena *a = &w->arena;

	assert_null(policy_set(&w->terms.policy, "sla.restore_minutes", "240", a));
	assert_null(policy_set(&w->terms.policy, "revisit.shift", "next_workday", a));
	assert_null(policy_set(&w->terms.policy, "warranty.rolls_to_workday", "false", a));
	struct obligation_plan plan = plan_of(w);
	assert_non_null(strstr(why_text(row_of(&plan, "restore")->why, LANGUAGE_EN, a), "within 240 minutes"));
	assert_string_equal(shown(row_of(&plan, "routine_revisit/3")->due, a), "2026-07-20");
	assert_days(w, row_of(&plan, "warranty"), "2026-05-20", "2028-05-20", "2028-05-20");
}

static bool same_row(const struct planned_obligation *a, const struct planned_obligation *b, struct arena *arena)
{
	return strcmp(a->key, b->key) == 0 && a->due.day == b->due.day && a->from.day == b->from.day &&
	       a->to.day == b->to.day && a->programmes == b->programmes && a->on_site == b->on_site &&
	       strcmp(why_text(a->why, LANGUAGE_EN, arena), why_text(b->why, LANGUAGE_EN, arena)) == 0;
}

static void planning_again_gives_the_same_plan(void **state)
{
	struct worked *w = *state;
	struct obligation_plan first = plan_of(w), again = plan_of(w);

	assert_int_equal(first.count, again.count);
	for (size_t i = 0; i < first.count; i++)
		assert_true(same_row(&first.row[i], &again.row[i], &w->arena));
}

/* Every visit in turn, a week later: only rows done on its own trip may differ. */
static void moving_one_visit_leaves_the_rest(void **state)
{
	struct worked *w = *state;
	struct obligation_plan before = plan_of(w);

	for (int number = 1; number <= 36; number++) {
		const char *key = arena_print(&w->arena, "routine_revisit/%d", number);
		struct visit_move move = { .number = number, .to = date_plus(row_of(&before, key)->due, 1) };

		w->terms.move = &move;
		w->terms.moves = 1;
		struct obligation_plan after = plan_of(w);
		assert_int_equal(after.count, before.count);
		assert_int_equal(row_of(&after, key)->due.day, move.to.day);
		for (size_t i = 0; i < before.count; i++) {
			const struct planned_obligation *was = &before.row[i], *is = &after.row[i];
			bool own = strcmp(was->key, key) == 0 ||
				   (was->merged_into != NULL && strcmp(was->merged_into, key) == 0);
			bool out_of_window =
				own && was->kind != OBLIGATION_ROUTINE_REVISIT && is->due.day != move.to.day;
			assert_string_equal(was->key, is->key);
			if (out_of_window)
				break; /* moved over a month's end: another trip takes it on */
			assert_true(own || same_row(was, is, &w->arena));
		}
	}
}

static void a_rolling_plan_knows_only_the_next_visit(void **state)
{
	struct worked *w = *state;

	w->terms.policy.visit_mode = VISIT_ROLLING;
	w->terms.last_visit = day("2026-06-12");
	struct obligation_plan plan = plan_of(w);
	assert_int_equal(count_of(&plan, OBLIGATION_ROUTINE_REVISIT), 1);
	assert_string_equal(shown(row_of(&plan, "routine_revisit/1")->due, &w->arena), "2026-07-02");
}

static void a_company_round_keeps_its_own_grid(void **state)
{
	struct worked *w = *state;

	w->terms.policy.visit_mode = VISIT_COMPANY_ROUND;
	w->terms.round_start = day("2026-05-05");
	struct obligation_plan plan = plan_of(w);
	assert_null(obligation_plan_find(&plan, "routine_revisit/0"));
	assert_string_equal(shown(row_of(&plan, "routine_revisit/1")->due, &w->arena), "2026-05-25");
}

static void an_important_day_is_checked_three_workdays_before(void **state)
{
	const date important = day("2026-10-08");
	struct worked *w = *state;

	w->terms.important_day = &important;
	w->terms.important_days = 1;
	struct obligation_plan plan = plan_of(w);
	/* S127: 2026-09-28; the trip of 09-30 lies between and serves it. */
	assert_days(w, row_of(&plan, "important_day/2026-10-08"), "2026-09-28", "2026-09-30", "2026-10-07");
	assert_string_equal(row_of(&plan, "important_day/2026-10-08")->merged_into, "routine_revisit/7");
}

static void where_the_grid_has_no_trip_the_month_gets_its_own(void **state)
{
	struct worked *w = *state;

	assert_null(policy_set(&w->terms.policy, "revisit.every_days", "90", &w->arena));
	struct obligation_plan plan = plan_of(w);
	const struct planned_obligation *june = row_of(&plan, "monthly_onsite/2026-06");
	assert_null(june->merged_into);
	assert_string_equal(shown(june->due, &w->arena), "2026-06-30");
	assert_true(june->on_site);
}

/* FIELD row 74: the monthly visit on a weekday of the month; what the grid has within three days goes along (C12). */
static void the_month_has_the_weekday_that_was_agreed(void **state)
{
	static const struct {
		const char *key, *raw, *due;
	} rows[] = {
		{ "monthly_onsite/2026-06", "2026-06-01", "2026-06-01" },
		{ "monthly_onsite/2026-07", "2026-07-06", "2026-07-06" },
		{ "monthly_onsite/2026-10", "2026-10-05", "2026-10-08" }, /* before the holiday is September */
		{ "monthly_onsite/2027-02", "2027-02-01", "2027-02-01" },
		{ "monthly_onsite/2027-05", "2027-05-03", "2027-05-03" },
		{ "monthly_onsite/2028-05", "2028-05-01", "2028-05-03" },
	};
	struct worked *w = *state;

	assert_null(policy_set(&w->terms.policy, "revisit.monthly_on", "first_monday", &w->arena));
	struct obligation_plan plan = plan_of(w);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct planned_obligation *row = row_of(&plan, rows[i].key);
		assert_null(row->merged_into);
		assert_true(row->on_site);
		assert_string_equal(shown(row->raw, &w->arena), rows[i].raw);
		assert_string_equal(shown(row->due, &w->arena), rows[i].due);
	}
	assert_int_equal(count_of(&plan, OBLIGATION_MONTHLY_ONSITE), 24);
	assert_int_equal(count_of(&plan, OBLIGATION_ROUTINE_REVISIT), 36);
	/* 2026-12-04 is three days before Monday 12-07, 2026-11-16 is far from any. */
	const struct planned_obligation *near = row_of(&plan, "routine_revisit/10");
	assert_string_equal(near->merged_into, "monthly_onsite/2026-12");
	assert_days(w, near, "2026-12-01", "2026-12-07", "2026-12-07");
	assert_true(row_of(&plan, "monthly_onsite/2026-12")->programmes & PROGRAMME_BIT(PROGRAMME_ROUTINE));
	assert_null(row_of(&plan, "routine_revisit/9")->merged_into);
	assert_string_equal(why_text(row_of(&plan, "monthly_onsite/2026-10")->why, LANGUAGE_EN, &w->arena),
			    "In 2026-10 the visit on site is on the first Monday as agreed: 2026-10-05. "
			    "2026-10-05 is a 国庆节: moved to 2026-10-08.");
}

/* FIELD golden case 9 for a trip of its own: moved, it stays where both sides put it, and nothing else moves. */
static void a_moved_month_stays_where_it_was_put(void **state)
{
	struct visit_move move = { .key = "monthly_onsite/2026-09", .to = day("2026-09-10") };
	struct worked *w = *state;

	assert_null(policy_set(&w->terms.policy, "revisit.monthly_on", "first_monday", &w->arena));
	struct obligation_plan before = plan_of(w);
	w->terms.move = &move;
	w->terms.moves = 1;
	struct obligation_plan after = plan_of(w);
	assert_string_equal(shown(row_of(&before, move.key)->due, &w->arena), "2026-09-07");
	assert_string_equal(shown(row_of(&after, move.key)->due, &w->arena), "2026-09-10");
	for (size_t i = 0; i < before.count; i++)
		if (strcmp(before.row[i].key, move.key) != 0)
			assert_int_equal(row_of(&after, before.row[i].key)->due.day, before.row[i].due.day);
}

/* Every row that goes along names a trip of its own day that is one, and no day has two. */
static void assert_trips_hold(const struct obligation_plan *plan)
{
	for (size_t i = 0; i < plan->count; i++) {
		const struct planned_obligation *row = &plan->row[i];
		if (row->kind < OBLIGATION_ROUTINE_REVISIT)
			continue;
		if (row->merged_into != NULL) {
			const struct planned_obligation *trip = row_of(plan, row->merged_into);
			assert_null(trip->merged_into);
			assert_int_equal(trip->due.day, row->due.day);
			continue;
		}
		for (size_t k = 0; k < i; k++)
			assert_false(plan->row[k].kind >= OBLIGATION_ROUTINE_REVISIT &&
				     plan->row[k].merged_into == NULL && plan->row[k].due.day == row->due.day);
	}
}

/* Property: whatever weekday, shift and interval, trips hold, and each month is visited within itself. */
static void agreed_weekdays_never_put_two_trips_on_a_day(void **state)
{
	static const char *const shifts[] = { "none", "next_workday", "previous_workday" };
	static const char *const every[] = { "3", "20", "45" };
	static const char *const modes[] = { "fixed_grid", "month_weekday" };
	struct worked *w = *state;

	for (int i = 0; i < MONTH_WEEKDAYS * 18; i++) {
		assert_null(policy_set(&w->terms.policy, "revisit.monthly_on", month_weekday_names[i % MONTH_WEEKDAYS],
				       &w->arena));
		assert_null(policy_set(&w->terms.policy, "revisit.shift", shifts[i / MONTH_WEEKDAYS % 3], &w->arena));
		assert_null(policy_set(&w->terms.policy, "revisit.every_days", every[i / MONTH_WEEKDAYS / 3 % 3],
				       &w->arena));
		assert_null(policy_set(&w->terms.policy, "revisit.mode", modes[i / MONTH_WEEKDAYS / 9], &w->arena));
		struct obligation_plan plan = plan_of(w);
		assert_trips_hold(&plan);
		assert_int_equal(count_of(&plan, OBLIGATION_MONTHLY_ONSITE), 24);
		for (size_t k = 0; k < plan.count; k++)
			if (plan.row[k].kind == OBLIGATION_MONTHLY_ONSITE)
				assert_true(plan.row[k].from.day <= plan.row[k].due.day &&
					    plan.row[k].due.day <= plan.row[k].to.day);
	}
}

/* The routine visits themselves on the agreed weekday: the month's goes along with them. */
static void routine_visits_may_have_a_weekday_of_the_month(void **state)
{
	struct worked *w = *state;

	assert_null(policy_set(&w->terms.policy, "revisit.monthly_on", "last_friday", &w->arena));
	assert_null(policy_set(&w->terms.policy, "revisit.mode", "month_weekday", &w->arena));
	struct obligation_plan plan = plan_of(w);
	assert_int_equal(count_of(&plan, OBLIGATION_ROUTINE_REVISIT), 23); /* 2028-05-26 is behind the warranty */
	assert_string_equal(shown(row_of(&plan, "routine_revisit/1")->due, &w->arena), "2026-06-26");
	assert_string_equal(shown(row_of(&plan, "routine_revisit/4")->raw, &w->arena), "2026-09-25");
	assert_string_equal(shown(row_of(&plan, "routine_revisit/4")->due, &w->arena), "2026-09-24");
	assert_string_equal(row_of(&plan, "monthly_onsite/2026-06")->merged_into, "routine_revisit/1");
	assert_string_equal(why_text(row_of(&plan, "routine_revisit/1")->why, LANGUAGE_ZH, &w->arena),
			    "每月最后一个星期五回访，第 1 次为 2026-06-26。");
}

/* FIELD golden case 7: a shift backward through the Spring Festival piles visits on one day (three become 02-14 there);
 * here they are one trip, and every row is still proven. */
static void across_the_spring_festival_no_day_has_two_trips(void **state)
{
	struct worked *w = *state;

	w->terms.accepted_on = day("2026-01-31");
	w->terms.policy.warranty_term = 1;
	assert_null(policy_set(&w->terms.policy, "revisit.every_days", "3", &w->arena));
	struct obligation_plan plan = plan_of(w);
	for (size_t i = 0; i < plan.count; i++)
		for (size_t k = 0; k < i && plan.row[i].kind >= OBLIGATION_ROUTINE_REVISIT; k++)
			assert_false(plan.row[k].kind >= OBLIGATION_ROUTINE_REVISIT &&
				     plan.row[i].merged_into == NULL && plan.row[k].merged_into == NULL &&
				     plan.row[i].due.day == plan.row[k].due.day);
	/* 02-15, 02-18 and 02-21 are days off: all on 02-14, one trip of the first of them. */
	assert_string_equal(shown(row_of(&plan, "routine_revisit/5")->due, &w->arena), "2026-02-14");
	assert_null(row_of(&plan, "routine_revisit/5")->merged_into);
	assert_string_equal(row_of(&plan, "routine_revisit/6")->merged_into, "routine_revisit/5");
	assert_string_equal(row_of(&plan, "routine_revisit/7")->merged_into, "routine_revisit/5");
	assert_string_equal(shown(row_of(&plan, "routine_revisit/7")->due, &w->arena), "2026-02-14");
}

static void eight_visits_from_the_fifth_of_january(void **state)
{
	static const char *const days[] = { "2026-01-23", "2026-02-14", "2026-03-06", "2026-03-26",
					    "2026-04-15", "2026-04-30", "2026-05-25", "2026-06-12" };
	struct worked *w = *state;

	w->terms.accepted_on = day("2026-01-05");
	struct obligation_plan plan = plan_of(w);
	for (size_t i = 0; i < COUNT(days); i++)
		assert_string_equal(
			shown(row_of(&plan, arena_print(&w->arena, "routine_revisit/%zu", i + 1))->due, &w->arena),
			days[i]);
}

/* FIELD golden case 8. */
static void from_the_last_of_january_there_are_twelve_months(void **state)
{
	struct worked *w = *state;

	w->terms.accepted_on = day("2026-01-31");
	w->terms.policy.warranty_term = 1;
	struct obligation_plan plan = plan_of(w);
	assert_int_equal(count_of(&plan, OBLIGATION_MONTHLY_ONSITE), 12);
	assert_days(w, row_of(&plan, "monthly_onsite/2026-02"), "2026-02-01",
		    shown(row_of(&plan, "monthly_onsite/2026-02")->due, &w->arena), "2026-02-28");
	row_of(&plan, "monthly_onsite/2027-01");
}

/* FIELD golden case 11: accepted inside the season that began before; it begins again next year only. */
static void a_season_over_new_year_begins_once(void **state)
{
	struct worked *w = *state;

	w->terms.accepted_on = day("2026-12-20");
	w->terms.policy.warranty_term = 1;
	struct obligation_plan plan = plan_of(w);
	assert_null(obligation_plan_find(&plan, "seasonal_revisit/heating/2026-11-15"));
	assert_days(w, row_of(&plan, "seasonal_revisit/heating/2027-11-15"), "2027-11-15",
		    shown(row_of(&plan, "seasonal_revisit/heating/2027-11-15")->due, &w->arena), "2027-12-15");
	assert_int_equal(count_of(&plan, OBLIGATION_SEASONAL_REVISIT), 2);
}

/* FIELD golden case 12: the season's window runs over the end of the warranty, and is cut there. */
static void a_window_ends_with_the_warranty(void **state)
{
	struct worked *w = *state;

	w->terms.accepted_on = day("2025-11-25");
	w->terms.policy.warranty_term = 1;
	struct obligation_plan plan = plan_of(w);
	const struct planned_obligation *heating = row_of(&plan, "seasonal_revisit/heating/2026-11-15");
	assert_string_equal(shown(heating->to, &w->arena), "2026-11-25");
	assert_true(heating->due.day <= heating->to.day);
	assert_string_equal(shown(row_of(&plan, "monthly_onsite/2026-11")->to, &w->arena), "2026-11-25");
}

/* RO: after five visits held the next is number six, twenty days after the last. */
static void a_rolling_plan_goes_on_from_the_last_visit(void **state)
{
	struct worked *w = *state;

	w->terms.policy.visit_mode = VISIT_ROLLING;
	w->terms.last_visit = day("2026-09-10");
	w->terms.visits_held = 5;
	struct obligation_plan plan = plan_of(w);
	assert_string_equal(shown(row_of(&plan, "routine_revisit/6")->raw, &w->arena), "2026-09-30");
	assert_int_equal(row_of(&plan, "routine_revisit/6")->number, 6);
}

static void what_is_missing_is_named(void **state)
{
	struct worked *w = *state;
	struct obligation_plan plan;
	struct error *e;

	w->terms.policy.warranty_term = UNSET;
	e = obligation_plan_make(&w->terms, w->calendar, &w->arena, &plan);
	assert_string_equal(e->field, "warranty.term");
	assert_string_equal(e->reason, "required");
	w->terms.policy.warranty_term = 2;
	w->terms.policy.visit_every_days = 0;
	e = obligation_plan_make(&w->terms, w->calendar, &w->arena, &plan);
	assert_string_equal(e->field, "revisit.every_days");
	w->terms.policy.visit_every_days = 1;
	w->terms.policy.warranty_term = 11;
	e = obligation_plan_make(&w->terms, w->calendar, &w->arena, &plan);
	assert_string_equal(e->field, "revisit.every_days");
	assert_string_equal(e->reason, "out_of_range");
	w->terms.policy.warranty_term = 101;
	e = obligation_plan_make(&w->terms, w->calendar, &w->arena, &plan);
	assert_string_equal(e->field, "warranty.term");
	assert_string_equal(e->reason, "out_of_range");
	w->terms.policy.warranty_term = 2;
	w->terms.policy.visit_every_days = 20;
	w->terms.accepted_on = (date){ 0 };
	e = obligation_plan_make(&w->terms, w->calendar, &w->arena, &plan);
	assert_string_equal(e->field, "accepted_on");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, worked_setup, worked_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_grid_has_36_visits_off_days_of_rest),
		TEST(every_visit_is_a_workday_inside_the_warranty),
		TEST(a_moved_visit_says_why),
		TEST(near_a_long_holiday_of_a_computed_year_it_warns),
		TEST(every_month_has_one_trip_on_the_grid),
		TEST(each_season_has_a_visit_in_its_first_30_days),
		TEST(without_exposure_there_are_no_season_visits),
		TEST(the_other_obligations_have_their_days),
		TEST(an_arrival_stands_where_it_is_promised),
		TEST(the_policy_moves_the_plan),
		TEST(planning_again_gives_the_same_plan),
		TEST(moving_one_visit_leaves_the_rest),
		TEST(a_rolling_plan_knows_only_the_next_visit),
		TEST(a_company_round_keeps_its_own_grid),
		TEST(an_important_day_is_checked_three_workdays_before),
		TEST(where_the_grid_has_no_trip_the_month_gets_its_own),
		TEST(the_month_has_the_weekday_that_was_agreed),
		TEST(a_moved_month_stays_where_it_was_put),
		TEST(agreed_weekdays_never_put_two_trips_on_a_day),
		TEST(routine_visits_may_have_a_weekday_of_the_month),
		TEST(across_the_spring_festival_no_day_has_two_trips),
		TEST(eight_visits_from_the_fifth_of_january),
		TEST(from_the_last_of_january_there_are_twelve_months),
		TEST(a_season_over_new_year_begins_once),
		TEST(a_window_ends_with_the_warranty),
		TEST(a_rolling_plan_goes_on_from_the_last_visit),
		TEST(what_is_missing_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
