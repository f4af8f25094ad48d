#include "app/presale/pack_paper.h"

#include "meta/rights.h"
#include "office/content.h"
#include "rule/presale/customer_pack.h"
#include "store/record.h"

static FALLIBLE case_row(struct act *act, int64_t id, struct content *row)
{
	void *record = NULL;

	TRY(store_get(act->db, &case_study_entity, id, &record, act->arena));
	const struct case_study *c = record;
	content_text(row, "name", c->name);
	content_text(row, "customer", c->customer_name);
	content_text(row, "industry", c->industry);
	content_text(row, "accepted_on", paper_day(c->accepted_on, act->arena));
	content_text(row, "scope", c->scope);
	content_text(row, "features", c->features);
	content_text(row, "result", c->result);
	return NULL;
}

static FALLIBLE certificate_row(struct act *act, int64_t id, struct content *row)
{
	void *record = NULL;

	TRY(store_get(act->db, &certificate_entity, id, &record, act->arena));
	const struct certificate *c = record;
	content_text(row, "name", c->name);
	content_text(row, "level", c->level);
	content_text(row, "no", c->no);
	content_text(row, "issuer", c->issuer);
	content_text(row, "valid_to", paper_day(c->valid_to, act->arena));
	return NULL;
}

/* What a claim leans on, in one line. */
static FALLIBLE evidence_of(struct act *act, const struct advantage_point *p, const char **ret)
{
	void *record = NULL;

	*ret = p->evidence;
	if (p->evidence != NULL)
		return NULL;
	if (p->case_study.v != 0) {
		TRY(store_get(act->db, &case_study_entity, p->case_study.v, &record, act->arena));
		*ret = ((struct case_study *)record)->name;
	} else if (p->certificate.v != 0) {
		TRY(store_get(act->db, &certificate_entity, p->certificate.v, &record, act->arena));
		*ret = ((struct certificate *)record)->name;
	}
	return NULL;
}

static FALLIBLE advantage_row(struct act *act, int64_t id, struct content *row)
{
	const char *evidence = NULL;
	void *record = NULL;

	TRY(store_get(act->db, &advantage_point_entity, id, &record, act->arena));
	const struct advantage_point *p = record;
	TRY(evidence_of(act, p, &evidence));
	content_text(row, "claim", p->claim);
	content_text(row, "product", p->product);
	content_text(row, "evidence", evidence);
	return NULL;
}

static FALLIBLE piece_row(struct act *act, const struct pack_item *i, struct content *c)
{
	struct content *row;

	if (i->case_study.v != 0) {
		row = content_row(c, "cases");
		content_text(row, "note", i->note);
		return case_row(act, i->case_study.v, row);
	}
	if (i->certificate.v != 0) {
		row = content_row(c, "certificates");
		content_text(row, "note", i->note);
		return certificate_row(act, i->certificate.v, row);
	}
	return advantage_row(act, i->advantage_point.v, content_row(c, "advantages"));
}

static FALLIBLE fill_pieces(struct act *act, const struct customer_pack *p, struct content *c)
{
	unsigned kept_back = 0;

	content_rows(c, "cases");
	content_rows(c, "certificates");
	content_rows(c, "advantages");
	for (unsigned i = 0; i < p->items.count; i++) {
		const struct pack_item *item = LINE_AT(p->items, struct pack_item, i);
		if (item->problem == pack_problem_unset)
			TRY(piece_row(act, item, c));
		else
			kept_back++;
	}
	content_text(c, "kept_back", kept_back == 0 ? NULL : arena_print(act->arena, "%u", kept_back));
	return NULL;
}

FALLIBLE pack_paper(struct act *act, int64_t id, struct paper *paper)
{
	const struct entity *e = &customer_pack_entity;
	void *record = NULL, *customer = NULL;

	TRY(store_load(act->db, e, id, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	const struct customer_pack *p = record;
	TRY(store_get(act->db, &customer_entity, p->customer.v, &customer, act->arena));
	paper->layout = "customer_pack";
	paper->title = p->name;
	paper->content = content_new(act->arena);
	content_text(paper->content, "supplier_name", act->app->company);
	content_text(paper->content, "pack_name", p->name);
	content_text(paper->content, "customer_name", ((struct customer *)customer)->name);
	content_text(paper->content, "occasion", p->occasion);
	content_text(paper->content, "greeting", p->greeting);
	content_text(paper->content, "draft", p->stage == customer_pack_stage_issued ? NULL : "1");
	content_text(paper->content, "issued_on",
		     p->issued_at.us == 0 ? "" : paper_day(instant_date(p->issued_at), act->arena));
	return fill_pieces(act, p, paper->content);
}
