#include "rule/contract/plan_visits.h"

#include "base/text.h"
#include "rule/service/revisit.h"

#define SEASONS_MOST 64
#define FIXED_ROWS 16
#define NO_VISIT SIZE_MAX

const char *day_reason(const struct plan_draft *d, date day)
{
	const char *holiday = calendar_holiday(d->calendar, day);

	return holiday != NULL ? holiday : weekday_word(date_weekday(day));
}

/* ---- the grid ---- */

static struct visit_grid grid_of(const struct plan_terms *t)
{
	const struct service_policy *p = &t->policy;
	bool round = p->visit_mode == VISIT_COMPANY_ROUND && t->round_start.day != 0;
	bool monthly = p->visit_mode == VISIT_MONTH_WEEKDAY;
	bool rolls = p->visit_mode == VISIT_ROLLING && t->last_visit.day != 0;

	return (struct visit_grid){ .start = round   ? t->round_start
					     : rolls ? t->last_visit
						     : t->accepted_on,
				    .every_days = (int)p->visit_every_days,
				    .monthly = monthly ? policy_month_weekday(p) : (struct month_weekday){ 0 },
				    .shift = (enum visit_shift)p->visit_shift };
}

/* Numbers of the grid up to the end of the warranty; a rolling plan knows only the next visit. */
static int grid_last(const struct plan_draft *d, const struct visit_grid *g)
{
	int count = visit_grid_count(g, d->warranty_end);

	return d->terms->policy.visit_mode == VISIT_ROLLING && count > 1 ? 1 : count;
}

static int months_between(date from, date to)
{
	struct civil a = date_civil(from), b = date_civil(to);

	return (b.year - a.year) * 12 + b.month - a.month;
}

int plan_visit_count(const struct plan_draft *d)
{
	struct visit_grid g = grid_of(d->terms);

	return grid_last(d, &g);
}

size_t plan_size(const struct plan_draft *d)
{
	return FIXED_ROWS + SEASONS_MOST + (size_t)plan_visit_count(d) + d->terms->important_days +
	       (size_t)months_between(d->terms->accepted_on, d->warranty_end) + 1;
}

static const struct visit_move *move_of(const struct plan_terms *t, int number)
{
	const struct visit_move *found = NULL;

	for (size_t i = 0; i < t->moves; i++)
		if (t->move[i].number == number)
			found = &t->move[i];
	return found;
}

static const struct visit_move *move_of_key(const struct plan_terms *t, const char *key)
{
	const struct visit_move *found = NULL;

	for (size_t i = 0; i < t->moves; i++)
		if (text_same(t->move[i].key, key))
			found = &t->move[i];
	return found;
}

static void mark_calendar(const struct plan_draft *d, struct planned_obligation *row, date a, date b)
{
	bool fallback = calendar_confidence(d->calendar, a) == CONFIDENCE_FALLBACK ||
			calendar_confidence(d->calendar, b) == CONFIDENCE_FALLBACK;

	row->confidence = fallback ? CONFIDENCE_FALLBACK : CONFIDENCE_ANNOUNCED;
	row->caution = calendar_wants_caution(d->calendar, b);
}

static const struct why *calendar_why(const struct plan_draft *d, const struct planned_obligation *row)
{
	const char *year = arena_print(d->arena, "%d", date_civil(row->due).year);
	const struct why *w = NULL;

	if (row->confidence == CONFIDENCE_FALLBACK)
		w = why_new(d->arena, "year_not_announced", year, NULL);
	if (row->caution)
		w = why_then(d->arena, w, why_new(d->arena, "near_long_holiday", NULL));
	return w;
}

static const struct why *grid_why(const struct plan_draft *d, const struct visit_grid *g, const struct visit_day *v)
{
	struct arena *a = d->arena;
	const char *number = arena_print(a, "%d", v->number), *raw = date_text(v->raw, a);

	if (g->monthly.week != 0)
		return why_new(a, "each_month_on", month_weekday_which(g->monthly), weekday_word(g->monthly.weekday),
			       number, raw, NULL);
	return why_new(a, "on_the_grid", date_text(g->start, a), arena_print(a, "%d", g->every_days), number, raw,
		       NULL);
}

static const struct why *visit_why(const struct plan_draft *d, const struct visit_grid *g, const struct visit_day *v,
				   const struct planned_obligation *row)
{
	struct arena *a = d->arena;
	const struct why *w = grid_why(d, g, v);

	if (v->day.day != v->raw.day)
		w = why_then(a, w,
			     why_new(a, "visit_shifted", date_text(v->raw, a), day_reason(d, v->raw),
				     date_text(v->day, a), NULL));
	if (row->due.day != v->day.day)
		w = why_then(
			a, w,
			why_new(a, "visit_moved_by_agreement", date_text(v->day, a), date_text(row->due, a), NULL));
	return why_then(a, w, calendar_why(d, row));
}

/* The trip that goes on that day anyway; NULL: none. */
static struct planned_obligation *trip_on(const struct plan_draft *d, date day)
{
	for (size_t i = d->first_visit; i < d->plan.count; i++) {
		struct planned_obligation *row = &d->plan.row[i];
		if (row->merged_into == NULL && row->due.day == day.day)
			return row;
	}
	return NULL;
}

/* The number a visit goes by: on the grid its own, rolling the next after those that were held. */
static int number_shown(const struct plan_draft *d, int number)
{
	return d->terms->policy.visit_mode == VISIT_ROLLING ? number + d->terms->visits_held : number;
}

/* Several days of rest in a row can bring two visits of a narrow grid to one day: it is one trip then. */
static void join_trip(struct plan_draft *d, struct planned_obligation *row, struct planned_obligation *trip)
{
	trip->on_site |= row->on_site;
	row->merged_into = trip->key;
	row->why =
		why_then(d->arena, row->why, why_new(d->arena, "on_the_trip_of", date_text(trip->due, d->arena), NULL));
}

static void add_visit(struct plan_draft *d, const struct visit_grid *g, int number)
{
	const struct service_policy *p = &d->terms->policy;
	struct visit_day v = visit_grid_day(g, number, d->calendar);
	int shown = number_shown(d, number);
	const struct visit_move *move = move_of(d->terms, shown);
	date due = move == NULL ? v.day : move->to;
	struct planned_obligation *trip = trip_on(d, due);
	struct planned_obligation *row =
		plan_add(d, OBLIGATION_ROUTINE_REVISIT, arena_print(d->arena, "routine_revisit/%d", shown));

	v.number = row->number = shown;
	row->raw = v.raw;
	row->due = due;
	row->from = date_plus(row->due, -(int)p->merge_tolerance_days);
	row->to = date_plus(row->due, (int)p->visit_grace_days);
	row->programmes = PROGRAMME_BIT(PROGRAMME_ROUTINE);
	row->on_site = p->visit_by_phone == 0;
	mark_calendar(d, row, v.raw, row->due);
	row->why = visit_why(d, g, &v, row);
	if (trip != NULL)
		join_trip(d, row, trip);
}

static void add_grid(struct plan_draft *d)
{
	struct visit_grid g = grid_of(d->terms);
	int last = grid_last(d, &g);

	d->first_visit = d->plan.count;
	for (int number = 1; number <= last; number++)
		if (visit_grid_day(&g, number, d->calendar).raw.day > d->terms->accepted_on.day)
			add_visit(d, &g, number);
	d->visits = d->plan.count - d->first_visit;
}

/* ---- the other programmes, on the grid's trips ---- */

static struct planned_obligation *visit_at(const struct plan_draft *d, size_t i)
{
	return &d->plan.row[d->first_visit + i];
}

/* The day a visit had before it was moved: choices rest on it, so that a move changes no other trip. */
static date unmoved_day(const struct plan_draft *d, const struct planned_obligation *visit)
{
	return visit_shift_day(visit->raw, (enum visit_shift)d->terms->policy.visit_shift, d->calendar);
}

/* The first visit from `first` on whose day, as planned and as moved, lies in the window. */
static size_t visit_in(const struct plan_draft *d, struct visit_window w, date first)
{
	for (size_t i = 0; i < d->visits; i++) {
		struct planned_obligation *visit = visit_at(d, i);
		date day = unmoved_day(d, visit);
		if (visit->merged_into == NULL && day.day >= first.day && window_holds(w, day) &&
		    window_holds(w, visit->due))
			return i;
	}
	for (size_t i = 0; i < d->visits; i++) {
		const struct planned_obligation *visit = visit_at(d, i);
		if (visit->merged_into == NULL && visit->due.day >= first.day && window_holds(w, visit->due))
			return i;
	}
	return NO_VISIT;
}

static void go_along(struct plan_draft *d, struct planned_obligation *row, struct planned_obligation *trip)
{
	trip->on_site = true;
	trip->programmes |= row->programmes;
	row->due = trip->due;
	row->merged_into = trip->key;
	row->confidence = trip->confidence;
	row->caution = trip->caution;
	row->why =
		why_then(d->arena, row->why, why_new(d->arena, "on_the_trip_of", date_text(trip->due, d->arena), NULL));
}

/* A trip of its own on that day, or where both sides moved it to. */
static void settle(struct plan_draft *d, struct planned_obligation *row, date raw, date due)
{
	const struct visit_move *move = move_of_key(d->terms, row->key);
	struct arena *a = d->arena;

	row->due = move == NULL ? due : move->to;
	mark_calendar(d, row, raw, row->due);
	if (move != NULL)
		row->why = why_then(
			a, row->why,
			why_new(a, "visit_moved_by_agreement", date_text(due, a), date_text(move->to, a), NULL));
}

static void go_alone(struct plan_draft *d, struct planned_obligation *row, date raw, date due)
{
	struct arena *a = d->arena;

	row->why = why_then(a, row->why, why_new(a, "trip_of_its_own", date_text(due, a), NULL));
	settle(d, row, raw, due);
	row->why = why_then(a, row->why, calendar_why(d, row));
}

/* Onto the trip, or on a workday of the window where the grid has no trip in it. */
static void place(struct plan_draft *d, struct planned_obligation *row, size_t trip, date otherwise,
		  unsigned programmes)
{
	date due = calendar_previous_workday(d->calendar, otherwise);

	due = due.day < row->from.day ? otherwise : due;
	row->on_site = true;
	row->programmes = programmes;
	struct planned_obligation *with = trip != NO_VISIT ? visit_at(d, trip) : trip_on(d, due);
	if (with != NULL)
		go_along(d, row, with);
	else
		go_alone(d, row, otherwise, due);
}

static struct planned_obligation *add_windowed(struct plan_draft *d, enum obligation_kind kind, const char *key,
					       struct visit_window w, const struct why *why)
{
	struct planned_obligation *row = plan_add(d, kind, key);

	row->from = w.from;
	row->to = w.to;
	row->why = why;
	return row;
}

static void add_season(struct plan_draft *d, const struct season_start *s)
{
	struct arena *a = d->arena;
	const char *name = season_kind_name(s->kind), *start = date_text(s->first, a);
	struct visit_window w = season_window(s->first, 0, (int)d->terms->policy.season_window_days);

	w = window_clip(w, d->terms->accepted_on, d->warranty_end);
	struct planned_obligation *row = add_windowed(
		d, OBLIGATION_SEASONAL_REVISIT, arena_print(a, "seasonal_revisit/%s/%s", name, start), w,
		why_new(a, "season_begins", arena_print(a, "@season_%s", name), start, date_text(w.to, a), NULL));
	place(d, row, visit_in(d, w, w.from), w.to,
	      PROGRAMME_BIT(s->kind == SEASON_RAIN ? PROGRAMME_RAIN : PROGRAMME_HEATING));
}

static void add_seasons(struct plan_draft *d)
{
	const struct plan_terms *t = d->terms;
	struct season_start list[SEASONS_MOST];
	size_t n = 0;

	if (t->policy.season_visits != 0 && t->seasonal_exposure && t->seasons != NULL && t->city != NULL)
		n = seasons_between(t->seasons, t->city, t->accepted_on, d->warranty_end, list, SEASONS_MOST);
	for (size_t i = 0; i < n; i++)
		add_season(d, &list[i]);
}

/* The month's trip: one that goes for a season anyway, else the first that keeps its distance from the
 * last visit on site, else the first. */
static size_t month_trip(const struct plan_draft *d, struct visit_window w, date last_on_site)
{
	date apart = date_plus(last_on_site, (int)d->terms->policy.onsite_gap_days);
	size_t far;

	for (size_t i = 0; i < d->visits; i++)
		if (visit_at(d, i)->on_site && visit_at(d, i)->merged_into == NULL &&
		    window_holds(w, visit_at(d, i)->due))
			return i;
	far = visit_in(d, w, apart);
	return far != NO_VISIT ? far : visit_in(d, w, w.from);
}

/* Returns the day from which the next month keeps its distance. */
static date add_month(struct plan_draft *d, date first_of_month, date last_on_site)
{
	struct civil c = date_civil(first_of_month);
	const char *month = arena_print(d->arena, "%04d-%02d", c.year, c.month);
	struct visit_window w = { first_of_month, date_plus(first_of_month, days_in_month(c.year, c.month) - 1) };

	w = window_clip(w, d->terms->accepted_on, d->warranty_end);
	struct planned_obligation *row =
		add_windowed(d, OBLIGATION_MONTHLY_ONSITE, arena_print(d->arena, "monthly_onsite/%s", month), w,
			     why_new(d->arena, "once_a_month", month, NULL));
	size_t trip = month_trip(d, w, last_on_site);
	place(d, row, trip, w.to, PROGRAMME_BIT(PROGRAMME_MONTHLY) | PROGRAMME_BIT(PROGRAMME_MAINTENANCE));
	return trip == NO_VISIT ? row->due : unmoved_day(d, visit_at(d, trip));
}

/* The month's visit has a day of its own, agreed with the customer. */
static bool agreed_months(const struct plan_terms *t)
{
	return t->policy.monthly_onsite != 0 && t->policy.monthly_on != UNSET &&
	       t->policy.visit_mode != VISIT_MONTH_WEEKDAY;
}

/* Every month after that of the acceptance, which saw our people on site itself. */
static void add_months(struct plan_draft *d)
{
	struct civil c = date_civil(d->terms->accepted_on);
	date month = date_of(c.year, c.month, 1), last_on_site = d->terms->accepted_on;

	if (d->terms->policy.monthly_onsite == 0 || agreed_months(d->terms))
		return;
	for (month = date_add_months(month, 1); month.day <= d->warranty_end.day; month = date_add_months(month, 1))
		last_on_site = add_month(d, month, last_on_site);
}

/* ---- the month's visit on the weekday that was agreed: what the grid has near it is done on its trip (C12) ---- */

/* Off a day of rest as visits are, or the other way where that would leave the month. */
static date agreed_day(const struct plan_draft *d, date raw, struct visit_window month)
{
	date day = visit_shift_day(raw, (enum visit_shift)d->terms->policy.visit_shift, d->calendar);

	if (day.day < month.from.day)
		day = calendar_next_workday(d->calendar, raw);
	else if (day.day > month.to.day)
		day = calendar_previous_workday(d->calendar, raw);
	return window_holds(month, day) ? day : raw;
}

static const struct why *agreed_why(const struct plan_draft *d, const char *month, date raw, date day)
{
	struct month_weekday w = policy_month_weekday(&d->terms->policy);
	struct arena *a = d->arena;
	const struct why *why = why_new(a, "once_a_month_on", month, month_weekday_which(w), weekday_word(w.weekday),
					date_text(raw, a), NULL);

	if (day.day == raw.day)
		return why;
	return why_then(a, why,
			why_new(a, "visit_shifted", date_text(raw, a), day_reason(d, raw), date_text(day, a), NULL));
}

static bool near(const struct plan_draft *d, const struct planned_obligation *visit, date day)
{
	int apart = visit->due.day - day.day, most = (int)d->terms->policy.merge_tolerance_days;

	return apart >= -most && apart <= most;
}

/* A visit of the grid, with what is done on its trip, goes along with the month's. */
static void ride_with(struct plan_draft *d, struct planned_obligation *visit, struct planned_obligation *trip)
{
	trip->programmes |= visit->programmes;
	for (size_t i = d->first_visit; i < d->plan.count; i++)
		if (d->plan.row[i].merged_into == visit->key)
			d->plan.row[i].merged_into = trip->key, d->plan.row[i].due = trip->due;
	visit->due = trip->due;
	visit->to = visit->to.day < trip->due.day ? trip->due : visit->to;
	visit->merged_into = trip->key;
	visit->why = why_then(d->arena, visit->why,
			      why_new(d->arena, "on_the_trip_of", date_text(trip->due, d->arena), NULL));
}

static void add_agreed_month(struct plan_draft *d, date first_of_month)
{
	struct civil c = date_civil(first_of_month);
	const char *month = arena_print(d->arena, "%04d-%02d", c.year, c.month);
	date raw = month_weekday_date(policy_month_weekday(&d->terms->policy), c.year, c.month);
	struct visit_window w = { first_of_month, date_plus(first_of_month, days_in_month(c.year, c.month) - 1) };

	w = window_clip(w, d->terms->accepted_on, d->warranty_end);
	if (!window_holds(w, raw)) {
		add_month(d, first_of_month, date_plus(first_of_month, -1)); /* the warranty ends before it */
		return;
	}
	date day = agreed_day(d, raw, w);
	struct planned_obligation *row =
		add_windowed(d, OBLIGATION_MONTHLY_ONSITE, arena_print(d->arena, "monthly_onsite/%s", month), w,
			     agreed_why(d, month, raw, day));
	row->raw = raw;
	row->on_site = true;
	row->programmes = PROGRAMME_BIT(PROGRAMME_MONTHLY) | PROGRAMME_BIT(PROGRAMME_MAINTENANCE);
	settle(d, row, raw, day);
	row->why = why_then(d->arena, row->why, calendar_why(d, row));
	for (size_t i = 0; i < d->visits; i++)
		if (visit_at(d, i)->merged_into == NULL && near(d, visit_at(d, i), row->due))
			ride_with(d, visit_at(d, i), row);
}

/* Trips of their own, which the programmes behind them may go along with. */
static void add_agreed_months(struct plan_draft *d)
{
	struct civil c = date_civil(d->terms->accepted_on);
	date month = date_add_months(date_of(c.year, c.month, 1), 1);

	for (; agreed_months(d->terms) && month.day <= d->warranty_end.day; month = date_add_months(month, 1))
		add_agreed_month(d, month);
	d->visits = d->plan.count - d->first_visit;
}

/* Half-way through the first months on the first trip that goes on site, so that effects show. */
static void add_technical(struct plan_draft *d)
{
	struct arena *a = d->arena;
	int months = (int)d->terms->policy.technical_months;
	date start = d->terms->accepted_on, end = date_add_months(start, months);
	struct visit_window w = window_clip((struct visit_window){ start, end }, start, d->warranty_end);
	date half = date_plus(w.from, (w.to.day - w.from.day) / 2);
	size_t trip = NO_VISIT;

	if (months == 0)
		return;
	for (size_t i = 0; i < d->visits && trip == NO_VISIT; i++)
		if (visit_at(d, i)->on_site && visit_at(d, i)->merged_into == NULL &&
		    unmoved_day(d, visit_at(d, i)).day >= half.day && window_holds(w, visit_at(d, i)->due))
			trip = i;
	struct planned_obligation *row = add_windowed(
		d, OBLIGATION_TECHNICAL_REVISIT, NULL, w,
		why_new(a, "technical_in_first_months", arena_print(a, "%d", months), date_text(w.to, a), NULL));
	place(d, row, trip != NO_VISIT ? trip : visit_in(d, w, w.from), w.to, PROGRAMME_BIT(PROGRAMME_TECHNICAL));
}

static void add_important_day(struct plan_draft *d, date day)
{
	struct arena *a = d->arena;
	int64_t lead = d->terms->policy.important_day_workdays;
	date due = calendar_add_workdays(d->calendar, day, -(int)lead, false);
	struct visit_window w = { due, date_plus(day, -1) };
	struct planned_obligation *row = add_windowed(
		d, OBLIGATION_IMPORTANT_DAY, arena_print(a, "important_day/%s", date_text(day, a)), w,
		why_new(a, "before_important_day", date_text(day, a), arena_print(a, "%lld", (long long)lead), NULL));

	place(d, row, visit_in(d, w, w.from), due, PROGRAMME_BIT(PROGRAMME_IMPORTANT_DAY));
}

void plan_visits(struct plan_draft *d)
{
	const struct plan_terms *t = d->terms;

	add_grid(d);
	add_agreed_months(d);
	add_seasons(d);
	add_months(d);
	add_technical(d);
	for (size_t i = 0; i < t->important_days; i++)
		if (t->important_day[i].day > t->accepted_on.day && t->important_day[i].day <= d->warranty_end.day)
			add_important_day(d, t->important_day[i]);
}
