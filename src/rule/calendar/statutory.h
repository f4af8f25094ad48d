/* statutory.h -- the 13 statutory days of a year (全国年节及纪念日放假办法, revision of 2024, art. 2):
 * 元旦 1, 春节 4 from 除夕, 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆 3. */
#ifndef RULE_CALENDAR_STATUTORY_H
#define RULE_CALENDAR_STATUTORY_H

#include "base/instant.h"

/* "春节"; NULL if the day is none of them.  Outside lunar.h's years only the fixed days are known. */
const char *statutory_name(date d);
/* Within so many days of 春节 or 国庆 of that year, which the notices stretch over a week. */
bool statutory_is_long_near(date d, int year, int days);

#endif
