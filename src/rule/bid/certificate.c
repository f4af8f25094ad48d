/* A certificate's days are in order (DOMAIN 2.8). */
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE certificate_check(struct certificate *c, const struct certificate *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (c->valid_from.day == 0)
		c->valid_from = c->issued_on;
	if (c->valid_from.day != 0 && c->valid_to.day != 0 && c->valid_to.day < c->valid_from.day)
		object(&all, env, "valid_to", "ends_before_it_begins");
	if (c->category == certificate_category_personnel && c->holder == NULL && c->person.v == 0)
		object(&all, env, "holder", "required");
	return all;
}
