#include "app/presale/solution_paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/disk.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/random.h"
#include "entity/all.h"
#include "meta/rights.h"
#include "office/content.h"
#include "office/docx_fill.h"
#include "office/xlsx.h"
#include "rule/finance/rmb_words.h"
#include "rule/presale/bom.h"
#include "store/record.h"

#define DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/* --- what it says --- */

static const char *percent_or_none(decimal d, struct arena *a)
{
	return d.millionths == UNSET ? "" : arena_print(a, "%s%%", decimal_text((decimal){ d.millionths * 100 }, a));
}

static void line_row(struct content *row, const struct bom_line *l, bool priced, struct arena *a)
{
	content_text(row, "section", l->section);
	content_text(row, "number", l->number);
	content_text(row, "name", l->name);
	content_text(row, "brand", l->brand);
	content_text(row, "model", l->model);
	content_text(row, "unit", l->unit);
	content_text(row, "quantity", paper_decimal(l->quantity, a));
	content_text(row, "unit_price", priced ? paper_money(l->deal_price, a) : "");
	content_text(row, "amount", priced ? paper_money(l->net, a) : "");
	content_text(row, "tax_rate", priced ? percent_or_none(l->tax_rate, a) : "");
	content_text(row, "gross", priced ? paper_money(l->gross, a) : "");
	content_text(row, "note", l->note);
}

static void fill_lines(const struct solution_version *v, bool priced, struct content *c, struct arena *a)
{
	struct bom_total t = bom_total_of(&v->lines, a);

	content_rows(c, "lines");
	content_rows(c, "rates");
	for (unsigned i = 0; i < v->lines.count; i++)
		line_row(content_row(c, "lines"), LINE_AT(v->lines, struct bom_line, i), priced, a);
	for (unsigned i = 0; priced && i < t.nrates; i++) {
		struct content *row = content_row(c, "rates");
		content_text(row, "tax_rate", percent_or_none(t.rates[i].rate, a));
		content_text(row, "amount", paper_money(t.rates[i].net, a));
		content_text(row, "tax", paper_money(t.rates[i].tax, a));
		content_text(row, "gross", paper_money(t.rates[i].gross, a));
	}
}

static void fill_totals(const struct solution_version *v, bool priced, struct content *c, struct arena *a)
{
	const char *words = priced && v->gross.minor != UNSET ? rmb_words(v->gross, a) : NULL;

	content_text(c, "priced", priced ? "1" : "");
	content_text(c, "net", priced ? paper_money(v->net, a) : "");
	content_text(c, "tax", priced ? paper_money(v->tax, a) : "");
	content_text(c, "gross", priced ? paper_money(v->gross, a) : "");
	content_text(c, "gross_words", words);
}

/* Of decisions that stand: what was decided, and why. */
static FALLIBLE fill_decisions(struct act *act, const struct solution_version *v, struct content *c)
{
	struct lines all = { 0 };

	content_rows(c, "decisions");
	TRY(store_all(act->db, &architecture_decision_entity, "solution", value_int(v->solution.v), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct architecture_decision *d = LINE_AT(all, struct architecture_decision, i);
		if (d->stage != architecture_decision_stage_accepted ||
		    !rights_read_record(&architecture_decision_entity, d, act->who))
			continue;
		struct content *row = content_row(c, "decisions");
		content_text(row, "title", d->title);
		content_text(row, "context", d->context);
		content_text(row, "decision", d->decision);
	}
	return NULL;
}

static FALLIBLE fill_head(struct act *act, const struct solution_version *v, struct paper *p)
{
	void *solution = NULL, *customer = NULL, *project = NULL;

	TRY(store_get(act->db, &solution_entity, v->solution.v, &solution, act->arena));
	TRY(store_get(act->db, &customer_entity, v->customer.v, &customer, act->arena));
	TRY(store_get(act->db, &opportunity_entity, v->opportunity.v, &project, act->arena));
	const struct solution *s = solution;
	p->title = arena_print(act->arena, "%s-V%lld", s->name, (long long)v->n);
	content_text(p->content, "supplier_name", act->app->company);
	content_text(p->content, "customer_name", ((struct customer *)customer)->name);
	content_text(p->content, "project_name", ((struct opportunity *)project)->name);
	content_text(p->content, "solution_name", s->name);
	content_text(p->content, "summary", s->summary);
	content_text(p->content, "version_title", v->title);
	content_text(p->content, "draft", v->stage == solution_version_stage_approved ? "" : "1");
	content_text(p->content, "approved_on",
		     v->approved_at.us == 0 ? "" : paper_day(instant_date(v->approved_at), act->arena));
	content_text(p->content, "today", paper_day(instant_date(act->now), act->arena));
	return NULL;
}

FALLIBLE solution_paper(struct act *act, int64_t version, struct paper *p)
{
	const struct entity *e = &solution_version_entity;
	bool priced = rights_read_field(e, entity_field(e, "net"), act->who);
	void *record = NULL;

	TRY(store_load(act->db, e, version, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	p->layout = "solution_sheet";
	p->content = content_new(act->arena);
	TRY(fill_head(act, record, p));
	fill_lines(record, priced, p->content, act->arena);
	fill_totals(record, priced, p->content, act->arena);
	return fill_decisions(act, record, p->content);
}

/* --- as a workbook --- */

static const struct {
	const char *name, *zh, *en;
	double width;
	bool number;
} columns[] = {
	{ "row_number", "序号", "No.", 6, true },
	{ "section", "子系统", "Section", 18, false },
	{ "number", "产品编号", "Number", 16, false },
	{ "name", "名称", "Name", 34, false },
	{ "brand", "品牌", "Brand", 12, false },
	{ "model", "型号", "Model", 18, false },
	{ "unit", "单位", "Unit", 8, false },
	{ "quantity", "数量", "Quantity", 10, true },
	{ "unit_price", "单价（不含税）", "Unit price, net", 14, true },
	{ "amount", "金额（不含税）", "Amount, net", 16, true },
	{ "tax_rate", "税率", "VAT", 8, false },
	{ "gross", "价税合计", "Gross", 16, true },
	{ "note", "备注", "Note", 24, false },
};

#define COLUMNS (sizeof columns / sizeof *columns)

static FALLIBLE book_cell(struct xlsx_writer *w, const struct content *row, size_t i)
{
	const struct content_value *v = content_find(row, columns[i].name);

	if (!columns[i].number || content_empty(v))
		return xlsx_text(w, v->text);
	return xlsx_number(w, strtod(v->text, NULL), strchr(v->text, '.') == NULL ? 0 : 2);
}

static FALLIBLE book_write(const char *path, const struct paper *p, const char *company, struct arena *a)
{
	const struct content_value *lines = content_find(p->content, "lines");
	struct xlsx_column heads[COLUMNS];
	AUTO_XLSX *w = NULL;

	for (size_t i = 0; i < COLUMNS; i++)
		heads[i] = (struct xlsx_column){ p->language == LANGUAGE_ZH ? columns[i].zh : columns[i].en,
						 columns[i].width };
	TRY(xlsx_begin(a, path, p->language == LANGUAGE_ZH ? "配置清单" : "Bill of material", company, heads, COLUMNS,
		       &w));
	for (size_t r = 0; r < lines->count; r++) {
		for (size_t i = 0; i < COLUMNS; i++)
			TRY(book_cell(w, lines->rows[r], i));
		TRY(xlsx_end_row(w));
	}
	return xlsx_end(&w);
}

static void remove_file(const char **path)
{
	unlink(*path);
}

FALLIBLE solution_book(const struct app *app, struct paper *p, struct arena *a)
{
	__attribute__((cleanup(remove_file))) const char *path =
		arena_print(a, "%s/export-%s", app->folder, random_text(a, 9));

	TRY(book_write(path, p, app->company, a));
	TRY(disk_read(path, &p->data, a));
	p->name = arena_print(a, "%s.xlsx", p->title);
	p->media_type = XLSX;
	return NULL;
}

/* --- in somebody's own layout --- */

FALLIBLE solution_fill(struct paper *p, struct value docx, struct arena *a)
{
	const char *data = NULL;
	size_t n = 0;

	TRY(docx_fill(a, docx.s, docx.n, p->content, &data, &n));
	p->name = arena_print(a, "%s.docx", p->title);
	p->media_type = DOCX;
	p->data = value_blob(data, n);
	return NULL;
}
