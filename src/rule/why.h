/* why.h -- the derivation of a result: why this day, this amount, this verdict.
 *
 * A rule says why as a key and its arguments; only at the edge do they become a sentence in the
 * reader's language (db/data/why.csv: key,zh,en with {0} {1} ... for the arguments).  An argument that
 * begins with @ is itself a key ("@sunday").  Several whys in a row are several sentences. */
#ifndef RULE_WHY_H
#define RULE_WHY_H

#include "base/arena.h"
#include "base/language.h"

#define WHY_ARGS 6

struct why {
	const char *key;
	const char *args[WHY_ARGS]; /* up to the first NULL */
	const struct why *next;
};

/* why_new(a, "visit_moved", "2026-07-19", "@sunday", NULL) */
const struct why *why_new(struct arena *a, const char *key, ...) __attribute__((sentinel));
/* `first` with `then` behind it; either may be NULL; neither is changed. */
const struct why *why_then(struct arena *a, const struct why *first, const struct why *then);

/* The sentences in one string, "" for NULL.  An unknown key stands for itself. */
const char *why_text(const struct why *w, enum language language, struct arena *a);
/* One key of db/data/why.csv in that language; NULL: not there. */
const char *why_words(const char *key, enum language language, struct arena *a);

#endif
