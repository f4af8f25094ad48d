/* list.h -- pages of records: filters, search, sort, key paging, capped counts.
 *
 * Only declared fields come in, as enum and bound value: no text of a client reaches SQL.  Paging is
 * by key (the sort value and the id of the last row), so page 1,000 costs what page 1 costs. */
#ifndef STORE_LIST_H
#define STORE_LIST_H

#include "meta/entity.h"
#include "sql/sql.h"
#include "store/search.h"

#define LIST_FILTERS 20
#define LIST_COUNTED 1000 /* counts are exact up to here */
#define LIST_LIMIT_MAX 200

enum list_operator { LIST_EQ, LIST_NE, LIST_LT, LIST_LE, LIST_GT, LIST_GE, LIST_IN, LIST_NULL, LIST_WITHIN };

struct list_filter {
	const struct field *field; /* of the entity, or one that stands for a column of the machinery */
	enum list_operator op;
	/* LIST_IN: several; LIST_NULL: 1 or 0; LIST_WITHIN: the record of the field's tree whose branch it is */
	const struct value *values;
	unsigned nvalues;
};

struct list_order {
	const char *column; /* "id" when nothing else is asked for */
	bool descending, nullable;
};

struct list {
	const struct entity *entity;
	const struct actor *who;
	unsigned scope;
	struct list_filter filters[LIST_FILTERS];
	unsigned nfilters;
	const char *search; /* ?q=, looked for in the SEARCHED fields that may be read (search/needle.h) */
	/* Only these are of interest, and of them only the id and what they are sorted by: in place of others, but
	 * for the last one of the page, stands NULL. NULL: whole records, all of them. */
	const struct candidates *within;
	struct list_order order;
	unsigned limit;
	bool after;		  /* a place to go on from is given: */
	struct value after_value; /*   the sort value of the last row (unused when sorted by id) */
	int64_t after_id;
	bool many; /*   that page said that more fit than are counted */
};

struct list_page {
	void **records;
	unsigned count;
	bool more;
	int64_t total; /* at most LIST_COUNTED */
	bool exact;
};

FALLIBLE list_read(struct sql *db, const struct list *l, bool counted, struct list_page *ret, struct arena *a);
/* Of these records, the ones that lie within the list and hold the words, in their order; as many as its limit. */
FALLIBLE list_read_holding(struct sql *db, const struct list *l, const struct needle *n, const struct candidates *of,
			   struct list_page *ret, struct arena *a);
/* Whether the migrations make an index by (field, id), or a unique one. */
bool list_indexed(const struct field *f);
/* The value a record is sorted by. */
struct value list_sort_value(const struct list *l, const void *record);

#endif
