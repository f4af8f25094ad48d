#include "app/bid/book_template.h"

#include "app/files.h"
#include "app/lane.h"
#include "base/buffer.h"
#include "meta/rights.h"
#include "office/docx_fill.h"
#include "office/marks.h"
#include "office/page_template.h"
#include "reader/open.h"
#include "store/record.h"

static FALLIBLE fill_file(struct book *b, const struct book_passage *p, const char **ret_data, size_t *ret_n)
{
	struct arena *a = b->act->arena;
	struct value file;

	TRY(files_read(b->act->app, p->template->sha256, &file, a));
	return docx_fill(a, file.s, file.n, p->content, ret_data, ret_n);
}

static FALLIBLE fill(struct book *b, struct book_passage *p)
{
	struct arena *a = b->act->arena;
	struct document d;
	struct page_document blocks;
	const char *data;
	size_t n;

	TRY(fill_file(b, p, &data, &n));
	TRY(document_open(a, "template.docx", data, n, &d));
	TRY(page_marks_read(a, document_marks(a, &d), &blocks));
	p->blocks = blocks.blocks;
	p->count = blocks.count;
	return NULL;
}

static void say_why(struct book *b, struct book_passage *p, const struct error *e)
{
	p->blocks = arena_new(b->act->arena, struct page_block);
	p->blocks[0] = (struct page_block){ .kind = PAGE_TEXT,
					    .style = PAGE_NOTE,
					    .line = { .text = arena_print(b->act->arena, "%s %s", e->reason,
									  e->detail == NULL ? "" : e->detail) } };
	p->count = 1;
}

FALLIBLE book_templates_fill(struct book *b, int64_t volume)
{
	for (size_t i = 0; i < b->count; i++) {
		struct book_passage *p = &b->parts[i];
		if (p->template == NULL || p->section->volume.v != volume)
			continue;
		struct error *e = fill(b, p);
		if (e != NULL && e->code == ERROR_INTERNAL)
			return e;
		if (e != NULL)
			say_why(b, p, e);
	}
	return NULL;
}

/* --- handed out alone --- */

struct handing {
	struct act *act;
	int64_t section;
	struct book book;
	const struct book_passage *passage;
	struct error *error;
};

static FALLIBLE find_passage(struct act *act, struct handing *h)
{
	const struct entity *e = &bid_section_entity;
	void *record = NULL;

	TRY(store_load(act->db, e, h->section, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	TRY(book_load(act, ((struct bid_section *)record)->bid.v, NULL, &h->book));
	for (size_t i = 0; i < h->book.count; i++)
		if (h->book.parts[i].section->record.id == h->section)
			h->passage = &h->book.parts[i];
	return h->passage == NULL || h->passage->template == NULL
		       ? error_new(act->arena, ERROR_CONFLICT, "template", "required")
		       : NULL;
}

static void find_work(struct sql *db, void *arg)
{
	struct handing *h = arg;
	struct act act = *h->act;

	act.db = db;
	h->error = find_passage(&act, h);
	h->book.act = h->act;
}

FALLIBLE book_template_file(struct act *act, int64_t section, const char **ret_name, struct value *ret)
{
	struct handing h = { .act = act, .section = section };
	struct error *e = NULL;
	const char *data;
	size_t n;

	if (!lane_read(act->app, act->arena, find_work, &h, &e))
		return e != NULL ? e : error_new(act->arena, ERROR_BUSY, NULL, "out_of_memory");
	TRY(h.error);
	TRY(fill_file(&h.book, h.passage, &data, &n));
	*ret_name = arena_print(act->arena, "%s.docx", h.passage->heading);
	*ret = value_blob(data, n);
	return NULL;
}
