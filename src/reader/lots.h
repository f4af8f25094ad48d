/* lots.h -- the lots of a document, and which of them each line is of.
 *
 * A line is of a lot by the heading it stands under, by the row of a table that has a column of lots, or by naming it
 * as what it speaks of.  Where that is contradictory, or where a section of the last lot may have ended, `lot_doubt`
 * names the lots it may be of, and a person decides. */
#ifndef READER_LOTS_H
#define READER_LOTS_H

#include <stdint.h>

#include "reader/facts.h"
#include "reader/lot_call.h"

#define LOTS_MOST 64

struct lots {
	struct arena *arena;
	struct layout *layout;
	struct lot_key keys[LOTS_MOST];
	struct read_lot all[LOTS_MOST];
	const char *batch
		[LOTS_MOST]; /* the number of the 分标 that it is a lot of, where lots are counted in each; or NULL */
	int count;
	bool amends;   /* the document changes another, and names of that one's lots only those it touches */
	bool *several; /* by line: it names more than one */
};

/* lots.c: which there are; none where there are not at least two, unless it amends. */
void lots_find(struct lots *l);
/* The lots among these numbers, as bits; 0: none of them is one. */
uint64_t lots_called(const struct lots *l, const struct lot_call *c);
/* Those of one 分标 (NULL: of any). */
uint64_t lots_of_batch(const struct lots *l, const char *batch);
/* The number of a 分标 that begins here; else the one that was. */
const char *lots_batch(struct arena *a, const struct line *line, const char *was);
/* "包1、包3"; NULL for none. */
const char *lots_words(const struct lots *l, uint64_t bits);
uint64_t lots_every(const struct lots *l);
/* The column of a table by which its rows belong to lots; -1: it has none. */
int lots_column(struct arena *a, const struct block *table, const char **ret_word);
/* The key in that column, from the cell above where it is merged. */
bool lots_row_key(struct arena *a, const struct block *table, size_t row, int column, struct lot_key *ret);
/* Whether the line begins by naming a lot, past number, mark and brackets. */
bool lots_begins(const char *text, struct lot_call *ret);

/* lot_sections.c: lays `lot` and `lot_doubt` on every line. */
void lots_place(struct lots *l);

/* lot_amended.c: what an amendment says before its quotations, and in sentences that lead them; after lots_place(). */
void lots_amended(struct lots *l);
/* What a line says itself, outside quotation marks. */
const char *lots_spoken(struct arena *a, const struct line *line);

/* lot_facts.c: what is said of one lot alone becomes its fact, and its scores those of the lot. */
void read_lots(struct search *s, struct lots *l);

#endif
