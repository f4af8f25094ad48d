/* lunar.h -- the feast days that follow the moon and the sun, for the years 2000 to 2099. */
#ifndef RULE_CALENDAR_LUNAR_H
#define RULE_CALENDAR_LUNAR_H

#include "base/instant.h"

#define LUNAR_FIRST_YEAR 2000
#define LUNAR_LAST_YEAR 2099

/* The civil day of a day of the (non-leap) lunar month of the lunar year; unset outside the years. */
date lunar_day(int year, int month, int day);
date qingming_day(int year); /* the day of the solar term 清明; unset outside the years */

#endif
