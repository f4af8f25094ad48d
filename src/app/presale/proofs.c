#include "app/presale/proofs.h"

#include <stdlib.h>

#include "app/presale/house.h"
#include "app/presale/survey_sheet.h"
#include "app/record_list.h"
#include "base/instant.h"
#include "base/random.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/presale/customer_pack.h"
#include "rule/presale/proof_cover.h"
#include "store/record.h"

#define PROOFS_MOST 1000 /* of a kind, the newest */
#define CLAUSES_MOST 200

struct source {
	const struct entity *entity;
	const void *record;
};

struct row {
	const struct requirement *requirement; /* or */
	const struct clause *clause;
	struct proof_answer answer;
};

struct sheet {
	struct act *act;
	const struct opportunity *opportunity;
	const char *industry; /* of the customer */
	struct proof_bars bars;
	struct proof *proofs;
	struct source *sources;
	size_t count, proof_room, source_room;
	struct lines said;
	struct row *rows;
	unsigned nrows;
};

/* --- what we can show --- */

static const char *told(struct sheet *s, const char *const *parts, size_t n)
{
	struct buffer b = BUFFER(s->act->arena);

	for (size_t i = 0; i < n; i++)
		if (parts[i] != NULL)
			buffer_print(&b, "%s%s", b.used > 0 ? "\n" : "", parts[i]);
	return buffer_text(&b);
}

#define TOLD(s, ...)                                  \
	told(s, (const char *const[]){ __VA_ARGS__ }, \
	     sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *))

static void gather(struct sheet *s, struct proof p, const struct entity *e, const void *record)
{
	struct arena *a = s->act->arena;

	s->proofs = arena_room(a, s->proofs, s->count, &s->proof_room, sizeof *s->proofs);
	s->sources = arena_room(a, s->sources, s->count, &s->source_room, sizeof *s->sources);
	s->proofs[s->count] = p;
	s->sources[s->count++] = (struct source){ e, record };
}

static FALLIBLE cases_gather(struct sheet *s)
{
	struct lines all = { 0 };

	TRY(records_newest(s->act, &case_study_entity, "$1 = $1", 0, PROOFS_MOST, &all));
	for (unsigned i = 0; i < all.count; i++) {
		const struct case_study *c = LINE_AT(all, struct case_study, i);
		gather(s,
		       (struct proof){ .text = TOLD(s, c->name, c->scope, c->features, c->result),
				       .industry = c->industry,
				       .problem = case_study_problem(c) },
		       &case_study_entity, c);
	}
	return NULL;
}

/* Delivered work nobody has made a case of: it was done, but no leave was asked to show it. */
static FALLIBLE contracts_gather(struct sheet *s)
{
	struct lines all = { 0 };

	TRY(records_newest(s->act, &contract_entity,
			   "\"stage\" IN ('accepted', 'closed') AND $1 = $1 AND NOT EXISTS"
			   " (SELECT 1 FROM case_study c WHERE c.\"contract\" = contract.\"id\")",
			   0, PROOFS_MOST, &all));
	for (unsigned i = 0; i < all.count; i++) {
		const struct contract *c = LINE_AT(all, struct contract, i);
		void *deal = NULL;
		if (c->opportunity.v != 0)
			TRY(store_load(s->act->db, &opportunity_entity, c->opportunity.v, s->act->who,
				       rights_scope(&opportunity_entity, s->act->who, READ), &deal, s->act->arena));
		gather(s,
		       (struct proof){
			       .text = TOLD(s, c->name, deal == NULL ? NULL : ((struct opportunity *)deal)->scope),
			       .problem = pack_problem_not_disclosed },
		       &contract_entity, c);
	}
	return NULL;
}

static FALLIBLE certificates_gather(struct sheet *s)
{
	date today = instant_date(s->act->now);
	struct lines all = { 0 };

	TRY(records_newest(s->act, &certificate_entity, "$1 = $1", 0, PROOFS_MOST, &all));
	for (unsigned i = 0; i < all.count; i++) {
		const struct certificate *c = LINE_AT(all, struct certificate, i);
		gather(s,
		       (struct proof){ .text = TOLD(s, c->name, c->scope),
				       .problem = certificate_problem(c, today),
				       .named = true },
		       &certificate_entity, c);
	}
	return NULL;
}

static FALLIBLE advantages_gather(struct sheet *s)
{
	struct lines all = { 0 };

	TRY(records_newest(s->act, &advantage_point_entity, "$1 = $1", 0, PROOFS_MOST, &all));
	for (unsigned i = 0; i < all.count; i++) {
		const struct advantage_point *p = LINE_AT(all, struct advantage_point, i);
		gather(s,
		       (struct proof){ .text = TOLD(s, p->claim, p->product, p->interest, p->evidence),
				       .problem = advantage_point_problem(p) },
		       &advantage_point_entity, p);
	}
	return NULL;
}

/* --- what a person said --- */

static int64_t proof_of(const struct proof_match *m, const struct entity *e)
{
	return field_get(entity_field(&proof_match_entity, e->name), m).i;
}

static bool is_about(const struct proof_match *m, const struct row *r)
{
	return r->requirement != NULL ? m->requirement.v == r->requirement->record.id
				      : m->clause.v == r->clause->record.id;
}

static const struct proof_match *match_of(const struct sheet *s, const struct row *r, const struct source *of)
{
	for (unsigned i = 0; i < s->said.count; i++) {
		const struct proof_match *m = LINE_AT(s->said, struct proof_match, i);
		if (is_about(m, r) && proof_of(m, of->entity) == ((const struct record *)of->record)->id)
			return m;
	}
	return NULL;
}

/* --- the rows --- */

static void row_judge(struct sheet *s, const struct proof_index *x, struct row *r)
{
	struct proof_said *said = arena_array(s->act->arena, struct proof_said, s->count + 1);
	const struct requirement *q = r->requirement;
	size_t n = 0;

	for (size_t i = 0; i < s->count && s->said.count > 0; i++) {
		const struct proof_match *m = match_of(s, r, &s->sources[i]);
		if (m != NULL)
			said[n++] = (struct proof_said){ i, m->verdict };
	}
	r->answer = proof_cover_of(x, q != NULL ? TOLD(s, q->title, q->text, q->real_need) : r->clause->text,
				   s->industry, said, n, &s->bars, s->act->arena);
}

static bool is_must(const struct row *r)
{
	return r->requirement != NULL ? r->requirement->priority == requirement_priority_must
				      : r->clause->mark == requirement_mark_star;
}

static int64_t id_of(const struct row *r)
{
	return r->requirement != NULL ? r->requirement->record.id : r->clause->record.id;
}

/* Gaps first, and of them what must be met. */
static int by_need(const void *x, const void *y)
{
	const struct row *a = x, *b = y;
	int cover = (int)a->answer.cover - (int)b->answer.cover, must = is_must(b) - is_must(a);

	if (cover != 0 || must != 0)
		return cover != 0 ? cover : must;
	return id_of(a) < id_of(b) ? -1 : id_of(a) > id_of(b);
}

static FALLIBLE asked_read(struct sheet *s)
{
	struct lines needs = { 0 }, clauses = { 0 };
	int64_t id = s->opportunity->record.id;

	TRY(records_of_opportunity(s->act, &requirement_entity, id, &needs));
	TRY(records_newest(s->act, &clause_entity,
			   "\"mark\" IN ('star', 'triangle') AND \"tender\" IN"
			   " (SELECT \"id\" FROM tender WHERE \"opportunity\" = $1)",
			   id, CLAUSES_MOST, &clauses));
	s->rows = arena_array(s->act->arena, struct row, needs.count + clauses.count + 1);
	for (unsigned i = 0; i < needs.count; i++) {
		const struct requirement *r = LINE_AT(needs, struct requirement, i);
		if (r->stage != requirement_stage_merged && r->stage != requirement_stage_declined)
			s->rows[s->nrows++] = (struct row){ .requirement = r };
	}
	for (unsigned i = 0; i < clauses.count; i++)
		s->rows[s->nrows++] = (struct row){ .clause = LINE_AT(clauses, struct clause, i) };
	return NULL;
}

static FALLIBLE sheet_read(struct sheet *s)
{
	static struct error *(*const kinds[])(struct sheet *) = { cases_gather, contracts_gather, certificates_gather,
								  advantages_gather };
	const struct proof_index *x;
	struct presale_policy p;
	void *customer = NULL;

	TRY(presale_policies(s->act, &p));
	s->bars = (struct proof_bars){ p.proof_covered, p.proof_partly };
	TRY(store_find(s->act->db, &customer_entity, "id", value_int(s->opportunity->customer.v), &customer,
		       s->act->arena));
	s->industry = customer == NULL ? NULL : ((struct customer *)customer)->industry;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		TRY(kinds[i](s));
	TRY(asked_read(s));
	TRY(records_of_opportunity(s->act, &proof_match_entity, s->opportunity->record.id, &s->said));
	x = proof_index_new(s->proofs, s->count, s->act->arena);
	for (unsigned i = 0; i < s->nrows; i++)
		row_judge(s, x, &s->rows[i]);
	qsort(s->rows, s->nrows, sizeof *s->rows, by_need);
	return NULL;
}

/* --- the page --- */

static FALLIBLE said_write(struct sheet *s, const struct proof_match *m, struct buffer *b)
{
	json_key(b, "said");
	if (m == NULL) {
		json_none(b);
		return NULL;
	}
	json_open(b, '{');
	json_member(b, "id", id_text(m->record.id, b->arena));
	json_member_int(b, "version", m->record.version);
	json_member(b, "verdict", match_verdict_choices.labels[m->verdict]);
	TRY(title_write(s->act, "by", &user_entity, m->decided_by.v, b));
	json_member(b, "at", instant_text(m->decided_at, b->arena));
	json_member(b, "note", m->note);
	json_close(b, '}');
	return NULL;
}

static FALLIBLE proof_write(struct sheet *s, const struct row *r, const struct proof_found *f, enum language lang,
			    struct buffer *b)
{
	const struct source *of = &s->sources[f->proof];
	enum pack_problem problem = s->proofs[f->proof].problem;

	json_open(b, '{');
	json_member(b, "kind", of->entity->name);
	json_member(b, "id", id_text(((const struct record *)of->record)->id, b->arena));
	json_member(b, "title", record_title(of->entity, of->record, b->arena));
	json_member_int(b, "like", f->like);
	json_member(b, "cover", proof_cover_word(f->cover));
	json_member(b, "problem", problem == pack_problem_unset ? NULL : pack_problem_choices.labels[problem]);
	json_member(b, "why", why_text(f->why, lang, b->arena));
	TRY(said_write(s, match_of(s, r, of), b));
	json_close(b, '}');
	return NULL;
}

static void asked_write(const struct row *r, struct buffer *b)
{
	const struct requirement *q = r->requirement;
	const struct clause *c = r->clause;

	json_member(b, "of", q != NULL ? "requirement" : "clause");
	json_member(b, "id", id_text(id_of(r), b->arena));
	json_member(b, "title", q != NULL ? q->title : c->no);
	json_member(b, "text", q == NULL ? c->text : q->real_need != NULL ? q->real_need : q->text);
	json_member(b, "priority",
		    q == NULL || q->priority == requirement_priority_unset
			    ? NULL
			    : requirement_priority_choices.labels[q->priority]);
	json_member(b, "mark", c == NULL ? NULL : requirement_mark_choices.labels[c->mark]);
}

static FALLIBLE row_write(struct sheet *s, const struct row *r, enum language lang, struct buffer *b)
{
	json_open(b, '{');
	asked_write(r, b);
	json_member(b, "cover", proof_cover_word(r->answer.cover));
	json_member(b, "why", why_text(r->answer.why, lang, b->arena));
	json_key(b, "proofs");
	json_open(b, '[');
	for (size_t i = 0; i < r->answer.count; i++)
		TRY(proof_write(s, r, &r->answer.found[i], lang, b));
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}

static void counts_write(const struct sheet *s, struct buffer *b)
{
	int64_t n[PROOF_COVERED + 1] = { 0 }, must = 0;

	for (unsigned i = 0; i < s->nrows; i++) {
		n[s->rows[i].answer.cover]++;
		must += s->rows[i].answer.cover == PROOF_GAP && is_must(&s->rows[i]);
	}
	json_key(b, "counts");
	json_open(b, '{');
	for (enum proof_cover c = PROOF_GAP; c <= PROOF_COVERED; c++)
		json_member_int(b, proof_cover_word(c), n[c]);
	json_member_int(b, "must_gap", must);
	json_close(b, '}');
}

static void head_write(const struct sheet *s, struct buffer *b)
{
	json_key(b, "opportunity");
	json_open(b, '{');
	json_member(b, "id", id_text(s->opportunity->record.id, b->arena));
	json_member(b, "title", s->opportunity->name);
	json_member(b, "customer", id_text(s->opportunity->customer.v, b->arena));
	json_close(b, '}');
	json_key(b, "bars");
	json_open(b, '{');
	json_member_int(b, "covered", s->bars.covered);
	json_member_int(b, "partly", s->bars.partly);
	json_close(b, '}');
}

FALLIBLE proofs_view(struct act *act, int64_t opportunity, enum language lang, struct buffer *b)
{
	struct sheet s = { .act = act };

	TRY(opportunity_to_read(act, opportunity, &s.opportunity));
	if (rights_scope(&requirement_entity, act->who, READ) == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(sheet_read(&s));
	json_open(b, '{');
	head_write(&s, b);
	json_key(b, "rows");
	json_open(b, '[');
	for (unsigned i = 0; i < s.nrows; i++)
		TRY(row_write(&s, &s.rows[i], lang, b));
	json_close(b, ']');
	counts_write(&s, b);
	json_close(b, '}');
	return NULL;
}

FALLIBLE proof_gaps_find(struct act *act, int64_t opportunity, struct proof_gap **ret, unsigned *ret_count)
{
	struct sheet s = { .act = act };

	*ret_count = 0;
	if (rights_scope(&requirement_entity, act->who, READ) == 0)
		return NULL;
	TRY(opportunity_to_read(act, opportunity, &s.opportunity));
	TRY(sheet_read(&s));
	*ret = arena_array(act->arena, struct proof_gap, s.nrows + 1);
	for (unsigned i = 0; i < s.nrows; i++) {
		const struct row *r = &s.rows[i];
		if (r->answer.cover == PROOF_GAP && is_must(r))
			(*ret)[(*ret_count)++] = (struct proof_gap){
				r->requirement != NULL ? "requirement" : "clause",
				id_of(r),
				r->requirement != NULL ? r->requirement->title : r->clause->no,
			};
	}
	return NULL;
}

void proof_gaps_list(const struct proof_gap *gaps, unsigned n, struct buffer *b)
{
	json_key(b, "gaps");
	json_open(b, '[');
	for (unsigned i = 0; i < n; i++) {
		json_open(b, '{');
		json_member(b, "of", gaps[i].of);
		json_member(b, "id", id_text(gaps[i].id, b->arena));
		json_member(b, "title", gaps[i].title);
		json_close(b, '}');
	}
	json_close(b, ']');
}

FALLIBLE proof_gaps_write(struct act *act, int64_t opportunity, struct buffer *b)
{
	struct proof_gap *gaps = NULL;
	unsigned n = 0;

	TRY(proof_gaps_find(act, opportunity, &gaps, &n));
	proof_gaps_list(gaps, n, b);
	return NULL;
}

/* --- a new one --- */

/* Sets what it is called; ERROR_INVALID where it belongs to other business. */
static FALLIBLE asked_of(struct act *act, struct proof_match *m)
{
	void *record = NULL, *tender = NULL;

	if (m->requirement.v != 0) {
		TRY(store_get(act->db, &requirement_entity, m->requirement.v, &record, act->arena));
		m->name = ((struct requirement *)record)->title;
		return ((struct requirement *)record)->opportunity.v == m->opportunity.v
			       ? NULL
			       : error_new(act->arena, ERROR_INVALID, "requirement", "of_another_opportunity");
	}
	if (m->clause.v == 0)
		return NULL;
	TRY(store_get(act->db, &clause_entity, m->clause.v, &record, act->arena));
	m->name = ((struct clause *)record)->no;
	TRY(store_get(act->db, &tender_entity, ((struct clause *)record)->tender.v, &tender, act->arena));
	return ((struct tender *)tender)->opportunity.v == m->opportunity.v
		       ? NULL
		       : error_new(act->arena, ERROR_INVALID, "clause", "of_another_opportunity");
}

static bool same_proof(const struct proof_match *a, const struct proof_match *b)
{
	return a->requirement.v == b->requirement.v && a->clause.v == b->clause.v &&
	       a->case_study.v == b->case_study.v && a->contract.v == b->contract.v &&
	       a->certificate.v == b->certificate.v && a->advantage_point.v == b->advantage_point.v;
}

FALLIBLE proof_match_adding(struct act *act, const void *before, void *match)
{
	struct proof_match *m = match;
	struct lines all = { 0 };

	(void)before;
	TRY(asked_of(act, m));
	TRY(store_all(act->db, &proof_match_entity, "opportunity", value_int(m->opportunity.v), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++)
		if (same_proof(LINE_AT(all, struct proof_match, i), m))
			return error_new(act->arena, ERROR_CONFLICT, "verdict", "match_is_there");
	return NULL;
}
