/* book_pages.h -- what the book of a bid answers, and on which page: the items of the scoring by section, the pages by
 * the newest edition of each volume (S36). */
#ifndef APP_BID_BOOK_PAGES_H
#define APP_BID_BOOK_PAGES_H

#include "app/act.h"
#include "entity/all.h"

struct section_pages {
	struct section_page {
		int64_t section, page;
	} * rows;
	size_t count;
};

FALLIBLE section_pages_of(struct act *act, int64_t bid, struct section_pages *ret);
/* UNSET: no edition has it. */
int64_t page_of_section(const struct section_pages *p, int64_t section);

/* A section that answers an item. */
struct score_answers {
	struct score_answer {
		int64_t item, section;
		const char *title; /* of the section */
	} * rows;
	size_t count;
};

FALLIBLE score_answers_of(struct act *act, int64_t bid, struct score_answers *ret);
/* The first section that answers it; NULL: none does. */
const struct score_answer *answer_of_score(const struct score_answers *all, int64_t item);

/* The lines of the scoring table that hold, in its order. */
FALLIBLE score_items_of(struct act *act, int64_t tender, struct lines *ret);

#endif
