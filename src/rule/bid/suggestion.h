/* suggestion.h -- which of our past answers suit a new clause: both asked in words of their own, so they are compared
 * by what they are made of (pairs of characters, words, kinds of units) and by what they are about
 * (db/data/clause_word.csv), the rarer the weightier (BM25).  Pure; the same candidates always rank the same. */
#ifndef RULE_BID_SUGGESTION_H
#define RULE_BID_SUGGESTION_H

#include "entity/all.h"
#include "rule/bid/clause_value.h"
#include "rule/why.h"

/* An answer that was given, or that we keep ready. */
struct past_answer {
	const char *question; /* the requirement it answered; NULL: not known */
	const char *text, *value;
	enum clause_category category;
	bool approved; /* stands in the library with an approval in force */
	bool stale;    /* is due to be looked at again */
	bool won;      /* stood in a bid that won */
	int64_t uses;
};

struct suggestion {
	size_t answer; /* which of them */
	unsigned like; /* how much the questions are alike, in percent */
	unsigned score;
	enum clause_verdict fit; /* its value against the number asked for now */
	const struct why *why;
};

struct suggestion_index;
/* Over answers that live as long as the arena. */
struct suggestion_index *suggestion_index_new(const struct past_answer *answers, size_t n, struct arena *a);
/* The best first, at most `most`; how many.  What has nothing in common with the clause is none. */
size_t suggestion_rank(const struct suggestion_index *index, const char *clause, enum clause_category category,
		       struct suggestion *ret, size_t most, struct arena *a);

#endif
