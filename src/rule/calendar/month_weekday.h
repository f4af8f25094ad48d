/* month_weekday.h -- the first Monday, the last Friday: a day of each month by its weekday. */
#ifndef RULE_CALENDAR_MONTH_WEEKDAY_H
#define RULE_CALENDAR_MONTH_WEEKDAY_H

#include <stdbool.h>

#include "base/instant.h"

#define MONTH_WEEK_LAST 5

struct month_weekday {
	int week;    /* 1 to 4, MONTH_WEEK_LAST; 0: none was named */
	int weekday; /* 1 Monday to 7 Sunday */
};

date month_weekday_date(struct month_weekday w, int year, int month);

/* All of them have a number from 0, as choices are kept: "first_monday" ... "last_sunday". */
#define MONTH_WEEKDAYS (MONTH_WEEK_LAST * 7)
extern const char *const month_weekday_names[MONTH_WEEKDAYS];
struct month_weekday month_weekday_of(int number);

/* As arguments of a why: "@first", "@monday". */
const char *month_weekday_which(struct month_weekday w);
const char *weekday_word(int weekday);

#endif
