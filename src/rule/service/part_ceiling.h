/* part_ceiling.h -- what a part may cost the customer at most by the contract's list (S100, A17). */
#ifndef RULE_SERVICE_PART_CEILING_H
#define RULE_SERVICE_PART_CEILING_H

#include "entity/all.h"

/* list: rows of part_ceiling.  The least of those that are about the part on that day; UNSET: none is. */
money part_ceiling_of(const struct lines *list, const struct charge_line *line, date on);

#endif
