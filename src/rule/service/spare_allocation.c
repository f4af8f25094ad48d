#include "rule/service/spare_allocation.h"

#include <stdlib.h>

static int compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int by_claim(const void *a, const void *b)
{
	const struct spare_demand *x = a, *y = b;

	if (x->repair != y->repair)
		return x->repair ? -1 : 1;
	if (x->repair && x->priority != y->priority)
		return compare(x->priority, y->priority);
	if (x->created.day != y->created.day)
		return compare(x->created.day, y->created.day);
	return compare((int64_t)x->index, (int64_t)y->index);
}

int64_t spare_allocate(struct spare_demand *d, size_t n, int64_t stock)
{
	qsort(d, n, sizeof *d, by_claim);
	for (size_t i = 0; i < n; i++) {
		d[i].allocated = d[i].wanted < stock ? d[i].wanted : stock;
		stock -= d[i].allocated;
	}
	return stock;
}
