#include "rule/bid/hit_list.h"

#include "base/money.h"

const char *hit_weight_name(enum hit_weight w)
{
	static const char *const names[] = { "none", "unconfirmed", "ordinary", "strong" };

	return names[w];
}

enum hit_weight hit_weight_of_preference(const struct preference *p, int64_t strong_from)
{
	return p->strength >= strong_from ? HIT_STRONG : HIT_ORDINARY;
}

enum hit_weight hit_weight_of_requirement(const struct requirement *r)
{
	if (r->stage == requirement_stage_draft || r->stage == requirement_stage_declined ||
	    r->stage == requirement_stage_merged)
		return HIT_NONE;
	if (r->kind != requirement_kind_stated && r->confirmed_on.day == 0)
		return HIT_UNCONFIRMED;
	return r->priority == requirement_priority_must ? HIT_STRONG : HIT_ORDINARY;
}

enum hit_warning hit_warning_of(enum hit_weight w, unsigned uses)
{
	if (w == HIT_STRONG && uses == 0)
		return HIT_UNUSED;
	return w == HIT_UNCONFIRMED && uses > 0 ? HIT_USED_UNCONFIRMED : HIT_FINE;
}

const char *hit_warning_name(enum hit_warning w)
{
	static const char *const names[] = { NULL, "unused", "used_unconfirmed" };

	return names[w];
}

void hit_rate_add(struct hit_rate *r, enum hit_weight w, unsigned uses)
{
	r->strong += w == HIT_STRONG;
	r->used += w == HIT_STRONG && uses > 0;
}

int hit_rate_percent(const struct hit_rate *r)
{
	return r->strong == 0 ? -1 : (int)divide_half_up((wide)r->used * 100, r->strong);
}
