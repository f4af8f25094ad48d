/* A power of attorney's days are in order (DOMAIN 2.10). */
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE authorization_letter_check(struct authorization_letter *l, const struct authorization_letter *before,
				    const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (l->valid_from.day == 0)
		l->valid_from = l->issued_on;
	if (l->valid_from.day != 0 && l->valid_to.day != 0 && l->valid_to.day < l->valid_from.day)
		object(&all, env, "valid_to", "ends_before_it_begins");
	return all;
}
