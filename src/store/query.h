/* query.h -- a statement being put together: text from tables, values only as arguments. */
#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include "base/buffer.h"
#include "base/value.h"
#include "meta/entity.h"

#define QUERY_ARGS 190

struct query {
	struct buffer text;
	struct value *args;
	unsigned nargs;
	size_t room;   /* for args */
	bool overfull; /* more arguments than a statement may have */
};

struct query *query_new(struct arena *a);
void query_add(struct query *q, const char *text);
void query_name(struct query *q, const char *name); /* quoted */
void query_arg(struct query *q, struct value v);    /* its marker, and the value behind it */
/* The condition that a record lies in the scope (meta/rights.h); FALSE for no scope. */
void query_scope(struct query *q, const struct entity *e, const struct actor *who, unsigned scope);
/* What query_scope() asks, taken apart: columns that an index begins with, each with the value it must have for a
 * record to lie in the scope.  How many there are. */
struct scope_link {
	const char *column;
	int64_t value;
};
#define SCOPE_LINKS 12
unsigned query_scope_links(const struct entity *e, const struct actor *who, unsigned scope,
			   struct scope_link ret[SCOPE_LINKS]);

#endif
