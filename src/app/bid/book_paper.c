/* What our records say by themselves, laid out by templates/LAYOUT.LANGUAGE.page. */
#include <stdlib.h>
#include <string.h>

#include "app/bid/book.h"
#include "app/bid/service_paper.h"
#include "app/paper.h"
#include "app/service/evidence.h"
#include "base/money.h"
#include "office/form.h"
#include "rule/bid/lot.h"
#include "rule/presale/customer_pack.h"
#include "rule/why.h"
#include "store/lines.h"
#include "store/record.h"

typedef struct error *paper_fill(struct book *b, struct content *c);

static const char *language_of(const struct book *b)
{
	return b->language == LANGUAGE_ZH ? "zh-CN" : "en";
}

static struct content *facts_and(struct book *b)
{
	struct content *c = content_new(b->act->arena);

	c->outer = b->facts;
	return c;
}

/* --- deviation tables --- */

static bool is_technical(enum clause_category c)
{
	return c == clause_category_technical || c == clause_category_unset;
}

static int response_order(const void *one, const void *other)
{
	int64_t a = (*(const struct clause_response *const *)one)->clause.v;
	int64_t b = (*(const struct clause_response *const *)other)->clause.v;

	return (a > b) - (a < b);
}

static int clause_order(const void *one, const void *other)
{
	const struct clause *a = *(const struct clause *const *)one, *b = *(const struct clause *const *)other;

	if (a->place != b->place)
		return a->place == UNSET ? 1 : b->place == UNSET ? -1 : a->place < b->place ? -1 : 1;
	return (a->record.id > b->record.id) - (a->record.id < b->record.id);
}

/* The records of an array, as pointers in an order. */
static const void **sorted(struct arena *a, const struct lines *all, size_t size,
			   int (*order)(const void *, const void *))
{
	const void **list = arena_array(a, const void *, all->count + 1);

	for (unsigned i = 0; i < all->count; i++)
		list[i] = (const char *)all->rows + i * size;
	if (all->count > 1)
		qsort(list, all->count, sizeof *list, order);
	return list;
}

static const struct clause_response *response_to(const void **list, unsigned count, int64_t clause)
{
	unsigned from = 0, to = count;

	while (from < to) {
		unsigned middle = (from + to) / 2;
		const struct clause_response *r = list[middle];
		if (r->clause.v == clause)
			return r;
		if (r->clause.v < clause)
			from = middle + 1;
		else
			to = middle;
	}
	return NULL;
}

static void deviation_row(struct book *b, struct content *row, const struct clause *c, const struct clause_response *r)
{
	struct arena *a = b->act->arena;
	const char *key = r == NULL || r->deviation == deviation_unset
				  ? NULL
				  : arena_print(a, "book_deviation_%s", deviation_choices.labels[r->deviation]);
	const char *said = r == NULL ? NULL : r->text != NULL ? r->text : r->value;

	content_text(row, "no", c->no);
	content_text(row, "mark",
		     c->mark == requirement_mark_star	    ? "★"
		     : c->mark == requirement_mark_triangle ? "▲"
							    : "");
	content_text(row, "requirement", c->text);
	content_text(row, "response", said);
	content_text(row, "deviation", key == NULL ? "" : why_words(key, b->language, a));
	content_text(row, "evidence", r == NULL ? NULL : r->evidence != NULL ? r->evidence : r->explanation);
}

static FALLIBLE fill_deviations(struct book *b, struct content *c, bool technical)
{
	struct act *act = b->act;
	struct lines clauses = { 0 }, responses = { 0 };

	content_rows(c, "lines");
	TRY(store_all(act->db, &clause_entity, "tender", value_int(b->tender->record.id), &clauses, act->arena));
	lot_clauses(&clauses, b->bid->lot);
	TRY(store_all(act->db, &clause_response_entity, "bid", value_int(b->bid->record.id), &responses, act->arena));
	const void **list = sorted(act->arena, &clauses, sizeof(struct clause), clause_order);
	const void **answers = sorted(act->arena, &responses, sizeof(struct clause_response), response_order);
	for (unsigned i = 0; i < clauses.count; i++) {
		const struct clause *k = list[i];
		if (is_technical(k->category) == technical)
			deviation_row(b, content_row(c, "lines"), k,
				      response_to(answers, responses.count, k->record.id));
	}
	return NULL;
}

static FALLIBLE fill_technical(struct book *b, struct content *c)
{
	content_text(c, "technical", "1");
	return fill_deviations(b, c, true);
}

static FALLIBLE fill_business(struct book *b, struct content *c)
{
	content_text(c, "technical", NULL);
	return fill_deviations(b, c, false);
}

/* --- certificates and cases: those that are attached; without any, all that may be shown --- */

static bool is_attached(const struct book *b, int64_t record, bool certificates, bool *ret_any)
{
	bool attached = false;

	for (unsigned i = 0; i < b->attachments.count; i++) {
		const struct bid_attachment *t = LINE_AT(b->attachments, struct bid_attachment, i);
		int64_t id = certificates ? t->certificate.v : t->case_study.v;
		*ret_any |= id != 0;
		attached |= id != 0 && id == record;
	}
	return attached;
}

static date deadline_of(const struct book *b)
{
	return instant_date(b->bid->deadline_at.us != 0 ? b->bid->deadline_at : b->act->now);
}

static FALLIBLE fill_certificates(struct book *b, struct content *c)
{
	struct arena *a = b->act->arena;
	struct lines all = { 0 };

	content_rows(c, "lines");
	TRY(store_all(b->act->db, &certificate_entity, "confidentiality", value_text("open"), &all, a));
	for (unsigned i = 0; i < all.count; i++) {
		const struct certificate *k = LINE_AT(all, struct certificate, i);
		bool any = false, attached = is_attached(b, k->record.id, true, &any);
		if (any ? !attached : certificate_problem(k, deadline_of(b)) != pack_problem_unset)
			continue;
		struct content *row = content_row(c, "lines");
		content_text(row, "name", k->name);
		content_text(row, "level", k->level);
		content_text(row, "no", k->no);
		content_text(row, "issuer", k->issuer);
		content_text(row, "valid_to", paper_day(k->valid_to, a));
	}
	return NULL;
}

static FALLIBLE fill_cases(struct book *b, struct content *c)
{
	struct arena *a = b->act->arena;
	struct lines all = { 0 };

	content_rows(c, "lines");
	TRY(store_all(b->act->db, &case_study_entity, "disclosure_allowed", value_int(1), &all, a));
	for (unsigned i = 0; i < all.count; i++) {
		const struct case_study *k = LINE_AT(all, struct case_study, i);
		bool any = false, attached = is_attached(b, k->record.id, false, &any);
		if (any && !attached)
			continue;
		struct content *row = content_row(c, "lines");
		content_text(row, "name", k->name);
		content_text(row, "customer", k->customer_name);
		content_text(row, "amount", paper_money(k->amount, a));
		content_text(row, "signed_on", paper_day(k->signed_on, a));
		content_text(row, "accepted_on", paper_day(k->accepted_on, a));
		content_text(row, "scope", k->scope);
	}
	return NULL;
}

/* --- the newest approved solution, without what it costs --- */

static FALLIBLE fill_solution(struct book *b, struct content *c)
{
	struct arena *a = b->act->arena;
	struct solution_version *best = NULL;
	struct lines all = { 0 };

	content_rows(c, "lines");
	if (b->bid->opportunity.v != 0)
		TRY(store_all(b->act->db, &solution_version_entity, "opportunity", value_int(b->bid->opportunity.v),
			      &all, a));
	for (unsigned i = 0; i < all.count; i++)
		if (LINE_AT(all, struct solution_version, i)->stage == solution_version_stage_approved)
			best = LINE_AT(all, struct solution_version, i);
	if (best == NULL)
		return error_new(a, ERROR_CONFLICT, NULL, "no_approved_solution");
	TRY(lines_load(b->act->db, &solution_version_entity, best, a));
	for (unsigned i = 0; i < best->lines.count; i++) {
		const struct bom_line *l = LINE_AT(best->lines, struct bom_line, i);
		struct content *row = content_row(c, "lines");
		content_text(row, "section", l->section);
		content_text(row, "name", l->name);
		content_text(row, "brand", l->brand);
		content_text(row, "model", l->model);
		content_text(row, "unit", l->unit);
		content_text(row, "quantity", l->quantity.millionths == UNSET ? "" : decimal_text(l->quantity, a));
		content_text(row, "note", l->note);
	}
	return NULL;
}

/* --- the itemised prices --- */

static FALLIBLE fill_prices(struct book *b, struct content *c)
{
	if (b->sheet == NULL)
		return error_new(b->act->arena, ERROR_CONFLICT, NULL, "price_sheet_needed");
	return book_price_rows(b, c, "lines");
}

/* --- how promises were kept: the twelve months up to today --- */

static FALLIBLE fill_evidence(struct book *b, struct content *c)
{
	struct performance_scope s = evidence_period(instant_date(b->act->now));

	return evidence_fill(b->act, &s, b->language, c);
}

/* --- all of them --- */

static const struct {
	const char *layout; /* NULL: of service_paper() */
	paper_fill *fill;   /* NULL: the facts alone */
	bool priced, itemised;
} papers[section_paper_count] = {
	[section_paper_bid_letter] = { .layout = "bid_letter" },
	[section_paper_legal_representative] = { .layout = "bid_legal_representative" },
	[section_paper_authorization] = { .layout = "bid_authorization" },
	[section_paper_opening_schedule] = { .layout = "bid_opening_schedule", .priced = true },
	[section_paper_business_deviation] = { .layout = "bid_deviation", .fill = fill_business },
	[section_paper_technical_deviation] = { .layout = "bid_deviation", .fill = fill_technical },
	[section_paper_certificates] = { .layout = "bid_certificates", .fill = fill_certificates },
	[section_paper_track_record] = { .layout = "bid_track_record", .fill = fill_cases },
	[section_paper_service_evidence] = { .layout = "service_evidence", .fill = fill_evidence },
	[section_paper_solution] = { .layout = "bid_solution", .fill = fill_solution },
	[section_paper_price_table] = { .layout = "bid_price_table",
					.fill = fill_prices,
					.priced = true,
					.itemised = true },
};

bool book_paper_itemised(enum section_paper paper)
{
	return papers[paper].itemised;
}

bool book_paper_priced(enum section_paper paper)
{
	return papers[paper].priced;
}

/* The words of the service chapter come with the numbers that the contract will freeze (S133). */
static FALLIBLE service_read(struct book *b, enum section_paper paper, struct page_document *ret)
{
	struct paper p = { .variant = section_paper_choices.labels[paper], .language = b->language };

	TRY(service_paper(b->act, b->bid->record.id, &p));
	return form_read(b->act->arena, p.layout, language_of(b), p.content, ret);
}

FALLIBLE book_paper_read(struct book *b, const struct bid_section *s, struct page_document *ret)
{
	const char *layout = papers[s->paper].layout;
	struct content *c = facts_and(b);

	if (layout == NULL)
		return service_read(b, s->paper, ret);
	if (papers[s->paper].fill != NULL)
		TRY(papers[s->paper].fill(b, c));
	return form_read(b->act->arena, layout, language_of(b), c, ret);
}

/* --- for somebody's own template --- */

/* The rows a paper would have, under a name of their own. */
static FALLIBLE rows_of_paper(struct book *b, struct content *c, const char *name, paper_fill *fill)
{
	struct content *own = facts_and(b);

	TRY(fill(b, own));
	content_adopt(c, name, own, "lines");
	return NULL;
}

static FALLIBLE solution_if_any(struct book *b, struct content *c)
{
	struct error *e = fill_solution(b, c);

	return e != NULL && e->code == ERROR_INTERNAL ? e : NULL;
}

FALLIBLE book_template_content(struct book *b, const struct content **ret)
{
	static const struct {
		const char *name;
		paper_fill *fill;
	} lists[] = {
		{ "technical", fill_technical }, { "business", fill_business },	  { "certificates", fill_certificates },
		{ "cases", fill_cases },	 { "solution", solution_if_any },
	};
	struct content *c = facts_and(b);

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		TRY(rows_of_paper(b, c, lists[i].name, lists[i].fill));
	TRY(book_price_rows(b, c, "prices"));
	*ret = c;
	return NULL;
}
