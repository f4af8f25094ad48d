/* list_search.h -- private to this folder: a page of the records that hold what is looked for. */
#ifndef STORE_LIST_SEARCH_H
#define STORE_LIST_SEARCH_H

#include "store/list.h"

FALLIBLE list_search(struct sql *db, const struct list *l, struct list_page *ret, struct arena *a);

#endif
