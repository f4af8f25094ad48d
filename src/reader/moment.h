/* moment.h -- days and times as tender documents write them. */
#ifndef READER_MOMENT_H
#define READER_MOMENT_H

#include <stdbool.h>

#include "base/arena.h"

struct moment {
	int year, month, day; /* year 0: none */
	int hour, minute;     /* hour -1: the day alone */
};

/* The date that begins at `text`, and the time that belongs to it: 2026年06月12日10:00, 2026-06-12 09:30:00,
 * 2026年6月12日上午10点00分, 9:30时, 二○二六年六月一日.  The beginning of a daily window (9:00至11:30) is no time
 * of the date, and neither is a time behind a comma.  `like` (may be NULL) lends its year where none is: 至5月28日. */
bool moment_read(const char *text, const struct moment *like, struct moment *ret_moment, const char **ret_end);
/* The first such date within `text`. */
bool moment_find(const char *text, struct moment *ret_moment, const char **ret_from, const char **ret_end);
/* Two dates parted by 至, 到, -, ~ at the first date within `text`. */
bool moment_span(const char *text, struct moment *ret_from, struct moment *ret_to, const char **ret_end);
const char *moment_text(struct moment m, struct arena *a); /* "2026-06-12T10:00", "2026-06-12" */
int moment_days(struct moment from, struct moment to);	   /* days between them */

#endif
