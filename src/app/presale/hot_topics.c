#include "app/presale/hot_topics.h"

#include <stdlib.h>
#include <string.h>

#include "app/record_list.h"
#include "rule/presale/survey.h"

struct found {
	const struct answer_line **topics;
	size_t room;
	unsigned count;
	struct arena *arena;
};

static int by_strength(const void *a, const void *b)
{
	const struct answer_line *x = *(const struct answer_line *const *)a, *y = *(const struct answer_line *const *)b;

	return x->strength != y->strength ? (x->strength > y->strength ? -1 : 1) : strcmp(x->name, y->name);
}

/* Two may be keen on one thing: the keener counts. */
static void add(struct found *f, const struct answer_line *t)
{
	if (!survey_is_key(t))
		return;
	for (unsigned i = 0; i < f->count; i++)
		if (strcmp(f->topics[i]->name, t->name) == 0) {
			if (t->strength > f->topics[i]->strength)
				f->topics[i] = t;
			return;
		}
	f->topics = arena_room(f->arena, f->topics, f->count, &f->room, sizeof(const struct answer_line *));
	f->topics[f->count++] = t;
}

FALLIBLE hot_topics_find(struct act *act, int64_t opportunity, const struct answer_line ***ret, unsigned *ret_count)
{
	struct wanted w = { &discovery_answer_entity, "opportunity", value_int(opportunity), "id", true };
	struct found f = { .arena = act->arena };
	void **answers = NULL;
	unsigned n = 0;

	TRY(records_find(act, &w, &answers, &n));
	for (unsigned i = 0; i < n; i++) {
		const struct discovery_answer *d = answers[i];
		for (unsigned k = 0; d->kind == answer_kind_topics && !d->set_aside && k < d->lines.count; k++)
			add(&f, LINE_AT(d->lines, struct answer_line, k));
	}
	if (f.count > 1)
		qsort(f.topics, f.count, sizeof *f.topics, by_strength);
	*ret = f.topics;
	*ret_count = f.count;
	return NULL;
}
