#include "app/presale/plans.h"

#include "app/presale/house_stages.h"
#include "app/save.h"
#include "base/instant.h"
#include "base/random.h"
#include "json/record.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/presale/stage_plan.h"
#include "store/record.h"

FALLIBLE stage_plan_adding(struct act *act, const void *before, void *plan)
{
	const struct stage_plan *p = plan;
	struct value n;

	(void)before;
	TRY(sql_value(
		act->db, "SELECT count(*) FROM stage_plan WHERE \"opportunity\" = $1 AND \"sales_stage\" = $2",
		SQL_ARGS(value_int(p->opportunity.v), value_text(opportunity_stage_choices.labels[p->sales_stage])), &n,
		act->arena));
	return n.i == 0 ? NULL : error_new(act->arena, ERROR_CONFLICT, "sales_stage", "plan_exists");
}

static FALLIBLE business(struct act *act, int64_t id, unsigned right, struct opportunity **ret)
{
	void *record = NULL;

	TRY(store_load(act->db, &opportunity_entity, id, act->who, rights_scope(&opportunity_entity, act->who, READ),
		       &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	if (!rights_cover(&opportunity_entity, record, act->who, rights_scope(&opportunity_entity, act->who, right)))
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	*ret = record;
	return NULL;
}

/* --- drafting --- */

static const struct stage_plan *plan_of(const struct lines *all, enum opportunity_stage stage)
{
	for (unsigned i = 0; i < all->count; i++)
		if (LINE_AT(*all, struct stage_plan, i)->sales_stage == stage)
			return LINE_AT(*all, struct stage_plan, i);
	return NULL;
}

/* A stage in use that has no plan yet. */
static bool is_to_be_planned(const struct lines *there, const struct house_stages *h, enum opportunity_stage s)
{
	const struct stage_gate *gate = house_stage_itself(h, s);

	return gate != NULL && !gate->off && plan_of(there, s) == NULL;
}

static FALLIBLE draft_stage(struct act *act, const struct opportunity *o, const struct stage_gate *g, date from,
			    date until)
{
	struct stage_plan *p = record_new(&stage_plan_entity, act->arena);

	p->title = g->name;
	p->opportunity.v = o->record.id;
	p->sales_stage = g->target_stage;
	p->planned_start = from;
	p->planned_end = until;
	p->target = g->target;
	p->quality = g->quality;
	p->owner = o->presales_owner.v != 0 ? o->presales_owner : o->owner;
	TRY(gate_exit_criteria(act, g->target_stage, &p->exit_criteria));
	return save_new(act, &stage_plan_entity, p);
}

FALLIBLE plan_draft(struct act *act, int64_t opportunity)
{
	struct opportunity *o = NULL;
	struct house_stages house;
	struct lines there = { 0 };
	date from = instant_date(act->now);

	TRY(business(act, opportunity, CHANGE, &o));
	TRY(store_all(act->db, &stage_plan_entity, "opportunity", value_int(opportunity), &there, act->arena));
	TRY(house_stages_read(act, &house));
	for (enum opportunity_stage s = o->stage; s <= opportunity_stage_contracted; s++) {
		const struct stage_plan *had = plan_of(&there, s);
		const struct stage_gate *gate = house_stage_itself(&house, s);
		date until = had != NULL ? had->planned_end : date_plus(from, (int)house_stage_days(&house, s));
		if (is_to_be_planned(&there, &house, s))
			TRY(draft_stage(act, o, gate, from, until));
		from = until;
	}
	return NULL;
}

/* --- the page --- */

/* How many stages a draft would add: from where the business stands onward. */
static FALLIBLE unplanned_write(struct act *act, const struct opportunity *o, const struct lines *there,
				struct buffer *b)
{
	struct house_stages house;
	int64_t n = 0;

	TRY(house_stages_read(act, &house));
	for (enum opportunity_stage s = o->stage; s <= opportunity_stage_contracted; s++)
		n += is_to_be_planned(there, &house, s);
	json_member_int(b, "unplanned", n);
	return NULL;
}

static FALLIBLE plans_write(struct act *act, const struct opportunity *o, date today, struct buffer *b)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &stage_plan_entity, "opportunity", value_int(o->record.id), &all, act->arena));
	TRY(unplanned_write(act, o, &all, b));
	json_key(b, "plans");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		void *whole = NULL;
		if (!rights_read_record(&stage_plan_entity, LINE_AT(all, struct stage_plan, i), act->who))
			continue;
		TRY(store_get(act->db, &stage_plan_entity, LINE_AT(all, struct stage_plan, i)->record.id, &whole,
			      act->arena));
		json_open(b, '{');
		json_member_int(b, "days_late", stage_plan_days_late(whole, today));
		json_member(b, "state", stage_plan_state(whole, o->stage, today));
		json_key(b, "record");
		record_write(b, &stage_plan_entity, whole, act->who, WRITE_WHOLE, NULL, 0);
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

/* A further stage that was taken away since is told by the stage it lay behind. */
static const char *stage_title(const struct house_stages *house, enum opportunity_stage s, stage_gate_id further,
			       enum language language)
{
	const struct stage_gate *g = house_stage_by_id(house, further);

	if (g == NULL)
		g = house_stage_itself(house, s);
	return g == NULL ? NULL : house_stage_word(g, language);
}

static FALLIBLE move_write(struct act *act, const struct stage_move *m, const struct house_stages *house,
			   enum language language, struct buffer *b)
{
	const char *const *labels = opportunity_stage_choices.labels;
	void *by = NULL;

	if (m->moved_by.v != 0)
		TRY(store_find(act->db, &user_entity, "id", value_int(m->moved_by.v), &by, act->arena));
	json_open(b, '{');
	json_member(b, "from", m->from_stage == opportunity_stage_unset ? NULL : labels[m->from_stage]);
	json_member(b, "to", labels[m->to_stage]);
	json_member(b, "from_title", stage_title(house, m->from_stage, m->from_house, language));
	json_member(b, "to_title", stage_title(house, m->to_stage, m->to_house, language));
	json_member(b, "at", instant_text(m->moved_at, b->arena));
	json_member(b, "by", by == NULL ? NULL : ((struct user *)by)->name);
	json_member(b, "reason", m->reason);
	json_member_int(b, "days", m->days == UNSET ? 0 : m->days);
	json_member_bool(b, "skipped", m->skipped);
	json_member(b, "passed_over", m->passed_over);
	json_close(b, '}');
	return NULL;
}

static FALLIBLE moves_write(struct act *act, int64_t opportunity, enum language language, struct buffer *b)
{
	struct lines all = { 0 };
	struct house_stages house;

	json_key(b, "moves");
	json_open(b, '[');
	TRY(house_stages_read(act, &house));
	TRY(store_all(act->db, &stage_move_entity, "opportunity", value_int(opportunity), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++)
		TRY(move_write(act, LINE_AT(all, struct stage_move, i), &house, language, b));
	json_close(b, ']');
	return NULL;
}

FALLIBLE plan_view(struct act *act, int64_t opportunity, enum language language, struct buffer *b)
{
	date today = instant_date(act->now), since;
	struct opportunity *o = NULL;

	TRY(business(act, opportunity, READ, &o));
	since = o->stage_since.day != 0 ? o->stage_since : instant_date(o->record.created_at);
	json_open(b, '{');
	json_member(b, "today", date_text(today, b->arena));
	json_member(b, "stage", opportunity_stage_choices.labels[o->stage]);
	json_member(b, "since", date_text(since, b->arena));
	json_member_int(b, "days", today.day - since.day);
	TRY(plans_write(act, o, today, b));
	TRY(moves_write(act, opportunity, language, b));
	json_close(b, '}');
	return NULL;
}
