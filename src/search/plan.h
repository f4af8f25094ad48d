/* plan.h -- which pieces (search/gram.h) a text must have to hold what is looked for.
 *
 * A small automaton: steps lead from state to state where a text has both pieces of the step; one that leads from
 * state 0 to the end may hold the words. Each way of reading letters (sdwb, shandong, sdongwb) is a path. It is
 * evaluated for one text, or for thousands at once as bits. */
#ifndef SEARCH_PLAN_H
#define SEARCH_PLAN_H

#include "search/gram.h"
#include "search/needle.h"
#include "search/segment.h"

#define PLAN_GRAMS 150 /* pieces that one search may look up */

struct plan_step {
	uint16_t from, to;
	uint16_t a, b; /* pieces, as indices of plan.gram */
};

struct plan {
	struct arena *arena;
	gram *gram;
	struct plan_step *step; /* those that lead to a state before those that leave it */
	size_t grams, steps, grams_room, steps_room;
	uint16_t states, end;
};

/* A word may stand in a field of any of the sorts. */
struct plan plan_of(const struct needle *n, const uint64_t *sorts, unsigned nsorts, struct arena *a);
/* Index of the piece, which is added where it is not there; for conditions of the caller's own. */
uint16_t plan_piece(struct plan *p, gram x);

/* has[i]: the text has plan.gram[i].  reached: room for `states` of them. */
bool plan_fits(const struct plan *p, const bool *has, bool *reached);
/* has[i]: the texts of a segment that have plan.gram[i]. */
void plan_select(const struct plan *p, const struct bits *has, struct bits *reached, struct bits *ret);

#endif
