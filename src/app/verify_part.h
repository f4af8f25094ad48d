/* verify_part.h -- private to app/verify*.c and its test: the parts of the examination, in their order. */
#ifndef APP_VERIFY_PART_H
#define APP_VERIFY_PART_H

#include "app/verify.h"
#include "meta/entity.h"

#define VERIFY_BATCH 1000 /* rows read at once: what a part may hold in memory */

struct verifying {
	const struct verify *asked;
	struct sql *db;
	struct arena *arena; /* of the whole examination; parts reset one of their own */
	struct verified found;
};

/* Keeps the first break: later ones follow from it as often as not. */
void verify_break(struct verifying *v, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Each returns at its first break. */
FALLIBLE verify_chains(struct verifying *v);
FALLIBLE verify_records(struct verifying *v);
FALLIBLE verify_records_of(struct verifying *v, const struct entity *e); /* those that are there, of one kind */
FALLIBLE verify_references(struct verifying *v);
FALLIBLE verify_contents(struct verifying *v);
FALLIBLE verify_anchor(struct verifying *v);

#endif
