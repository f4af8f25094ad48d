/* competitor_file.h -- the file of one competitor, grown over the years: its products, what we learnt and how old it
 * is, every meeting with its prices, and how often we won (DOMAIN S67, S69). */
#ifndef APP_PRESALE_COMPETITOR_FILE_H
#define APP_PRESALE_COMPETITOR_FILE_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

/* How often both of us were read out where it was decided, and how often we won, of the openings the actor may read. */
struct met {
	int64_t wins, decided;
};

FALLIBLE competitor_met(struct act *act, int64_t competitor, struct met *ret);
/* "win_rate": {"wins","meetings","rate","why"}, of the openings the actor may read. */
FALLIBLE competitor_rate_write(struct act *act, int64_t competitor, enum language lang, struct buffer *b);
FALLIBLE competitor_file_view(struct act *act, int64_t competitor, enum language lang, struct buffer *b);

#endif
