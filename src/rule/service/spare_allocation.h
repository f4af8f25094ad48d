/* spare_allocation.h -- who gets the parts when there are not enough (S102, SA-*): users' repairs before sales, however
 * old the order; repairs by priority, then by age; sales by age. */
#ifndef RULE_SERVICE_SPARE_ALLOCATION_H
#define RULE_SERVICE_SPARE_ALLOCATION_H

#include <stddef.h>

#include "base/instant.h"

struct spare_demand {
	bool repair;
	int priority; /* of a repair, 1 the highest */
	date created;
	int64_t wanted;
	int64_t allocated; /* set */
	size_t index;	   /* of the demand, kept when they are sorted */
};

/* Sorted in the order in which they are served.  Returns what is left. */
int64_t spare_allocate(struct spare_demand *d, size_t n, int64_t stock);

#endif
