#include "rule/contract/obligation_plan.h"

#include "base/text.h"
#include "rule/contract/plan_visits.h"
#include "rule/contract/warranty.h"
#include "rule/service/sla.h"
#include "rule/service/sla_target.h"

const char *obligation_kind_name(enum obligation_kind kind)
{
	static const char *const names[] = {
		[OBLIGATION_WARRANTY] = "warranty",
		[OBLIGATION_RESPONSE] = "response",
		[OBLIGATION_ARRIVAL] = "arrival",
		[OBLIGATION_RESTORE] = "restore",
		[OBLIGATION_TRAINING] = "training",
		[OBLIGATION_HANDOVER] = "handover",
		[OBLIGATION_PARTS_AVAILABILITY] = "parts_availability",
		[OBLIGATION_PARTS_SUPPLY] = "parts_supply",
		[OBLIGATION_LIFETIME_REPAIR] = "lifetime_repair",
		[OBLIGATION_ROUTINE_REVISIT] = "routine_revisit",
		[OBLIGATION_MONTHLY_ONSITE] = "monthly_onsite",
		[OBLIGATION_SEASONAL_REVISIT] = "seasonal_revisit",
		[OBLIGATION_TECHNICAL_REVISIT] = "technical_revisit",
		[OBLIGATION_IMPORTANT_DAY] = "important_day",
	};

	return names[kind];
}

const char *programme_name(enum programme p)
{
	static const char *const names[] = {
		[PROGRAMME_ROUTINE] = "routine",
		[PROGRAMME_MONTHLY] = "monthly",
		[PROGRAMME_MAINTENANCE] = "maintenance",
		[PROGRAMME_RAIN] = "rain",
		[PROGRAMME_HEATING] = "heating",
		[PROGRAMME_TECHNICAL] = "technical",
		[PROGRAMME_IMPORTANT_DAY] = "important_day",
	};

	return names[p];
}

struct planned_obligation *plan_add(struct plan_draft *d, enum obligation_kind kind, const char *key)
{
	struct planned_obligation *row = &d->plan.row[d->plan.count++];

	*row = (struct planned_obligation){ .kind = kind,
					    .key = key == NULL ? obligation_kind_name(kind) : key,
					    .confidence = CONFIDENCE_ANNOUNCED };
	return row;
}

static const char *count_text(struct plan_draft *d, int64_t n)
{
	return arena_print(d->arena, "%lld", (long long)n);
}

static date warranty_begins(const struct plan_terms *t)
{
	return t->warranty == NULL ? t->accepted_on : t->warranty->on;
}

/* From what it runs, how long, and where the law is longer. */
static const struct why *warranty_why(struct plan_draft *d, const struct warranty *w, const char *unit)
{
	const struct plan_terms *t = d->terms;
	struct arena *a = d->arena;
	bool plain = t->warranty == NULL || t->warranty->from == WARRANTY_FROM_ACCEPTANCE;
	struct period term = { (int)t->policy.warranty_term, (enum period_unit)t->policy.warranty_unit };
	date from = warranty_begins(t), promised = period_last_day(from, term);
	const struct why *why = why_new(a, plain ? "warranty_last_day" : "warranty_last_day_from", date_text(from, a),
					count_text(d, t->policy.warranty_term), unit, date_text(promised, a), NULL);

	if (t->warranty != NULL && t->warranty->why != NULL)
		why = why_then(a, why, t->warranty->why);
	return w->last_day.day == promised.day
		       ? why
		       : why_then(a, why, why_new(a, "floor_holds", date_text(w->last_day, a), NULL));
}

static void add_warranty(struct plan_draft *d, const struct warranty *w)
{
	const struct service_policy *p = &d->terms->policy;
	struct planned_obligation *row = plan_add(d, OBLIGATION_WARRANTY, NULL);
	const char *unit = arena_print(d->arena, "@%s", period_unit_name((enum period_unit)p->warranty_unit));

	date from = warranty_begins(d->terms);

	row->from = from;
	row->due = w->last_day;
	row->to = w->report_until;
	row->confidence = w->report_until.day == w->last_day.day ? CONFIDENCE_ANNOUNCED : w->confidence;
	row->why = warranty_why(d, w, unit);
	if (w->report_until.day != w->last_day.day)
		row->why = why_then(d->arena, row->why,
				    why_new(d->arena, "warranty_rolls", day_reason(d, w->last_day),
					    date_text(w->report_until, d->arena), NULL));
}

static void add_clock(struct plan_draft *d, enum obligation_kind kind, const struct why *why, const struct why *limits)
{
	const struct service_policy *p = &d->terms->policy;
	struct service_hours hours = { .workdays_only = p->workdays_only != 0, .day = policy_day_hours(p) };
	struct planned_obligation *row = plan_add(d, kind, NULL);

	row->from = d->terms->accepted_on;
	row->why = why_then(d->arena, why_then(d->arena, why, limits), service_hours_why(&hours, d->arena));
}

/* The sentence that says around the clock, and the one that leaves the hours to the next. */
static const char *standing(const struct plan_draft *d, const char *always, const char *in_hours)
{
	return policy_always(&d->terms->policy) ? always : in_hours;
}

static const struct why *arrival_why(struct plan_draft *d)
{
	int64_t minutes = d->terms->policy.onsite_minutes;

	if (minutes == UNSET)
		return why_new(d->arena,
			       standing(d, "onsite_standing_by_priority", "onsite_standing_by_priority_in_hours"),
			       NULL);
	return why_new(d->arena, standing(d, "onsite_standing", "onsite_standing_in_hours"), count_text(d, minutes),
		       NULL);
}

static void add_standing(struct plan_draft *d, date warranty_end)
{
	const struct service_policy *p = &d->terms->policy;
	struct sla_matrix matrix = sla_matrix_of(p);
	const struct why *limits = sla_limits_why(&matrix, d->arena);
	struct planned_obligation *row;

	add_clock(d, OBLIGATION_RESPONSE,
		  why_new(d->arena, standing(d, "response_standing", "response_standing_in_hours"),
			  count_text(d, p->response_minutes),
			  count_text(d, p->response_minutes == 0 ? p->tolerance_minutes : 0), NULL),
		  limits);
	if (sla_is_promised(&matrix, SLA_ONSITE))
		add_clock(d, OBLIGATION_ARRIVAL, arrival_why(d), limits);
	add_clock(d, OBLIGATION_RESTORE,
		  why_new(d->arena, standing(d, "restore_standing", "restore_standing_in_hours"),
			  count_text(d, p->restore_minutes), NULL),
		  limits);
	row = plan_add(d, OBLIGATION_LIFETIME_REPAIR, NULL);
	row->from = date_plus(warranty_end, 1);
	row->why = why_new(d->arena, "lifetime_repair_standing", date_text(warranty_end, d->arena), NULL);
}

/* Owed by a day, from the acceptance on or before it. */
static void add_dated(struct plan_draft *d, enum obligation_kind kind, date from, date due, const struct why *why)
{
	struct planned_obligation *row = plan_add(d, kind, NULL);

	row->from = from;
	row->due = due;
	row->to = due;
	row->why = why;
}

static void add_papers(struct plan_draft *d)
{
	const struct plan_terms *t = d->terms;
	date training = t->training_due.day != 0 ? t->training_due : t->accepted_on;
	date handover = t->handover_due.day != 0 ? t->handover_due : t->accepted_on;

	add_dated(d, OBLIGATION_TRAINING, (date){ 0 }, training,
		  why_new(d->arena, "training_due", date_text(training, d->arena), NULL));
	add_dated(d, OBLIGATION_HANDOVER, (date){ 0 }, handover,
		  why_new(d->arena, "handover_due", date_text(handover, d->arena), NULL));
}

static void add_parts(struct plan_draft *d, enum obligation_kind kind, int64_t years, const char *why)
{
	date from = d->terms->accepted_on, until = date_add_months(from, (int)(12 * years));

	add_dated(d, kind, from, until,
		  why_new(d->arena, why, date_text(from, d->arena), count_text(d, years), date_text(until, d->arena),
			  NULL));
}

static const char *terms_fault(const struct plan_terms *t, const char **ret_field)
{
	*ret_field = "warranty.term";
	if (t->policy.warranty_term == UNSET || t->policy.warranty_term == 0)
		return "required";
	*ret_field = "revisit.every_days";
	if (t->policy.visit_every_days < 1)
		return "out_of_range";
	*ret_field = "accepted_on";
	if (t->accepted_on.day == 0)
		return "required";
	return date_civil(t->accepted_on).year > 9000 ? "out_of_range" : NULL;
}

FALLIBLE obligation_plan_make(const struct plan_terms *terms, const struct calendar *calendar, struct arena *a,
			      struct obligation_plan *ret)
{
	struct plan_draft d = { .terms = terms, .calendar = calendar, .arena = a };
	const struct service_policy *p = &terms->policy;
	const char *field, *fault = terms_fault(terms, &field);

	if (fault != NULL)
		return error_new(a, ERROR_INVALID, field, fault);
	struct period term = { (int)p->warranty_term, (enum period_unit)p->warranty_unit };
	struct warranty w = warranty_of(warranty_begins(terms), term, p->warranty_rolls != 0, calendar);
	if (w.last_day.day != 0)
		w = warranty_above(w, terms->warranty_floor, p->warranty_rolls != 0, calendar);
	if (w.last_day.day == 0 || w.last_day.day > date_add_months(terms->accepted_on, 12 * PLAN_YEARS_MOST).day)
		return error_new(a, ERROR_INVALID, "warranty.term", "out_of_range");
	d.warranty_end = w.last_day;
	if (plan_visit_count(&d) > PLAN_VISITS_MOST)
		return error_new(a, ERROR_INVALID, "revisit.every_days", "out_of_range");
	d.plan.row = arena_array(a, struct planned_obligation, plan_size(&d));
	add_warranty(&d, &w);
	add_standing(&d, w.last_day);
	add_papers(&d);
	add_parts(&d, OBLIGATION_PARTS_AVAILABILITY, p->parts_years, "parts_available");
	add_parts(&d, OBLIGATION_PARTS_SUPPLY, p->design_life_years, "parts_supplied");
	plan_visits(&d);
	*ret = d.plan;
	return NULL;
}

const struct planned_obligation *obligation_plan_find(const struct obligation_plan *plan, const char *key)
{
	for (size_t i = 0; i < plan->count; i++)
		if (text_same(plan->row[i].key, key))
			return &plan->row[i];
	return NULL;
}
