/* service_policy.h -- every number of our service promise, with the seed's value as default.
 *
 * A contract freezes its own copy when it is signed; a value changed there moves the text of the bid,
 * the clocks and the plan alike (DOMAIN 1.6).  The members are those of service_policy.def. */
#ifndef RULE_CONTRACT_SERVICE_POLICY_H
#define RULE_CONTRACT_SERVICE_POLICY_H

#include <stddef.h>

#include "base/error.h"
#include "base/value.h"
#include "rule/calendar/day_hours.h"
#include "rule/calendar/month_weekday.h"
#include "rule/calendar/period.h"

enum visit_mode { VISIT_FIXED_GRID, VISIT_ROLLING, VISIT_COMPANY_ROUND, VISIT_MONTH_WEEKDAY };
enum visit_shift { SHIFT_NONE, SHIFT_NEXT_WORKDAY, SHIFT_PREVIOUS_WORKDAY };

/* What the warranty runs from (C2). */
enum warranty_event { WARRANTY_FROM_ACCEPTANCE, WARRANTY_FROM_USE, WARRANTY_FROM_DELIVERY, WARRANTY_FROM_FIXED };

bool visit_mode_parse(const char *s, enum visit_mode *ret);
bool visit_shift_parse(const char *s, enum visit_shift *ret);

#define POLICY_TYPE_COUNT int64_t
#define POLICY_TYPE_FLAG int64_t
#define POLICY_TYPE_RATE int64_t
#define POLICY_TYPE_CHOICE int64_t
#define POLICY_TYPE_HOURS struct day_hours

/* Each begins with a whole number that is UNSET where the value is blank. */
struct service_policy {
#define POLICY(member, key, unit, ...) POLICY_TYPE_##unit member;
#include "rule/contract/service_policy.def"
#undef POLICY
};

enum policy_unit { POLICY_COUNT, POLICY_FLAG, POLICY_RATE, POLICY_CHOICE, POLICY_HOURS };

/* One value: how it is called, measured and where it comes from. */
struct policy_value {
	const char *key; /* "revisit.every_days" */
	enum policy_unit unit;
	int64_t seed;	    /* UNSET: left blank by the template; the term of warranty must be filled in */
	const char *source; /* the lines of DOMAIN.md it comes from */
	size_t offset;	    /* in struct service_policy */
};

extern const struct policy_value policy_values[];
extern const size_t policy_value_count;

struct service_policy service_policy_seed(void);	 /* the template seed-2019 */
const struct policy_value *policy_find(const char *key); /* NULL: no such key */
/* "sla.restore_minutes.p1": a blank stands for the number of all priorities (C5). */
bool policy_is_by_priority(const struct policy_value *v);
/* Whether the clocks have hours to run in, a rest inside them where there is one; NULL: they do.  Else the reason. */
const char *policy_hours_wrong(const struct service_policy *p);
/* When the clocks run of a day, of a policy whose hours are not wrong. */
struct day_hours policy_day_hours(const struct service_policy *p);
/* The day of the month that visits have by agreement; its week 0: none. */
struct month_weekday policy_month_weekday(const struct service_policy *p);
/* Whether visits of a month by its weekday have one; NULL: nothing is wrong. */
const char *policy_visits_wrong(const struct service_policy *p);
/* Its clocks run around the clock, every day. */
bool policy_always(const struct service_policy *p);
/* A value as text, as policies are stored: "20", "true", "0.13", "previous_workday", "09:00-12:00,13:30-18:00";
 * "" if unset. */
const char *policy_text(const struct service_policy *p, const struct policy_value *v, struct arena *a);
/* ERROR_INVALID with the key as field: unknown, not_a_number, not_a_choice, out_of_range, not_hours,
 * hours_out_of_order. */
FALLIBLE policy_set(struct service_policy *p, const char *key, const char *text, struct arena *a);

#endif
