/* segment.h -- the pieces of a few thousand texts, put together: for each piece the texts that have it.
 *
 * A segment is written once and never changed. It is kept as pages, one for each of 512 classes of pieces, so that
 * the same class of all segments lies together and a search reads only the classes it asks for. In a page: two
 * bytes of the piece, the size of what follows, then either the numbers of the texts as differences, or a bit for
 * each text. */
#ifndef SEARCH_SEGMENT_H
#define SEARCH_SEGMENT_H

#include "base/buffer.h"
#include "search/gram.h"

#define SEGMENT_TEXTS 4096
#define SEGMENT_PAGES 512
#define BITS_WORDS (SEGMENT_TEXTS / 64)

struct bits {
	uint64_t word[BITS_WORDS];
};

void bits_fill(struct bits *b);
void bits_add(struct bits *b, unsigned i);
bool bits_have(const struct bits *b, unsigned i);
bool bits_none(const struct bits *b);

struct posting {
	gram gram;
	uint32_t text; /* below SEGMENT_TEXTS */
};

struct segment {
	struct arena *arena;
	struct posting *posting;
	size_t count, room;
};

void segment_add(struct segment *s, uint32_t text, const unsigned char *packed, size_t size);
/* The pages, empty ones with used == 0; the postings are sorted on the way. */
struct buffer *segment_pages(struct segment *s, uint32_t texts);

static inline unsigned page_of(gram x)
{
	return x >> (GRAM_BITS - 9);
}

/* Adds the texts of the page that have the piece; a damaged page has none. */
void page_read(const void *page, size_t size, gram x, struct bits *ret);
/* Adds to each text's sum the marks (gram_mark) of the pieces it has in the page. */
void page_marks(unsigned page, const void *content, size_t size, uint64_t sums[SEGMENT_TEXTS]);

#endif
