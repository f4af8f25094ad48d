#include "app/bid/suggestions.h"

#include <stdlib.h>

#include "app/record_list.h"
#include "base/random.h"
#include "base/text.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/bid/suggestion.h"
#include "store/record.h"

#define LIBRARY_MOST 2000
#define PAST_MOST 3000 /* the newest */
#define RANKED 24      /* of which the same words are shown once */
#define SHOWN 6
#define HANDED_IN "\"id\" <> $1 AND \"stage\" NOT IN ('preparing', 'withdrawn')"

/* Where an answer comes from: one of the two is set. */
struct source {
	const struct library_entry *entry;
	const struct clause_response *response;
	const char *bid; /* what its bid is called */
};

struct gathering {
	struct act *act;
	int64_t bid;
	struct past_answer *answers;
	struct source *sources;
	size_t count, answer_room, source_room;
};

static void gather(struct gathering *g, struct past_answer answer, struct source source)
{
	struct arena *a = g->act->arena;

	g->answers = arena_room(a, g->answers, g->count, &g->answer_room, sizeof *g->answers);
	g->sources = arena_room(a, g->sources, g->count, &g->source_room, sizeof *g->sources);
	g->answers[g->count] = answer;
	g->sources[g->count++] = source;
}

/* --- the library --- */

static FALLIBLE library_gather(struct gathering *g)
{
	date today = instant_date(g->act->now);
	struct lines all = { 0 };

	TRY(records_newest(g->act, &library_entry_entity, "\"stage\" = 'approved' AND $1 = $1", g->bid, LIBRARY_MOST,
			   &all));
	for (unsigned i = 0; i < all.count; i++) {
		const struct library_entry *l = LINE_AT(all, struct library_entry, i);
		if (l->valid_to.day != 0 && l->valid_to.day < today.day)
			continue;
		gather(g,
		       (struct past_answer){ .question = l->question,
					     .text = l->text == NULL ? l->keywords : l->text,
					     .value = l->value,
					     .category = l->category,
					     .approved = true,
					     .stale = l->review_on.day != 0 && today.day >= l->review_on.day,
					     .uses = l->uses },
		       (struct source){ .entry = l });
	}
	return NULL;
}

/* --- bids that were handed in --- */

struct named {
	int64_t id;
	const char *text;
	bool won;
};

static int by_id(const void *x, const void *y)
{
	const struct named *a = x, *b = y;

	return a->id < b->id ? -1 : a->id > b->id;
}

static FALLIBLE named_read(struct gathering *g, const char *sql, struct named **ret, size_t *ret_count)
{
	struct arena *a = g->act->arena;
	struct named *all = NULL;
	size_t n = 0, room = 0;
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(g->act->db, sql, SQL_ARGS(value_int(g->bid)), &r, a));
	while (true) {
		TRY(rows_next(r, &has, a));
		if (!has)
			break;
		all = arena_room(a, all, n, &room, sizeof *all);
		all[n++] = (struct named){ rows_int(r, 0), rows_text(r, 1, a), rows_int(r, 2) != 0 };
	}
	*ret = all;
	*ret_count = n;
	return NULL;
}

static const struct named *named_find(const struct named *all, size_t n, int64_t id)
{
	struct named key = { .id = id };

	return n == 0 ? NULL : bsearch(&key, all, n, sizeof *all, by_id);
}

static FALLIBLE past_gather(struct gathering *g)
{
	struct named *clauses = NULL, *bids = NULL;
	size_t nclauses = 0, nbids = 0;
	struct lines all = { 0 };

	TRY(records_newest(g->act, &clause_response_entity,
			   "\"stage\" <> 'open' AND \"bid\" IN (SELECT \"id\" FROM bid WHERE " HANDED_IN ")", g->bid,
			   PAST_MOST, &all));
	TRY(named_read(g,
		       "SELECT \"id\", \"text\", 0 FROM clause WHERE \"tender\" IN"
		       " (SELECT \"tender\" FROM bid WHERE " HANDED_IN ") ORDER BY \"id\"",
		       &clauses, &nclauses));
	TRY(named_read(g,
		       "SELECT \"id\", \"name\", CASE WHEN \"stage\" = 'won' THEN 1 ELSE 0 END FROM bid"
		       " WHERE " HANDED_IN " ORDER BY \"id\"",
		       &bids, &nbids));
	for (unsigned i = 0; i < all.count; i++) {
		const struct clause_response *r = LINE_AT(all, struct clause_response, i);
		const struct named *clause = named_find(clauses, nclauses, r->clause.v);
		const struct named *bid = named_find(bids, nbids, r->bid.v);
		if (clause == NULL || bid == NULL || r->deviation == deviation_negative)
			continue;
		gather(g,
		       (struct past_answer){ .question = clause->text,
					     .text = r->text,
					     .value = r->value,
					     .category = r->category,
					     .won = bid->won },
		       (struct source){ .response = r, .bid = bid->text });
	}
	return NULL;
}

/* --- the answer --- */

static const char *key_of(const struct source *s)
{
	return s->entry != NULL ? s->entry->commitment_key : s->response->commitment_key;
}

static bool said_alike(const struct gathering *g, size_t x, size_t y)
{
	return text_same(g->answers[x].text, g->answers[y].text) &&
	       text_same(g->answers[x].value, g->answers[y].value) &&
	       text_same(key_of(&g->sources[x]), key_of(&g->sources[y]));
}

static bool said_before(const struct gathering *g, const struct suggestion *all, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (said_alike(g, all[i].answer, all[at].answer))
			return true;
	return false;
}

static FALLIBLE entry_members(struct gathering *g, const struct library_entry *l, struct buffer *b)
{
	json_member(b, "source", "library");
	json_member(b, "id", id_text(l->record.id, b->arena));
	json_member(b, "title", l->title);
	json_member(b, "text", l->text);
	json_member(b, "commitment_key", l->commitment_key);
	json_member(b, "evidence", l->evidence);
	json_member_int(b, "uses", l->uses == UNSET ? 0 : l->uses);
	date_write(b, "last_used_on", l->last_used_on);
	date_write(b, "review_on", l->review_on);
	return title_write(g->act, "owner", &user_entity, l->owner.v, b);
}

static FALLIBLE response_members(struct gathering *g, const struct source *s, struct buffer *b)
{
	const struct clause_response *r = s->response;

	json_member(b, "source", "bid");
	json_member(b, "id", id_text(r->record.id, b->arena));
	json_member(b, "title", s->bid);
	json_member(b, "text", r->text);
	json_member(b, "commitment_key", r->commitment_key);
	json_member(b, "evidence", r->evidence);
	json_member_int(b, "uses", 0);
	date_write(b, "last_used_on", instant_date(r->record.changed_at));
	date_write(b, "review_on", (date){ 0 });
	return title_write(g->act, "owner", &user_entity, r->owner.v, b);
}

static FALLIBLE item_write(struct gathering *g, const struct suggestion *found, enum language lang, struct buffer *b)
{
	static const char *const fits[] = {
		[VALUE_UNKNOWN] = NULL, [VALUE_WORSE] = "negative", [VALUE_SAME] = "none", [VALUE_BETTER] = "positive"
	};
	const struct source *s = &g->sources[found->answer];
	const struct past_answer *p = &g->answers[found->answer];

	json_open(b, '{');
	TRY(s->entry != NULL ? entry_members(g, s->entry, b) : response_members(g, s, b));
	json_member(b, "question", p->question);
	json_member(b, "value", p->value);
	json_member_int(b, "like", found->like);
	json_member(b, "fit", fits[found->fit]);
	json_member_bool(b, "stale", p->stale);
	json_member_bool(b, "won", p->won);
	json_member(b, "why", why_text(found->why, lang, b->arena));
	json_close(b, '}');
	return NULL;
}

static FALLIBLE items_write(struct gathering *g, const struct clause *c, enum language lang, struct buffer *b)
{
	struct suggestion found[RANKED];
	struct arena *a = g->act->arena;
	size_t n =
		suggestion_rank(suggestion_index_new(g->answers, g->count, a), c->text, c->category, found, RANKED, a);

	json_key(b, "items");
	json_open(b, '[');
	for (size_t i = 0, shown = 0; i < n && shown < SHOWN; i++) {
		if (said_before(g, found, i))
			continue;
		shown++;
		TRY(item_write(g, &found[i], lang, b));
	}
	json_close(b, ']');
	return NULL;
}

FALLIBLE suggestions_view(struct act *act, int64_t bid, int64_t clause, enum language lang, struct buffer *b)
{
	struct gathering g = { .act = act, .bid = bid };
	void *offer = NULL, *question = NULL;

	TRY(record_readable(act, &bid_entity, bid, &offer));
	TRY(record_readable(act, &clause_entity, clause, &question));
	if (((const struct clause *)question)->tender.v != ((const struct bid *)offer)->tender.v)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	TRY(library_gather(&g));
	TRY(past_gather(&g));
	json_open(b, '{');
	json_member(b, "clause", id_text(clause, act->arena));
	TRY(items_write(&g, question, lang, b));
	json_close(b, '}');
	return NULL;
}
