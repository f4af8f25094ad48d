/* A section says where it takes its words from, and has what that needs. */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE bid_section_check(struct bid_section *s, const struct bid_section *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (s->source == section_source_paper && s->paper == section_paper_unset)
		object(&all, env, "paper", "required");
	if (s->parent.v != 0 && s->parent.v == s->record.id)
		object(&all, env, "parent", "own_parent");
	for (unsigned i = 0; i < s->seal_points.count; i++) {
		struct seal_point *p = LINE_AT(s->seal_points, struct seal_point, i);
		if (p->done && p->done_on.day == 0)
			p->done_on = instant_date(env->now);
		else if (!p->done)
			p->done_on.day = 0;
	}
	return all;
}

FALLIBLE bid_section_confirm(struct bid_section *s, const struct env *env)
{
	s->checked_by.v = env->actor->user;
	return NULL;
}
