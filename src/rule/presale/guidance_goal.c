#include "rule/presale/guidance_goal.h"

#include <ctype.h>

#include "rule/presale/exclusionary.h"
#include "rule/presale/people.h"
#include "rule/refusal.h"

FALLIBLE guidance_goal_check(struct guidance_goal *g, const struct guidance_goal *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (g->current != UNSET && g->target != UNSET)
		g->attainment = share_percent(g->current, g->target);
	if (exclusionary_text(g->topic))
		object(&all, env, "topic", "no_exclusionary_parameters");
	if (exclusionary_text(g->notes))
		object(&all, env, "notes", "no_exclusionary_parameters");
	return all;
}

/* Without blanks, in small letters. */
static const char *bare(const char *text, struct arena *a)
{
	char *s = arena_alloc(a, strlen(text) + 1), *to = s;

	for (const char *p = text; *p != '\0'; p++)
		if (!isspace((unsigned char)*p))
			*to++ = (char)tolower((unsigned char)*p);
	*to = '\0';
	return s;
}

bool topic_is_strength(const char *topic, const char *const *strengths, unsigned count, struct arena *a)
{
	const char *wanted = bare(topic, a);

	if (*wanted == '\0')
		return false;
	for (unsigned i = 0; i < count; i++) {
		const char *strength = bare(strengths[i], a);
		if (*strength != '\0' && (strstr(wanted, strength) != NULL || strstr(strength, wanted) != NULL))
			return true;
	}
	return false;
}
