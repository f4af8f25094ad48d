#include "app/contract/ledger.h"

#include <stdlib.h>
#include <string.h>

#include "app/contract/obligations.h"
#include "app/whys.h"
#include "base/instant.h"
#include "base/random.h"
#include "json/record.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/service/case_hand.h"
#include "store/record.h"

struct ledger {
	struct act *act;
	enum language language;
	struct buffer *out;
	date today;
	struct lines obligations;
	int64_t counts[STATE_WAIVED + 1];
};

static void day(struct buffer *b, const char *key, date d)
{
	json_member(b, key, d.day == 0 ? NULL : date_text(d, b->arena));
}

/* Rows that the actor may not read fall out. */
static void keep_readable(struct lines *all, const struct entity *e, const struct actor *who)
{
	unsigned kept = 0;

	for (unsigned i = 0; i < all->count; i++) {
		const char *row = (const char *)all->rows + i * e->size;
		if (rights_read_record(e, row, who))
			memmove((char *)all->rows + kept++ * e->size, row, e->size);
	}
	all->count = kept;
}

static bool shown(const struct ledger *l, const struct entity *e, const char *field)
{
	return rights_read_field(e, entity_field(e, field), l->act->who);
}

static const char *word(const struct choices *set, unsigned i)
{
	return i == 0 ? NULL : set->labels[i];
}

/* --- where a promise comes from --- */

static FALLIBLE clause_write(struct ledger *l, clause_id id)
{
	struct buffer *b = l->out;
	void *record = NULL;

	json_key(b, "clause");
	if (id.v != 0)
		TRY(store_load(l->act->db, &clause_entity, id.v, l->act->who,
			       rights_scope(&clause_entity, l->act->who, READ), &record, l->act->arena));
	if (record == NULL) {
		json_none(b);
		return NULL;
	}
	const struct clause *c = record;
	json_open(b, '{');
	json_member(b, "id", id_text(c->record.id, b->arena));
	json_member(b, "no", c->no);
	json_member(b, "text", c->text);
	json_member(b, "mark", word(&requirement_mark_choices, c->mark));
	json_key(b, "page");
	if (c->page == UNSET)
		json_none(b);
	else
		json_int(b, c->page);
	json_member(b, "quote", c->quote);
	json_close(b, '}');
	return NULL;
}

static FALLIBLE response_write(struct ledger *l, clause_response_id id)
{
	struct buffer *b = l->out;
	void *record = NULL;

	json_key(b, "response");
	if (id.v != 0)
		TRY(store_load(l->act->db, &clause_response_entity, id.v, l->act->who,
			       rights_scope(&clause_response_entity, l->act->who, READ), &record, l->act->arena));
	if (record == NULL) {
		json_none(b);
		return NULL;
	}
	json_open(b, '{');
	json_member(b, "id", id_text(id.v, b->arena));
	json_member(b, "text", ((struct clause_response *)record)->text);
	json_close(b, '}');
	return NULL;
}

/* --- what follows from it --- */

/* Late by the day; by the clock of its case; or written down on a later day than it took place (补录, A10). */
static bool is_proven_late(const struct obligation *o, const struct entity *e, const void *proof)
{
	enum sla_hand hand;

	if (o->to_on.day != 0 && o->proof_on.day > o->to_on.day)
		return true;
	if (proof != NULL && e == &visit_entity)
		return ((const struct visit *)proof)->late_entry;
	if (proof == NULL || e != &service_case_entity)
		return false;
	return case_hand_of(o->kind, &hand) && case_hand_verdict(proof, hand) == target_verdict_late;
}

static FALLIBLE proof_write(struct ledger *l, const struct obligation *o)
{
	const char *name = word(&proof_kind_choices, o->proof_entity);
	const struct entity *e = name == NULL ? NULL : entity_find(name);
	struct buffer *b = l->out;
	void *record = NULL;
	int64_t id;

	json_key(b, "proof");
	if (e == NULL || o->proof_record == NULL || !id_parse(o->proof_record, &id)) {
		json_none(b);
		return NULL;
	}
	TRY(store_load(l->act->db, e, id, l->act->who, rights_scope(e, l->act->who, READ), &record, l->act->arena));
	json_open(b, '{');
	json_member(b, "entity", e->name);
	json_member(b, "id", o->proof_record);
	json_member(b, "title", record == NULL ? NULL : record_title(e, record, b->arena));
	day(b, "on", o->proof_on);
	json_member_bool(b, "late", is_proven_late(o, e, record));
	json_member_bool(b, "late_entry", record != NULL && e == &visit_entity && ((struct visit *)record)->late_entry);
	json_close(b, '}');
	return NULL;
}

/* By the day; what a case owes, by its clock. */
static FALLIBLE find_state(struct ledger *l, const struct obligation *o, enum obligation_state *ret)
{
	void *record = NULL;
	enum sla_hand hand;

	*ret = obligation_state_of(o, l->today);
	if (*ret != STATE_DUE || o->service_case.v == 0)
		return NULL;
	TRY(store_get(l->act->db, &service_case_entity, o->service_case.v, &record, l->act->arena));
	const struct service_case *c = record;
	instant due = case_hand_of(o->kind, &hand) ? case_hand_due(c, hand) : (instant){ 0 };
	if (due.us != 0 && c->waiting_reason == waiting_reason_unset && instant_before(due, l->act->now))
		*ret = STATE_LATE;
	return NULL;
}

static FALLIBLE obligation_write(struct ledger *l, const struct obligation *o)
{
	const struct entity *e = &obligation_entity;
	enum obligation_state state;
	struct buffer *b = l->out;

	TRY(find_state(l, o, &state));
	l->counts[state]++;
	json_open(b, '{');
	json_member(b, "id", id_text(o->record.id, b->arena));
	json_member(b, "title", o->title);
	json_member(b, "kind", word(&commitment_kind_choices, o->kind));
	day(b, "due_on", o->due_on);
	day(b, "from", o->from_on);
	day(b, "to", o->to_on);
	json_member(b, "state", obligation_state_name(state));
	json_member_bool(b, "standing", o->due_on.day == 0);
	json_member(b, "certainty", shown(l, e, "certainty") ? word(&certainty_choices, o->certainty) : NULL);
	json_member(b, "visit", o->visit.v == 0 || !shown(l, e, "visit") ? NULL : id_text(o->visit.v, b->arena));
	json_member(b, "why", shown(l, e, "why") ? why_read(o->why, l->language, b->arena) : NULL);
	TRY(proof_write(l, o));
	json_close(b, '}');
	return NULL;
}

static int by_day(const void *a, const void *b)
{
	const struct obligation *x = a, *y = b;

	return x->due_on.day != y->due_on.day ? (x->due_on.day < y->due_on.day ? -1 : 1)
					      : (x->record.id < y->record.id ? -1 : 1);
}

static FALLIBLE commitment_write(struct ledger *l, const struct commitment *c)
{
	struct buffer *b = l->out;

	json_open(b, '{');
	json_member(b, "id", id_text(c->record.id, b->arena));
	json_member(b, "title", c->title);
	json_member(b, "kind", word(&commitment_kind_choices, c->kind));
	json_member(b, "measure", c->measure);
	json_key(b, "source");
	json_open(b, '{');
	TRY(clause_write(l, c->clause));
	TRY(response_write(l, c->clause_response));
	json_member(b, "template", shown(l, &commitment_entity, "source") ? c->source : NULL);
	json_close(b, '}');
	json_key(b, "obligations");
	json_open(b, '[');
	for (unsigned i = 0; i < l->obligations.count; i++) {
		const struct obligation *o = LINE_AT(l->obligations, struct obligation, i);
		if (o->commitment.v == c->record.id)
			TRY(obligation_write(l, o));
	}
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}

static void counts_write(struct ledger *l)
{
	json_key(l->out, "counts");
	json_open(l->out, '{');
	for (int i = STATE_PLANNED; i <= STATE_WAIVED; i++)
		json_member_int(l->out, obligation_state_name((enum obligation_state)i), l->counts[i]);
	json_close(l->out, '}');
}

FALLIBLE ledger_view(struct act *act, int64_t contract, enum language lang, struct buffer *b)
{
	struct ledger l = { .act = act, .language = lang, .out = b, .today = instant_date(act->now) };
	struct lines commitments = { 0 };
	void *record = NULL;

	TRY(store_load(act->db, &contract_entity, contract, act->who, rights_scope(&contract_entity, act->who, READ),
		       &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	TRY(store_all(act->db, &commitment_entity, "contract", value_int(contract), &commitments, act->arena));
	TRY(store_all(act->db, &obligation_entity, "contract", value_int(contract), &l.obligations, act->arena));
	keep_readable(&commitments, &commitment_entity, act->who);
	keep_readable(&l.obligations, &obligation_entity, act->who);
	if (l.obligations.count > 1)
		qsort(l.obligations.rows, l.obligations.count, sizeof(struct obligation), by_day);
	json_open(b, '{');
	json_key(b, "contract");
	json_open(b, '{');
	json_member(b, "id", id_text(contract, b->arena));
	json_member(b, "title", record_title(&contract_entity, record, b->arena));
	json_close(b, '}');
	day(b, "today", l.today);
	json_key(b, "commitments");
	json_open(b, '[');
	for (unsigned i = 0; i < commitments.count; i++)
		TRY(commitment_write(&l, LINE_AT(commitments, struct commitment, i)));
	json_close(b, ']');
	counts_write(&l);
	json_close(b, '}');
	return NULL;
}
