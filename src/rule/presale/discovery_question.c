/* A question is numbered within its category: 2.3 is the third of the second (S46-S57). */
#include <ctype.h>

#include "entity/all.h"
#include "rule/refusal.h"

static bool is_numbered(const char *number, int category)
{
	const char *p = number;

	if (p == NULL || *p != '0' + category || p[1] != '.')
		return false;
	for (p += 2; isdigit((unsigned char)*p); p++)
		;
	return *p == '\0' && p > number + 2;
}

FALLIBLE discovery_question_check(struct discovery_question *q, const struct discovery_question *before,
				  const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (q->number != NULL && q->category != discovery_category_unset && !is_numbered(q->number, (int)q->category))
		object(&all, env, "number", "not_numbered_in_category");
	if (q->kind == answer_kind_target && q->quality == quality_kind_unset)
		object(&all, env, "quality", "required");
	return all;
}
