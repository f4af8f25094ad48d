/* measure.h -- what can be measured in words: "120 个点位", "可用性 99.9 %", "等保三级" (S50, S51). */
#ifndef RULE_PRESALE_MEASURE_H
#define RULE_PRESALE_MEASURE_H

#include "base/arena.h"
#include "base/value.h"

struct measure {
	decimal value;
	const char *unit; /* "个点位", "%", "TB"; at most 20 characters */
};

/* The first number with a unit behind it; a year (2026 年) is none. */
bool measure_find(const char *text, struct arena *a, struct measure *ret);
/* A level: 三级, 3 级, 第三级, level 3; 0 where there is none. */
int level_find(const char *text, struct arena *a);
/* Minutes a year that a system of this availability may be down: 99.9 % is 525.6; UNSET above 100 or below 0. */
decimal downtime_minutes(decimal percent);

#endif
