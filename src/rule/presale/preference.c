#include "rule/presale/preference.h"

#include "base/instant.h"
#include "base/text.h"
#include "rule/party/evaluator.h"
#include "rule/refusal.h"

FALLIBLE preference_check(struct preference *p, const struct preference *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (p->stated_on.day > instant_date(env->now).day)
		object(&all, env, "stated_on", "in_the_future");
	if (evaluator_named(p->value))
		object(&all, env, "value", "no_evaluators");
	return all;
}

static bool is_later(const struct preference *a, const struct preference *b)
{
	return a->stated_on.day != b->stated_on.day ? a->stated_on.day > b->stated_on.day : a->record.id > b->record.id;
}

static bool is_outdone(const struct preference *rows, unsigned count, const struct preference *p)
{
	for (unsigned i = 0; i < count; i++)
		if (rows[i].contact.v == p->contact.v && rows[i].subject == p->subject && is_later(&rows[i], p))
			return true;
	return false;
}

unsigned preferences_latest(struct preference *rows, unsigned count)
{
	unsigned kept = 0;

	for (unsigned i = 0; i < count; i++) {
		struct preference row = rows[i];
		if (is_outdone(rows, kept, &row) || is_outdone(rows + i + 1, count - i - 1, &row))
			continue;
		rows[kept++] = row;
	}
	return kept;
}

unsigned preference_coverage(const struct preference *rows, unsigned count)
{
	unsigned n = 0;

	for (unsigned s = 1; s < preference_subject_count; s++)
		for (unsigned i = 0; i < count; i++)
			if ((unsigned)rows[i].subject == s) {
				n++;
				break;
			}
	return n;
}

bool preference_conflicts(const struct preference *latest, unsigned count, enum preference_subject subject)
{
	const char *first = NULL;

	for (unsigned i = 0; i < count; i++) {
		if (latest[i].subject != subject)
			continue;
		if (first != NULL && !text_same(first, latest[i].value))
			return true;
		first = latest[i].value;
	}
	return false;
}
