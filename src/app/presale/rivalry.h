/* rivalry.h -- what the records of the competition take from others: the day knowledge grows stale, the size of the
 * project a highlight is held against, the price that was opened (DOMAIN S9, S25, S69, S70, S72). */
#ifndef APP_PRESALE_RIVALRY_H
#define APP_PRESALE_RIVALRY_H

#include "app/act.h"

/* Prepare create and change: from which day on it is stale. */
FALLIBLE product_dated(struct act *act, const void *before, void *product);
FALLIBLE intel_dated(struct act *act, const void *before, void *item);
FALLIBLE note_dated(struct act *act, const void *before, void *note);

/* Prepares create: one forecast of a rival in a piece of business, with the price already opened if there is one. */
FALLIBLE forecast_adding(struct act *act, const void *before, void *forecast);
/* Prepares create and change: our level; budget and share where nothing is said; people of that customer alone. */
FALLIBLE highlight_sized(struct act *act, const void *before, void *highlight);
/* Follows change: the highlights that are not in use yet are judged by our new level. */
FALLIBLE capability_changed(struct act *act, const void *before, void *capability);

/* Prepares create and change: name and day where nothing is said. */
FALLIBLE opening_named(struct act *act, const void *before, void *opening);
/* Follows create, change and remove: the forecasts of that piece of business know the price. */
FALLIBLE opening_recorded(struct act *act, const void *before, void *opening);

#endif
