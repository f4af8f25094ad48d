/* caller.h -- who that is: by a telephone number to the customer, its places, its devices and what is open there. */
#ifndef APP_SERVICE_CALLER_H
#define APP_SERVICE_CALLER_H

#include "app/act.h"
#include "base/buffer.h"

#define CALLERS_MOST 40
#define CUSTOMERS_MOST 8

struct caller_person {
	const char *name;	/* NULL: unknown */
	const char *from;	/* entity the number stands in */
	int64_t customer, site; /* 0: none */
};

struct caller_people {
	struct caller_person all[CALLERS_MOST];
	unsigned n;
};

/* Whoever the number may belong to; none for fewer than five digits. */
FALLIBLE caller_find(struct act *act, const char *phone, struct caller_people *ret);

/* Whoever may look through all contacts and may write a case down. */
bool caller_may_ask(const struct actor *who);

struct customers_found {
	int64_t ids[CUSTOMERS_MOST];
	unsigned n;
};
/* Each once; what is more than fits is left out. */
void customers_remember(struct customers_found *f, int64_t customer);
/* "customers": [{"id","title","sites","equipment","open"}]. */
FALLIBLE customers_write(struct act *act, const struct customers_found *f, struct buffer *b);

/* GET …/caller?phone=: who that may be; at least five digits. */
FALLIBLE caller_view(struct act *act, const char *phone, struct buffer *b);

#endif
