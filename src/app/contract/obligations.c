#include "app/contract/obligations.h"

#include <string.h>

#include "app/contract/layout.h"
#include "app/contract/warranty_days.h"
#include "app/desk/calendars.h"
#include "app/policies.h"
#include "app/save.h"
#include "app/whys.h"
#include "base/buffer.h"
#include "base/random.h"
#include "rule/contract/obligation.h"
#include "store/record.h"

/* The kinds and programmes of the plan are words of ours by the same names. */
static enum commitment_kind kind_of(enum obligation_kind kind)
{
	const char *name = obligation_kind_name(kind);

	for (unsigned i = 1; i < commitment_kind_choices.count; i++)
		if (strcmp(commitment_kind_choices.labels[i], name) == 0)
			return (enum commitment_kind)i;
	return commitment_kind_other;
}

FALLIBLE commitment_of(struct act *act, int64_t contract, enum commitment_kind kind, struct commitment **ret)
{
	struct lines all = { 0 };

	*ret = NULL;
	TRY(store_all(act->db, &commitment_entity, "contract", value_int(contract), &all, act->arena));
	for (unsigned i = 0; i < all.count && *ret == NULL; i++) {
		struct commitment *c = LINE_AT(all, struct commitment, i);
		if (c->kind == kind)
			*ret = c;
	}
	return NULL;
}

static struct commitment *commitment_for(const struct layout *l, enum obligation_kind kind)
{
	for (unsigned i = 0; i < l->commitments.count; i++) {
		struct commitment *c = LINE_AT(l->commitments, struct commitment, i);
		if (c->kind == kind_of(kind))
			return c;
	}
	return NULL;
}

bool layout_is_visit(enum obligation_kind kind)
{
	return kind >= OBLIGATION_ROUTINE_REVISIT;
}

const char *layout_programmes(unsigned programmes, struct arena *a)
{
	const struct field *f = entity_field(&visit_entity, "programmes");
	struct buffer b = BUFFER(a);
	struct value v = NO_VALUE;

	for (int i = 0; i < PROGRAMMES; i++)
		if (programmes & PROGRAMME_BIT(i))
			buffer_print(&b, "%s%s", b.used > 0 ? "," : "", programme_name((enum programme)i));
	if (b.used == 0 || f->kind->parse(f, buffer_text(&b), a, &v) != NULL)
		return NULL;
	return v.s;
}

/* "routine_revisit/3", "monthly_onsite/2026-06", "seasonal_revisit/rain/2026-06-01": the parts behind the kind;
 * a clock stands from the first day on, and is none of a case. */
static const char *title_of(const struct planned_obligation *p, struct arena *a)
{
	const char *kind = obligation_kind_name(p->kind);
	const char *slash = strchr(p->key, '/'), *which = slash == NULL ? "" : slash + 1, *day = strchr(which, '/');
	bool clock = p->kind >= OBLIGATION_RESPONSE && p->kind <= OBLIGATION_RESTORE;

	if (day != NULL)
		return why_name(a, arena_print(a, "title_%s", kind),
				arena_print(a, "@season_%s", arena_copy_n(a, which, (size_t)(day - which))), day + 1);
	return why_name(a, arena_print(a, "title_%s%s", kind, clock ? "_standing" : ""), which, NULL);
}

static enum visit_channel channel_of(const struct layout *l, const struct planned_obligation *p)
{
	return p->on_site || !l->policy.visit_by_phone ? visit_channel_onsite : visit_channel_phone;
}

FALLIBLE layout_add_visit(struct layout *l, const struct planned_obligation *p, int64_t *ret_visit)
{
	struct arena *a = l->act->arena;
	struct visit *v = record_new(&visit_entity, a);

	v->title = why_name(a, "title_visit", date_text(p->due, a), NULL);
	v->contract.v = l->contract->record.id;
	v->site = l->contract->site;
	v->visit_plan.v = l->visit_plan->record.id;
	v->programmes = layout_programmes(p->programmes, a);
	v->channel = channel_of(l, p);
	v->planned_on = p->due;
	v->engineer = l->visit_plan->engineer.v != 0 ? l->visit_plan->engineer : l->contract->service_engineer;
	v->lead = l->visit_plan->lead;
	TRY(save_new(l->act, &visit_entity, v));
	*ret_visit = v->record.id;
	return NULL;
}

void layout_share_visits(struct layout *l)
{
	for (size_t i = 0; i < l->plan.count; i++)
		for (size_t k = 0; l->plan.row[i].merged_into != NULL && k < l->plan.count; k++)
			if (strcmp(l->plan.row[k].key, l->plan.row[i].merged_into) == 0)
				l->visit_of[i] = l->visit_of[k];
}

static FALLIBLE add_visits(struct layout *l)
{
	for (size_t i = 0; i < l->plan.count; i++) {
		const struct planned_obligation *p = &l->plan.row[i];
		if (layout_is_visit(p->kind) && p->merged_into == NULL && p->due.day != 0)
			TRY(layout_add_visit(l, p, &l->visit_of[i]));
	}
	layout_share_visits(l);
	return NULL;
}

void layout_describe(const struct layout *l, size_t i, struct obligation *o)
{
	const struct planned_obligation *p = &l->plan.row[i];
	struct arena *a = l->act->arena;

	o->due_on = p->due;
	o->from_on = p->from;
	o->to_on = p->to;
	o->grid_on = p->raw;
	o->programmes = layout_programmes(p->programmes, a);
	o->why = why_keep(p->why, a);
	o->on_site = p->on_site;
	o->merged_into = p->merged_into;
	o->caution = p->caution;
	o->certainty = p->confidence == CONFIDENCE_FALLBACK ? certainty_fallback : certainty_announced;
	o->visit.v = l->visit_of[i];
}

FALLIBLE layout_add_obligation(struct layout *l, size_t i)
{
	const struct planned_obligation *p = &l->plan.row[i];
	const struct commitment *promised = commitment_for(l, p->kind);
	struct arena *a = l->act->arena;
	struct obligation *o;

	if (promised == NULL)
		return NULL;
	o = record_new(&obligation_entity, a);
	o->key = p->key;
	o->number = p->number == 0 ? UNSET : p->number;
	o->commitment.v = promised->record.id;
	o->contract.v = l->contract->record.id;
	o->customer = l->contract->customer;
	o->site = l->contract->site;
	o->kind = kind_of(p->kind);
	o->title = title_of(p, a);
	layout_describe(l, i, o);
	o->owner = layout_is_visit(p->kind) ? l->contract->service_engineer : l->contract->project_manager;
	return save_new(l->act, &obligation_entity, o);
}

/* Choices begin behind unset, in the order of the rule's names. */
static enum agreed_weekday weekday_kept(const struct service_policy *p)
{
	return p->monthly_on == UNSET ? agreed_weekday_unset
				      : (enum agreed_weekday)(agreed_weekday_unset + 1 + p->monthly_on);
}

static FALLIBLE add_visit_plan(struct layout *l)
{
	static const enum grid_mode modes[] = { grid_mode_fixed_grid, grid_mode_rolling, grid_mode_company_round,
						grid_mode_month_weekday };
	static const enum grid_shift shifts[] = { grid_shift_none, grid_shift_next_workday,
						  grid_shift_previous_workday };
	struct visit_plan *p = record_new(&visit_plan_entity, l->act->arena);

	p->name = why_name(l->act->arena, "title_visit_plan", l->contract->name, NULL);
	p->contract.v = l->contract->record.id;
	p->mode = modes[l->policy.visit_mode];
	p->shift = shifts[l->policy.visit_shift];
	p->every_days = l->policy.visit_every_days;
	p->monthly_on = weekday_kept(&l->policy);
	p->grace_days = l->policy.visit_grace_days;
	p->merge_tolerance_days = l->policy.merge_tolerance_days;
	p->by_phone = l->policy.visit_by_phone != 0;
	p->programmes = "routine,monthly,maintenance,rain,heating,technical";
	p->from_on = l->contract->accepted_on;
	p->to_on = l->warranty_end;
	p->engineer = l->contract->service_engineer;
	p->owner = l->contract->owner;
	l->visit_plan = p;
	return save_new(l->act, &visit_plan_entity, p);
}

static FALLIBLE important_days(struct act *act, int64_t contract, struct plan_terms *terms)
{
	struct lines all = { 0 };
	date *day;

	TRY(store_all(act->db, &important_day_entity, "contract", value_int(contract), &all, act->arena));
	day = arena_array(act->arena, date, all.count + 1);
	for (unsigned i = 0; i < all.count; i++)
		day[i] = LINE_AT(all, struct important_day, i)->on;
	terms->important_day = day;
	terms->important_days = all.count;
	return NULL;
}

/* The company's rounds begin with the first of them (A8). */
static FALLIBLE rounds_begin(struct act *act, date *ret)
{
	struct value first;

	TRY(sql_value(act->db, "SELECT min(\"starts_on\") FROM company_round WHERE \"scope\" = 'in_warranty'",
		      SQL_NO_ARGS, &first, act->arena));
	*ret = (date){ first.tag == VALUE_NONE ? 0 : (int32_t)first.i };
	return NULL;
}

FALLIBLE layout_bases_load(struct act *act, struct layout_bases *ret)
{
	TRY(calendars_load(act, &ret->calendar));
	TRY(seasons_load(act, &ret->seasons));
	return rounds_begin(act, &ret->rounds_begin);
}

FALLIBLE layout_plan(struct layout *l, const struct layout_bases *bases, struct plan_terms *terms)
{
	struct act *act = l->act;
	void *site = NULL;

	terms->accepted_on = l->contract->accepted_on;
	/* One accepted before there were other beginnings runs from its acceptance. */
	if (l->contract->warranty_start_on.day != 0) {
		TRY(warranty_start_find(act, l->contract, &l->policy, &l->warranty));
		terms->warranty = &l->warranty;
		terms->warranty_floor = l->contract->warranty_floor_on;
	}
	terms->policy = l->policy;
	terms->seasonal_exposure =
		l->contract->seasonal_exposure || choices_have(l->contract->work_types, "decoration");
	terms->seasons = &bases->seasons;
	terms->round_start = bases->rounds_begin;
	TRY(important_days(act, l->contract->record.id, terms));
	if (l->contract->site.v != 0) {
		TRY(store_get(act->db, &site_entity, l->contract->site.v, &site, act->arena));
		terms->city = ((struct site *)site)->city;
		terms->seasonal_exposure |= ((struct site *)site)->seasonal_exposure;
	}
	TRY(obligation_plan_make(terms, bases->calendar, act->arena, &l->plan));
	l->visit_of = arena_array(act->arena, int64_t, l->plan.count + 1);
	return NULL;
}

FALLIBLE obligations_lay_out(struct act *act, struct contract *c)
{
	struct layout l = { .act = act, .contract = c, .warranty_end = c->warranty_end_on };
	struct plan_terms terms = { 0 };
	struct layout_bases bases;

	TRY(policies_of_contract(act, c, &l.policy));
	TRY(store_all(act->db, &commitment_entity, "contract", value_int(c->record.id), &l.commitments, act->arena));
	TRY(layout_bases_load(act, &bases));
	TRY(layout_plan(&l, &bases, &terms));
	TRY(add_visit_plan(&l));
	TRY(add_visits(&l));
	for (size_t i = 0; i < l.plan.count; i++)
		TRY(layout_add_obligation(&l, i));
	return NULL;
}

FALLIBLE obligation_close(struct act *act, struct obligation *o, enum proof_kind kind, int64_t record, date on)
{
	struct obligation *after;

	if (o->stage != obligation_stage_planned || !obligation_counts_on(o, on))
		return NULL;
	after = save_copy(&obligation_entity, o, act->arena);
	after->proof_entity = kind;
	after->proof_record = id_text(record, act->arena);
	after->proof_on = on;
	return save_advance(act, &obligation_entity, o, after, "prove");
}

static bool needs_presence(const struct obligation *o)
{
	return o->kind == commitment_kind_monthly_onsite || o->kind == commitment_kind_seasonal_revisit;
}

FALLIBLE obligations_close_kind(struct act *act, int64_t contract, enum commitment_kind what, enum proof_kind kind,
				int64_t record, date on)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &obligation_entity, "contract", value_int(contract), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		struct obligation *o = LINE_AT(all, struct obligation, i);
		if (o->kind == what)
			TRY(obligation_close(act, o, kind, record, on));
	}
	return NULL;
}

FALLIBLE obligations_close_visit(struct act *act, const struct visit *v)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &obligation_entity, "visit", value_int(v->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		struct obligation *o = LINE_AT(all, struct obligation, i);
		if (!needs_presence(o) || v->channel == visit_channel_onsite)
			TRY(obligation_close(act, o, proof_kind_visit, v->record.id, v->actual_on));
	}
	return NULL;
}

static FALLIBLE reopen(struct act *act, const struct obligation *o, const char *reason)
{
	struct obligation *after = save_copy(&obligation_entity, o, act->arena);

	after->reopen_reason = reason;
	return save_advance(act, &obligation_entity, o, after, "reopen");
}

FALLIBLE obligations_reopen(struct act *act, enum proof_kind kind, int64_t record, enum commitment_kind only,
			    const char *reason)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &obligation_entity, "proof_record", value_text(id_text(record, act->arena)), &all,
		      act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct obligation *o = LINE_AT(all, struct obligation, i);
		bool meant = only == commitment_kind_unset || o->kind == only;
		if (meant && o->stage == obligation_stage_proven && o->proof_entity == kind)
			TRY(reopen(act, o, reason));
	}
	return NULL;
}

const char *obligation_state_name(enum obligation_state state)
{
	static const char *const names[] = { "planned", "due", "late", "proven", "waived" };

	return names[state];
}

/* A promise that lasts (warranty, parts, the standing clocks) is never late: what is owed under it has
 * days of its own. */
static bool lasts(const struct obligation *o)
{
	return o->kind == commitment_kind_warranty || o->kind == commitment_kind_parts_availability ||
	       o->kind == commitment_kind_parts_supply || o->due_on.day == 0;
}

enum obligation_state obligation_state_of(const struct obligation *o, date today)
{
	date last = o->to_on.day != 0 ? o->to_on : o->due_on;

	if (o->stage == obligation_stage_proven)
		return STATE_PROVEN;
	if (o->stage == obligation_stage_waived)
		return STATE_WAIVED;
	if (lasts(o))
		return last.day != 0 && today.day > last.day ? STATE_DUE : STATE_PLANNED;
	if (today.day > last.day)
		return STATE_LATE;
	return today.day >= o->due_on.day ? STATE_DUE : STATE_PLANNED;
}
