/* A line of the ceiling list says which part it is about: one of the store, or a number on paper. */
#include "rule/service/part_ceiling.h"

#include "base/text.h"
#include "rule/refusal.h"

FALLIBLE part_ceiling_check(struct part_ceiling *c, const struct part_ceiling *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (c->spare_part.v == 0 && c->part_no == NULL)
		object(&all, env, "part_no", "required");
	return all;
}

static bool is_about(const struct part_ceiling *c, const struct charge_line *line)
{
	if (c->spare_part.v != 0 && c->spare_part.v == line->spare_part.v)
		return true;
	return c->part_no != NULL && text_same(c->part_no, line->part_no);
}

money part_ceiling_of(const struct lines *list, const struct charge_line *line, date on)
{
	money least = { UNSET };

	if (line->kind != charge_kind_part)
		return least;
	for (unsigned i = 0; i < list->count; i++) {
		const struct part_ceiling *c = LINE_AT(*list, struct part_ceiling, i);
		if (!is_about(c, line) || (c->until_on.day != 0 && c->until_on.day < on.day))
			continue;
		if (least.minor == UNSET || c->ceiling.minor < least.minor)
			least = c->ceiling;
	}
	return least;
}
