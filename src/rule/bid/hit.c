/* A hit names one thing that we know, not two and not none. */
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE hit_check(struct hit *h, const struct hit *before, const struct env *env)
{
	const struct {
		int64_t id;
		enum hit_kind kind;
	} known[] = {
		{ h->preference.v, hit_kind_preference },
		{ h->requirement.v, hit_kind_requirement },
		{ h->interest.v, hit_kind_interest },
		{ h->weakness.v, hit_kind_weakness },
	};
	struct error *all = NULL;
	unsigned named = 0;

	(void)before;
	for (unsigned i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].id != 0) {
			h->kind = known[i].kind;
			named++;
		}
	if (named != 1)
		object(&all, env, "kind", "one_thing_needed");
	return all;
}
