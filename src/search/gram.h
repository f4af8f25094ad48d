/* gram.h -- the index's view of a text: what it is made of, each piece as a number of 24 bits.
 *
 * Pieces are characters, pairs of characters that stand together, pairs of letters (a character stands for the
 * first letter of each reading), whole syllables, and digits by three. A text that holds a word (search/needle.h)
 * has one of the sets of pieces that plan.h asks for; one that has them need not hold it: the text itself decides. */
#ifndef SEARCH_GRAM_H
#define SEARCH_GRAM_H

#include "search/fold.h"

#define GRAM_BITS 24

typedef uint32_t gram;

/* What sort of field a piece stands in: 1 a name or number, 2 any other text; and who may read it. Pieces of
 * different sorts are different, so that who may not read a field does not come across it in the index. */
uint64_t gram_sort(bool is_name, uint64_t readers);

gram gram_character(uint64_t sort, uint32_t c);
gram gram_characters(uint64_t sort, uint32_t a, uint32_t b);
gram gram_letters(uint64_t sort, uint32_t a, uint32_t b); /* also digits */
gram gram_syllable(uint64_t sort, uint16_t syllable);
gram gram_digits(uint64_t sort, const uint32_t digit[3]);
/* A record that a link of its scope leads to: "owner", 7. */
gram gram_link(const char *column, int64_t value);

/* A set of them. */
struct grams {
	struct arena *arena;
	gram *slot; /* 0: free */
	size_t size, count;
};

#define GRAMS(a) ((struct grams){ .arena = (a) })
void grams_add(struct grams *g, gram x);
void grams_add_text(struct grams *g, uint64_t sort, struct folded text);
/* Three bytes each, in no order. */
const unsigned char *grams_packed(const struct grams *g, size_t *ret_size);
gram gram_unpack(const unsigned char bytes[3]);
/* What stands for the piece in a sum over a set: two sets of the same sum are the same, but for chance. */
uint64_t gram_mark(gram x);
uint64_t grams_mark(const unsigned char *packed, size_t size); /* of a set */

#endif
