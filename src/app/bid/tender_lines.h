/* tender_lines.h -- what must not be overlooked in a tender document, as records to tick.
 *
 * Lines with a mark or a word of rejection come one by one; those of what must and must not be come by section. */
#ifndef APP_BID_TENDER_LINES_H
#define APP_BID_TENDER_LINES_H

#include "app/act.h"
#include "entity/all.h"

struct tender_reading;

struct lines_kept {
	unsigned found, added, changed;
};

/* Nothing is doubled, and nothing once ticked is asked again unless its section reads otherwise in the same
 * document. */
FALLIBLE tender_lines_keep(struct act *act, const struct tender_reading *r, struct lines_kept *ret);
/* Counts the lines into the tender, without saving it. */
FALLIBLE tender_count_lines(struct act *act, struct tender *t);
/* Follows tick, untick, and whatever else is done to a line. */
FALLIBLE tender_line_moved(struct act *act, const void *before, void *line);

#endif
