#include "rule/service/measure.h"

#include "base/money.h"
#include "rule/contract/delivery.h"

static bool is_said(decimal d)
{
	return d.millionths != UNSET;
}

struct limits limits_of(const struct work_value *v)
{
	return (struct limits){ v->target, v->tolerance_percent, v->lower, v->upper };
}

bool limits_given(const struct limits *l)
{
	return is_said(l->target) || is_said(l->lower) || is_said(l->upper);
}

/* A target of 0 is met by 0 alone: no percentage of it leads anywhere else. */
static bool near_target(const struct limits *l, decimal value)
{
	decimal off = value_off_percent(l->target, value);
	int64_t size = off.millionths < 0 ? -off.millionths : off.millionths;

	if (!is_said(off))
		return value.millionths == l->target.millionths;
	return size <= (is_said(l->tolerance_percent) ? l->tolerance_percent.millionths : 0);
}

enum value_verdict value_judged(const struct limits *l, decimal value)
{
	if (!is_said(value))
		return value_verdict_unset;
	if ((is_said(l->target) && !near_target(l, value)) ||
	    (is_said(l->lower) && value.millionths < l->lower.millionths) ||
	    (is_said(l->upper) && value.millionths > l->upper.millionths))
		return value_verdict_outside;
	return value_verdict_inside;
}

bool reading_is_bad(const struct visit_reading *r)
{
	return r->state == check_state_abnormal || r->verdict == value_verdict_outside;
}

const char *reading_text(const struct visit_reading *r, struct arena *a)
{
	const char *unit = r->unit == NULL ? "" : r->unit;

	if (r->kind == reading_kind_number && r->number.millionths != UNSET)
		return arena_print(a, "%s %s %s", r->item, decimal_text(r->number, a), unit);
	return r->words == NULL ? r->item : arena_print(a, "%s: %s", r->item, r->words);
}
