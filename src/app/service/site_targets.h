/* site_targets.h -- what a site agreed with us instead of its contract's clocks (C8). */
#ifndef APP_SERVICE_SITE_TARGETS_H
#define APP_SERVICE_SITE_TARGETS_H

#include "app/act.h"
#include "entity/all.h"

/* The one that holds for what was reported that day, with its priorities; *ret NULL: none. */
FALLIBLE site_target_on(struct act *act, site_id site, date day, const struct site_target **ret);

/* Prepares create, change and agree: one at a time for a site. */
FALLIBLE site_target_placing(struct act *act, const void *before, void *target);

#endif
