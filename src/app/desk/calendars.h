/* calendars.h -- the calendar and the seasons of the installation, as the rules want them. */
#ifndef APP_DESK_CALENDARS_H
#define APP_DESK_CALENDARS_H

#include "app/act.h"
#include "rule/calendar/calendar.h"
#include "rule/calendar/season.h"

/* At init: the announced years that the program comes with, as calendar_day records. */
FALLIBLE calendars_seed(struct act *act);
/* From the calendar_day records. */
FALLIBLE calendars_load(struct act *act, const struct calendar **ret);
FALLIBLE seasons_load(struct act *act, struct seasons *ret);
/* The last year whose notice is loaded; 0: none (A6: from 1 November the administrator is reminded). */
FALLIBLE calendars_last_year(struct act *act, int *ret);

#endif
