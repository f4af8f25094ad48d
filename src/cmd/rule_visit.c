/* rule_visit.c -- the bench's adapters of visits and seasons. */
#include <string.h>

#include "cmd/rule_bench.h"
#include "rule/service/revisit.h"

#define DAYS_MOST 36525
#define VISITS_MOST 36525
#define SEASONS_MOST 200

static FALLIBLE mode_given(struct bench *b, enum visit_mode *ret)
{
	const char *mode;

	*ret = VISIT_FIXED_GRID;
	if (!given_has(b, "mode"))
		return NULL;
	TRY(given_text(b, "mode", &mode));
	return visit_mode_parse(mode, ret) ? NULL : given_error(b, "mode", "not_a_choice");
}

static FALLIBLE grid_given(struct bench *b, struct visit_grid *ret)
{
	const char *shift;

	TRY(given_int_or(b, "every_days", 1, DAYS_MOST, (int)service_policy_seed().visit_every_days, &ret->every_days));
	ret->shift = (enum visit_shift)service_policy_seed().visit_shift;
	if (!given_has(b, "shift"))
		return NULL;
	TRY(given_text(b, "shift", &shift));
	return visit_shift_parse(shift, &ret->shift) ? NULL : given_error(b, "shift", "not_a_choice");
}

static const struct why *shift_why(struct bench *b, struct visit_day v)
{
	const char *holiday = calendar_holiday(b->calendar, v.raw);

	if (v.raw.day == v.day.day)
		return NULL;
	return why_new(b->arena, "visit_shifted", bench_date(b, v.raw), holiday != NULL ? holiday : "@weekend",
		       bench_date(b, v.day), NULL);
}

static struct error *next_rolling(struct bench *b, struct visit_grid *g)
{
	TRY(given_date(b, "last_actual", &g->start));
	struct visit_day v = visit_grid_day(g, 1, b->calendar);
	answer_date(b, "raw", v.raw);
	answer_date(b, "due", v.day);
	answer_text(b, "calendar_confidence", confidence_name(calendar_confidence(b->calendar, v.day)));
	answer_why(b, why_then(b->arena,
			       why_new(b->arena, "rolling_visit", bench_date(b, g->start), bench_int(b, g->every_days),
				       bench_date(b, v.raw), NULL),
			       shift_why(b, v)));
	return NULL;
}

static FALLIBLE until_given(struct bench *b, const struct visit_grid *g, int *ret_count)
{
	date until;

	TRY(given_date(b, "until", &until));
	*ret_count = visit_grid_count(g, until);
	return *ret_count > VISITS_MOST ? given_error(b, "until", "out_of_range") : NULL;
}

/* A company round starts its grid on its own first day and visits a project from its acceptance on. */
static FALLIBLE grid_start(struct bench *b, enum visit_mode mode, struct visit_grid *g, date *ret_acceptance)
{
	TRY(given_date(b, "acceptance", ret_acceptance));
	g->start = *ret_acceptance;
	return mode == VISIT_COMPANY_ROUND ? given_date(b, "round_start", &g->start) : NULL;
}

struct error *rule_revisit_every_20_days(struct bench *b)
{
	struct visit_day v = { 0 };
	const struct why *why = NULL;
	struct visit_grid g;
	enum visit_mode mode;
	date acceptance;
	int count;

	TRY(mode_given(b, &mode));
	TRY(grid_given(b, &g));
	if (mode == VISIT_ROLLING)
		return next_rolling(b, &g);
	TRY(grid_start(b, mode, &g, &acceptance));
	TRY(until_given(b, &g, &count));
	json_t *dates = answer_list(b, "dates");
	for (int k = 1; k <= count; k++) {
		if (g.start.day + k * g.every_days <= acceptance.day)
			continue;
		v = visit_grid_day(&g, k, b->calendar);
		why = why_then(b->arena, why, shift_why(b, v));
		json_array_append_new(dates, json_string(bench_date(b, v.day)));
	}
	answer_int(b, "count", (int64_t)json_array_size(dates));
	answer_date(b, "last", v.day);
	answer_why(b,
		   why_then(b->arena,
			    why_new(b->arena, "grid_counted", bench_date(b, g.start), bench_int(b, g.every_days), NULL),
			    why));
	return NULL;
}

static void answer_late(struct bench *b, struct visit_lateness l, int grace)
{
	answer_text(b, "status", l.overdue ? "overdue" : "ok");
	answer_int(b, "days_late", l.days_late);
	answer_why(b, why_new(b->arena,
			      l.overdue		? "visit_overdue"
			      : l.days_late > 0 ? "visit_in_grace"
						: "visit_in_time",
			      bench_int(b, l.days_late), bench_int(b, grace), NULL));
}

struct error *rule_revisit_overdue(struct bench *b)
{
	enum visit_mode mode;
	struct visit_lateness l;
	date start, on;
	int grace, every;

	TRY(mode_given(b, &mode));
	TRY(given_date(b, "on", &on));
	TRY(given_int_or(b, "grace_days", 0, DAYS_MOST, 0, &grace));
	if (mode != VISIT_ROLLING) {
		TRY(given_date(b, "planned", &start));
		answer_late(b, visit_late_on_grid(start, on, grace), grace);
		return NULL;
	}
	TRY(given_date(b, "last_visit", &start));
	TRY(given_int_or(b, "every_days", 1, DAYS_MOST, (int)service_policy_seed().visit_every_days, &every));
	l = visit_late_rolling(start, every, on, grace);
	answer_int(b, "days_since", l.days_since);
	answer_late(b, l, grace);
	return NULL;
}

static FALLIBLE month_given(struct bench *b, const json_t *list, size_t i, date *ret)
{
	const char *month = json_string_value(json_array_get(list, i));

	if (month == NULL || strlen(month) != 7 || !date_parse_iso(arena_print(b->arena, "%s-01", month), ret))
		return given_error(b, arena_print(b->arena, "months.%zu", i), "not_a_month");
	return NULL;
}

static FALLIBLE visits_given(struct bench *b, date **ret, size_t *ret_n)
{
	const json_t *list;

	TRY(given_array(b, "onsite_visits", &list));
	*ret_n = json_array_size(list);
	*ret = arena_array(b->arena, date, *ret_n);
	for (size_t i = 0; i < *ret_n; i++)
		TRY(given_date_at(b, "onsite_visits", list, i, &(*ret)[i]));
	return NULL;
}

struct error *rule_monthly_onsite(struct bench *b)
{
	const json_t *months;
	json_t *missing;
	date *visit;
	size_t n;

	TRY(given_array(b, "months", &months));
	TRY(visits_given(b, &visit, &n));
	missing = answer_list(b, "missing_months");
	for (size_t i = 0; i < json_array_size(months); i++) {
		date month;
		TRY(month_given(b, months, i, &month));
		struct civil c = date_civil(month);
		if (!month_visited(c.year, c.month, visit, n))
			json_array_append(missing, json_array_get(months, i));
	}
	answer_why(b, why_new(b->arena, json_array_size(missing) == 0 ? "every_month_visited" : "months_missed",
			      bench_int(b, (int64_t)json_array_size(months)),
			      bench_int(b, (int64_t)json_array_size(missing)), NULL));
	return NULL;
}

struct error *rule_visit_merge(struct bench *b)
{
	date planned, actual;
	int tolerance;

	TRY(given_date(b, "planned_regular", &planned));
	TRY(given_date(b, "actual_onsite", &actual));
	TRY(given_int_or(b, "tolerance_days", 0, DAYS_MOST, (int)service_policy_seed().merge_tolerance_days,
			 &tolerance));
	bool satisfied = visit_satisfies(planned, actual, tolerance);
	answer_flag(b, "regular_satisfied", satisfied);
	answer_why(b, why_new(b->arena, satisfied ? "visit_stands_for" : "visit_too_far", bench_date(b, actual),
			      bench_date(b, planned), bench_int(b, tolerance), NULL));
	return NULL;
}

struct error *rule_heating_season(struct bench *b)
{
	const char *city;
	date d;

	TRY(given_text(b, "city", &city));
	TRY(given_date(b, "date", &d));
	const struct season_row *row = season_find(&b->seasons, SEASON_HEATING, city, date_civil(d).year);
	if (row == NULL)
		return given_error(b, "city", "unknown");
	bool holds = season_holds(&b->seasons, SEASON_HEATING, city, d);
	answer_flag(b, "in_season", holds);
	if (row->starts.month == 0) {
		answer_why(b, why_new(b->arena, "no_heating_season", city, NULL));
		return NULL;
	}
	const char *starts = arena_print(b->arena, "%02d-%02d", row->starts.month, row->starts.day);
	const char *ends = arena_print(b->arena, "%02d-%02d", row->ends.month, row->ends.day);
	answer_why(b, why_new(b->arena, holds ? "in_heating_season" : "not_in_heating_season", city, starts, ends,
			      bench_date(b, d), NULL));
	return NULL;
}

struct error *rule_season_visit_window(struct bench *b)
{
	int before, after;
	date start;

	TRY(given_date(b, "start", &start));
	TRY(given_int(b, "before_days", 0, DAYS_MOST, &before));
	TRY(given_int(b, "after_days", 0, DAYS_MOST, &after));
	struct visit_window w = season_window(start, before, after);
	answer_array(b, "window", json_pack("[ss]", bench_date(b, w.from), bench_date(b, w.to)));
	answer_why(b, why_new(b->arena, "window_of", bench_date(b, start), bench_int(b, before), bench_int(b, after),
			      NULL));
	return NULL;
}

/* The city's heating season from the table, the rain season from `rain_start`, or from the table too. */
static FALLIBLE seasons_given(struct bench *b, const char *city, struct seasons *ret)
{
	struct season_row *row = arena_array(b->arena, struct season_row, b->seasons.count + 1);
	const char *rain_start;
	size_t n = 0;

	*ret = b->seasons;
	if (!given_has(b, "rain_start"))
		return NULL;
	TRY(given_text(b, "rain_start", &rain_start));
	for (size_t i = 0; i < b->seasons.count; i++)
		if (b->seasons.row[i].kind == SEASON_HEATING)
			row[n++] = b->seasons.row[i];
	row[n] = (struct season_row){ .kind = SEASON_RAIN, .place = city };
	if (!month_day_parse(rain_start, &row[n].starts))
		return given_error(b, "rain_start", "not_a_day_of_the_year");
	row[n].ends = row[n].starts;
	*ret = (struct seasons){ .row = row, .count = n + 1 };
	return NULL;
}

struct error *rule_seasonal_visits_in_warranty(struct bench *b)
{
	struct season_start list[SEASONS_MOST];
	struct seasons seasons;
	date acceptance, end;
	const char *city;

	TRY(given_date(b, "acceptance", &acceptance));
	TRY(given_date(b, "warranty_end", &end));
	TRY(given_text(b, "city", &city));
	TRY(seasons_given(b, city, &seasons));
	if (season_find(&seasons, SEASON_HEATING, city, date_civil(acceptance).year) == NULL)
		return given_error(b, "city", "unknown");
	size_t n = seasons_between(&seasons, city, acceptance, end, list, SEASONS_MOST);
	json_t *pairs = answer_list(b, "seasons");
	for (size_t i = 0; i < n; i++)
		json_array_append_new(pairs,
				      json_pack("[ss]", season_kind_name(list[i].kind), bench_date(b, list[i].first)));
	answer_why(b, why_new(b->arena, "seasons_begin_within", bench_date(b, acceptance), bench_date(b, end),
			      bench_int(b, (int64_t)n), NULL));
	return NULL;
}
