/* search_find.c -- the reading side of the search index: where to look. */
#include <stdlib.h>

#include "meta/rights.h"
#include "search/plan.h"
#include "store/query.h"
#include "store/search.h"
#include "store/search_part.h"

#define SORTS_MOST 24

struct finding {
	struct sql *db;
	const struct sought *of;
	unsigned count;
	struct plan plan;
	uint16_t (*link)[SCOPE_LINKS]; /* of each sought entity: the pieces of its links, as plan.gram */
	unsigned *links;	       /* how many; 0 with scope ALL */
	uint64_t known[64];	       /* some bits of each piece: most others are told apart by them */
	struct candidates *found;
	struct arena *arena;
};

static bool sought_by_link(const struct sought *s)
{
	return !(s->scope & ALL);
}

/* --- what to look up --- */

static unsigned sorts_of(const struct finding *f, bool only_names, uint64_t sorts[SORTS_MOST])
{
	unsigned n = 0;

	for (unsigned i = 0; i < f->count; i++)
		FOR_FIELDS(field, f->of[i].entity) {
			uint64_t sort = gram_sort(search_is_name(field), field->readers);
			unsigned at = 0;
			if (!(field->flags & SEARCHED) || (only_names && !search_is_name(field)) ||
			    !rights_read_field(f->of[i].entity, field, f->of[i].who))
				continue;
			while (at < n && sorts[at] != sort)
				at++;
			if (at == n && n < SORTS_MOST)
				sorts[n++] = sort;
		}
	return n;
}

static void add_links(struct finding *f, unsigned i)
{
	struct scope_link links[SCOPE_LINKS];

	if (!sought_by_link(&f->of[i]))
		return;
	f->links[i] = query_scope_links(f->of[i].entity, f->of[i].who, f->of[i].scope, links);
	for (unsigned k = 0; k < f->links[i]; k++)
		f->link[i][k] = plan_piece(&f->plan, gram_link(links[k].column, links[k].value));
}

static void know_pieces(struct finding *f)
{
	for (size_t i = 0; i < f->plan.grams; i++)
		f->known[f->plan.gram[i] / 64 % 64] |= UINT64_C(1) << f->plan.gram[i] % 64;
}

static unsigned sought_named(const struct finding *f, const char *entity)
{
	unsigned i = 0;

	while (i < f->count && strcmp(f->of[i].entity->name, entity) != 0)
		i++;
	return i;
}

static void candidate_add(struct finding *f, unsigned i, int64_t id)
{
	struct candidates *c = &f->found[i];

	c->id = arena_room(f->arena, c->id, c->count, &c->room, sizeof *c->id);
	c->id[c->count++] = id;
}

/* --- in the tail --- */

static void mark_pieces(const struct finding *f, struct value pieces, bool *has)
{
	const unsigned char *p = (const unsigned char *)pieces.s;

	memset(has, 0, f->plan.grams * sizeof *has);
	for (size_t at = 0; at + 3 <= pieces.n; at += 3) {
		gram x = gram_unpack(p + at);
		if (!(f->known[x / 64 % 64] >> x % 64 & 1))
			continue;
		for (size_t i = 0; i < f->plan.grams; i++)
			has[i] |= f->plan.gram[i] == x;
	}
}

static bool is_linked(const struct finding *f, unsigned i, const bool *has)
{
	for (unsigned k = 0; k < f->links[i]; k++)
		if (has[f->link[i][k]])
			return true;
	return !sought_by_link(&f->of[i]);
}

static FALLIBLE look_in_tail(struct finding *f)
{
	bool *has = arena_array(f->arena, bool, f->plan.grams + 1);
	bool *reached = arena_array(f->arena, bool, f->plan.states), more;
	const char *entity = f->count == 1 ? f->of[0].entity->name : NULL;
	AUTO_ROWS *r = NULL;

	TRY(sql_rows(f->db,
		     entity == NULL ? "SELECT entity, record, pieces FROM search_tail"
				    : "SELECT entity, record, pieces FROM search_tail WHERE entity = $1",
		     (const struct value[]){ value_text(entity) }, entity != NULL, &r, f->arena));
	while (true) {
		TRY(rows_next(r, &more, f->arena));
		if (!more)
			return NULL;
		mark_pieces(f, rows_value(r, 2), has);
		if (!plan_fits(&f->plan, has, reached))
			continue;
		unsigned i = entity != NULL ? 0 : sought_named(f, rows_text(r, 0, f->arena));
		if (i < f->count && is_linked(f, i, has))
			candidate_add(f, i, rows_int(r, 1));
	}
}

/* --- in segments --- */

int64_t search_id_at(const unsigned char *bytes)
{
	uint64_t id = 0;

	for (unsigned k = 0; k < 8; k++)
		id |= (uint64_t)bytes[k] << 8 * k;
	return (int64_t)id;
}

static struct bits within_scope(const struct finding *f, unsigned i, const struct bits *chosen, const struct bits *has)
{
	struct bits b = *chosen;

	if (!sought_by_link(&f->of[i]))
		return b;
	for (unsigned w = 0; w < BITS_WORDS; w++) {
		uint64_t linked = 0;
		for (unsigned k = 0; k < f->links[i]; k++)
			linked |= has[f->link[i][k]].word[w];
		b.word[w] &= linked;
	}
	return b;
}

/* "customer 96,opportunity 4000": whose each stretch of the ids is. */
static void add_chosen(struct finding *f, const char *stretches, struct value ids, const struct bits *chosen,
		       const struct bits *has)
{
	size_t at = 0, total = ids.n / 8;

	while (*stretches != '\0') {
		size_t n = strcspn(stretches, " "), count = strtoul(stretches + n, NULL, 10);
		unsigned i = sought_named(f, arena_copy_n(f->arena, stretches, n));
		struct bits mine = { 0 };
		if (i < f->count)
			mine = within_scope(f, i, chosen, has);
		for (size_t end = at + count; at < end && at < total; at++)
			if (bits_have(&mine, (unsigned)at))
				candidate_add(f, i, search_id_at((const unsigned char *)ids.s + at * 8));
		stretches += strcspn(stretches, ",");
		stretches += *stretches == ',';
	}
}

static FALLIBLE look_in_segment(struct finding *f, int64_t segment, const struct bits *has, struct bits *reached)
{
	struct bits chosen;
	AUTO_ROWS *r = NULL;
	bool there;

	plan_select(&f->plan, has, reached, &chosen);
	if (bits_none(&chosen))
		return NULL;
	TRY(sql_rows(f->db, "SELECT entities, records FROM search_segment WHERE segment = $1",
		     SQL_ARGS(value_int(segment)), &r, f->arena));
	TRY(rows_next(r, &there, f->arena));
	if (there)
		add_chosen(f, rows_text(r, 0, f->arena), rows_value(r, 1), &chosen, has);
	return NULL;
}

static struct query *pages_query(const struct finding *f)
{
	struct query *q = query_new(f->arena);
	bool asked[SEGMENT_PAGES] = { false };

	query_add(q, "SELECT segment, page, content FROM search_page WHERE page IN (");
	for (size_t i = 0; i < f->plan.grams; i++) {
		unsigned page = page_of(f->plan.gram[i]);
		if (asked[page])
			continue;
		query_add(q, q->nargs > 0 ? ", " : "");
		query_arg(q, value_int(page));
		asked[page] = true;
	}
	query_add(q, ") ORDER BY segment");
	return q;
}

static FALLIBLE look_in_segments(struct finding *f)
{
	struct bits *has = arena_array(f->arena, struct bits, f->plan.grams + 1);
	struct bits *reached = arena_array(f->arena, struct bits, f->plan.states);
	struct query *q = pages_query(f);
	int64_t segment = 0;
	AUTO_ROWS *r = NULL;
	bool more;

	TRY(sql_rows(f->db, buffer_text(&q->text), q->args, q->nargs, &r, f->arena));
	while (true) {
		TRY(rows_next(r, &more, f->arena));
		if (segment != 0 && (!more || rows_int(r, 0) != segment)) {
			TRY(look_in_segment(f, segment, has, reached));
			memset(has, 0, f->plan.grams * sizeof *has);
		}
		if (!more)
			return NULL;
		segment = rows_int(r, 0);
		for (size_t i = 0; i < f->plan.grams; i++)
			if (page_of(f->plan.gram[i]) == (unsigned)rows_int(r, 1))
				page_read(rows_value(r, 2).s, rows_value(r, 2).n, f->plan.gram[i], &has[i]);
	}
}

/* --- together --- */

static int newest_first(const void *a, const void *b)
{
	int64_t i = *(const int64_t *)a, j = *(const int64_t *)b;

	return (i < j) - (i > j);
}

/* Segments follow each other in time, so that most often they stand in order. */
static void order(struct candidates *c)
{
	size_t kept = 0, i = 1;

	for (size_t at = 0; at < c->count / 2; at++) {
		int64_t id = c->id[at];
		c->id[at] = c->id[c->count - 1 - at];
		c->id[c->count - 1 - at] = id;
	}
	while (i < c->count && c->id[i - 1] > c->id[i])
		i++;
	if (i < c->count)
		qsort(c->id, c->count, sizeof *c->id, newest_first);
	for (i = 0; i < c->count; i++)
		if (kept == 0 || c->id[kept - 1] != c->id[i])
			c->id[kept++] = c->id[i];
	c->count = kept;
}

bool candidates_have(const struct candidates *c, int64_t id)
{
	return c->count > 0 && bsearch(&id, c->id, c->count, sizeof id, newest_first) != NULL;
}

/* The tail first: what leaves it while this goes on is in a segment then. */
FALLIBLE search_candidates(struct sql *db, const struct needle *n, const struct sought *of, unsigned count,
			   bool only_names, struct candidates *ret, struct arena *a)
{
	struct finding f = { .db = db, .of = of, .count = count, .found = ret, .arena = a };
	uint64_t sorts[SORTS_MOST];
	unsigned nsorts = sorts_of(&f, only_names, sorts);

	memset(ret, 0, count * sizeof *ret);
	if (nsorts == 0 || n->words == 0)
		return NULL;
	f.plan = plan_of(n, sorts, nsorts, a);
	f.link = arena_many(a, sizeof *f.link, count);
	f.links = arena_array(a, unsigned, count);
	for (unsigned i = 0; i < count; i++)
		add_links(&f, i);
	know_pieces(&f);
	TRY(look_in_tail(&f));
	TRY(look_in_segments(&f));
	for (unsigned i = 0; i < count; i++)
		order(&ret[i]);
	return NULL;
}

/* --- the record decides --- */

static bool field_holds(const struct word *w, const struct field *f, const void *record, struct arena *a)
{
	struct value v = field_get(f, record);

	return v.tag == VALUE_TEXT && word_held(w, fold(v.s, a));
}

static bool record_holds(const struct word *w, const struct entity *e, const void *record, const struct actor *who,
			 struct arena *a)
{
	FOR_FIELDS(f, e)
		if ((f->flags & SEARCHED) && rights_read_field(e, f, who) && field_holds(w, f, record, a))
			return true;
	return false;
}

bool search_holds(const struct needle *n, const struct entity *e, const void *record, const struct actor *who,
		  struct arena *a)
{
	for (unsigned i = 0; i < n->words; i++)
		if (!record_holds(&n->word[i], e, record, who, a))
			return false;
	return true;
}
