/* rule_search.c -- the bench's adapter of looking for a word by characters or readings. */
#include "cmd/rule_bench.h"
#include "search/needle.h"

static const char *piece(const char *text, struct folded f, const struct place *p, struct arena *a)
{
	uint32_t from = f.unit[p->from].from;

	return arena_copy_n(a, text + from, f.unit[p->to - 1].to - from);
}

struct error *rule_pinyin_search(struct bench *b)
{
	const char *text, *query;
	struct place place;

	TRY(given_text(b, "text", &text));
	TRY(given_text(b, "query", &query));
	struct folded in = fold(text, b->arena);
	struct word word = word_of(query, b->arena);
	bool match = word_find(&word, in, &place);
	const char *found = match ? piece(text, in, &place, b->arena) : NULL;
	answer_flag(b, "match", match);
	answer_text(b, "found", found);
	answer_why(b, why_new(b->arena,
			      !match	   ? "search_nowhere"
			      : place.read ? "search_read"
					   : "search_literal",
			      query, found, NULL));
	return NULL;
}
