#include "app/bid/book_sheets.h"

#include <string.h>

#include "app/files.h"
#include "app/lane.h"
#include "app/save.h"
#include "base/buffer.h"
#include "office/sheets.h"
#include "store/record.h"

static bool among(const struct sheet_file *files, size_t count, const struct file *f)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(files[i].file->sha256, f->sha256) == 0)
			return true;
	return false;
}

FALLIBLE book_sheets_find(struct book *b, int64_t volume, struct sheet_file **ret, size_t *ret_count)
{
	struct arena *a = b->act->arena;
	struct sheet_file *files = NULL;
	size_t count = 0, room = 0;

	for (size_t i = 0; i < b->count; i++) {
		const struct book_passage *p = &b->parts[i];
		for (size_t k = 0; k < p->attachment_count && p->section->volume.v == volume; k++) {
			const struct file *f = p->attachments[k].file;
			void *kept = NULL;
			if (f == NULL || among(files, count, f))
				continue;
			TRY(store_find(b->act->db, &file_sheet_entity, "source", value_text(f->sha256), &kept, a));
			files = arena_room(a, files, count, &room, sizeof *files);
			files[count++] = (struct sheet_file){ .file = f, .kept = kept };
		}
	}
	*ret = files;
	*ret_count = count;
	return NULL;
}

/* --- those there are --- */

static FALLIBLE read_kept(const struct app *app, struct arena *a, const struct file_sheet *k, struct book_sheets *s)
{
	size_t n = strlen(k->pictures) / (HASH_HEX - 1);

	s->source = k->source;
	TRY(files_read(app, k->pdf, &s->pdf, a));
	s->pictures = arena_array(a, struct picture, n + 1);
	for (s->count = 0; s->count < n; s->count++) {
		const char *hash = arena_copy_n(a, k->pictures + s->count * (HASH_HEX - 1), HASH_HEX - 1);
		struct value picture;
		TRY(files_read(app, hash, &picture, a));
		TRY(picture_read(a, picture.s, picture.n, &s->pictures[s->count]));
	}
	return NULL;
}

/* --- those that are made now --- */

static FALLIBLE keep_made(const struct app *app, struct arena *a, const struct sheets *made, struct file_sheet *r)
{
	struct buffer pictures = BUFFER(a);
	char hash[HASH_HEX];

	TRY(files_keep(app, made->pdf, made->n, hash, a));
	r->pdf = arena_copy(a, hash);
	for (size_t i = 0; i < made->count; i++) {
		TRY(files_keep(app, made->pictures[i].bytes, made->pictures[i].n, hash, a));
		buffer_add(&pictures, hash);
	}
	r->pages = (int64_t)made->count;
	r->pictures = buffer_text(&pictures);
	return NULL;
}

static FALLIBLE make_now(const struct app *app, struct arena *a, struct sheet_file *f, struct book_sheets *s)
{
	struct file_sheet *r = record_new(&file_sheet_entity, a);
	struct value data;
	struct sheets made;

	if (!sheets_can(f->file->media_type))
		return error_new(a, ERROR_MEDIA, "file", "sheet_format");
	TRY(files_read(app, f->file->sha256, &data, a));
	TRY(sheets_make(a, data.s, data.n, &made));
	TRY(keep_made(app, a, &made, r));
	r->source = f->file->sha256;
	*s = (struct book_sheets){ f->file->sha256, value_blob(made.pdf, made.n), made.pictures, made.count };
	f->made = f->kept == NULL ? r : NULL;
	return NULL;
}

FALLIBLE book_sheets_read(const struct app *app, struct arena *a, struct sheet_file *files, size_t count,
			  struct book_sheets **ret, size_t *ret_count)
{
	struct book_sheets *all = arena_array(a, struct book_sheets, count + 1);
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		struct error *e = files[i].kept == NULL ? error_new(a, ERROR_MISSING, NULL, "no_such_record")
							: read_kept(app, a, files[i].kept, &all[n]);
		if (e != NULL)
			e = files[i].refused = make_now(app, a, &files[i], &all[n]);
		n += e == NULL;
	}
	*ret = all;
	*ret_count = n;
	return NULL;
}

/* Another may have made the same meanwhile. */
FALLIBLE book_sheets_store(struct act *act, const struct sheet_file *files, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		void *there = NULL;
		if (files[i].made == NULL)
			continue;
		TRY(store_find(act->db, &file_sheet_entity, "source", value_text(files[i].made->source), &there,
			       act->arena));
		if (there == NULL)
			TRY(save_new(act, &file_sheet_entity, files[i].made));
	}
	return NULL;
}

/* --- at upload --- */

struct preparing {
	const struct act *act;
	struct sheet_file file;
	struct error *error;
};

static void look_work(struct sql *db, void *arg)
{
	struct preparing *p = arg;
	void *kept = NULL;

	p->error = store_find(db, &file_sheet_entity, "source", value_text(p->file.file->sha256), &kept, p->act->arena);
	p->file.kept = kept;
}

static FALLIBLE store_work(struct sql *db, void *arg)
{
	struct preparing *p = arg;
	struct act act = *p->act;

	act.db = db;
	return book_sheets_store(&act, &p->file, 1);
}

static bool is_bound(const struct entity *about)
{
	return about == &bid_section_entity || about == &certificate_entity || about == &case_study_entity;
}

FALLIBLE book_sheets_prepare(const struct act *act, const struct entity *about, const struct file *file)
{
	struct preparing p = { .act = act, .file = { .file = file } };
	struct book_sheets made;
	struct error *e = NULL;

	if (!is_bound(about) || !sheets_can(file->media_type))
		return NULL;
	if (!lane_read(act->app, act->arena, look_work, &p, &e))
		return e != NULL ? e : error_new(act->arena, ERROR_BUSY, NULL, "out_of_memory");
	TRY(p.error);
	if (p.file.kept != NULL || make_now(act->app, act->arena, &p.file, &made) != NULL)
		return NULL;
	return lane_write_wait(act->app, act->arena, store_work, &p);
}
