/* A city's announcement for one year (S123, DOMAIN 3.5): it begins in that year and ends after it began. */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE season_override_check(struct season_override *s, const struct season_override *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (s->starts_on.day == 0 || s->ends_on.day == 0)
		return NULL;
	if (s->year != UNSET && date_civil(s->starts_on).year != s->year)
		object(&all, env, "starts_on", "season_not_of_year");
	if (s->ends_on.day < s->starts_on.day)
		object(&all, env, "ends_on", "ends_before_it_begins");
	else if (s->ends_on.day - s->starts_on.day > 365)
		object(&all, env, "ends_on", "out_of_range");
	return all;
}
