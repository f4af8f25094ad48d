/* Intelligence says when it was learnt and from what kind of source, and holds nothing that may not be known (S9,
 * S67, A4).  What a source is worth, where its owner does not say, is our policy. */
#include "base/instant.h"
#include "base/text.h"
#include "entity/all.h"
#include "rule/presale/forbidden_intel.h"
#include "rule/refusal.h"

#define SUBJECT_LENGTH 30

static const int64_t reliabilities[] = {
	[intel_source_unset] = UNSET,	    [intel_source_user] = 3,
	[intel_source_public] = 4,	    [intel_source_partner] = 3,
	[intel_source_own_observation] = 4, [intel_source_former_bid] = 5,
};

/* Its first words; a line's end ends them. */
static const char *subject_of(const char *text, struct arena *a)
{
	const char *end = text;
	unsigned n = 0;

	while (*end != '\0' && *end != '\n' && n++ < SUBJECT_LENGTH)
		(void)text_next(&end);
	return arena_print(a, "%.*s%s", (int)(end - text), text, *end == '\0' || *end == '\n' ? "" : "…");
}

FALLIBLE intel_item_check(struct intel_item *i, const struct intel_item *before, const struct env *env)
{
	const char *refused = forbidden_category(i->category);
	struct error *all = NULL;

	(void)before;
	if (refused != NULL)
		object(&all, env, "category", refused);
	if (i->competitor.v == 0 && i->industry == NULL)
		object(&all, env, "competitor", "competitor_or_industry");
	if (i->learnt_on.day > instant_date(env->now).day)
		object(&all, env, "learnt_on", "in_the_future");
	object_forbidden(&all, env, &intel_item_entity, i, "subject text");
	if (i->reliability == UNSET)
		i->reliability = reliabilities[i->source];
	if (i->subject == NULL && i->text != NULL)
		i->subject = subject_of(text_trim(i->text, env->arena), env->arena);
	return all;
}
