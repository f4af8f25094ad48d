#include "app/contract/drafts.h"

#include <string.h>

#include "app/bid/clauses.h"
#include "app/contract/negotiations.h"
#include "app/save.h"
#include "app/take.h"
#include "base/embedded.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/table.h"
#include "base/text.h"
#include "meta/rights.h"
#include "rule/contract/contract_term.h"
#include "rule/contract/negotiation.h"
#include "rule/contract/signing_authority.h"
#include "rule/finance/rmb_words.h"
#include "store/record.h"

#define TITLE_MOST 200
#define FIRST_CLAUSE 1000 /* the places of clauses begin behind those of db/data/contract_term.csv */
#define FIRST_POINT 900000

struct drafting {
	struct act *act;
	const struct contract *contract;
	const struct bid *bid;	     /* NULL: none */
	const struct tender *tender; /* NULL: none */
	struct lines terms;	     /* those there are */
};

static const struct contract_term *term_titled(const struct drafting *d, const char *title)
{
	for (unsigned i = 0; i < d->terms.count; i++)
		if (text_same(LINE_AT(d->terms, struct contract_term, i)->title, title))
			return LINE_AT(d->terms, struct contract_term, i);
	return NULL;
}

static const struct contract_term *term_of_response(const struct drafting *d, int64_t response)
{
	for (unsigned i = 0; i < d->terms.count; i++)
		if (LINE_AT(d->terms, struct contract_term, i)->clause_response.v == response)
			return LINE_AT(d->terms, struct contract_term, i);
	return NULL;
}

static struct contract_term *term_new(const struct drafting *d, const char *title)
{
	struct contract_term *t = record_new(&contract_term_entity, d->act->arena);

	t->contract.v = d->contract->record.id;
	t->title = text_clip(title, TITLE_MOST, d->act->arena);
	return t;
}

/* --- the terms that stand in every contract --- */

/* What a standing term is filled with: of the bid, or of the contract. */
struct figures {
	money amount;
	int64_t days, warranty_term;
	enum term_unit warranty_unit;
	const char *name, *payment;
};

static const char *unit_word(enum term_unit unit)
{
	static const char *const words[] = { "", "天", "周", "个月", "年" };

	return words[unit];
}

static const char *figure(const struct figures *f, const char *name, size_t n, struct arena *a)
{
	const struct {
		const char *name, *text;
	} all[] = {
		{ "name", f->name },
		{ "amount", f->amount.minor == UNSET ? NULL : money_text(f->amount, a) },
		{ "amount_words", f->amount.minor == UNSET ? NULL : rmb_words(f->amount, a) },
		{ "delivery_days", f->days == UNSET ? NULL : arena_print(a, "%lld", (long long)f->days) },
		{ "warranty_term",
		  f->warranty_term == UNSET ? NULL : arena_print(a, "%lld", (long long)f->warranty_term) },
		{ "warranty_unit", unit_word(f->warranty_unit) },
		{ "payment_terms", f->payment },
	};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (strlen(all[i].name) == n && strncmp(all[i].name, name, n) == 0)
			return all[i].text;
	return NULL;
}

/* NULL where a figure it speaks of is not known: such a term is not said. */
static const char *filled(const char *text, const struct figures *f, struct arena *a)
{
	struct buffer b = BUFFER(a);

	while (*text != '\0') {
		size_t plain = strcspn(text, "{"), n;
		const char *value;
		buffer_print(&b, "%.*s", (int)plain, text);
		text += plain;
		if (*text == '\0')
			break;
		n = strcspn(++text, "}");
		value = figure(f, text, n, a);
		if (value == NULL || *value == '\0')
			return NULL;
		buffer_print(&b, "%s", value);
		text += n + (text[n] == '}');
	}
	return buffer_text(&b);
}

static struct figures figures_of_contract(const struct contract *c, const struct bid *b)
{
	return (struct figures){ .amount = c->amount,
				 .days = b != NULL ? b->delivery_days : UNSET,
				 .warranty_term = c->warranty_term,
				 .warranty_unit = c->warranty_unit,
				 .name = c->name,
				 .payment = c->payment_terms };
}

static struct figures figures_of_bid(const struct drafting *d)
{
	return (struct figures){ .amount = d->bid->award_amount,
				 .days = d->bid->delivery_days,
				 .warranty_term = d->bid->warranty_term,
				 .warranty_unit = d->bid->warranty_unit,
				 .name = d->contract->name,
				 .payment = d->tender == NULL ? NULL : d->tender->payment_terms };
}

#define MOVED_AT_DRAFT "起草时合同所载已与投标不同 / it differed from the bid when it was drafted"

static FALLIBLE draft_standing(const struct drafting *d, const char *const *field)
{
	struct figures ours = figures_of_contract(d->contract, d->bid);
	struct contract_term *t = term_new(d, field[5]);
	const struct entity *e = &contract_term_entity;
	struct arena *a = d->act->arena;

	if (term_titled(d, field[5]) != NULL)
		return NULL;
	t->place = atoll(field[0]);
	field_set(entity_field(e, "paper"), t, value_text(field[1]));
	t->section = field[2];
	field_set(entity_field(e, "essence"), t, value_text(field[3]));
	if (d->bid != NULL && strcmp(field[4], "bid") == 0) {
		struct figures theirs = figures_of_bid(d);
		t->bid_text = filled(field[6], &theirs, a);
	}
	t->text = filled(field[6], &ours, a);
	if (t->text == NULL)
		t->text = t->bid_text;
	if (t->bid_text != NULL && !contract_term_same(t->bid_text, t->text))
		t->moved_reason = MOVED_AT_DRAFT;
	return t->text == NULL ? NULL : save_new(d->act, e, t);
}

/* A standing term that nobody has worded otherwise says what the contract says now. */
static FALLIBLE refill_standing(struct act *act, const char *text, const struct figures *was, const struct figures *now,
				const struct contract_term *t, bool *changed)
{
	const char *old = filled(text, was, act->arena), *is = filled(text, now, act->arena);
	struct contract_term *after;

	if (old == NULL || is == NULL || !text_same(old, t->text) || text_same(old, is))
		return NULL;
	after = save_copy(&contract_term_entity, t, act->arena);
	after->text = is;
	if (t->bid_text != NULL && !contract_term_same(t->bid_text, is) && t->moved_reason == NULL)
		after->moved_reason = MOVED_AT_DRAFT;
	*changed = true;
	return save_again(act, &contract_term_entity, t, after, "refill");
}

static FALLIBLE refill(struct act *act, const struct contract *was, const struct contract *now, bool *changed)
{
	const struct embedded *file = embedded_find("db/data/contract_term.csv");
	struct table rows = table_of(file == NULL ? "" : file->data, file == NULL ? 0 : embedded_size(file));
	struct lines terms = { 0 };
	const char *field[7];
	void *bid = NULL;

	TRY(store_all(act->db, &contract_term_entity, "contract", value_int(now->record.id), &terms, act->arena));
	if (now->bid.v != 0)
		TRY(store_get(act->db, &bid_entity, now->bid.v, &bid, act->arena));
	struct figures old = figures_of_contract(was, bid), is = figures_of_contract(now, bid);
	while (table_next(&rows, field, 7, act->arena)) {
		for (unsigned i = 0; i < terms.count; i++)
			if (text_same(LINE_AT(terms, struct contract_term, i)->title, field[5]))
				TRY(refill_standing(act, field[6], &old, &is, LINE_AT(terms, struct contract_term, i),
						    changed));
	}
	return NULL;
}

static FALLIBLE draft_all_standing(const struct drafting *d)
{
	const struct embedded *file = embedded_find("db/data/contract_term.csv");
	struct table rows = table_of(file == NULL ? "" : file->data, file == NULL ? 0 : embedded_size(file));
	const char *field[7];

	while (table_next(&rows, field, 7, d->act->arena))
		TRY(draft_standing(d, field));
	return NULL;
}

/* --- what the bid said to each clause --- */

static const struct {
	enum clause_category category;
	enum contract_paper paper;
	const char *section;
	enum essential_term essence;
} categories[] = {
	{ clause_category_business, contract_paper_contract, "商务条款", essential_term_other },
	{ clause_category_contract, contract_paper_contract, "商务条款", essential_term_other },
	{ clause_category_technical, contract_paper_technical_agreement, "技术要求与参数", essential_term_quality },
	{ clause_category_service, contract_paper_technical_agreement, "质保与售后", essential_term_other },
};

static const char *answer_text(const struct clause_response *r, const struct clause *c, struct arena *a)
{
	if (r->text != NULL && r->value != NULL && strstr(r->text, r->value) == NULL)
		return arena_print(a, "%s（%s）", r->text, r->value);
	if (r->text != NULL)
		return r->text;
	return r->value != NULL ? arena_print(a, "%s（响应值：%s）", c->text, r->value) : NULL;
}

static FALLIBLE draft_answer(const struct drafting *d, const struct clause_response *r)
{
	void *record = NULL;

	if (r->stage == clause_response_stage_open || term_of_response(d, r->record.id) != NULL)
		return NULL;
	TRY(store_get(d->act->db, &clause_entity, r->clause.v, &record, d->act->arena));
	const struct clause *c = record;
	for (size_t i = 0; i < sizeof categories / sizeof *categories; i++) {
		struct contract_term *t;
		if (categories[i].category != c->category || answer_text(r, c, d->act->arena) == NULL)
			continue;
		t = term_new(d, arena_print(d->act->arena, "%s %s", c->no, c->text));
		t->place = FIRST_CLAUSE + (c->place == UNSET ? 0 : c->place);
		t->paper = categories[i].paper;
		t->section = categories[i].section;
		t->essence = c->mark == requirement_mark_star ? essential_term_quality : categories[i].essence;
		t->clause.v = c->record.id;
		t->clause_response.v = r->record.id;
		t->bid_text = t->text = answer_text(r, c, d->act->arena);
		return save_new(d->act, &contract_term_entity, t);
	}
	return NULL;
}

static FALLIBLE draft_answers(const struct drafting *d)
{
	struct lines all = { 0 };

	if (d->bid == NULL)
		return NULL;
	TRY(store_all(d->act->db, &clause_response_entity, "bid", value_int(d->bid->record.id), &all, d->act->arena));
	for (unsigned i = 0; i < all.count; i++)
		TRY(draft_answer(d, LINE_AT(all, struct clause_response, i)));
	return NULL;
}

/* --- what the rounds agreed --- */

static const enum essential_term essences[] = {
	[negotiation_topic_scope] = essential_term_scope,	[negotiation_topic_price] = essential_term_price,
	[negotiation_topic_quality] = essential_term_quality,	[negotiation_topic_period] = essential_term_period,
	[negotiation_topic_warranty] = essential_term_warranty, [negotiation_topic_payment] = essential_term_payment,
	[negotiation_topic_liability] = essential_term_other,
};

/* The term that a point is about: of its clause, or the one that was drafted from it before. */
static const struct contract_term *term_of_point(const struct drafting *d, const struct negotiation_point *p)
{
	for (unsigned i = 0; i < d->terms.count; i++) {
		const struct contract_term *t = LINE_AT(d->terms, struct contract_term, i);
		if (p->clause.v != 0 && t->clause.v == p->clause.v)
			return t;
	}
	return term_titled(d, text_clip(p->text, TITLE_MOST, d->act->arena));
}

static FALLIBLE add_point(const struct drafting *d, const struct negotiation_round *r,
			  const struct negotiation_point *p)
{
	struct contract_term *t = term_new(d, p->text);

	t->place = FIRST_POINT + r->n * 100 + p->seq;
	t->paper = p->topic == negotiation_topic_quality ? contract_paper_technical_agreement : contract_paper_contract;
	t->section = "谈判商定";
	t->essence = p->topic < sizeof essences / sizeof *essences ? essences[p->topic] : essential_term_unset;
	if (t->essence == essential_term_unset)
		t->essence = essential_term_other;
	t->negotiation_round.v = r->record.id;
	t->agreed_text = r->after_award ? NULL : p->agreed;
	t->text = p->agreed;
	return save_new(d->act, &contract_term_entity, t);
}

/* Before the award it takes the place of what was bid; after it, it is a change that has its reason. */
static FALLIBLE bring_in(const struct drafting *d, const struct negotiation_round *r, const struct negotiation_point *p)
{
	const struct contract_term *was = term_of_point(d, p);
	struct contract_term *t;

	if (was == NULL)
		return add_point(d, r, p);
	if (was->negotiation_round.v == r->record.id)
		return NULL;
	t = save_copy(&contract_term_entity, was, d->act->arena);
	t->negotiation_round.v = r->record.id;
	if (!r->after_award)
		t->agreed_text = p->agreed;
	t->text = p->agreed;
	t->moved_reason = arena_print(d->act->arena, "第 %lld 轮谈判 / round %lld: %s", (long long)r->n,
				      (long long)r->n, r->title);
	return save_again(d->act, &contract_term_entity, was, t, "agreed");
}

static FALLIBLE bring_in_round(struct drafting *d, int64_t id)
{
	void *record = NULL;

	TRY(store_get(d->act->db, &negotiation_round_entity, id, &record, d->act->arena));
	const struct negotiation_round *r = record;
	for (unsigned i = 0; i < r->points.count && r->stage != negotiation_round_stage_planned; i++) {
		const struct negotiation_point *p = LINE_AT(r->points, struct negotiation_point, i);
		if (p->outcome != point_outcome_agreed || p->topic == negotiation_topic_clarification)
			continue;
		TRY(store_all(d->act->db, &contract_term_entity, "contract", value_int(d->contract->record.id),
			      &d->terms, d->act->arena));
		TRY(bring_in(d, r, p));
	}
	return NULL;
}

static FALLIBLE bring_in_rounds(struct drafting *d)
{
	bool of_bid = d->bid != NULL;
	struct lines all = { 0 };

	TRY(store_all(d->act->db, &negotiation_round_entity, of_bid ? "bid" : "contract",
		      value_int(of_bid ? d->bid->record.id : d->contract->record.id), &all, d->act->arena));
	for (unsigned i = 0; i < all.count; i++)
		TRY(bring_in_round(d, LINE_AT(all, struct negotiation_round, i)->record.id));
	return NULL;
}

/* --- the approvals it needs --- */

static FALLIBLE lay_out_approvals(const struct drafting *d)
{
	void *there = NULL;

	TRY(store_find(d->act->db, &contract_approval_entity, "contract", value_int(d->contract->record.id), &there,
		       d->act->arena));
	for (unsigned kind = 1; there == NULL && kind < approval_kind_count; kind++) {
		struct contract_approval *p = record_new(&contract_approval_entity, d->act->arena);
		p->contract.v = d->contract->record.id;
		p->subject = d->contract->name;
		p->kind = kind;
		TRY(save_new(d->act, &contract_approval_entity, p));
	}
	return NULL;
}

bool contract_may_draft(const struct act *act, const struct contract *c)
{
	return c->stage == contract_stage_draft &&
	       rights_cover(&contract_entity, c, act->who, rights_scope(&contract_entity, act->who, CHANGE));
}

static FALLIBLE load_for_draft(struct act *act, int64_t contract, struct drafting *ret)
{
	const struct entity *e = &contract_entity;
	void *record = NULL, *bid = NULL, *tender = NULL;

	TRY(store_load(act->db, e, contract, act->who, rights_scope(e, act->who, CHANGE), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	const struct contract *c = record;
	if (c->bid.v != 0)
		TRY(store_get(act->db, &bid_entity, c->bid.v, &bid, act->arena));
	if (c->tender.v != 0)
		TRY(store_get(act->db, &tender_entity, c->tender.v, &tender, act->arena));
	*ret = (struct drafting){ .act = act, .contract = c, .bid = bid, .tender = tender };
	return store_all(act->db, &contract_term_entity, "contract", value_int(contract), &ret->terms, act->arena);
}

FALLIBLE contract_draft(struct act *act, int64_t contract)
{
	struct drafting d;

	TRY(load_for_draft(act, contract, &d));
	if (d.contract->stage != contract_stage_draft)
		return error_new(act->arena, ERROR_CONFLICT, "stage", "signed_is_fixed");
	TRY(draft_all_standing(&d));
	TRY(draft_answers(&d));
	TRY(bring_in_rounds(&d));
	return lay_out_approvals(&d);
}

/* --- what changes beside it --- */

FALLIBLE term_writing(struct act *act, const void *before, void *term)
{
	const struct contract_term *t = term;
	void *record = NULL;

	(void)before;
	TRY(store_get(act->db, &contract_entity, t->contract.v, &record, act->arena));
	return ((struct contract *)record)->stage == contract_stage_draft
		       ? NULL
		       : error_new(act->arena, ERROR_CONFLICT, "contract", "signed_is_fixed");
}

static FALLIBLE void_approvals(struct act *act, int64_t contract)
{
	const struct entity *e = &contract_approval_entity;
	struct lines all = { 0 };

	TRY(store_all(act->db, e, "contract", value_int(contract), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct contract_approval *was = LINE_AT(all, struct contract_approval, i);
		struct contract_approval *p = save_copy(e, was, act->arena);
		if (was->stage != contract_approval_stage_approved)
			continue;
		p->stage = contract_approval_stage_asked;
		p->approved_by.v = 0;
		p->approved_at = (instant){ 0 };
		p->voided_at = act->now;
		TRY(save_again(act, e, was, p, "void"));
	}
	return NULL;
}

FALLIBLE term_written(struct act *act, const void *before, void *term)
{
	const struct contract_term *t = term, *was = before;
	bool same = was != NULL && text_same(was->text, t->text) && was->essence == t->essence &&
		    text_same(was->title, t->title);

	return same ? NULL : void_approvals(act, t->contract.v);
}

/* What is approved with the terms: what the contract is worth, and what it promises. */
FALLIBLE contract_rewritten(struct act *act, const void *before, void *contract)
{
	const struct contract *was = before, *c = contract;
	bool same = was->amount.minor == c->amount.minor && was->warranty_term == c->warranty_term &&
		    was->warranty_unit == c->warranty_unit && text_same(was->payment_terms, c->payment_terms) &&
		    was->customer.v == c->customer.v && text_same(was->policy_template, c->policy_template);

	bool changed = false;

	if (c->stage != contract_stage_draft)
		return NULL;
	TRY(refill(act, was, c, &changed));
	return same && !changed ? NULL : void_approvals(act, c->record.id);
}

/* --- what refuses signing --- */

static FALLIBLE refuse_moved(struct act *act, const struct contract *c, const struct lines *terms, struct error **all)
{
	enum procurement_method method;

	TRY(method_of_tender(act, c->tender.v, &method));
	for (unsigned i = 0; i < terms->count; i++) {
		const struct contract_term *t = LINE_AT(*terms, struct contract_term, i);
		if (contract_term_breaks(t, method))
			error_append(all, error_with(act->arena, ERROR_CONFLICT, "contract_term",
						     "essential_term_moved", "%s", t->title));
	}
	return NULL;
}

static FALLIBLE refuse_unapproved(struct act *act, const struct contract *c, struct error **all)
{
	struct lines asked = { 0 };
	unsigned missing = 0;

	TRY(store_all(act->db, &contract_approval_entity, "contract", value_int(c->record.id), &asked, act->arena));
	for (unsigned i = 0; i < asked.count; i++)
		missing += LINE_AT(asked, struct contract_approval, i)->stage != contract_approval_stage_approved;
	if (missing > 0)
		error_append(all, error_with(act->arena, ERROR_CONFLICT, "contract_approval", "approval_missing", "%u",
					     missing));
	return NULL;
}

static FALLIBLE refuse_authority(struct act *act, const struct contract *c, bool drafted, struct error **all)
{
	date on = c->signed_on.day != 0 ? c->signed_on : instant_date(act->now);
	void *record = NULL;
	const char *lacks = drafted ? "authority_needed" : NULL;

	if (c->authority.v != 0) {
		TRY(store_get(act->db, &signing_authority_entity, c->authority.v, &record, act->arena));
		lacks = signing_authority_lacks(record, on, c->amount);
	}
	if (lacks != NULL)
		error_append(all, error_new(act->arena, ERROR_CONFLICT, "authority", lacks));
	return NULL;
}

FALLIBLE contract_draft_refusals(struct act *act, const struct contract *c, struct error **all)
{
	struct lines terms = { 0 };

	TRY(store_all(act->db, &contract_term_entity, "contract", value_int(c->record.id), &terms, act->arena));
	TRY(refuse_moved(act, c, &terms, all));
	TRY(refuse_unapproved(act, c, all));
	return refuse_authority(act, c, terms.count > 0, all);
}
