#include "app/bid/service_paper.h"

#include <string.h>

#include "app/bid/bidder.h"
#include "app/bid/promise.h"
#include "app/desk/calendars.h"
#include "app/policies.h"
#include "base/money.h"
#include "base/text.h"
#include "meta/rights.h"
#include "office/content.h"
#include "rule/service/sla_target.h"
#include "rule/why.h"
#include "store/record.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static FALLIBLE layout_of(const char *variant, struct arena *a, const char **ret)
{
	static const char *const layouts[] = { "service_chapter", "after_sales_plan", "training_plan", "revisit_plan" };

	for (size_t i = 0; i < COUNT(layouts); i++)
		if (variant == NULL || strcmp(variant, layouts[i]) == 0) {
			*ret = layouts[i];
			return NULL;
		}
	return error_new(a, ERROR_MALFORMED, "paper", "not_a_choice");
}

/* --- numbers --- */

static void fill_numbers(struct content *c, const struct service_policy *p)
{
	const struct {
		const char *name;
		int64_t number;
	} numbers[] = {
		{ "support_no", 1 },
		{ "training_no", 2 },
		{ "parts_no", 3 }, /* the seed skipped 3 (C14) */
		{ "revisit_no", 4 },
		{ "response_tolerance_minutes", p->tolerance_minutes },
		{ "escalation_minutes", p->escalation_minutes },
		{ "trainer_years", p->trainer_years },
		{ "pass_score", p->pass_mark },
		{ "technical_within_months", p->technical_months },
		{ "season_window_days", p->season_window_days },
		{ "season_precheck_days", p->season_before_days },
		{ "important_lead_days", p->important_day_workdays },
		{ "phone_confirm_workdays", p->confirm_workdays },
	};

	for (size_t i = 0; i < COUNT(numbers); i++)
		content_number(c, numbers[i].name, numbers[i].number);
	content_minutes(c, "response", p->response_minutes);
	content_minutes(c, "restore", p->restore_minutes);
	content_months(c, "parts_availability", p->parts_years * 12);
	content_months(c, "design_life", p->design_life_years * 12);
}

static void fill_rates(struct content *c, const struct service_policy *p, struct arena *a)
{
	content_text(c, "theory_percent", decimal_text((decimal){ p->theory_weight * 100 }, a));
	content_text(c, "practice_percent", decimal_text((decimal){ p->practice_weight * 100 }, a));
	content_text(c, "attendance_percent", decimal_text((decimal){ p->attendance_least * 100 }, a));
}

/* What the warranty runs from, and the hour of arrival where one is promised (C2, C24). */
static void fill_choices(struct content *c, const struct service_policy *p)
{
	static const struct {
		const char *name;
		enum warranty_event event;
	} starts[] = { { "from_use", WARRANTY_FROM_USE },
		       { "from_delivery", WARRANTY_FROM_DELIVERY },
		       { "from_fixed", WARRANTY_FROM_FIXED } };

	for (size_t i = 0; i < COUNT(starts); i++)
		content_text(c, starts[i].name, p->warranty_start == starts[i].event ? "1" : NULL);
	content_text(c, "from_acceptance", p->warranty_start == WARRANTY_FROM_ACCEPTANCE ? "1" : NULL);
	content_text(c, "always", policy_always(p) ? "1" : NULL);
	content_text(c, "onsite_minutes", NULL);
	content_text(c, "onsite_hours", NULL);
	if (p->onsite_minutes != UNSET)
		content_minutes(c, "onsite", p->onsite_minutes);
}

static void fill_limits(struct paper *paper, const struct service_policy *p, struct arena *a)
{
	struct sla_matrix m = sla_matrix_of(p);

	content_text(paper->content, "routine_interval", promise_interval(p, paper->language, a));
	content_text(paper->content, "monthly_visit", promise_month_day(p, paper->language, a));
	content_text(paper->content, "shift_previous", p->visit_shift == SHIFT_PREVIOUS_WORKDAY ? "1" : NULL);
	content_text(paper->content, "shift_next", p->visit_shift == SHIFT_NEXT_WORKDAY ? "1" : NULL);
	content_text(paper->content, "service_hours", promise_hours(p, paper->language, a));
	content_text(paper->content, "limits", why_text(sla_limits_why(&m, a), paper->language, a));
}

/* The chapter speaks of months and years. */
static FALLIBLE fill_warranty(struct content *c, const struct service_policy *p, struct arena *a)
{
	if (p->warranty_term == UNSET)
		return error_new(a, ERROR_CONFLICT, "warranty_term", "required");
	if (p->warranty_unit != PERIOD_YEAR && p->warranty_unit != PERIOD_MONTH)
		return error_new(a, ERROR_CONFLICT, "warranty_unit", "not_a_choice");
	content_months(c, "warranty", p->warranty_term * (p->warranty_unit == PERIOD_YEAR ? 12 : 1));
	return NULL;
}

/* --- seasons of the place --- */

static FALLIBLE city_of(struct act *act, const struct bid *b, const char **ret)
{
	void *opportunity = NULL, *site = NULL, *customer = NULL;

	if (b->opportunity.v != 0)
		TRY(store_get(act->db, &opportunity_entity, b->opportunity.v, &opportunity, act->arena));
	if (opportunity != NULL && ((struct opportunity *)opportunity)->site.v != 0)
		TRY(store_get(act->db, &site_entity, ((struct opportunity *)opportunity)->site.v, &site, act->arena));
	if (site != NULL) {
		*ret = ((struct site *)site)->city;
		return NULL;
	}
	TRY(store_get(act->db, &customer_entity, b->customer.v, &customer, act->arena));
	*ret = ((struct customer *)customer)->city;
	return NULL;
}

static const char *number(int n, struct arena *a)
{
	return arena_print(a, "%d", n);
}

static void season_row(struct content *c, const struct season_row *s, enum language lang, struct arena *a)
{
	const char *kind = season_kind_name(s->kind);
	struct why period = { .key = s->kind == SEASON_HEATING ? "season_over_year" : "season_in_year",
			      .args = { number(s->starts.month, a), number(s->starts.day, a), number(s->ends.month, a),
					number(s->ends.day, a) } };
	struct content *row = content_row(c, "seasons");

	content_text(row, "name", why_words(arena_print(a, "season_%s", kind), lang, a));
	content_text(row, "period", why_text(&period, lang, a));
	content_text(row, "check", why_words(arena_print(a, "season_check_%s", kind), lang, a));
}

static FALLIBLE fill_seasons(struct act *act, const struct bid *b, const struct service_policy *p, struct paper *paper)
{
	struct seasons all = { 0 };
	const char *city = NULL;

	content_rows(paper->content, "seasons");
	TRY(city_of(act, b, &city));
	TRY(seasons_load(act, &all));
	for (enum season_kind kind = SEASON_RAIN; city != NULL && p->season_visits != 0 && kind <= SEASON_HEATING;
	     kind++) {
		const struct season_row *s = season_find(&all, kind, city, instant_civil(act->now).year);
		if (s != NULL && s->starts.month != 0)
			season_row(paper->content, s, paper->language, act->arena);
	}
	return NULL;
}

/* --- the paper --- */

static FALLIBLE project_of(struct act *act, const struct bid *b, const char **ret)
{
	void *tender = NULL;

	TRY(store_get(act->db, &tender_entity, b->tender.v, &tender, act->arena));
	*ret = ((struct tender *)tender)->name;
	return NULL;
}

FALLIBLE service_paper(struct act *act, int64_t bid, struct paper *p)
{
	const struct entity *e = &bid_entity;
	const char *project = NULL;
	struct service_policy policy;
	const char *bidder;
	int64_t edition;
	void *record = NULL;

	TRY(layout_of(p->variant, act->arena, &p->layout));
	TRY(store_load(act->db, e, bid, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	TRY(policies_of_bid(act, record, &policy, &edition));
	TRY(project_of(act, record, &project));
	p->title = arena_print(act->arena, "%s-%s", ((struct bid *)record)->number, p->layout);
	p->content = content_new(act->arena);
	TRY(bidder_name(act, bid, &bidder));
	content_text(p->content, "supplier_name", bidder);
	content_text(p->content, "project_name", project);
	content_text(p->content, "service_phone", NULL);
	fill_numbers(p->content, &policy);
	fill_choices(p->content, &policy);
	fill_limits(p, &policy, act->arena);
	fill_rates(p->content, &policy, act->arena);
	TRY(fill_warranty(p->content, &policy, act->arena));
	return fill_seasons(act, record, &policy, p);
}
