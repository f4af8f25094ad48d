/* date_words.h -- dates as people type them (DOMAIN 5.2, DP-*). */
#ifndef RULE_CALENDAR_DATE_WORDS_H
#define RULE_CALENDAR_DATE_WORDS_H

#include "base/arena.h"
#include "base/instant.h"

/* 2026-11-23, 2026/11/3, 2026.11.23, 20261123, 2026年11月23日 (or 号), 二〇二六年十一月二十三日, formal
 * numerals, full-width figures, blanks between the parts.  False: none of these, or no such day. */
bool date_read(const char *text, struct arena *a, date *ret);

#endif
