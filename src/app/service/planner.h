/* planner.h -- visit plans kept up: each run lays out the trips of the coming days, opens the visits that are near, and
 * brings obligations along; one entry of the trail for a plan and run, none where nothing changed (S119 to S127). */
#ifndef APP_SERVICE_PLANNER_H
#define APP_SERVICE_PLANNER_H

#include "app/act.h"

struct planned {
	int64_t plans, changed, trips; /* looked at; written; trips that lie ahead of those looked at */
};

/* All plans that are not ended, in batches, each in a transaction of its own; fewer where the server ends meanwhile. */
FALLIBLE plans_keep_all(const struct app *app, instant now, struct planned *ret, struct arena *a);

/* Routine work: that, once a day. */
FALLIBLE plans_keep(const struct app *app, struct arena *a);

/* The plans of one contract, now. */
FALLIBLE plans_follow(struct act *act, int64_t contract);

/* Use cases: what a contract's plan rests on has changed. */
FALLIBLE visit_moving(struct act *act, const void *before, void *visit);	  /* prepares reschedule */
FALLIBLE visit_moved(struct act *act, const void *before, void *visit);		  /* follows reschedule */
FALLIBLE plan_published(struct act *act, const void *before, void *visit_plan);	  /* follows publish */
FALLIBLE important_day_changed(struct act *act, const void *before, void *day);	  /* follows create, change, remove */
FALLIBLE season_naming(struct act *act, const void *before, void *season);	  /* prepares create, change */
FALLIBLE season_changed(struct act *act, const void *before, void *season);	  /* follows create, change, remove */
FALLIBLE technology_dated(struct act *act, const void *before, void *technology); /* prepares create */
FALLIBLE technology_concluded(struct act *act, const void *before, void *technology); /* follows conclude */

#endif
