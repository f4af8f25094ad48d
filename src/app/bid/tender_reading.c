#include "app/bid/tender_reading.h"

#include <string.h>

#include "app/bid/clauses.h"
#include "app/bid/facts.h"
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
		if (hangs_on(f, tender, act->arena) && document_format_known(f->name)) {
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

/* --- facts --- */

struct keeping {
	struct act *act;
	const struct tender_reading *of;
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

static struct tender_fact *known_fact(const struct keeping *k, const char *path)
{
	for (unsigned i = 0; i < k->facts.count; i++) {
		struct tender_fact *f = LINE_AT(k->facts, struct tender_fact, i);
		if (strcmp(f->path, path) == 0)
			return f;
	}
	return NULL;
}

static void set_finding(struct tender_fact *t, const struct fact *f, enum fact_id id, struct arena *a)
{
	enum fact_kind kind = fact_table[id].kind;

	t->found_value = finding_text(kind, &f->is, a);
	t->quote = f->is.at.quote == NULL ? NULL : text_clip(f->is.at.quote, QUOTE_MOST, a);
	t->page = f->is.at.page > 0 ? f->is.at.page : UNSET;
	t->alternatives = others_text(f, kind, a);
}

static FALLIBLE add_fact(struct keeping *k, const struct fact *f, enum fact_id id)
{
	struct tender_fact *t = record_new(&tender_fact_entity, k->act->arena);
	const struct fact_row *row = fact_row_find(fact_table[id].path, LANGUAGE_ZH, k->act->arena);

	t->tender.v = k->of->tender;
	t->path = fact_table[id].path;
	t->label = row == NULL ? NULL : row->label;
	set_finding(t, f, id, k->act->arena);
	t->value = t->found_value;
	k->added++;
	return save_new(k->act, &tender_fact_entity, t);
}

static void tell_change(struct keeping *k, const struct tender_fact *before, const struct tender_fact *after)
{
	json_open(k->out, '{');
	json_member(k->out, "path", before->path);
	json_member(k->out, "was", before->value);
	json_member(k->out, "is", after->value);
	json_close(k->out, '}');
	k->changed++;
}

/* The document says now what it did, or what the person had said: nothing to ask. */
static FALLIBLE meet_again(struct keeping *k, const struct tender_fact *before, const struct fact *f, enum fact_id id)
{
	struct tender_fact *after = save_copy(&tender_fact_entity, before, k->act->arena);

	set_finding(after, f, id, k->act->arena);
	if (text_same(after->found_value, before->found_value))
		return NULL;
	if (!text_same(after->found_value, before->value) || before->stage == tender_fact_stage_rejected) {
		after->value = after->found_value;
		after->stage = tender_fact_stage_found;
		after->decided_by.v = 0;
		after->decided_at.us = 0;
		tell_change(k, before, after);
	}
	return save_again(k->act, &tender_fact_entity, before, after, "read");
}

static FALLIBLE keep_facts(struct keeping *k)
{
	TRY(store_all(k->act->db, &tender_fact_entity, "tender", value_int(k->of->tender), &k->facts, k->act->arena));
	for (enum fact_id id = 0; id < FACT_COUNT; id++) {
		const struct fact *f = &k->of->reading->facts[id];
		if (!f->found)
			continue;
		const struct tender_fact *known = known_fact(k, fact_table[id].path);
		k->found++;
		TRY(known == NULL ? add_fact(k, f, id) : meet_again(k, known, f, id));
	}
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

static FALLIBLE finish(struct act *act, const struct tender_reading *r, struct tender *was, unsigned clauses)
{
	struct tender *t = save_copy(&tender_entity, was, act->arena);

	TRY(tender_count_facts(act, t));
	t->clauses_found = clauses;
	t->document.v = r->file->record.id;
	take_meanings(t, r->reading);
	if (t->facts_found == was->facts_found && t->facts_open == was->facts_open &&
	    t->clauses_found == was->clauses_found && t->document.v == was->document.v &&
	    t->star_meaning == was->star_meaning && t->triangle_meaning == was->triangle_meaning)
		return NULL;
	return save_again(act, &tender_entity, was, t, "read");
}

FALLIBLE tender_reading_keep(struct act *act, const struct tender_reading *r, struct buffer *b)
{
	struct keeping k = { .act = act, .of = r, .out = b };
	struct clauses_kept clauses = { 0 };
	void *tender = NULL;

	TRY(record_take(act, &tender_entity, r->tender, &tender));
	json_open(b, '{');
	json_member(b, "file", id_text(r->file->record.id, act->arena));
	json_member_int(b, "pages", r->reading->pages);
	json_member_bool(b, "blank", r->reading->blank);
	json_key(b, "changes");
	json_open(b, '[');
	TRY(keep_facts(&k));
	json_close(b, ']');
	TRY(clauses_keep(act, r->tender, r->reading, &clauses));
	TRY(finish(act, r, tender, clauses.found));
	counts_write(b, "facts", k.found, k.added, k.changed);
	counts_write(b, "clauses", clauses.found, clauses.added, clauses.changed);
	json_close(b, '}');
	return NULL;
}
