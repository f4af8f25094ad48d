/* demos.h -- no two showings in one demonstration environment at the same time (DOMAIN S65). */
#ifndef APP_PRESALE_DEMOS_H
#define APP_PRESALE_DEMOS_H

#include "app/act.h"

/* Prepares create and change.  The environment is locked first: of two who book it at once the second sees the
 * first, on either engine. */
FALLIBLE demo_placing(struct act *act, const void *before, void *booking);

#endif
