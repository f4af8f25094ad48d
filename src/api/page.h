/* page.h -- the query parameters of lists: filters, sort, limit, place, expand. */
#ifndef API_PAGE_H
#define API_PAGE_H

#include "api/exchange.h"
#include "app/find.h"

/* Every parameter is one of the blank-separated list; else ERROR_MALFORMED, named. */
FALLIBLE page_parameters(struct exchange *x, const char *known);
/* The list that the query asks for; an unknown field, operator or value is named. */
FALLIBLE page_list(struct exchange *x, struct list *ret);
/* "count": {"value","exact"} */
void page_count_write(struct buffer *b, const struct list_page *page);
/* The place behind a record, for ?after=. */
const char *page_cursor(const struct list *l, const void *record, struct arena *a);
/* What ?expand= asks for, names looked up. */
FALLIBLE page_expansions(struct exchange *x, void *const *records, unsigned count, struct expansion **ret,
			 unsigned *ret_count);

#endif
