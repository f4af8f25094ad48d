#include "rule/presale/feature_feedback.h"

#include <stdlib.h>

#include "base/instant.h"
#include "base/text.h"
#include "rule/party/evaluator.h"
#include "rule/refusal.h"

FALLIBLE feature_feedback_check(struct feature_feedback *f, const struct feature_feedback *before,
				const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (f->noted_on.day > instant_date(env->now).day)
		object(&all, env, "noted_on", "in_the_future");
	if (evaluator_named(f->remark))
		object(&all, env, "remark", "no_evaluators");
	return all;
}

/* The same contact spoke of the same feature again: later, or further down on the same day. */
static bool is_overtaken(const struct voice *voices, unsigned count, unsigned i)
{
	for (unsigned j = 0; j < count; j++)
		if (j != i && voices[j].contact == voices[i].contact &&
		    text_same(voices[j].feature, voices[i].feature) &&
		    (voices[j].on.day > voices[i].on.day || (j > i && voices[j].on.day == voices[i].on.day)))
			return true;
	return false;
}

static struct feature_rank *rank_of(const char *feature, struct feature_rank *ranks, unsigned *count)
{
	for (unsigned i = 0; i < *count; i++)
		if (text_same(ranks[i].feature, feature))
			return &ranks[i];
	ranks[*count] = (struct feature_rank){ .feature = feature };
	return &ranks[(*count)++];
}

static int best_first(const void *a, const void *b)
{
	const struct feature_rank *x = a, *y = b;

	return x->score != y->score ? (x->score > y->score ? -1 : 1) : strcmp(x->feature, y->feature);
}

unsigned features_rank(const struct voice *voices, unsigned count, struct feature_rank *ret)
{
	unsigned n = 0;

	for (unsigned i = 0; i < count; i++) {
		if (is_overtaken(voices, count, i))
			continue;
		struct feature_rank *r = rank_of(voices[i].feature, ret, &n);
		r->score += voices[i].interest * voices[i].weight;
		r->voices++;
		r->unweighed += voices[i].weight == 0;
	}
	if (n > 1)
		qsort(ret, n, sizeof *ret, best_first);
	return n;
}
