#include "app/bid/promise_cost.h"

#include "app/desk/calendars.h"
#include "app/record_list.h"
#include "base/instant.h"
#include "base/money.h"
#include "json/write.h"
#include "rule/bid/promise_check.h"
#include "rule/contract/obligation_plan.h"
#include "store/record.h"

#define YEAR 365

struct costing {
	struct act *act;
	const struct bid *bid;
	const struct service_policy *policy;
	const char *city;
	bool exposed;
	int64_t trips, calls; /* in the whole term */
	int64_t days;	      /* of the term */
};

static FALLIBLE exposure_of(struct costing *c)
{
	void *o = NULL;

	if (c->bid->opportunity.v != 0)
		TRY(store_get(c->act->db, &opportunity_entity, c->bid->opportunity.v, &o, c->act->arena));
	c->exposed = o != NULL && ((const struct opportunity *)o)->seasonal_exposure;
	return NULL;
}

/* As if it were accepted today: a trip is what is not done on another's. */
static FALLIBLE plan_count(struct costing *c)
{
	const struct calendar *calendar = NULL;
	struct obligation_plan plan = { 0 };
	struct seasons seasons = { 0 };
	date today = instant_date(c->act->now);

	TRY(calendars_load(c->act, &calendar));
	TRY(seasons_load(c->act, &seasons));
	struct plan_terms terms = { .accepted_on = today,
				    .policy = *c->policy,
				    .seasons = &seasons,
				    .city = c->city,
				    .seasonal_exposure = c->exposed,
				    .round_start = today };
	TRY(obligation_plan_make(&terms, calendar, c->act->arena, &plan));
	for (size_t i = 0; i < plan.count; i++) {
		const struct planned_obligation *p = &plan.row[i];
		if (p->kind == OBLIGATION_WARRANTY && p->due.day != 0)
			c->days = p->due.day - today.day;
		if (p->kind < OBLIGATION_ROUTINE_REVISIT || p->merged_into != NULL)
			continue;
		c->trips += p->on_site;
		c->calls += !p->on_site;
	}
	return NULL;
}

/* How long our visits took where both ends are known, minutes; UNSET: nowhere. */
static FALLIBLE visit_minutes(struct act *act, int64_t *ret)
{
	struct value v;

	TRY(sql_value(act->db,
		      "SELECT CAST(avg((\"recorded_at\" - \"started_at\") / 60000000) AS BIGINT) FROM visit"
		      " WHERE \"started_at\" IS NOT NULL AND \"recorded_at\" > \"started_at\""
		      " AND \"recorded_at\" - \"started_at\" < 43200000000 AND \"late_entry\" = 0",
		      SQL_NO_ARGS, &v, act->arena));
	*ret = v.tag == VALUE_NONE || v.i == 0 ? UNSET : v.i;
	return NULL;
}

/* What trips of work orders cost on the average. */
static FALLIBLE trip_cost(struct act *act, money *ret)
{
	struct value v;

	TRY(sql_value(
		act->db,
		"SELECT CAST(avg(\"cost\") AS BIGINT) FROM charge_line WHERE \"kind\" = 'travel' AND \"cost\" > 0",
		SQL_NO_ARGS, &v, act->arena));
	if (v.tag != VALUE_NONE)
		ret->minor = v.i;
	return NULL;
}

/* Repairs in warranty, by contract and year since its acceptance. */
static FALLIBLE repair_cost(struct act *act, money *ret)
{
	struct value sum, days;

	TRY(sql_value(act->db,
		      "SELECT CAST(sum(\"internal_cost\") AS BIGINT) FROM work_order WHERE \"in_warranty\" = 1"
		      " AND \"contract\" IS NOT NULL AND \"stage\" IN ('finished', 'confirmed')",
		      SQL_NO_ARGS, &sum, act->arena));
	TRY(sql_value(
		act->db,
		"SELECT CAST(sum(CASE WHEN \"warranty_end_on\" < $1 THEN \"warranty_end_on\" ELSE $1 END - "
		"\"accepted_on\")"
		" AS BIGINT) FROM contract WHERE \"accepted_on\" IS NOT NULL AND \"warranty_end_on\" > \"accepted_on\"",
		SQL_ARGS(value_int(instant_date(act->now).day)), &days, act->arena));
	if (sum.tag != VALUE_NONE && days.tag != VALUE_NONE && days.i > 0)
		ret->minor = divide_half_up((wide)sum.i * YEAR, days.i);
	return NULL;
}

static int64_t a_year(int64_t n, int64_t days)
{
	return divide_half_up((wide)n * YEAR * 100, days);
}

static void hundredths_write(struct buffer *b, const char *key, int64_t n)
{
	json_member(b, key, decimal_text((decimal){ n * (DECIMAL_ONE / 100) }, b->arena));
}

static void cost_write(const struct costing *c, const struct service_year *y, bool measured, enum language lang,
		       struct buffer *b)
{
	money year = service_year_all(y);
	int64_t years = divide_half_up((wide)c->days * 100, YEAR);
	const struct why *w = why_new(b->arena, measured ? "promise_cost_measured" : "promise_cost_policy", NULL);

	hundredths_write(b, "trips", y->visits_hundredths);
	hundredths_write(b, "calls", y->calls_hundredths);
	json_member_int(b, "visit_minutes", y->visit_minutes);
	money_write(b, "hour", y->hour);
	money_write(b, "trip", y->trip);
	money_write(b, "visits", service_year_visits(y));
	money_write(b, "repairs", y->repairs);
	money_write(b, "year", year);
	hundredths_write(b, "years", years);
	money_write(b, "whole", (money){ divide_half_up((wide)year.minor * c->days, YEAR) });
	json_member(b, "why", why_text(w, lang, b->arena));
}

FALLIBLE promise_cost_write(struct act *act, const struct bid *bid, const struct service_policy *policy,
			    const struct presale_policy *house, const char *city, enum language lang, struct buffer *b)
{
	struct costing c = { .act = act, .bid = bid, .policy = policy, .city = city };
	struct service_year y = { .hour = { house->hour_cost * 100 },
				  .trip = { house->trip_cost * 100 },
				  .repairs = { UNSET } };
	int64_t minutes = UNSET;

	json_key(b, "cost");
	if (policy->warranty_term == UNSET || policy->warranty_term <= 0) {
		json_none(b);
		return NULL;
	}
	TRY(exposure_of(&c));
	TRY(plan_count(&c));
	TRY(visit_minutes(act, &minutes));
	TRY(trip_cost(act, &y.trip));
	TRY(repair_cost(act, &y.repairs));
	if (c.days <= 0)
		c.days = YEAR;
	y.visit_minutes = minutes == UNSET ? house->visit_hours * 60 : minutes;
	y.visits_hundredths = a_year(c.trips, c.days);
	y.calls_hundredths = a_year(c.calls, c.days);
	json_open(b, '{');
	cost_write(&c, &y, minutes != UNSET, lang, b);
	json_close(b, '}');
	return NULL;
}
