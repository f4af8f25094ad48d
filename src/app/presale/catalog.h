/* catalog.h -- the catalogue at work: prices into lines, and what is in focus today (S11). */
#ifndef APP_PRESALE_CATALOG_H
#define APP_PRESALE_CATALOG_H

#include "app/act.h"
#include "entity/all.h"

FALLIBLE bundle_pricing(struct act *act, const void *before, void *bundle);

/* Before an introduction, an advantage is written: a product of the catalogue lends its name, and is still on sale when
 * it is chosen (item_retired). */
FALLIBLE introduction_named(struct act *act, const void *before, void *introduction);
FALLIBLE advantage_named(struct act *act, const void *before, void *advantage);

/* What a line leaves open is as the catalogue has it today. */
FALLIBLE catalog_fill(struct act *act, struct bom_line *line);
/* The margin below which a leader decides, on that day; UNSET: there is none. */
FALLIBLE margin_floor_on(struct act *act, date day, decimal *ret);

#endif
