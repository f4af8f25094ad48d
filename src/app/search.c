#include "app/search.h"

#include <stdlib.h>

#include "base/random.h"
#include "json/record.h"
#include "json/write.h"
#include "meta/rights.h"
#include "store/list.h"

#define HITS_PER_ENTITY 5
#define HITS_MOST 40
#define LOOKED_AT 40 /* of one kind, before the best are told */
#define ENTITIES_MOST 200
#define SNIPPET_BEFORE 8 /* characters of a long text in front of what was found */
#define SNIPPET_MOST 60

/* How well a word was found; the lower the better. */
enum grade { WHOLE, BEGINNING, INSIDE, AS_READ, ELSEWHERE, READ_ELSEWHERE, NOWHERE };

struct hit {
	const struct entity *entity;
	const void *record;
	enum grade grade; /* of the word that was found worst */
};

struct group {
	const struct entity *entity;
	struct hit *hit;
	unsigned count;
};

struct hunt {
	struct act *act;
	struct needle needle;
	struct sought sought[ENTITIES_MOST];
	struct candidates named[ENTITIES_MOST], any[ENTITIES_MOST];
	struct group group[ENTITIES_MOST];
	unsigned count;
};

static bool is_searched(const struct entity *e, const struct actor *who)
{
	return !e->internal && !e->watched && search_covers(e) && rights_scope(e, who, READ) != 0;
}

static bool is_read(const struct entity *e, const struct field *f, const struct actor *who)
{
	return (f->flags & SEARCHED) && rights_read_field(e, f, who);
}

/* --- how good it is --- */

static enum grade grade_in(const struct word *w, const struct field *f, const void *record, struct arena *a)
{
	struct value v = field_get(f, record);
	struct folded in = fold(v.tag == VALUE_TEXT ? v.s : "", a);
	struct place p;

	if (!word_find(w, in, &p))
		return NOWHERE;
	if (!search_is_name(f))
		return p.read ? READ_ELSEWHERE : ELSEWHERE;
	if (p.read)
		return AS_READ;
	return p.from > 0 ? INSIDE : p.to < in.count ? BEGINNING : WHOLE;
}

static enum grade grade_of(const struct hunt *h, const struct entity *e, const void *record)
{
	enum grade worst = WHOLE;

	for (unsigned i = 0; i < h->needle.words; i++) {
		enum grade best = NOWHERE;
		FOR_FIELDS(f, e) {
			enum grade g = NOWHERE;
			if (is_read(e, f, h->act->who))
				g = grade_in(&h->needle.word[i], f, record, h->act->arena);
			best = g < best ? g : best;
		}
		worst = best > worst ? best : worst;
	}
	return worst;
}

static int64_t id_of(const void *record)
{
	return ((const struct record *)record)->id;
}

static int best_first(const void *a, const void *b)
{
	const struct hit *h = a, *k = b;

	if (h->grade != k->grade)
		return (h->grade > k->grade) - (h->grade < k->grade);
	return (id_of(h->record) < id_of(k->record)) - (id_of(h->record) > id_of(k->record));
}

/* Groups by their best; else in the order of the declarations. */
static int best_group_first(const void *a, const void *b)
{
	const struct group *g = a, *k = b;

	if (g->hit->grade != k->hit->grade)
		return (g->hit->grade > k->hit->grade) - (g->hit->grade < k->hit->grade);
	return (g->entity->phase > k->entity->phase) - (g->entity->phase < k->entity->phase);
}

/* --- what there is --- */

static bool has_hit(const struct group *g, const void *record)
{
	for (unsigned i = 0; i < g->count; i++)
		if (id_of(g->hit[i].record) == id_of(record))
			return true;
	return false;
}

static FALLIBLE look(struct hunt *h, unsigned i, const struct candidates *among, struct group *g)
{
	const struct sought *s = &h->sought[i];
	struct list l = { .entity = s->entity,
			  .who = s->who,
			  .scope = s->scope,
			  .order = { "id", true, false },
			  .limit = LOOKED_AT };
	struct list_page page;

	TRY(list_read_holding(h->act->db, &l, &h->needle, among, &page, h->act->arena));
	for (unsigned k = 0; k < page.count; k++)
		if (!has_hit(g, page.records[k]))
			g->hit[g->count++] =
				(struct hit){ s->entity, page.records[k], grade_of(h, s->entity, page.records[k]) };
	return NULL;
}

/* Names and numbers first: others only where there is room. */
static FALLIBLE look_for_kind(struct hunt *h, unsigned i, struct group *g)
{
	g->entity = h->sought[i].entity;
	g->hit = arena_array(h->act->arena, struct hit, 2 * LOOKED_AT);
	TRY(look(h, i, &h->named[i], g));
	if (g->count <= HITS_PER_ENTITY)
		TRY(look(h, i, &h->any[i], g));
	qsort(g->hit, g->count, sizeof *g->hit, best_first);
	return NULL;
}

static FALLIBLE hunt_all(struct hunt *h, unsigned *ret_groups)
{
	struct act *act = h->act;
	unsigned n = 0;

	FOR_ENTITIES(e)
		if (is_searched(e, act->who) && h->count < ENTITIES_MOST)
			h->sought[h->count++] = (struct sought){ e, act->who, rights_scope(e, act->who, READ) };
	if (h->count == 0)
		return NULL;
	TRY(search_candidates(act->db, &h->needle, h->sought, h->count, true, h->named, act->arena));
	TRY(search_candidates(act->db, &h->needle, h->sought, h->count, false, h->any, act->arena));
	for (unsigned i = 0; i < h->count; i++) {
		if (h->any[i].count == 0)
			continue;
		TRY(look_for_kind(h, i, &h->group[n]));
		n += h->group[n].count > 0;
	}
	qsort(h->group, n, sizeof *h->group, best_group_first);
	*ret_groups = n;
	return NULL;
}

/* --- how it is shown --- */

struct shown {
	const struct hunt *hunt;
	const struct entity *entity;
	const void *record;
	bool seen[NEEDLE_WORDS]; /* words that were shown in a field */
};

static bool is_hidden(const struct shown *s, const struct field *f)
{
	return (f->flags & PERSONAL) && !rights_cover(s->entity, s->record, s->hunt->act->who, MINE);
}

/* Which units of the text the words lie on; false: none. */
static bool mark(struct shown *s, struct folded in, bool *on)
{
	bool any = false;

	for (unsigned i = 0; i < s->hunt->needle.words; i++) {
		struct place p;
		if (!word_find(&s->hunt->needle.word[i], in, &p))
			continue;
		any = s->seen[i] = true;
		for (uint32_t u = p.from; u < p.to; u++)
			on[u] = true;
	}
	return any;
}

/* A long text from a little before the first mark on. */
static uint32_t first_shown(struct folded in, const bool *on)
{
	uint32_t u = 0;

	if (in.count <= SNIPPET_MOST)
		return 0;
	while (u < in.count && !on[u])
		u++;
	return u == in.count || u < SNIPPET_BEFORE ? 0 : u - SNIPPET_BEFORE;
}

static void part_write(struct buffer *b, const char *before, const char *text, uint32_t from, uint32_t to,
		       const char *behind)
{
	json_text(b, arena_print(b->arena, "%s%.*s%s", before, (int)(to - from), text + from, behind));
}

static void parts_write(struct buffer *b, const char *text, struct folded in, const bool *on, bool whole)
{
	uint32_t u = whole ? 0 : first_shown(in, on), end = u + SNIPPET_MOST;
	uint32_t from = u > 0 ? in.unit[u].from : 0, to = (uint32_t)strlen(text);
	const char *before = u > 0 ? "…" : "", *behind = "";
	bool is_on = false;

	if (!whole && end < in.count) {
		to = in.unit[end - 1].to;
		behind = "…";
	} else
		end = in.count;
	json_open(b, '[');
	for (; u < end; u++) {
		if (on[u] == is_on)
			continue;
		part_write(b, before, text, from, is_on ? in.unit[u - 1].to : in.unit[u].from, "");
		from = is_on ? in.unit[u - 1].to : in.unit[u].from;
		before = "";
		is_on = on[u];
	}
	part_write(b, before, text, from, to, behind);
	json_close(b, ']');
}

static void whole_write(struct buffer *b, const char *text)
{
	json_open(b, '[');
	json_text(b, text);
	json_close(b, ']');
}

static void title_write(struct buffer *b, struct shown *s)
{
	const struct field *f = entity_flagged(s->entity, TITLE);
	const char *title = record_title(s->entity, s->record, b->arena);
	struct folded in = fold(title, b->arena);
	bool *on = arena_array(b->arena, bool, in.count + 1);

	if (f != NULL && is_hidden(s, f))
		title = value_masked(value_text(title), b->arena).s;
	json_member(b, "title", title);
	json_key(b, "parts");
	if (f == NULL || !is_read(s->entity, f, s->hunt->act->who) || !mark(s, in, on) || is_hidden(s, f))
		whole_write(b, title);
	else
		parts_write(b, title, in, on, true);
}

/* A field that holds words of which none was shown yet: with them, or when it is hidden by its mask. */
static void field_write(struct buffer *b, struct shown *s, const struct field *f)
{
	bool seen[NEEDLE_WORDS], news = false;
	struct value v = field_get(f, s->record);
	struct folded in = fold(v.tag == VALUE_TEXT ? v.s : "", b->arena);
	bool *on = arena_array(b->arena, bool, in.count + 1);

	memcpy(seen, s->seen, sizeof seen);
	if (!mark(s, in, on))
		return;
	for (unsigned i = 0; i < NEEDLE_WORDS; i++)
		news |= s->seen[i] && !seen[i];
	if (!news && f->number == NULL)
		return;
	json_open(b, '{');
	json_member(b, "field", f->name);
	json_key(b, "parts");
	if (is_hidden(s, f))
		whole_write(b, value_masked(v, b->arena).s);
	else
		parts_write(b, v.s, in, on, false);
	json_close(b, '}');
}

static const char *number_of(const struct entity *e, const void *record, const struct actor *who)
{
	FOR_FIELDS(f, e)
		if (f->number != NULL && rights_read_field(e, f, who))
			return field_get(f, record).s;
	return NULL;
}

static void hit_write(struct buffer *b, const struct hunt *h, const struct hit *hit)
{
	struct shown s = { .hunt = h, .entity = hit->entity, .record = hit->record };

	json_open(b, '{');
	json_member(b, "entity", hit->entity->name);
	json_member(b, "id", id_text(id_of(hit->record), b->arena));
	title_write(b, &s);
	json_member(b, "number", number_of(hit->entity, hit->record, h->act->who));
	json_key(b, "found");
	json_open(b, '[');
	FOR_FIELDS(f, hit->entity)
		if (is_read(hit->entity, f, h->act->who) && !(f->flags & TITLE))
			field_write(b, &s, f);
	json_close(b, ']');
	json_close(b, '}');
}

static unsigned told_of(const struct group *g, unsigned told)
{
	unsigned n = g->count < HITS_PER_ENTITY ? g->count : HITS_PER_ENTITY;

	return n < HITS_MOST - told ? n : HITS_MOST - told;
}

static void hits_write(struct buffer *b, const struct hunt *h, unsigned groups)
{
	unsigned told = 0, n;

	json_key(b, "items");
	json_open(b, '[');
	for (unsigned i = 0; i < groups; i++, told += n) {
		n = told_of(&h->group[i], told);
		for (unsigned k = 0; k < n; k++)
			hit_write(b, h, &h->group[i].hit[k]);
	}
	json_close(b, ']');
	json_key(b, "more");
	json_open(b, '[');
	for (unsigned i = told = 0; i < groups; i++, told += n) {
		n = told_of(&h->group[i], told);
		if (n < h->group[i].count)
			json_text(b, h->group[i].entity->name);
	}
	json_close(b, ']');
}

FALLIBLE search_everywhere(struct act *act, const char *text, struct buffer *b)
{
	struct hunt *h = arena_new(act->arena, struct hunt);
	unsigned groups = 0;

	h->act = act;
	h->needle = needle_of(text, act->arena);
	if (h->needle.words > 0)
		TRY(hunt_all(h, &groups));
	json_open(b, '{');
	hits_write(b, h, groups);
	json_close(b, '}');
	return NULL;
}
