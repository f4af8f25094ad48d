#include "app/contract/replan.h"

#include <string.h>

#include "app/policies.h"
#include "app/save.h"
#include "app/whys.h"
#include "base/buffer.h"
#include "base/random.h"
#include "base/text.h"
#include "store/record.h"

struct replan {
	struct layout *l;
	struct replan_terms terms;
	struct lines obligations, visits;
};

static struct visit *visit_at(const struct replan *r, int64_t id)
{
	for (unsigned i = 0; i < r->visits.count; i++)
		if (LINE_AT(r->visits, struct visit, i)->record.id == id)
			return LINE_AT(r->visits, struct visit, i);
	return NULL;
}

static struct obligation *obligation_at(const struct replan *r, const char *key)
{
	for (unsigned i = 0; i < r->obligations.count; i++) {
		struct obligation *o = LINE_AT(r->obligations, struct obligation, i);
		if (o->key != NULL && strcmp(o->key, key) == 0)
			return o;
	}
	return NULL;
}

/* What is proven or waived is history, and what is late stays late. */
static bool is_open(const struct replan *r, const struct obligation *o)
{
	return o->stage == obligation_stage_planned && (o->to_on.day == 0 || o->to_on.day >= r->terms.today.day);
}

/* --- what is known of the visits so far --- */

/* A visit that both sides moved keeps its day, whatever the grid says. */
static void moves_of(const struct replan *r, struct plan_terms *t)
{
	struct visit_move *move = arena_array(r->l->act->arena, struct visit_move, r->obligations.count + 1);

	t->move = move;
	for (unsigned i = 0; i < r->obligations.count; i++) {
		const struct obligation *o = LINE_AT(r->obligations, struct obligation, i);
		const struct visit *v = visit_at(r, o->visit.v);
		bool grid = o->kind == commitment_kind_routine_revisit && o->number != UNSET;
		if (o->merged_into == NULL && v != NULL && v->reschedule_reason != NULL)
			move[t->moves++] =
				(struct visit_move){ grid ? (int)o->number : 0, v->planned_on, grid ? NULL : o->key };
	}
}

static void visits_held(const struct replan *r, struct plan_terms *t)
{
	for (unsigned i = 0; i < r->obligations.count; i++) {
		const struct obligation *o = LINE_AT(r->obligations, struct obligation, i);
		if (o->kind != commitment_kind_routine_revisit || o->stage != obligation_stage_proven)
			continue;
		t->visits_held++;
		if (o->proof_on.day > t->last_visit.day)
			t->last_visit = o->proof_on;
	}
}

/* --- visits --- */

static int64_t known_visit(const struct replan *r, const struct planned_obligation *p)
{
	const struct obligation *o = obligation_at(r, p->key);
	const struct lines *trips = &r->l->visit_plan->trips;

	if (o != NULL && o->visit.v != 0)
		return o->visit.v;
	for (unsigned i = 0; i < trips->count; i++) {
		const struct plan_trip *t = LINE_AT(*trips, struct plan_trip, i);
		if (strcmp(t->key, p->key) == 0 && t->visit.v != 0)
			return t->visit.v;
	}
	for (unsigned i = 0; i < r->visits.count; i++) {
		const struct visit *v = LINE_AT(r->visits, struct visit, i);
		if (v->planned_on.day == p->due.day && v->stage != visit_stage_cancelled)
			return v->record.id;
	}
	return 0;
}

static bool same_words(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* The lead and the engineer of the plan go where nobody else was named. */
static bool lacks_people(const struct replan *r, const struct visit *v)
{
	const struct visit_plan *p = r->l->visit_plan;

	return p->stage == visit_plan_stage_published &&
	       ((v->lead.v == 0 && p->lead.v != 0) || (v->engineer.v == 0 && p->engineer.v != 0));
}

/* What differs between a visit and the plan, as the visit should be; false: nothing. */
static bool visit_should(const struct replan *r, const struct planned_obligation *p, struct visit *v)
{
	struct arena *a = r->l->act->arena;
	const char *programmes = layout_programmes(p->programmes, a);
	bool moved = v->reschedule_reason == NULL && v->planned_on.day != p->due.day;
	bool presence = p->on_site && v->channel == visit_channel_phone, people = lacks_people(r, v);
	bool differs = moved || presence || people || !same_words(programmes, v->programmes);

	v->programmes = programmes;
	if (presence)
		v->channel = visit_channel_onsite;
	if (people && v->lead.v == 0)
		v->lead = r->l->visit_plan->lead;
	if (people && v->engineer.v == 0)
		v->engineer = r->l->visit_plan->engineer;
	if (moved) {
		v->planned_on = p->due;
		v->title = why_name(a, "title_visit", date_text(p->due, a), NULL);
	}
	return differs;
}

/* Nobody moved it and it has not begun: it goes where the plan goes, for what the plan wants. */
static FALLIBLE visit_follows(struct replan *r, const struct planned_obligation *p, struct visit *v)
{
	struct arena *a = r->l->act->arena;
	struct visit wanted = *v, *after;
	void *was = NULL;

	if (v->stage != visit_stage_planned || !visit_should(r, p, &wanted))
		return NULL;
	TRY(store_get(r->l->act->db, &visit_entity, v->record.id, &was, a));
	after = save_copy(&visit_entity, was, a);
	visit_should(r, p, after);
	TRY(save_again(r->l->act, &visit_entity, was, after, "replan"));
	*v = *after;
	return NULL;
}

static bool is_near(const struct replan *r, date day)
{
	return day.day >= r->terms.today.day && day.day <= r->terms.today.day + r->terms.open_days;
}

static FALLIBLE settle_visit(struct replan *r, size_t i)
{
	const struct planned_obligation *p = &r->l->plan.row[i];
	struct visit *v;

	r->l->visit_of[i] = known_visit(r, p);
	v = visit_at(r, r->l->visit_of[i]);
	if (v != NULL)
		return p->due.day < r->terms.today.day ? NULL : visit_follows(r, p, v);
	if (r->terms.open_days < 0 || !is_near(r, p->due))
		return NULL;
	return layout_add_visit(r->l, p, &r->l->visit_of[i]);
}

static FALLIBLE settle_visits(struct replan *r)
{
	for (size_t i = 0; i < r->l->plan.count; i++) {
		const struct planned_obligation *p = &r->l->plan.row[i];
		if (layout_is_visit(p->kind) && p->merged_into == NULL)
			TRY(settle_visit(r, i));
	}
	layout_share_visits(r->l);
	return NULL;
}

/* --- obligations --- */

static bool says_the_same(const struct obligation *a, const struct obligation *b)
{
	return a->due_on.day == b->due_on.day && a->from_on.day == b->from_on.day && a->to_on.day == b->to_on.day &&
	       a->on_site == b->on_site && a->caution == b->caution && a->certainty == b->certainty &&
	       a->visit.v == b->visit.v && same_words(a->programmes, b->programmes) &&
	       same_words(a->merged_into, b->merged_into);
}

static FALLIBLE settle_obligation(struct replan *r, size_t i)
{
	const struct planned_obligation *p = &r->l->plan.row[i];
	struct obligation *o = obligation_at(r, p->key), *after;
	struct act *act = r->l->act;

	if (o == NULL)
		return p->to.day >= r->terms.today.day ? layout_add_obligation(r->l, i) : NULL;
	if (!is_open(r, o))
		return NULL;
	after = save_copy(&obligation_entity, o, act->arena);
	layout_describe(r->l, i, after);
	return says_the_same(o, after) ? NULL : save_again(act, &obligation_entity, o, after, "replan");
}

/* A season that was announced anew, a day that matters no more: what was planned for it is not owed. */
static FALLIBLE let_go(struct replan *r, struct obligation *o)
{
	struct act *act = r->l->act;
	struct obligation *after;

	if (o->key == NULL || o->kind < commitment_kind_routine_revisit || o->kind > commitment_kind_important_day ||
	    !is_open(r, o) || obligation_plan_find(&r->l->plan, o->key) != NULL)
		return NULL;
	after = save_copy(&obligation_entity, o, act->arena);
	after->waive_reason = why_name(act->arena, "waived_by_plan", date_text(r->terms.today, act->arena), NULL);
	return save_advance(act, &obligation_entity, o, after, "waive");
}

static FALLIBLE settle_obligations(struct replan *r)
{
	for (size_t i = 0; i < r->l->plan.count; i++)
		if (layout_is_visit(r->l->plan.row[i].kind) || r->l->plan.row[i].kind == OBLIGATION_WARRANTY)
			TRY(settle_obligation(r, i));
	for (unsigned i = 0; i < r->obligations.count; i++)
		TRY(let_go(r, LINE_AT(r->obligations, struct obligation, i)));
	return NULL;
}

FALLIBLE contract_replan(struct layout *l, const struct layout_bases *bases, const struct replan_terms *terms,
			 struct lines *ret_visits)
{
	struct replan r = { .l = l, .terms = *terms };
	struct value id = value_int(l->contract->record.id);
	struct plan_terms plan = { 0 };
	struct act *act = l->act;

	l->warranty_end = l->contract->warranty_end_on;
	TRY(policies_of_contract(act, l->contract, &l->policy));
	TRY(store_all(act->db, &commitment_entity, "contract", id, &l->commitments, act->arena));
	TRY(store_all(act->db, &obligation_entity, "contract", id, &r.obligations, act->arena));
	TRY(store_all(act->db, &visit_entity, "contract", id, &r.visits, act->arena));
	moves_of(&r, &plan);
	visits_held(&r, &plan);
	TRY(layout_plan(l, bases, &plan));
	TRY(settle_visits(&r));
	TRY(settle_obligations(&r));
	return store_all(act->db, &visit_entity, "contract", id, ret_visits, act->arena);
}
