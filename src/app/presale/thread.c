#include "app/presale/thread.h"

#include <string.h>

#include "base/random.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "store/record.h"

struct stage {
	const char *key;
	const struct entity *entity;
	const void *record; /* NULL: not there yet, or not to be seen */
	date on;	    /* unset: no day yet */
	bool late;
};

/* The newest record of the entity whose field leads to the id, if the actor may see it. */
static FALLIBLE newest(struct act *act, const struct entity *e, const char *field, int64_t id, void **ret)
{
	struct lines all = { 0 };

	*ret = NULL;
	if (id == 0)
		return NULL;
	TRY(store_all(act->db, e, field, value_int(id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		void *record = (char *)all.rows + i * e->size;
		if (rights_read_record(e, record, act->who))
			*ret = record;
	}
	return NULL;
}

static FALLIBLE oldest_engagement(struct act *act, int64_t opportunity, void **ret)
{
	struct lines all = { 0 };
	const struct engagement *first = NULL;

	TRY(store_all(act->db, &engagement_entity, "opportunity", value_int(opportunity), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		struct engagement *e = LINE_AT(all, struct engagement, i);
		if (rights_read_record(&engagement_entity, e, act->who) &&
		    (first == NULL || e->held_at.us < first->held_at.us))
			*ret = e, first = e;
	}
	return NULL;
}

/* The one that was signed, if any was; a draft beside it accepts nothing. */
static FALLIBLE acceptance_of(struct act *act, int64_t contract, void **ret)
{
	struct lines all = { 0 };

	TRY(newest(act, &acceptance_entity, "contract", contract, ret));
	if (*ret == NULL)
		return NULL;
	TRY(store_all(act->db, &acceptance_entity, "contract", value_int(contract), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		struct acceptance *x = LINE_AT(all, struct acceptance, i);
		if (x->kind == acceptance_kind_completion && x->stage != acceptance_stage_draft)
			*ret = x;
	}
	return NULL;
}

static int64_t id_of(const void *record)
{
	return record == NULL ? 0 : ((const struct record *)record)->id;
}

static void stage_write(struct buffer *b, const struct stage *s, date today, bool is_current)
{
	bool done = s->on.day != 0 && s->on.day <= today.day;

	json_open(b, '{');
	json_member(b, "key", s->key);
	json_member(b, "on", s->on.day == 0 ? NULL : date_text(s->on, b->arena));
	json_member(b, "state", s->late ? "late" : is_current ? "current" : done ? "done" : "ahead");
	json_member(b, "entity", s->record == NULL ? NULL : s->entity->name);
	json_member(b, "id", s->record == NULL ? NULL : id_text(id_of(s->record), b->arena));
	json_member(b, "title", s->record == NULL ? NULL : record_title(s->entity, s->record, b->arena));
	json_close(b, '}');
}

static FALLIBLE is_late(struct act *act, int64_t contract, date today, bool *ret)
{
	struct value n;

	TRY(sql_value(
		act->db,
		"SELECT count(*) FROM obligation WHERE contract = $1 AND stage = 'planned' AND due_on IS NOT NULL"
		" AND kind NOT IN ('warranty', 'parts_availability', 'parts_supply') AND COALESCE(to_on, due_on) < $2",
		SQL_ARGS(value_int(contract), value_int(today.day)), &n, act->arena));
	*ret = n.i > 0;
	return NULL;
}

/* Where the document does not say when it was issued: the day we had it. */
static date tender_day(const struct tender *t)
{
	if (t == NULL)
		return (date){ 0 };
	return t->issued_on.day != 0 ? t->issued_on : instant_date(t->record.created_at);
}

enum { FIRST_VISIT, TENDER_STAGE, BID_STAGE, CONTRACT_STAGE, ACCEPTANCE_STAGE, WARRANTY_STAGE, TODAY_STAGE, STAGES };

/* The records of the thread, each found from the one before. */
static FALLIBLE find_stages(struct act *act, int64_t opportunity, struct stage s[STAGES], void **ret_contract)
{
	void *visit = NULL, *tender = NULL, *bid = NULL, *contract = NULL, *acceptance = NULL;

	TRY(oldest_engagement(act, opportunity, &visit));
	TRY(newest(act, &tender_entity, "opportunity", opportunity, &tender));
	TRY(newest(act, &bid_entity, "tender", id_of(tender), &bid));
	TRY(newest(act, &contract_entity, "opportunity", opportunity, &contract));
	TRY(acceptance_of(act, id_of(contract), &acceptance));
	const struct tender *t = tender;
	const struct bid *o = bid;
	const struct contract *c = contract;
	s[FIRST_VISIT] =
		(struct stage){ "first_visit", &engagement_entity, visit,
				visit == NULL ? (date){ 0 } : instant_date(((struct engagement *)visit)->held_at),
				false };
	s[TENDER_STAGE] = (struct stage){ "tender", &tender_entity, tender, tender_day(t), false };
	s[BID_STAGE] =
		(struct stage){ "bid", &bid_entity, bid,
				o == NULL || o->submitted_at.us == 0 ? (date){ 0 } : instant_date(o->submitted_at),
				false };
	s[CONTRACT_STAGE] =
		(struct stage){ "contract", &contract_entity, contract, c == NULL ? (date){ 0 } : c->signed_on, false };
	s[ACCEPTANCE_STAGE] = (struct stage){ "acceptance", &acceptance_entity, acceptance,
					      c == NULL ? (date){ 0 } : c->accepted_on, false };
	s[WARRANTY_STAGE] = (struct stage){ "warranty", &contract_entity, contract,
					    c == NULL ? (date){ 0 } : c->warranty_end_on, false };
	*ret_contract = contract;
	return NULL;
}

/* What comes behind the last that has been is where the business stands; a stage may have been left out. */
static int current_of(const struct stage s[STAGES], date today)
{
	int current = 0;

	for (int i = 0; i < TODAY_STAGE; i++)
		if (s[i].on.day != 0 && s[i].on.day <= today.day)
			current = i + 1;
	return current;
}

FALLIBLE thread_view(struct act *act, int64_t opportunity, struct buffer *b)
{
	struct stage stages[STAGES] = { 0 };
	date today = instant_date(act->now);
	void *record = NULL, *contract = NULL, *customer = NULL;
	int current;

	TRY(store_load(act->db, &opportunity_entity, opportunity, act->who,
		       rights_scope(&opportunity_entity, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	TRY(find_stages(act, opportunity, stages, &contract));
	stages[TODAY_STAGE] = (struct stage){ .key = "today", .on = today };
	if (contract != NULL)
		TRY(is_late(act, id_of(contract), today, &stages[TODAY_STAGE].late));
	current = current_of(stages, today);
	const struct opportunity *o = record;
	TRY(store_get(act->db, &customer_entity, o->customer.v, &customer, act->arena));
	json_open(b, '{');
	json_key(b, "opportunity");
	json_raw(b, arena_print(b->arena, "{\"id\":\"%s\"", id_text(opportunity, b->arena)));
	json_member(b, "title", record_title(&opportunity_entity, record, b->arena));
	json_close(b, '}');
	json_key(b, "customer");
	json_raw(b, arena_print(b->arena, "{\"id\":\"%s\"", id_text(o->customer.v, b->arena)));
	json_member(b, "title",
		    rights_read_record(&customer_entity, customer, act->who) ? ((struct customer *)customer)->name
									     : NULL);
	json_close(b, '}');
	json_key(b, "stages");
	json_open(b, '[');
	for (int i = 0; i < STAGES; i++)
		stage_write(b, &stages[i], today, i == current);
	json_close(b, ']');
	json_member(b, "contract", contract == NULL ? NULL : id_text(id_of(contract), b->arena));
	json_close(b, '}');
	return NULL;
}
