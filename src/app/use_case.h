/* use_case.h -- what a write brings with it that needs other records: found by entity and action,
 * run inside the write's own transaction. */
#ifndef APP_USE_CASE_H
#define APP_USE_CASE_H

#include "app/act.h"

struct use_case {
	const char *entity, *action; /* action: create, change, remove, or a step */
	/* Before the rules: may load others and set fields of the record. before NULL: it is new. */
	FALLIBLE (*prepare)(struct act *act, const void *before, void *record);
	/* After the record is stored: may save others. */
	FALLIBLE (*follow)(struct act *act, const void *before, void *record);
};

extern const struct use_case use_cases[]; /* ends with entity NULL; in app/use_case.c */

FALLIBLE use_case_prepare(struct act *act, const struct entity *e, const char *action, const void *before,
			  void *record);
FALLIBLE use_case_follow(struct act *act, const struct entity *e, const char *action, const void *before, void *record);

#endif
