/* What was published is of a day that has been, and what followed came after it. */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE award_notice_check(struct award_notice *n, const struct award_notice *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (n->published_on.day > instant_date(env->now).day)
		object(&all, env, "published_on", "in_the_future");
	if (n->challenged_on.day != 0 && n->challenged_on.day < n->published_on.day)
		object(&all, env, "challenged_on", "before_it_was_published");
	if (n->challenged_on.day != 0 && n->challenge == NULL)
		object(&all, env, "challenge", "required");
	if (n->answered_on.day != 0 && (n->challenged_on.day == 0 || n->answered_on.day < n->challenged_on.day))
		object(&all, env, "answered_on", "before_it_was_asked");
	if (n->ours && n->winner.v != 0)
		object(&all, env, "winner", "ours_or_rival");
	return all;
}
