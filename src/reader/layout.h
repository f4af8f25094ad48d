/* layout.h -- a document as the lines a searcher looks at, each knowing where it stands.
 *
 * A paragraph gives a line, or several where clauses were run together ("…-154、预算" is …-15 and clause 4).
 * A cell gives a line per paragraph; besides, a label and its value in neighbouring cells, or under a column
 * heading, give one line "label:value" marked `pair`. */
#ifndef READER_LAYOUT_H
#define READER_LAYOUT_H

#include "office/document.h"
#include "reader/pattern.h"

/* The part of the tender document a line belongs to, by the heading of its chapter. */
enum zone { ZONE_COVER, ZONE_NOTICE, ZONE_FRONT, ZONE_TERMS, ZONE_SCORING, ZONE_NEEDS, ZONE_CONTRACT, ZONE_FORMS };

struct line {
	const char *text;    /* narrowed, without blanks next to Chinese characters */
	const char *shown;   /* as written */
	const char *under;   /* headings above it, the nearest last, parted by '\n'; never NULL */
	const char *section; /* number of the clause it is or is in ("3.2", "(一)"), or of its row in a table; "" */
	int page;
	enum zone zone;
	int heading;		      /* rank, 1 the highest; 0: no heading */
	size_t block;		      /* of the document */
	int row, column;	      /* in a table; -1: not in one */
	struct pattern_start letters; /* of the text */
	bool pair;
	bool headed; /* a pair whose label is the column's heading: one of several, perhaps */
	const char *lot, *lot_doubt; /* of which lots it is, or may be (lots.h) */
};

struct layout {
	const struct document *document;
	struct line *lines;
	size_t count;
	bool cut;
};

/* More lines than this no tender document has: the rest is not laid out, and `cut` says so. */
#define LAYOUT_LINES 60000

struct layout layout_of(struct arena *a, const struct document *d);

/* Narrowed, signs of one meaning made one, blanks next to Chinese characters taken out. */
const char *layout_squeeze(struct arena *a, const char *s);
/* `n` bytes before `at`, at the beginning of a character. */
const char *layout_back(const char *at, size_t n);
/* Past a number at the beginning of a line: "1.", "（二）", "第三章", "3.2.1 ", "A、"; past a mark before or behind it too. */
const char *layout_past_number(const char *text);

#endif
