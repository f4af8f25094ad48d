/* day_hours.h -- the parts of a day in which something is open: 09:00-12:00, 13:30-18:00. */
#ifndef RULE_CALENDAR_DAY_HOURS_H
#define RULE_CALENDAR_DAY_HOURS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

#define DAY_PARTS_MOST 6
#define DAY_MINUTES (24 * 60)

/* Minutes of the day, each part behind the one before it; count UNSET: nothing was said. */
struct day_hours {
	int64_t count;
	struct {
		int32_t opens, closes;
	} part[DAY_PARTS_MOST];
};

#define DAY_HOURS_WHOLE ((struct day_hours){ 1, { { 0, DAY_MINUTES } } })

/* Times as people write them: "9:00-12:00, 13:30-18:00", "09:00–12:00、13:30–18:00", "9：00至24：00".
 * NULL: read; else not_hours, hours_out_of_order. */
const char *day_hours_parse(const char *s, struct day_hours *ret);
const char *day_hours_text(const struct day_hours *h, struct arena *a);	 /* "09:00-12:00,13:30-18:00" */
const char *day_hours_shown(const struct day_hours *h, struct arena *a); /* "09:00–12:00, 13:30–18:00" */
bool day_hours_whole(const struct day_hours *h);			 /* around the clock */

#endif
