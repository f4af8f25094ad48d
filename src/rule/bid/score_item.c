/* A line of a scoring table: a formula belongs to the price alone, and nobody gets more than there is (DOMAIN 2.6). */
#include "entity/all.h"
#include "rule/refusal.h"

static bool has_formula(const struct score_item *s)
{
	return s->method != price_method_unset || s->coefficient.millionths != UNSET || s->above.millionths != UNSET ||
	       s->below.millionths != UNSET || s->floor.millionths != UNSET || s->trim_from != UNSET;
}

static void check_average(const struct score_item *s, const struct env *env, struct error **all)
{
	if (s->above.millionths == UNSET)
		object(all, env, "above", "required");
	if (s->below.millionths == UNSET)
		object(all, env, "below", "required");
	if (s->trim_from != UNSET && s->trim_highest != UNSET && s->trim_lowest != UNSET &&
	    s->trim_highest + s->trim_lowest >= s->trim_from)
		object(all, env, "trim_from", "nobody_left");
}

FALLIBLE score_item_check(struct score_item *s, const struct score_item *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (s->kind == score_kind_price && s->method == price_method_unset)
		s->method = price_method_lowest;
	if (s->kind != score_kind_price && has_formula(s))
		object(&all, env, "method", "formula_of_price_only");
	if (s->method == price_method_average)
		check_average(s, env, &all);
	if (s->points.millionths != UNSET && s->actual_points.millionths > s->points.millionths)
		object(&all, env, "actual_points", "more_than_there_is");
	return all;
}
