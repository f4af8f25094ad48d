#include "app/bid/deviation_paper.h"

#include <stdlib.h>
#include <unistd.h>

#include "app/bid/bidder.h"
#include "app/bid/matrix.h"
#include "app/disk.h"
#include "base/random.h"
#include "base/text.h"
#include "office/content.h"
#include "office/xlsx.h"

#define XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

static FALLIBLE table_wanted(const char *variant, struct arena *a, bool *ret_business)
{
	*ret_business = text_same(variant, "business");
	if (variant == NULL || *ret_business || text_same(variant, "technical"))
		return NULL;
	return error_new(a, ERROR_MALFORMED, "paper", "not_a_choice");
}

/* --- one row --- */

static const char *deviation_word(enum deviation d, enum language lang)
{
	static const char *const words[][2] = {
		[deviation_unset] = { "", "" },
		[deviation_positive] = { "正偏离", "Positive" },
		[deviation_none] = { "无偏离", "None" },
		[deviation_negative] = { "负偏离", "Negative" },
	};

	return words[d][lang == LANGUAGE_ZH ? 0 : 1];
}

static const char *mark_word(enum requirement_mark m)
{
	return m == requirement_mark_star ? "★" : m == requirement_mark_triangle ? "▲" : "";
}

/* The concrete value first, then the words, unless they say it already. */
static const char *response_words(const struct clause_response *r, struct arena *a)
{
	if (r->value == NULL || r->text == NULL)
		return r->value == NULL ? r->text : r->value;
	return strstr(r->text, r->value) != NULL ? r->text : arena_print(a, "%s\n%s", r->value, r->text);
}

static const char *note_words(const struct clause_response *r, enum language lang, struct arena *a)
{
	struct buffer b = BUFFER(a);

	if (r->explanation != NULL)
		buffer_add(&b, r->explanation);
	if (r->evidence != NULL)
		buffer_print(&b, "%s%s", b.used > 0 ? (lang == LANGUAGE_ZH ? "；" : "; ") : "", r->evidence);
	if (r->evidence_page != UNSET)
		buffer_print(&b, lang == LANGUAGE_ZH ? "%s第 %lld 页" : "%sp. %lld",
			     b.used > 0 ? (lang == LANGUAGE_ZH ? "，" : ", ") : "", (long long)r->evidence_page);
	return buffer_text(&b);
}

static void row_fill(struct content *row, const struct matrix_row *m, enum language lang, struct arena *a)
{
	const struct clause_response *r = m->response;
	bool said = r != NULL && r->stage != clause_response_stage_open;

	content_text(row, "mark", mark_word(m->clause->mark));
	content_text(row, "no", m->clause->no);
	content_text(row, "requirement", m->clause->text);
	content_text(row, "response", said ? response_words(r, a) : "");
	content_text(row, "deviation", said ? deviation_word(r->deviation, lang) : "");
	content_text(row, "note", said ? note_words(r, lang, a) : "");
}

/* --- the table --- */

static void fill_rows(const struct matrix *m, bool business, struct paper *p, struct arena *a)
{
	int64_t open = 0;

	content_rows(p->content, "rows");
	for (unsigned i = 0; i < m->count; i++) {
		const struct matrix_row *row = &m->rows[i];
		bool technical = row->clause->category == clause_category_technical ||
				 row->clause->category == clause_category_unset;
		if (technical == business)
			continue;
		row_fill(content_row(p->content, "rows"), row, p->language, a);
		open += row->response == NULL || row->response->stage == clause_response_stage_open;
	}
	content_number(p->content, "open_count", open);
	content_text(p->content, "unfinished", open > 0 ? "1" : "");
}

FALLIBLE deviation_paper(struct act *act, int64_t bid, struct paper *p)
{
	bool business = false;
	const char *bidder;
	struct matrix m;

	TRY(table_wanted(p->variant, act->arena, &business));
	TRY(matrix_read(act, bid, &m));
	p->layout = business ? "deviation_business" : "deviation_technical";
	p->title = arena_print(act->arena, "%s-%s", m.bid->number, p->layout);
	p->content = content_new(act->arena);
	TRY(bidder_name(act, bid, &bidder));
	content_text(p->content, "supplier_name", bidder);
	content_text(p->content, "project_name", m.tender->name);
	content_text(p->content, "tender_number", m.tender->number);
	fill_rows(&m, business, p, act->arena);
	return NULL;
}

/* --- as a workbook --- */

static const struct {
	const char *name, *zh, *en;
	double width;
} columns[] = {
	{ "row_number", "序号", "No.", 6 },
	{ "no", "招标文件条目号", "Clause", 16 },
	{ "requirement", "招标要求", "Requirement", 50 },
	{ "response", "投标响应", "Our answer", 50 },
	{ "deviation", "偏离情况", "Deviation", 10 },
	{ "note", "说明/证明页码", "Explanation, page of evidence", 30 },
};

#define COLUMNS (sizeof columns / sizeof *columns)

static FALLIBLE cell_write(struct xlsx_writer *w, const struct content *row, size_t i, struct arena *a)
{
	const char *text = content_find(row, columns[i].name)->text;

	if (i == 0)
		return xlsx_number(w, strtod(text, NULL), 0);
	if (strcmp(columns[i].name, "no") == 0)
		text = arena_print(a, "%s%s", content_find(row, "mark")->text, text);
	return xlsx_text(w, text);
}

static FALLIBLE book_write(const char *path, const struct paper *p, const char *company, struct arena *a)
{
	const struct content_value *rows = content_find(p->content, "rows");
	bool business = text_same(p->layout, "deviation_business"), zh = p->language == LANGUAGE_ZH;
	struct xlsx_column heads[COLUMNS];
	AUTO_XLSX *w = NULL;

	for (size_t i = 0; i < COLUMNS; i++)
		heads[i] = (struct xlsx_column){ zh ? columns[i].zh : columns[i].en, columns[i].width };
	TRY(xlsx_begin(a, path,
		       zh	  ? (business ? "商务偏离表" : "技术偏离表")
		       : business ? "Business"
				  : "Technical",
		       company, heads, COLUMNS, &w));
	for (size_t r = 0; r < rows->count; r++) {
		for (size_t i = 0; i < COLUMNS; i++)
			TRY(cell_write(w, rows->rows[r], i, a));
		TRY(xlsx_end_row(w));
	}
	return xlsx_end(&w);
}

static void remove_file(const char **path)
{
	unlink(*path);
}

FALLIBLE deviation_book(const struct app *app, struct paper *p, struct arena *a)
{
	__attribute__((cleanup(remove_file))) const char *path =
		arena_print(a, "%s/export-%s", app->folder, random_text(a, 9));

	TRY(book_write(path, p, app->company, a));
	TRY(disk_read(path, &p->data, a));
	p->name = arena_print(a, "%s.xlsx", p->title);
	p->media_type = XLSX;
	return NULL;
}
