#include "app/service/planner.h"

#include <string.h>

#include "app/contract/replan.h"
#include "app/lane.h"
#include "app/save.h"
#include "app/service/desk_policies.h"
#include "app/service/plan_seen.h"
#include "app/whys.h"
#include "base/buffer.h"
#include "base/text.h"
#include "store/record.h"

/* --- the trips of one plan --- */

/* S128 and A13: a member of the project and the lead go on the first, the technical and the season visits. */
static bool needs_team(const struct planned_obligation *p)
{
	unsigned programmes =
		PROGRAMME_BIT(PROGRAMME_TECHNICAL) | PROGRAMME_BIT(PROGRAMME_RAIN) | PROGRAMME_BIT(PROGRAMME_HEATING);

	return (p->programmes & programmes) != 0 || (p->kind == OBLIGATION_ROUTINE_REVISIT && p->number == 1);
}

static const struct visit *visit_of(const struct lines *visits, int64_t id)
{
	for (unsigned i = 0; id != 0 && i < visits->count; i++)
		if (LINE_AT(*visits, struct visit, i)->record.id == id)
			return LINE_AT(*visits, struct visit, i);
	return NULL;
}

static bool lies_ahead(const struct planned_obligation *p, const struct visit *v, date today, int64_t days)
{
	date on = v == NULL ? p->due : v->planned_on;

	if (!layout_is_visit(p->kind) || p->merged_into != NULL || on.day < today.day || on.day > today.day + days)
		return false;
	return v == NULL || v->stage == visit_stage_planned || v->stage == visit_stage_started;
}

static void trip_fill(struct plan_trip *t, const struct planned_obligation *p, const struct visit *v, struct arena *a)
{
	t->key = p->key;
	t->on = v == NULL ? p->due : v->planned_on;
	t->grid_on = p->raw;
	t->programmes = layout_programmes(p->programmes, a);
	t->on_site = v == NULL ? p->on_site : v->channel == visit_channel_onsite;
	t->team = needs_team(p);
	t->caution = p->caution;
	t->why = why_keep(p->why, a);
	if (v != NULL)
		t->visit.v = v->record.id;
}

static int trip_order(const void *a, const void *b)
{
	const struct plan_trip *x = a, *y = b;

	return x->on.day != y->on.day ? (x->on.day > y->on.day ? 1 : -1) : strcmp(x->key, y->key);
}

static void trips_make(const struct layout *l, const struct lines *visits, date today, int64_t days, struct lines *ret)
{
	struct arena *a = l->act->arena;
	struct plan_trip *row = arena_array(a, struct plan_trip, l->plan.count + 1);

	*ret = (struct lines){ .rows = row };
	for (size_t i = 0; i < l->plan.count; i++) {
		const struct visit *v = visit_of(visits, l->visit_of[i]);
		if (!lies_ahead(&l->plan.row[i], v, today, days))
			continue;
		memcpy(&row[ret->count], record_new(&plan_trip_entity, a), sizeof *row);
		trip_fill(&row[ret->count++], &l->plan.row[i], v, a);
	}
	if (ret->count > 1)
		qsort(row, ret->count, sizeof *row, trip_order);
}

/* The last day on which no trip of it leaves the days ahead, enters them, or wants to be opened. */
static date unmoved_until(const struct layout *l, const struct lines *visits, date today, int64_t days, int open_days)
{
	date until = { INT32_MAX };

	for (size_t i = 0; i < l->plan.count; i++) {
		const struct planned_obligation *p = &l->plan.row[i];
		const struct visit *v = visit_of(visits, l->visit_of[i]);
		date on = v == NULL ? p->due : v->planned_on;
		int32_t leaves = on.day >= today.day ? on.day : INT32_MAX, enters = on.day - (int32_t)days - 1;
		int32_t opens = v == NULL ? p->due.day - open_days - 1 : INT32_MAX;
		if (!layout_is_visit(p->kind) || p->merged_into != NULL)
			continue;
		until.day = leaves < until.day ? leaves : until.day;
		until.day = enters >= today.day && enters < until.day ? enters : until.day;
		until.day = opens >= today.day && opens < until.day ? opens : until.day;
	}
	return until;
}

static bool same_trips(const struct lines *a, const struct lines *b)
{
	if (a->count != b->count)
		return false;
	for (unsigned i = 0; i < a->count; i++)
		FOR_FIELDS(f, &plan_trip_entity) {
			bool own = (f->flags & PARENT) || strcmp(f->name, "seq") == 0;
			if (!own && !value_same(field_get(f, LINE_AT(*a, struct plan_trip, i)),
						field_get(f, LINE_AT(*b, struct plan_trip, i))))
				return false;
		}
	return true;
}

struct planning {
	struct act *act;
	struct layout_bases bases;
	struct dispatch_policy policy;
	struct plan_ground ground;
	date today;
};

static FALLIBLE planning_begin(struct act *act, struct planning *ret)
{
	*ret = (struct planning){ .act = act, .today = instant_date(act->now) };
	TRY(plan_ground_read(act, &ret->ground));
	TRY(dispatch_policies(act, &ret->policy));
	return layout_bases_load(act, &ret->bases);
}

struct plan_done {
	bool kept; /* false: its contract has not begun */
	bool changed;
	int64_t trips;
	date until; /* nothing of it changes by itself */
};

static FALLIBLE plan_one(struct planning *p, int64_t id, struct plan_done *ret)
{
	struct act *act = p->act;
	struct lines visits = { 0 }, trips = { 0 };
	void *plan = NULL, *contract = NULL;
	struct visit_plan *after;

	TRY(store_get(act->db, &visit_plan_entity, id, &plan, act->arena));
	TRY(store_get(act->db, &contract_entity, ((struct visit_plan *)plan)->contract.v, &contract, act->arena));
	if (((struct contract *)contract)->stage != contract_stage_accepted)
		return NULL;
	struct layout l = { .act = act, .contract = contract, .visit_plan = plan };
	bool opens = l.visit_plan->stage == visit_plan_stage_published;
	struct replan_terms terms = { .today = p->today, .open_days = opens ? (int)p->policy.open_days : -1 };
	TRY(contract_replan(&l, &p->bases, &terms, &visits));
	trips_make(&l, &visits, p->today, p->policy.plan_days, &trips);
	*ret = (struct plan_done){
		.kept = true,
		.changed = !same_trips(&trips, &l.visit_plan->trips),
		.trips = trips.count,
		.until = unmoved_until(&l, &visits, p->today, p->policy.plan_days, terms.open_days),
	};
	if (!ret->changed)
		return NULL;
	after = save_copy(&visit_plan_entity, plan, act->arena);
	after->trips = trips;
	return save_again(act, &visit_plan_entity, plan, after, "plan");
}

/* --- all plans --- */

struct batch {
	const struct app *app;
	struct arena *arena;
	instant now;
	int64_t after; /* the last plan that was looked at */
	struct planned done;
	int count;
	struct plan_kept *kept; /* those of this batch that were laid out */
	int nkept;
};

/* Calendar, seasons and numbers are read for those alone that are looked at. */
static FALLIBLE keep_one(struct batch *b, struct act *act, struct planning *p, const struct plan_look *look)
{
	struct plan_done done = { 0 };

	b->after = look->plan;
	b->count++;
	if (look->seen) {
		b->done.trips += look->trips;
		return NULL;
	}
	if (p->act == NULL)
		TRY(planning_begin(act, p));
	TRY(plan_one(p, look->plan, &done));
	b->done.trips += done.trips;
	b->done.changed += done.changed;
	if (done.kept)
		b->kept[b->nkept++] = (struct plan_kept){ look->plan, done.until };
	return NULL;
}

static FALLIBLE do_batch(struct sql *db, void *arg)
{
	struct batch *b = arg;
	struct act act = {
		.app = b->app, .db = db, .arena = b->arena, .who = &actor_installation, .via = "job", .now = b->now
	};
	struct plan_look *looks = arena_array(b->arena, struct plan_look, PLANS_AT_ONCE);
	struct planning p = { 0 };
	struct plan_ground ground;
	int n = 0;

	b->kept = arena_array(b->arena, struct plan_kept, PLANS_AT_ONCE);
	TRY(plan_ground_read(&act, &ground));
	TRY(plans_look(&act, &ground, b->after, PLANS_AT_ONCE, looks, &n));
	for (int i = 0; i < n; i++)
		TRY(keep_one(b, &act, &p, &looks[i]));
	return plans_saw(&act, &ground, b->kept, b->nkept);
}

FALLIBLE plans_keep_all(const struct app *app, instant now, struct planned *ret, struct arena *a)
{
	struct batch b = { .app = app, .now = now };

	do {
		AUTO_ARENA one = { 0 };
		b.arena = &one;
		b.count = b.nkept = 0;
		struct error *e = lane_write_wait(app, &one, do_batch, &b);
		if (e != NULL)
			return error_carry(e, a);
		b.done.plans += b.count;
	} while (b.count == PLANS_AT_ONCE && !app_stops(app));
	*ret = b.done;
	return NULL;
}

FALLIBLE plans_keep(const struct app *app, struct arena *a)
{
	struct planned done;

	return plans_keep_all(app, instant_now(), &done, a);
}

/* --- what a plan rests on --- */

FALLIBLE plans_follow(struct act *act, int64_t contract)
{
	struct lines plans = { 0 };
	struct planning p;

	TRY(store_all(act->db, &visit_plan_entity, "contract", value_int(contract), &plans, act->arena));
	if (plans.count == 0)
		return NULL;
	TRY(planning_begin(act, &p));
	for (unsigned i = 0; i < plans.count; i++) {
		const struct visit_plan *plan = LINE_AT(plans, struct visit_plan, i);
		struct plan_done done = { 0 };
		if (plan->stage == visit_plan_stage_ended)
			continue;
		TRY(plan_one(&p, plan->record.id, &done));
		if (done.kept)
			TRY(plans_saw(act, &p.ground, &(struct plan_kept){ plan->record.id, done.until }, 1));
	}
	return NULL;
}

/* Two visits to one contract on one day would be one trip (FIELD golden case 7). */
FALLIBLE visit_moving(struct act *act, const void *before, void *visit)
{
	const struct visit *v = visit;
	struct value other;

	(void)before;
	TRY(sql_value(act->db,
		      "SELECT \"id\" FROM visit WHERE \"contract\" = $1 AND \"planned_on\" = $2 AND \"id\" <> $3"
		      " AND \"stage\" <> 'cancelled' LIMIT 1",
		      SQL_ARGS(value_int(v->contract.v), value_int(v->planned_on.day), value_int(v->record.id)), &other,
		      act->arena));
	return other.tag == VALUE_NONE ? NULL
				       : error_new(act->arena, ERROR_CONFLICT, "planned_on", "visit_on_that_day");
}

FALLIBLE visit_moved(struct act *act, const void *before, void *visit)
{
	(void)before;
	return plans_follow(act, ((struct visit *)visit)->contract.v);
}

FALLIBLE plan_published(struct act *act, const void *before, void *visit_plan)
{
	struct visit_plan *p = visit_plan;
	void *now = NULL;

	(void)before;
	TRY(plans_follow(act, p->contract.v));
	TRY(store_get(act->db, &visit_plan_entity, p->record.id, &now, act->arena));
	memcpy(p, now, sizeof *p);
	return NULL;
}

FALLIBLE important_day_changed(struct act *act, const void *before, void *day)
{
	(void)before;
	return plans_follow(act, ((struct important_day *)day)->contract.v);
}

FALLIBLE season_naming(struct act *act, const void *before, void *season)
{
	const struct season_override *s = season;
	struct value other;

	(void)before;
	TRY(sql_value(act->db,
		      "SELECT \"id\" FROM season_override WHERE \"place\" = $1 AND \"season\" = $2 AND \"year\" = $3"
		      " AND \"id\" <> $4 LIMIT 1",
		      SQL_ARGS(value_text(s->place), value_text(season_name_choices.labels[s->season]),
			       value_int(s->year), value_int(s->record.id)),
		      &other, act->arena));
	return other.tag == VALUE_NONE ? NULL : error_new(act->arena, ERROR_CONFLICT, "year", "season_given_before");
}

/* The contracts whose site lies there; others have other seasons. */
FALLIBLE season_changed(struct act *act, const void *before, void *season)
{
	const struct season_override *s = season;
	struct buffer ids = BUFFER(act->arena);
	AUTO_ROWS *r = NULL;
	bool has = true;

	(void)before;
	TRY(sql_rows(act->db,
		     "SELECT c.id FROM contract c JOIN site s ON s.id = c.site WHERE c.stage = 'accepted'"
		     " AND (s.city = $1 OR s.city = $2) AND c.warranty_end_on >= $3 ORDER BY c.id",
		     SQL_ARGS(value_text(s->place), value_text(arena_print(act->arena, "%s市", s->place)),
			      value_int(instant_date(act->now).day)),
		     &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			break;
		int64_t id = rows_int(r, 0);
		buffer_put(&ids, &id, sizeof id);
	}
	for (size_t at = 0; at < ids.used; at += sizeof(int64_t)) {
		int64_t id;
		memcpy(&id, (const char *)ids.data + at, sizeof id);
		TRY(plans_follow(act, id));
	}
	return NULL;
}
