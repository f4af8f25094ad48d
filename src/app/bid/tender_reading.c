#include "app/bid/tender_reading.h"

#include <string.h>

#include "app/bid/clauses.h"
#include "app/bid/facts.h"
#include "app/bid/scores.h"
#include "app/bid/tender_archive.h"
#include "app/bid/tender_changes.h"
#include "app/bid/tender_lines.h"
#include "app/bid/tender_lots.h"
#include "app/files.h"
#include "app/save.h"
#include "app/take.h"
#include "base/money.h"
#include "base/random.h"
#include "base/text.h"
#include "json/write.h"
#include "meta/rights.h"
#include "reader/open.h"
#include "reader/reader.h"
#include "rule/bid/mark_meaning.h"
#include "store/record.h"

#define VALUE_MOST 1000
#define QUOTE_MOST 4000
#define OTHERS_MOST 8
#define LOT_MOST 40
#define LOTS_TEXT_MOST 200

/* --- the document --- */

static bool hangs_on(const struct file *f, int64_t tender, struct arena *a)
{
	return strcmp(f->about_entity, "tender") == 0 && strcmp(f->about_record, id_text(tender, a)) == 0;
}

static FALLIBLE newest_file(struct act *act, int64_t tender, const struct file **ret)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &file_entity, "about_record", value_text(id_text(tender, act->arena)), &all,
		      act->arena));
	for (unsigned i = all.count; i > 0; i--) {
		const struct file *f = LINE_AT(all, struct file, i - 1);
		if (hangs_on(f, tender, act->arena) && (document_format_known(f->name) || archive_is(f->name))) {
			*ret = f;
			return NULL;
		}
	}
	return error_new(act->arena, ERROR_CONFLICT, "file", "no_document");
}

static FALLIBLE named_file(struct act *act, int64_t tender, int64_t id, const struct file **ret)
{
	void *record = NULL;

	TRY(store_find(act->db, &file_entity, "id", value_int(id), &record, act->arena));
	if (record == NULL || !hangs_on(record, tender, act->arena))
		return error_new(act->arena, ERROR_INVALID, "file", "no_such_record");
	*ret = record;
	return NULL;
}

FALLIBLE tender_reading_find(struct act *act, int64_t tender, int64_t file, struct tender_reading *ret)
{
	const struct entity *e = &tender_entity;
	void *record = NULL;

	TRY(store_load(act->db, e, tender, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	if (!rights_cover(e, record, act->who, rights_scope(e, act->who, CHANGE)))
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	ret->tender = tender;
	return file != 0 ? named_file(act, tender, file, &ret->file) : newest_file(act, tender, &ret->file);
}

FALLIBLE tender_reading_parse(const struct app *app, struct tender_reading *r, struct arena *a)
{
	struct reading *reading = arena_new(a, struct reading);
	struct value data;

	TRY(files_read(app, r->file->sha256, &data, a));
	struct error *e = reader_read(a, r->file->name, data.s, data.n, reading);
	if (e != NULL) {
		e->field = "file";
		return e;
	}
	if (reading->unreadable != NULL)
		return error_new(a, ERROR_INVALID, "file", reading->unreadable);
	r->reading = reading;
	return NULL;
}

/* --- lots --- */

void lots_of_place(const struct tender_reading *r, const struct place *at, struct arena *a, const char **ret_lot,
		   const char **ret_doubt)
{
	*ret_lot = at->lot == NULL ? NULL : lots_as_known(r->lots, at->lot, a);
	*ret_doubt = at->lot_doubt != NULL ? at->lot_doubt : *ret_lot == NULL ? at->lot : NULL;
	if (*ret_doubt != NULL)
		*ret_doubt = text_clip(*ret_doubt, LOTS_TEXT_MOST, a);
}

/* --- facts --- */

struct keeping {
	struct act *act;
	const struct tender_reading *of;
	struct changes *changes;
	struct lines facts; /* those there are */
	unsigned found, added, changed;
	struct buffer *out;
};

static const char *finding_text(enum fact_kind kind, const struct finding *f, struct arena *a)
{
	switch (kind) {
	case FACT_MONEY:
		return money_text((money){ f->number }, a);
	case FACT_NUMBER:
		return arena_print(a, "%lld", (long long)f->number);
	case FACT_FLAG:
		return f->number != 0 ? "true" : "false";
	case FACT_TEXT:
	case FACT_MOMENT:
	default:
		return text_clip(f->text, VALUE_MOST, a);
	}
}

static const char *others_text(const struct fact *f, enum fact_kind kind, struct arena *a)
{
	struct buffer b = BUFFER(a);

	if (f->other_count == 0)
		return NULL;
	json_open(&b, '[');
	for (size_t i = 0; i < f->other_count && i < OTHERS_MOST; i++) {
		json_open(&b, '{');
		json_member(&b, "value", finding_text(kind, &f->others[i], a));
		json_key(&b, "at");
		json_open(&b, '{');
		json_member_int(&b, "page", f->others[i].at.page);
		json_member(&b, "quote", f->others[i].at.quote);
		json_close(&b, '}');
		json_close(&b, '}');
	}
	json_close(&b, ']');
	return buffer_text(&b);
}

/* What a document says: of the whole tender, or of one lot. */
struct told {
	const char *path;
	enum fact_kind kind;
	const struct fact *fact;
	const char *lot; /* as the tender calls it */
};

static struct tender_fact *known_fact(const struct keeping *k, const struct told *t)
{
	for (unsigned i = 0; i < k->facts.count; i++) {
		struct tender_fact *f = LINE_AT(k->facts, struct tender_fact, i);
		if (strcmp(f->path, t->path) == 0 && text_same(f->lot, t->lot))
			return f;
	}
	return NULL;
}

static void set_finding(struct tender_fact *t, const struct told *told, const struct keeping *k)
{
	const struct fact *f = told->fact;
	struct arena *a = k->act->arena;
	const char *lot;

	t->found_value = finding_text(told->kind, &f->is, a);
	t->quote = f->is.at.quote == NULL ? NULL : text_clip(f->is.at.quote, QUOTE_MOST, a);
	t->page = f->is.at.page > 0 ? f->is.at.page : UNSET;
	t->alternatives = others_text(f, told->kind, a);
	if (told->lot != NULL)
		return;
	/* A fact of the whole tender that stands in the section of a lot may be of that lot alone. */
	lots_of_place(k->of, &f->is.at, a, &lot, &t->lot_doubt);
	t->lot_doubt = lot != NULL ? lot : t->lot_doubt;
}

static const char *label_of(const char *path, struct arena *a)
{
	const struct fact_row *row = fact_row_find(path, LANGUAGE_ZH, a);

	return row == NULL ? NULL : row->label;
}

static FALLIBLE add_fact(struct keeping *k, const struct told *told)
{
	struct tender_fact *t = record_new(&tender_fact_entity, k->act->arena);

	t->tender.v = k->of->tender;
	t->path = told->path;
	t->label = label_of(told->path, k->act->arena);
	t->source.v = k->of->file->record.id;
	t->lot = told->lot;
	set_finding(t, told, k);
	t->value = t->found_value;
	k->added++;
	return save_new(k->act, &tender_fact_entity, t);
}

static void tell_change(struct keeping *k, const struct told *told, const char *was, const char *is)
{
	json_open(k->out, '{');
	json_member(k->out, "path", told->path);
	if (told->lot != NULL)
		json_member(k->out, "lot", told->lot);
	json_member(k->out, "was", was);
	json_member(k->out, "is", is);
	json_close(k->out, '}');
	k->changed++;
}

/* The document says now what it did, or what the person had said: nothing to ask. */
static FALLIBLE meet_again(struct keeping *k, const struct tender_fact *before, const struct told *told)
{
	struct tender_fact *after = save_copy(&tender_fact_entity, before, k->act->arena);

	set_finding(after, told, k);
	after->source.v = k->of->file->record.id;
	if (text_same(after->found_value, before->found_value))
		return NULL;
	if (!text_same(after->found_value, before->value) || before->stage == tender_fact_stage_rejected) {
		after->value = after->found_value;
		after->stage = tender_fact_stage_found;
		after->decided_by.v = 0;
		after->decided_at.us = 0;
		tell_change(k, told, before->value, after->value);
	}
	return save_again(k->act, &tender_fact_entity, before, after, "read");
}

/* A later document says something else, or something nobody had said: a person is asked. */
static FALLIBLE ask(struct keeping *k, const struct tender_fact *known, const struct told *told)
{
	struct arena *a = k->act->arena;
	const struct finding *is = &told->fact->is;
	const char *now = finding_text(told->kind, is, a);
	const char *was = known == NULL || known->stage == tender_fact_stage_rejected ? NULL : known->value;

	if (text_same(was, now))
		return NULL;
	struct tender_change *c = record_new(&tender_change_entity, a);
	c->kind = tender_change_kind_fact;
	c->path = told->path;
	c->lot = told->lot;
	c->label = label_of(told->path, a);
	c->was = was;
	c->now = now;
	c->quote = is->at.quote == NULL ? NULL : text_clip(is->at.quote, QUOTE_MOST, a);
	c->page = is->at.page > 0 ? is->at.page : UNSET;
	tell_change(k, told, was, now);
	return change_keep(k->changes, c);
}

static FALLIBLE keep_fact(struct keeping *k, const struct told *told)
{
	const struct tender_fact *known = known_fact(k, told);
	bool amends = k->of->later && k->of->reading->amendment;

	k->found++;
	if (known != NULL && k->of->earlier)
		return NULL;
	if (known == NULL)
		return amends ? ask(k, NULL, told) : add_fact(k, told);
	if (amends || (k->of->later && known->stage != tender_fact_stage_found))
		return ask(k, known, told);
	return meet_again(k, known, told);
}

/* That there is the lot, what it is called, and what is said of it alone. */
static FALLIBLE keep_lot(struct keeping *k, const struct read_lot *l)
{
	const char *known = lots_as_known(k->of->lots, l->no, k->act->arena), *no = known != NULL ? known : l->no;
	struct fact name = { .found = true, .is = { .text = l->name[0] != '\0' ? l->name : no, .at = l->at } };

	no = text_clip(no, LOT_MOST, k->act->arena);
	if (known == NULL || l->name[0] != '\0') /* an amendment names it by its number alone */
		TRY(keep_fact(k, &(struct told){ LOT_PATH, FACT_TEXT, &name, no }));
	for (enum fact_id id = 0; id < FACT_COUNT; id++)
		if (l->facts[id].found)
			TRY(keep_fact(k,
				      &(struct told){ fact_table[id].path, fact_table[id].kind, &l->facts[id], no }));
	return NULL;
}

static FALLIBLE keep_facts(struct keeping *k)
{
	const struct reading *r = k->of->reading;

	TRY(store_all(k->act->db, &tender_fact_entity, "tender", value_int(k->of->tender), &k->facts, k->act->arena));
	for (enum fact_id id = 0; id < FACT_COUNT; id++)
		if (r->facts[id].found)
			TRY(keep_fact(k,
				      &(struct told){ fact_table[id].path, fact_table[id].kind, &r->facts[id], NULL }));
	for (size_t i = 0; i < r->lot_count; i++)
		TRY(keep_lot(k, &r->lots[i]));
	return NULL;
}

/* --- all of it --- */

static void counts_write(struct buffer *b, const char *key, unsigned found, unsigned added, unsigned changed)
{
	json_key(b, key);
	json_open(b, '{');
	json_member_int(b, "found", found);
	json_member_int(b, "new", added);
	json_member_int(b, "changed", changed);
	json_close(b, '}');
}

/* What a person has said of a mark stands. */
static void take_meanings(struct tender *t, const struct reading *r)
{
	if (t->star_meaning == mark_meaning_unset)
		t->star_meaning = mark_meaning_said(r->mark_meaning[MARK_STAR]);
	if (t->triangle_meaning == mark_meaning_unset)
		t->triangle_meaning = mark_meaning_said(r->mark_meaning[MARK_TRIANGLE]);
}

static bool same_tender(const struct tender *a, const struct tender *b)
{
	FOR_FIELDS(f, &tender_entity)
		if (!value_same(field_get(f, a), field_get(f, b)))
			return false;
	return true;
}

/* The document read first stays the tender's; of those that change it the newest is kept. */
static FALLIBLE finish(struct act *act, const struct tender_reading *r, const struct tender *was, unsigned clauses)
{
	struct tender *t = save_copy(&tender_entity, was, act->arena);

	TRY(tender_count_facts(act, t));
	TRY(tender_count_changes(act, t));
	TRY(tender_count_lines(act, t));
	if (!r->reading->amendment || !r->later) {
		t->clauses_found = clauses;
		t->document.v = r->file->record.id;
	} else if (!r->earlier) {
		t->amendment.v = r->file->record.id;
	}
	take_meanings(t, r->reading);
	if (same_tender(was, t))
		return NULL;
	return save_again(act, &tender_entity, was, t, "read");
}

static void place_in_time(struct tender_reading *r, const struct tender *t)
{
	r->later = t->document.v != 0 && t->document.v != r->file->record.id;
	r->earlier = t->amendment.v > r->file->record.id;
}

FALLIBLE tender_reading_keep(struct act *act, struct tender_reading *r, struct buffer *b)
{
	struct changes changes;
	struct keeping k = { .act = act, .of = r, .changes = &changes, .out = b };
	struct clauses_kept clauses = { 0 };
	struct lines_kept lines = { 0 };
	struct scores_kept scores = { 0 };
	struct known_lots lots;
	void *tender = NULL;

	TRY(record_take(act, &tender_entity, r->tender, &tender));
	TRY(known_lots(act, tender, &lots));
	r->lots = &lots;
	place_in_time(r, tender);
	TRY(changes_begin(&changes, act, r));
	json_open(b, '{');
	json_member(b, "file", id_text(r->file->record.id, act->arena));
	json_member_int(b, "pages", r->reading->pages);
	json_member_bool(b, "blank", r->reading->blank);
	json_member_bool(b, "amendment", r->later && r->reading->amendment);
	json_key(b, "changes");
	json_open(b, '[');
	TRY(keep_facts(&k));
	TRY(known_lots(act, tender, &lots));
	json_close(b, ']');
	TRY(clauses_keep(act, r, &changes, &clauses));
	if (r->later && !r->earlier)
		TRY(changes_keep_wordings(&changes));
	TRY(tender_lines_keep(act, r, &lines));
	if (!r->earlier)
		TRY(scores_keep(act, r, &scores));
	TRY(changes_end(&changes));
	TRY(finish(act, r, tender, clauses.found));
	counts_write(b, "facts", k.found, k.added, k.changed);
	counts_write(b, "clauses", clauses.found, clauses.added, clauses.changed);
	counts_write(b, "lines", lines.found, lines.added, lines.changed);
	counts_write(b, "scores", scores.found, scores.added, scores.changed);
	json_close(b, '}');
	return NULL;
}
