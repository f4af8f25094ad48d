/* ordered.h -- the order in which a list has its customers, told slowly. */
#ifndef TEST_STORE_ORDERED_H
#define TEST_STORE_ORDERED_H

#include <string.h>

#include "entity/all.h"
#include "store/list.h"

/* For qsort_r() of pointers; the list is what they are compared for. */
static inline int customers_in_order(const void *a, const void *b, void *list)
{
	const struct customer *c = *(struct customer *const *)a, *d = *(struct customer *const *)b;
	const struct list *l = list;
	struct value v = list_sort_value(l, c), w = list_sort_value(l, d);
	int order = 0;

	if (v.tag != VALUE_TEXT || w.tag != VALUE_TEXT)
		order = (v.tag == VALUE_TEXT) - (w.tag == VALUE_TEXT);
	else
		order = strcmp(v.s, w.s);
	if (order == 0)
		order = (c->record.id > d->record.id) - (c->record.id < d->record.id);
	return l->order.descending ? -order : order;
}

#endif
