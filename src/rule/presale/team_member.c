/* Who belongs to a piece of business does so from a day until a day (S15). */
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE team_member_check(struct team_member *m, const struct team_member *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (m->to_on.day != 0 && m->from_on.day != 0 && m->to_on.day < m->from_on.day)
		object(&all, env, "to_on", "end_before_start");
	return all;
}
