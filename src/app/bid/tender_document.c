#include "app/bid/tender_document.h"

#include <string.h>

#include "app/bid/facts.h"
#include "app/files.h"
#include "base/random.h"
#include "base/text.h"
#include "json/write.h"
#include "meta/rights.h"
#include "reader/open.h"
#include "reader/reader.h"
#include "store/record.h"

static bool of_tender(const struct file *f)
{
	return strcmp(f->about_entity, "tender") == 0 && document_format_known(f->name);
}

static const struct file *chosen(const struct tender_document *d, int64_t wanted)
{
	const struct file *newest = NULL;

	for (unsigned i = 0; i < d->files.count; i++) {
		const struct file *f = LINE_AT(d->files, struct file, i);
		if (!of_tender(f))
			continue;
		if (f->record.id == wanted)
			return f;
		newest = f;
	}
	return newest;
}

FALLIBLE tender_document_find(struct act *act, int64_t tender, int64_t file, struct tender_document *ret)
{
	const struct entity *e = &tender_entity;
	void *record = NULL;

	TRY(store_load(act->db, e, tender, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	*ret = (struct tender_document){ .tender = tender, .record = record };
	TRY(store_all(act->db, &file_entity, "about_record", value_text(id_text(tender, act->arena)), &ret->files,
		      act->arena));
	ret->file = chosen(ret, file != 0 ? file : ret->record->document.v);
	if (file != 0 && (ret->file == NULL || ret->file->record.id != file))
		return error_new(act->arena, ERROR_INVALID, "file", "no_such_record");
	return NULL;
}

/* --- written --- */

static void files_write(struct buffer *b, const struct tender_document *d)
{
	json_key(b, "files");
	json_open(b, '[');
	for (unsigned i = 0; i < d->files.count; i++) {
		const struct file *f = LINE_AT(d->files, struct file, i);
		if (!of_tender(f))
			continue;
		json_open(b, '{');
		json_member(b, "id", id_text(f->record.id, b->arena));
		json_member(b, "name", f->name);
		json_member_bool(b, "main", f->record.id == d->record->document.v);
		json_close(b, '}');
	}
	json_close(b, ']');
}

static void facts_write(struct buffer *b, enum language lang)
{
	json_key(b, "facts");
	json_open(b, '[');
	for (enum fact_id id = 0; id < FACT_COUNT; id++) {
		const struct fact_row *row = fact_row_find(fact_table[id].path, lang, b->arena);
		if (row == NULL)
			continue;
		json_open(b, '{');
		json_member(b, "path", row->path);
		json_member(b, "label", row->label);
		json_member_bool(b, "of_lot",
				 id != FACT_PROJECT_NAME && entity_field(&tender_lot_entity, row->field) != NULL);
		json_close(b, '}');
	}
	json_close(b, ']');
}

static void row_write(struct buffer *b, const struct row *r)
{
	json_open(b, '[');
	for (size_t i = 0; i < r->count; i++) {
		json_open(b, '{');
		json_member(b, "text", r->cells[i].text);
		json_member_int(b, "span", r->cells[i].span);
		json_close(b, '}');
	}
	json_close(b, ']');
}

static void block_write(struct buffer *b, const struct block *k)
{
	json_open(b, '{');
	json_member_int(b, "page", k->page);
	if (k->kind == BLOCK_PARAGRAPH) {
		json_member_int(b, "level", k->level);
		json_member(b, "text", k->text);
	} else {
		json_key(b, "rows");
		json_open(b, '[');
		for (size_t i = 0; i < k->count; i++)
			row_write(b, &k->rows[i]);
		json_close(b, ']');
	}
	json_close(b, '}');
}

static void text_write(struct buffer *b, const struct document *d, const char *refused)
{
	json_member_int(b, "pages", d->pages);
	json_member(b, "refused", refused);
	json_key(b, "blocks");
	json_open(b, '[');
	for (size_t i = 0; refused == NULL && i < d->count; i++)
		block_write(b, &d->blocks[i]);
	json_close(b, ']');
}

static FALLIBLE open_document(const struct app *app, const struct file *f, struct document *d, const char **ret_refused,
			      struct arena *a)
{
	struct value data;

	TRY(files_read(app, f->sha256, &data, a));
	struct error *e = document_open(a, f->name, data.s, data.n, d);
	if (e != NULL && e->code == ERROR_INTERNAL)
		return e;
	*ret_refused = e != NULL ? e->reason : d->count == 0 && d->unreadable == NULL ? "no_text" : d->unreadable;
	return NULL;
}

FALLIBLE tender_document_write(const struct app *app, const struct tender_document *d, enum language lang,
			       struct buffer *b)
{
	struct document text = { 0 };
	const char *refused = NULL;

	if (d->file != NULL)
		TRY(open_document(app, d->file, &text, &refused, b->arena));
	json_open(b, '{');
	json_key(b, "file");
	if (d->file == NULL) {
		json_none(b);
	} else {
		json_open(b, '{');
		json_member(b, "id", id_text(d->file->record.id, b->arena));
		json_member(b, "name", d->file->name);
		json_member_bool(b, "pdf", strcmp(d->file->media_type, "application/pdf") == 0);
		json_close(b, '}');
	}
	files_write(b, d);
	facts_write(b, lang);
	text_write(b, &text, refused);
	json_close(b, '}');
	return NULL;
}
