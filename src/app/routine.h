/* routine.h -- what a server does by itself: one thread that looks every ten seconds.  Each kind of work is
 * a row of a table; with several servers a row is done by the one that claims it (SKIP LOCKED). */
#ifndef APP_ROUTINE_H
#define APP_ROUTINE_H

#include "app/act.h"

struct routine;

FALLIBLE routine_start(const struct app *app, struct routine **ret, struct arena *a);
void routine_stop(struct routine **r);

#endif
