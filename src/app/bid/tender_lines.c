#include "app/bid/tender_lines.h"

#include <string.h>

#include "app/bid/clauses.h"
#include "app/bid/tender_reading.h"
#include "app/save.h"
#include "app/take.h"
#include "base/buffer.h"
#include "base/text.h"
#include "reader/reader.h"
#include "store/record.h"

#define SECTION_MOST 200
#define TEXT_MOST 60000
#define NAMED_BY 30 /* characters of a line that stands under no heading */

/* What is ticked at once. */
struct unit {
	enum tender_line_kind kind;
	const char *section;
	struct buffer text;
	int64_t lines, page, place;
	const char *lot, *doubt;
};

struct keeping {
	struct act *act;
	const struct tender_reading *of;
	struct unit *units;
	size_t count, room;
	struct lines known;
	bool *met;
	struct lines_kept counts;
};

static enum tender_line_kind kind_of(unsigned words)
{
	static const struct {
		unsigned word;
		enum tender_line_kind kind;
	} heaviest[] = {
		{ WORD_STAR, tender_line_kind_star },	       { WORD_REJECT, tender_line_kind_rejection },
		{ WORD_INVALID, tender_line_kind_invalidity }, { WORD_TRIANGLE, tender_line_kind_triangle },
		{ WORD_LEFT_OUT, tender_line_kind_left_out },
	};

	for (size_t i = 0; i < sizeof heaviest / sizeof *heaviest; i++)
		if ((words & heaviest[i].word) != 0)
			return heaviest[i].kind;
	return tender_line_kind_mandatory;
}

static const char *section_of(const struct kept_line *l, struct arena *a)
{
	if (l->heading != NULL && l->heading[0] != '\0')
		return text_clip(l->heading, SECTION_MOST, a);
	return text_clip(text_trim(l->text, a), NAMED_BY, a);
}

/* The unit that the line goes into: of its section, or one that says the same already; NULL: a new one. */
static struct unit *unit_for(struct keeping *k, enum tender_line_kind kind, const char *section, const char *text,
			     const char *lot)
{
	for (size_t i = 0; i < k->count; i++) {
		struct unit *u = &k->units[i];
		if (u->kind != kind || !text_same(u->lot, lot) ||
		    (kind == tender_line_kind_left_out && strcmp(u->section, section) != 0))
			continue;
		if (kind == tender_line_kind_mandatory ? strcmp(u->section, section) == 0
						       : strcmp(buffer_text(&u->text), text) == 0)
			return u;
	}
	return NULL;
}

static void gather(struct keeping *k, const struct kept_line *l)
{
	struct arena *a = k->act->arena;
	enum tender_line_kind kind = kind_of(l->words);
	const char *section = section_of(l, a), *text = text_trim(l->text, a);
	const char *lot, *doubt;

	lots_of_place(k->of, &l->at, a, &lot, &doubt);
	struct unit *u = unit_for(k, kind, section, text, lot);

	if (u != NULL && kind != tender_line_kind_mandatory)
		return;
	if (u == NULL) {
		k->units = arena_room(a, k->units, k->count, &k->room, sizeof *k->units);
		u = &k->units[k->count++];
		*u = (struct unit){ kind, section, BUFFER(a), 0, l->at.page, (int64_t)k->count, lot, NULL };
	}
	u->doubt = u->doubt != NULL ? u->doubt : doubt;
	buffer_print(&u->text, "%s%s", u->lines > 0 ? "\n" : "", text);
	u->lines++;
}

static void set_words(struct tender_line *t, struct unit *u, const struct keeping *k)
{
	t->kind = u->kind;
	t->section = u->section;
	t->text = text_clip(buffer_text(&u->text), TEXT_MOST, k->act->arena);
	t->lines = u->lines;
	t->page = u->page > 0 ? u->page : UNSET;
	t->place = u->place;
	t->source.v = k->of->file->record.id;
}

static FALLIBLE add(struct keeping *k, struct unit *u)
{
	struct tender_line *t = record_new(&tender_line_entity, k->act->arena);

	t->tender.v = k->of->tender;
	t->lot = u->lot;
	t->lot_doubt = u->doubt;
	set_words(t, u, k);
	k->counts.added++;
	return save_new(k->act, &tender_line_entity, t);
}

/* An object that was looked at in one file is another in the next, though both are called the same. */
static bool same_place(const struct keeping *k, const struct tender_line *t, const struct unit *u)
{
	return t->source.v == k->of->file->record.id && strcmp(t->section, u->section) == 0;
}

static struct tender_line *meet(struct keeping *k, struct unit *u, bool by_text)
{
	for (unsigned i = 0; i < k->known.count; i++) {
		struct tender_line *t = LINE_AT(k->known, struct tender_line, i);
		if (k->met[i] || t->kind != u->kind || (t->lot != NULL && u->lot != NULL && !text_same(t->lot, u->lot)))
			continue;
		if (by_text && strcmp(t->text, text_clip(buffer_text(&u->text), TEXT_MOST, k->act->arena)) != 0)
			continue;
		if ((by_text && u->kind != tender_line_kind_left_out) || same_place(k, t, u)) {
			k->met[i] = true;
			return t;
		}
	}
	return NULL;
}

/* The section says something else than what was ticked. */
static FALLIBLE ask_again(struct keeping *k, const struct tender_line *before, struct unit *u)
{
	struct tender_line *after = save_copy(&tender_line_entity, before, k->act->arena);

	set_words(after, u, k);
	after->stage = tender_line_stage_open;
	after->ticked_by.v = 0;
	after->ticked_at.us = 0;
	k->counts.changed++;
	return save_again(k->act, &tender_line_entity, before, after, "read");
}

static FALLIBLE keep(struct keeping *k, struct unit *u)
{
	if (meet(k, u, true) != NULL)
		return NULL;
	const struct tender_line *known = u->kind == tender_line_kind_mandatory ? meet(k, u, false) : NULL;
	return known == NULL ? add(k, u) : ask_again(k, known, u);
}

FALLIBLE tender_lines_keep(struct act *act, const struct tender_reading *r, struct lines_kept *ret)
{
	struct keeping k = { .act = act, .of = r };

	for (size_t i = 0; i < r->reading->line_count; i++)
		gather(&k, &r->reading->lines[i]);
	TRY(store_all(act->db, &tender_line_entity, "tender", value_int(r->tender), &k.known, act->arena));
	k.met = arena_array(act->arena, bool, k.known.count + 1);
	k.counts.found = (unsigned)k.count;
	for (size_t i = 0; i < k.count; i++)
		TRY(keep(&k, &k.units[i]));
	*ret = k.counts;
	return NULL;
}

/* --- the tender --- */

static FALLIBLE count(struct act *act, const char *text, int64_t tender, int64_t *ret)
{
	struct value n;

	TRY(sql_value(act->db, text, SQL_ARGS(value_int(tender)), &n, act->arena));
	*ret = n.i;
	return NULL;
}

FALLIBLE tender_count_lines(struct act *act, struct tender *t)
{
	int64_t id = t->record.id;

	TRY(count(act, "SELECT count(*) FROM tender_line WHERE tender = $1", id, &t->lines_found));
	TRY(count(act, "SELECT count(*) FROM tender_line WHERE tender = $1 AND stage = 'open'", id, &t->lines_open));
	return count(act,
		     "SELECT count(*) FROM tender_line WHERE tender = $1 AND stage = 'open'"
		     " AND kind IN ('star', 'rejection', 'invalidity')",
		     id, &t->fatal_lines_open);
}

FALLIBLE tender_line_moved(struct act *act, const void *before, void *line)
{
	const struct tender_line *l = line;
	void *was = NULL;
	struct tender *t;

	(void)before;
	TRY(record_take(act, &tender_entity, l->tender.v, &was));
	t = save_copy(&tender_entity, was, act->arena);
	TRY(tender_count_lines(act, t));
	return save_again(act, &tender_entity, was, t, "change");
}
