/* The limits of a form belong to numbers, the least before the greatest; forms have something to look at (S125). */
#include "entity/all.h"
#include "rule/refusal.h"

#define ITEM(f, i) LINE_AT((f)->items, struct check_form_item, i)

static bool is_said(decimal d)
{
	return d.millionths != UNSET;
}

FALLIBLE check_form_check(struct check_form *f, const struct check_form *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (f->items.count == 0)
		object(&all, env, "items", "required");
	for (unsigned i = 0; i < f->items.count; i++) {
		const struct check_form_item *item = ITEM(f, i);
		if (item->kind != reading_kind_number && (is_said(item->lower) || is_said(item->upper)))
			object_in_row(&all, env, "items", i, "lower", "limits_of_numbers");
		if (is_said(item->lower) && is_said(item->upper) && item->lower.millionths > item->upper.millionths)
			object_in_row(&all, env, "items", i, "upper", "ends_before_it_begins");
	}
	return all;
}
