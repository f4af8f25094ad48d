#include "app/contract/obligations.h"

#include <string.h>

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

struct layout {
	struct act *act;
	struct contract *contract;
	struct service_policy policy;
	struct obligation_plan plan;
	struct visit_plan *visit_plan;
	int64_t *visit_of; /* per planned row: the visit of its trip, 0 for none */
	struct lines commitments;
	date warranty_end;
};

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

static bool is_visit(enum obligation_kind kind)
{
	return kind >= OBLIGATION_ROUTINE_REVISIT;
}

/* As words, each once and in the order of their set. */
static const char *programme_list(unsigned programmes, struct arena *a)
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
	bool clock = p->kind == OBLIGATION_RESPONSE || p->kind == OBLIGATION_RESTORE;

	if (day != NULL)
		return why_name(a, arena_print(a, "title_%s", kind),
				arena_print(a, "@season_%s", arena_copy_n(a, which, (size_t)(day - which))), day + 1);
	return why_name(a, arena_print(a, "title_%s%s", kind, clock ? "_standing" : ""), which, NULL);
}

static enum visit_channel channel_of(const struct layout *l, const struct planned_obligation *p)
{
	return p->on_site || !l->policy.visit_by_phone ? visit_channel_onsite : visit_channel_phone;
}

/* A trip is a row with a day that goes along with no other. */
static FALLIBLE add_visit(struct layout *l, const struct planned_obligation *p, int64_t *ret_visit)
{
	struct arena *a = l->act->arena;
	struct visit *v = record_new(&visit_entity, a);

	v->title = why_name(a, "title_visit", date_text(p->due, a), NULL);
	v->contract.v = l->contract->record.id;
	v->site = l->contract->site;
	v->visit_plan.v = l->visit_plan->record.id;
	v->programmes = programme_list(p->programmes, a);
	v->channel = channel_of(l, p);
	v->planned_on = p->due;
	v->engineer = l->contract->service_engineer;
	TRY(save_new(l->act, &visit_entity, v));
	*ret_visit = v->record.id;
	return NULL;
}

static FALLIBLE add_visits(struct layout *l)
{
	for (size_t i = 0; i < l->plan.count; i++) {
		const struct planned_obligation *p = &l->plan.row[i];
		if (is_visit(p->kind) && p->merged_into == NULL && p->due.day != 0)
			TRY(add_visit(l, p, &l->visit_of[i]));
	}
	for (size_t i = 0; i < l->plan.count; i++)
		for (size_t k = 0; l->plan.row[i].merged_into != NULL && k < l->plan.count; k++)
			if (strcmp(l->plan.row[k].key, l->plan.row[i].merged_into) == 0)
				l->visit_of[i] = l->visit_of[k];
	return NULL;
}

static FALLIBLE add_obligation(struct layout *l, size_t i)
{
	const struct planned_obligation *p = &l->plan.row[i];
	const struct commitment *promised = commitment_for(l, p->kind);
	struct arena *a = l->act->arena;
	struct obligation *o = record_new(&obligation_entity, a);

	if (promised == NULL)
		return NULL;
	o->key = p->key;
	o->number = p->number == 0 ? UNSET : p->number;
	o->commitment.v = promised->record.id;
	o->contract.v = l->contract->record.id;
	o->customer = l->contract->customer;
	o->site = l->contract->site;
	o->kind = kind_of(p->kind);
	o->title = title_of(p, a);
	o->due_on = p->due;
	o->from_on = p->from;
	o->to_on = p->to;
	o->grid_on = p->raw;
	o->programmes = programme_list(p->programmes, a);
	o->why = why_keep(p->why, a);
	o->on_site = p->on_site;
	o->merged_into = p->merged_into;
	o->caution = p->caution;
	o->certainty = p->confidence == CONFIDENCE_FALLBACK ? certainty_fallback : certainty_announced;
	o->visit.v = l->visit_of[i];
	o->owner = is_visit(p->kind) ? l->contract->service_engineer : l->contract->project_manager;
	return save_new(l->act, &obligation_entity, o);
}

static FALLIBLE add_visit_plan(struct layout *l)
{
	static const enum grid_mode modes[] = { grid_mode_fixed_grid, grid_mode_rolling, grid_mode_company_round };
	static const enum grid_shift shifts[] = { grid_shift_none, grid_shift_next_workday,
						  grid_shift_previous_workday };
	struct visit_plan *p = record_new(&visit_plan_entity, l->act->arena);

	p->name = why_name(l->act->arena, "title_visit_plan", l->contract->name, NULL);
	p->contract.v = l->contract->record.id;
	p->mode = modes[l->policy.visit_mode];
	p->shift = shifts[l->policy.visit_shift];
	p->every_days = l->policy.visit_every_days;
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

static FALLIBLE make_plan(struct layout *l)
{
	struct act *act = l->act;
	struct plan_terms terms = { .accepted_on = l->contract->accepted_on,
				    .policy = l->policy,
				    .seasonal_exposure = l->contract->seasonal_exposure };
	const struct calendar *calendar = NULL;
	struct seasons seasons = { 0 };
	void *site = NULL;

	TRY(calendars_load(act, &calendar));
	TRY(seasons_load(act, &seasons));
	terms.seasons = &seasons;
	if (l->contract->site.v != 0) {
		TRY(store_get(act->db, &site_entity, l->contract->site.v, &site, act->arena));
		terms.city = ((struct site *)site)->city;
		terms.seasonal_exposure |= ((struct site *)site)->seasonal_exposure;
	}
	return obligation_plan_make(&terms, calendar, act->arena, &l->plan);
}

FALLIBLE obligations_lay_out(struct act *act, struct contract *c)
{
	struct layout l = { .act = act, .contract = c, .warranty_end = c->warranty_end_on };

	TRY(policies_of_contract(act, c, &l.policy));
	TRY(store_all(act->db, &commitment_entity, "contract", value_int(c->record.id), &l.commitments, act->arena));
	TRY(make_plan(&l));
	l.visit_of = arena_array(act->arena, int64_t, l.plan.count + 1);
	TRY(add_visit_plan(&l));
	TRY(add_visits(&l));
	for (size_t i = 0; i < l.plan.count; i++)
		TRY(add_obligation(&l, i));
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

FALLIBLE obligations_reopen(struct act *act, enum proof_kind kind, int64_t record, const char *reason)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &obligation_entity, "proof_record", value_text(id_text(record, act->arena)), &all,
		      act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		struct obligation *o = LINE_AT(all, struct obligation, i), *after;
		if (o->stage != obligation_stage_proven || o->proof_entity != kind)
			continue;
		after = save_copy(&obligation_entity, o, act->arena);
		after->reopen_reason = reason;
		TRY(save_advance(act, &obligation_entity, o, after, "reopen"));
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
