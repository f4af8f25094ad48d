/* analysis.h -- until when the first note of a requirement is analysed (S17). */
#ifndef RULE_PRESALE_ANALYSIS_H
#define RULE_PRESALE_ANALYSIS_H

#include "rule/calendar/calendar.h"
#include "rule/why.h"

#define ANALYSIS_WORKDAYS 5

/* Noted on 2026-09-24: workdays 28, 29, 30 September, 8 and 9 October; due on 2026-10-09. */
date analysis_due(const struct calendar *c, date noted_on, struct arena *a, const struct why **ret_why);

#endif
