/* measure.h -- is a measured value where it should be (S78, DOMAIN 3.4). */
#ifndef RULE_SERVICE_MEASURE_H
#define RULE_SERVICE_MEASURE_H

#include "entity/all.h"

/* What is not said is UNSET: a target with its tolerance in percent of it (0 where none is said), a least and a
 * greatest value. */
struct limits {
	decimal target, tolerance_percent, lower, upper;
};

struct limits limits_of(const struct work_value *v);
/* False: nothing to measure against, any value will do. */
bool limits_given(const struct limits *l);
/* Ends count as inside; a value that is UNSET has no verdict. */
enum value_verdict value_judged(const struct limits *l, decimal value);

/* Said to be abnormal, or outside its limits. */
bool reading_is_bad(const struct visit_reading *r);
/* "UPS input 260 V", "Grounding: loose", in the reader's own words. */
const char *reading_text(const struct visit_reading *r, struct arena *a);

#endif
