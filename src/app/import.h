/* import.h -- many records from a table, through the same road as everything that is written: as a user, with
 * his rights, row by row, so that good rows stay and each refused one says why.
 *
 * The first row names the columns: by field ("uscc"), or by its label in either language.  A row whose id, or whose
 * field that no two records share, is there already changes that record; every other row makes a new one, of which
 * "original_author" and "original_time" (原记录人, 原记录时间) tell the trail who wrote it elsewhere, and when.  What
 * a row does not change is not written, so an exported table can be imported again. */
#ifndef APP_IMPORT_H
#define APP_IMPORT_H

#include <stdatomic.h>

#include "app/act.h"
#include "base/language.h"

struct locale;

struct import {
	const struct app *app;
	const struct locale *locale;
	const struct actor *who;
	const struct entity *entity;
	const char *table; /* CSV, UTF-8 or GBK, or a workbook (.xlsx) */
	size_t size;
	const char *sheet;	 /* of a workbook; NULL: the first that is shown */
	int language;		 /* of the reasons; -1: of the heads of the columns */
	const atomic_bool *stop; /* given up between two groups of rows when true; may be NULL */
};

/* A refused row: the line of the table on which it begins, and why. */
struct refusal {
	int line;
	const char *problem;
	const struct refusal *next;
};

struct imported {
	int64_t created, changed, same, refused;
	const struct refusal *refusals; /* in the order of the table */
	const char *rejected;		/* the refused rows, with their reasons, as CSV; NULL: none */
	size_t rejected_size;
	const char *sheet;   /* of a workbook: the one that was read; NULL: it was none */
	const char **sheets; /* ... and all that it shows */
	size_t nsheets;
};

/* ERROR_DENIED: the user may not import such records; ERROR_INVALID csv_..., xlsx_..., unknown_column,
 * not_importable, doubled_column.  On an error in the middle what was imported so far stays, and *ret says it. */
FALLIBLE import_table(const struct import *i, struct imported *ret, struct arena *a);

/* The user by his log-in; NULL: the first administrator.  ERROR_MISSING no_such_user. */
FALLIBLE import_actor(const struct app *app, const char *login, struct actor **ret, struct arena *a);

#endif
