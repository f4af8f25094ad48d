/* rounds.h -- the company's rounds over its projects: laid out by district, one trip with whatever else is planned in
 * those days, closed with their coverage and quality (S119, S121, A8). */
#ifndef APP_SERVICE_ROUNDS_H
#define APP_SERVICE_ROUNDS_H

#include "app/act.h"
#include "base/buffer.h"

FALLIBLE round_laying_out(struct act *act, const void *before, void *round); /* prepares lay_out */
FALLIBLE round_closing(struct act *act, const void *before, void *round);    /* prepares close */

/* The round as it stands: its way by day, what of it is visited, coverage by district. */
FALLIBLE round_view(struct act *act, int64_t round, struct buffer *b);

#endif
