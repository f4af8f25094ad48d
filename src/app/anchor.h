/* anchor.h -- how far the audit trail was, kept where who holds the database cannot write (TRUST G58, T18).
 *
 * A file of lines "2026-11-23T09:30:00+08:00 CHAIN NUMBER HASH".  The hash of a row is keyed, so that nobody
 * without the key can make a line that fits; `trine verify --anchor FILE` holds the trail against each. */
#ifndef APP_ANCHOR_H
#define APP_ANCHOR_H

#include <stdio.h>

#include "app/act.h"
#include "seal/digest.h"

struct anchor_line {
	char at[40];
	int64_t chain, number;
	char hash[HASH_HEX];
};

/* False: the line is none of ours. */
bool anchor_parse(const char *line, struct anchor_line *ret);
/* Adds to the file, which was opened "a+", the heads that it does not hold yet; durable on return.
 * ERROR_CONFLICT rolled_back: it holds a later row of a chain than there is. */
FALLIBLE anchor_add(FILE *f, struct sql *db, instant now, struct arena *a);
/* The same to the file of the settings; for the routine, outside a transaction. */
FALLIBLE anchor_keep(const struct app *app, struct arena *a);

#endif
