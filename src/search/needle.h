/* needle.h -- what is looked for, and whether a text holds it (DOMAIN 5.3).
 *
 * A word is held by a text that goes on, from some place, as the word does. A character of the text stands for
 * itself, and for each of its common readings: by the first letter, by the whole syllable, and at the word's end by
 * any beginning of it. So 山东万铂 holds 万铂, sdwb, wanbo, shandongw and 山东wb. Case, width and blanks make no
 * difference; signs of the text may be stepped over (8888-1234 holds 881), those of the word may not. */
#ifndef SEARCH_NEEDLE_H
#define SEARCH_NEEDLE_H

#include "search/fold.h"

#define NEEDLE_WORDS 12
#define NEEDLE_UNITS 200 /* of a word; what is longer counts no more */

struct word {
	const struct unit *unit;
	uint32_t count;
	const char *letters; /* what each unit is as a letter a to z; \1: none */
};

struct needle {
	struct word word[NEEDLE_WORDS];
	unsigned words; /* 0: nothing is looked for */
};

/* Where a word was found, in units of the text; read: by its reading. */
struct place {
	uint32_t from, to;
	bool read;
};

/* The words of a search, parted by blanks. Digits and signs with seven digits or more are a telephone number, in
 * whatever groups. */
struct needle needle_of(const char *text, struct arena *a);
/* The text as one word, blanks ignored. */
struct word word_of(const char *text, struct arena *a);
/* The first place; by readings only where it does not stand literally. An empty word is nowhere. */
bool word_find(const struct word *w, struct folded in, struct place *ret);
bool word_held(const struct word *w, struct folded in);

#endif
