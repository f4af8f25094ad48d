#include "app/bid/book_assemble.h"

#include <string.h>
#include <time.h>

#include "app/bid/book.h"
#include "app/bid/book_sheets.h"
#include "app/bid/book_template.h"
#include "app/files.h"
#include "app/lane.h"
#include "app/save.h"
#include "app/sealing.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/rights.h"
#include "office/docx_write.h"
#include "office/pdf.h"
#include "store/record.h"

#define DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define PDF "application/pdf"

struct assembling {
	struct act *act; /* its db is that of the lane it is on */
	int64_t volume;
	struct book book;
	const struct bid_volume *of;
	const char *price;
	struct sheet_file *files;
	size_t file_count;
	struct book_sheets *sheets;
	size_t sheet_count;
	struct pdf_book pdf;
	const char *docx;
	size_t docx_n;
	bool closed;
	char pdf_hash[HASH_HEX], docx_hash[HASH_HEX];
	const struct book_edition *edition;
	struct error *error;
};

/* --- what it says --- */

static FALLIBLE find_volume(struct assembling *s)
{
	for (unsigned i = 0; i < s->book.volumes.count; i++)
		if (LINE_AT(s->book.volumes, struct bid_volume, i)->record.id == s->volume)
			s->of = LINE_AT(s->book.volumes, struct bid_volume, i);
	return s->of == NULL ? error_new(s->act->arena, ERROR_MISSING, NULL, "no_such_record") : NULL;
}

static FALLIBLE load(struct assembling *s)
{
	const struct entity *e = &bid_volume_entity;
	void *volume = NULL;

	TRY(store_load(s->act->db, e, s->volume, s->act->who, rights_scope(e, s->act->who, READ), &volume,
		       s->act->arena));
	if (volume == NULL)
		return error_new(s->act->arena, ERROR_MISSING, NULL, "no_such_record");
	if (!rights_cover(e, volume, s->act->who, rights_scope(e, s->act->who, CHANGE)))
		return error_new(s->act->arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(book_load(s->act, ((struct bid_volume *)volume)->bid.v, s->price, &s->book));
	TRY(find_volume(s));
	s->closed = book_is_closed(&s->book, s->volume);
	return book_sheets_find(&s->book, s->volume, &s->files, &s->file_count);
}

static void load_work(struct sql *db, void *arg)
{
	struct assembling *s = arg;
	struct act act = *s->act;

	act.db = db;
	struct act *own = s->act;
	s->act = &act;
	s->error = load(s);
	s->act = own;
	s->book.act = own;
}

static FALLIBLE on_lane(struct assembling *s, void (*work)(struct sql *db, void *arg))
{
	struct error *e = NULL;

	if (!lane_read(s->act->app, s->act->arena, work, s, &e))
		return e != NULL ? e : error_new(s->act->arena, ERROR_BUSY, NULL, "out_of_memory");
	return s->error;
}

/* Opened for who is on the list, and in the trail. */
static FALLIBLE reveal_work(struct sql *db, void *arg)
{
	struct assembling *s = arg;
	struct act act = *s->act;

	act.db = db;
	return sealing_reveal(&act, &bid_entity, s->book.bid, entity_field(&bid_entity, "price"), "bid_book",
			      &s->price);
}

/* --- the files --- */

static FALLIBLE make_files(struct assembling *s)
{
	struct arena *a = s->act->arena;

	TRY(book_templates_fill(&s->book, s->volume));
	TRY(book_sheets_read(s->act->app, a, s->files, s->file_count, &s->sheets, &s->sheet_count));
	struct page_document d = book_volume_paper(&s->book, s->of, s->sheets, s->sheet_count);
	TRY(pdf_book_make(a, &d, &s->pdf));
	d.numbers = s->pdf.numbers;
	d.number_count = s->pdf.number_count;
	return docx_write(a, &d, &s->docx, &s->docx_n);
}

/* A hash of a file whose only secret is a price would tell it to who tries all prices: hence the key. */
static FALLIBLE keep_files(struct assembling *s)
{
	const struct app *app = s->act->app;
	struct arena *a = s->act->arena;

	if (s->closed) {
		mac_of(app->keys.seal, s->pdf.data, s->pdf.n, s->pdf_hash);
		mac_of(app->keys.seal, s->docx, s->docx_n, s->docx_hash);
		return NULL;
	}
	TRY(files_keep_made(app, s->pdf.data, s->pdf.n, s->pdf_hash, a));
	return files_keep_made(app, s->docx, s->docx_n, s->docx_hash, a);
}

/* --- the edition --- */

static FALLIBLE next_number(struct act *act, int64_t volume, int64_t *ret)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &book_edition_entity, "volume", value_int(volume), &all, act->arena));
	*ret = 1;
	for (unsigned i = 0; i < all.count; i++)
		if (LINE_AT(all, struct book_edition, i)->edition >= *ret)
			*ret = LINE_AT(all, struct book_edition, i)->edition + 1;
	return NULL;
}

static void put_parts(const struct assembling *s, struct book_edition *e)
{
	struct book_part *rows = arena_array(s->act->arena, struct book_part, s->book.count + 1);

	e->parts.rows = rows;
	for (size_t i = 0; i < s->book.count; i++) {
		const struct book_passage *p = &s->book.parts[i];
		if (p->section->volume.v != s->volume)
			continue;
		struct book_part *r = &rows[e->parts.count++];
		*r = *(struct book_part *)record_new(&book_part_entity, s->act->arena);
		r->section.v = p->section->record.id;
		r->title = p->heading;
		r->said = p->said;
		r->page = page_number_of(s->pdf.numbers, s->pdf.number_count, p->place);
	}
}

static FALLIBLE attach(struct act *act, const struct assembling *s, const char *ending, const char *hash, size_t n,
		       const char *type, int64_t *ret)
{
	void *file = NULL;
	const char *name = arena_print(act->arena, "%s-%s.%s", s->book.tender->name, s->of->name, ending);

	TRY(files_attach(act, &bid_volume_entity, s->of, name, hash, n, type, &file));
	*ret = ((struct record *)file)->id;
	return NULL;
}

static FALLIBLE store_work(struct sql *db, void *arg)
{
	struct assembling *s = arg;
	struct act act = *s->act;
	struct book_edition *e = record_new(&book_edition_entity, act.arena);

	act.db = db;
	TRY(book_sheets_store(&act, s->files, s->file_count));
	TRY(next_number(&act, s->volume, &e->edition));
	e->name = arena_print(act.arena, "%s V%lld", s->of->name, (long long)e->edition);
	e->volume.v = s->volume;
	e->bid = s->of->bid;
	e->customer = s->of->customer;
	e->team = s->of->team;
	e->pages = s->pdf.pages;
	e->closed = s->closed;
	e->pdf_hash = s->pdf_hash;
	e->docx_hash = s->docx_hash;
	put_parts(s, e);
	if (!s->closed) {
		TRY(attach(&act, s, "pdf", s->pdf_hash, s->pdf.n, PDF, &e->pdf.v));
		TRY(attach(&act, s, "docx", s->docx_hash, s->docx_n, DOCX, &e->docx.v));
	}
	s->edition = e;
	return save_new(&act, &book_edition_entity, e);
}

/* --- the answer --- */

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void refusals_write(struct buffer *b, const struct assembling *s)
{
	json_key(b, "left_out");
	json_open(b, '[');
	for (size_t i = 0; i < s->file_count; i++)
		if (s->files[i].refused != NULL) {
			json_open(b, '{');
			json_member(b, "file", s->files[i].file->name);
			json_member(b, "reason", s->files[i].refused->reason);
			json_close(b, '}');
		}
	json_close(b, ']');
}

static void answer_write(struct buffer *b, const struct assembling *s, int64_t began)
{
	json_open(b, '{');
	json_member(b, "id", id_text(s->edition->record.id, b->arena));
	json_member_int(b, "edition", s->edition->edition);
	json_member_int(b, "pages", s->edition->pages);
	json_member(b, "pdf", id_text(s->edition->pdf.v, b->arena));
	json_member(b, "docx", id_text(s->edition->docx.v, b->arena));
	json_member(b, "pdf_hash", s->edition->pdf_hash);
	json_member_int(b, "milliseconds", now_ms() - began);
	refusals_write(b, s);
	json_close(b, '}');
}

static void answer_closed(const struct assembling *s, bool docx, struct assembled *ret)
{
	ret->closed = true;
	ret->name = arena_print(s->act->arena, "%s-%s.%s", s->book.tender->name, s->of->name, docx ? "docx" : "pdf");
	ret->media_type = docx ? DOCX : PDF;
	ret->data = docx ? value_blob(s->docx, s->docx_n) : value_blob(s->pdf.data, s->pdf.n);
}

FALLIBLE book_assemble(struct act *act, int64_t volume, const char *format, struct assembled *ret, struct buffer *b)
{
	struct assembling s = { .act = act, .volume = volume };
	bool docx = format != NULL && strcmp(format, "docx") == 0;
	int64_t began = now_ms();

	if (format != NULL && !docx && strcmp(format, "pdf") != 0)
		return error_new(act->arena, ERROR_INVALID, "format", "not_a_format");
	TRY(on_lane(&s, load_work));
	if (s.closed) {
		TRY(lane_write_wait(act->app, act->arena, reveal_work, &s));
		TRY(on_lane(&s, load_work));
	}
	TRY(make_files(&s));
	TRY(keep_files(&s));
	TRY(lane_write_wait(act->app, act->arena, store_work, &s));
	*ret = (struct assembled){ 0 };
	if (s.closed)
		answer_closed(&s, docx, ret);
	else
		answer_write(b, &s, began);
	return NULL;
}
