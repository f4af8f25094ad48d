/* list_filter.h -- private to this folder: the conditions that a list asks for, each beginning with AND. */
#ifndef STORE_LIST_FILTER_H
#define STORE_LIST_FILTER_H

#include "store/list.h"
#include "store/query.h"

/* by_index false: SQLite shall not look for an index of the column. */
void list_filter_add(struct query *q, const struct list_filter *f, bool by_index);

#endif
