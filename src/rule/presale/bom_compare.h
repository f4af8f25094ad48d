/* bom_compare.h -- two bills of material, line by line: what came, what went, what changed.
 *
 * A line is the same if it is of the same item, or in free words has the same name and model, in the same section; of
 * several alike the first left is taken.  The order is that of the new bill, with what went where it stood. */
#ifndef RULE_PRESALE_BOM_COMPARE_H
#define RULE_PRESALE_BOM_COMPARE_H

#include "entity/all.h"

enum bom_change { BOM_SAME, BOM_CHANGED, BOM_ADDED, BOM_REMOVED };

struct bom_pair {
	enum bom_change change;
	const struct bom_line *was, *now; /* NULL: there is none */
};

/* At most a->count + b->count pairs. */
struct bom_pair *bom_compare(const struct lines *was, const struct lines *now, struct arena *a, unsigned *ret_count);
const char *bom_change_name(enum bom_change c); /* "same", "changed", "added", "removed" */

#endif
