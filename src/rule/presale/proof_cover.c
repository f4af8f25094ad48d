#include "rule/presale/proof_cover.h"

#include <stdlib.h>

#include "base/text.h"
#include "rule/bid/suggestion.h"

struct proof_index {
	const struct proof *proof;
	size_t count;
	struct suggestion_index *texts;
};

struct proof_index *proof_index_new(const struct proof *proofs, size_t n, struct arena *a)
{
	struct proof_index *x = arena_new(a, struct proof_index);
	struct past_answer *texts = arena_array(a, struct past_answer, n + 1);

	for (size_t i = 0; i < n; i++)
		texts[i] = (struct past_answer){ .question = proofs[i].text };
	*x = (struct proof_index){ proofs, n, suggestion_index_new(texts, n, a) };
	return x;
}

const char *proof_cover_word(enum proof_cover cover)
{
	static const char *const words[] = {
		[PROOF_GAP] = "gap", [PROOF_PARTLY] = "partly", [PROOF_COVERED] = "covered"
	};

	return words[cover];
}

/* --- one proof --- */

/* The most a proof can do on a day when something is the matter with it. */
static const struct {
	enum proof_cover most;
	const char *why;
} limits[] = {
	[pack_problem_unset] = { PROOF_COVERED, NULL },
	[pack_problem_expired] = { PROOF_GAP, "past_expired" },
	[pack_problem_not_yet_valid] = { PROOF_GAP, "past_not_yet_valid" },
	[pack_problem_suspended] = { PROOF_GAP, "past_suspended" },
	[pack_problem_confidential] = { PROOF_PARTLY, "past_confidential" },
	[pack_problem_not_disclosed] = { PROOF_PARTLY, "past_not_disclosed" },
	[pack_problem_unproven] = { PROOF_GAP, "past_unproven" },
};

static const struct {
	enum proof_cover cover;
	const char *why;
} verdicts[] = {
	[match_verdict_covers] = { PROOF_COVERED, "past_said_covers" },
	[match_verdict_partly] = { PROOF_PARTLY, "past_said_partly" },
	[match_verdict_unrelated] = { PROOF_GAP, "past_said_unrelated" },
};

/* A paper covers what asks for it by its name. */
#define NAMED_FROM 80

static bool named_otherwise(const struct proof *p, unsigned like, const struct proof_bars *bars)
{
	return p->named && like >= bars->covered && like < NAMED_FROM;
}

static enum proof_cover by_text(const struct proof *p, unsigned like, const struct proof_bars *bars)
{
	if (like < bars->covered || named_otherwise(p, like, bars))
		return like >= bars->partly ? PROOF_PARTLY : PROOF_GAP;
	return PROOF_COVERED;
}

static enum match_verdict said_of(const struct proof_said *said, size_t n, size_t proof)
{
	for (size_t i = 0; i < n; i++)
		if (said[i].proof == proof)
			return said[i].verdict;
	return match_verdict_unset;
}

static bool of_industry(const struct proof *p, const char *industry)
{
	return industry != NULL && p->industry != NULL && text_same(p->industry, industry);
}

/* A person first, then the texts, then what is the matter with it; the whys in that order. */
static struct proof_found judge(const struct proof *p, struct proof_found f, const char *industry,
				const struct proof_bars *bars, struct arena *a)
{
	const struct why *texts = f.why;

	f.why = NULL;
	f.cover = by_text(p, f.like, bars);
	if (f.said != match_verdict_unset) {
		f.cover = verdicts[f.said].cover;
		f.why = why_new(a, verdicts[f.said].why, NULL);
	}
	f.why = why_then(a, f.why, texts);
	if (f.said == match_verdict_unset && named_otherwise(p, f.like, bars))
		f.why = why_then(a, f.why, why_new(a, "past_named_otherwise", NULL));
	if (of_industry(p, industry))
		f.why = why_then(a, f.why, why_new(a, "past_same_industry", p->industry, NULL));
	if (limits[p->problem].why != NULL && f.said != match_verdict_unrelated)
		f.why = why_then(a, f.why, why_new(a, limits[p->problem].why, NULL));
	if (f.cover > limits[p->problem].most)
		f.cover = limits[p->problem].most;
	return f;
}

/* --- all of them --- */

struct ranked {
	struct proof_found found;
	bool industry;
};

/* What covers most, then what a person looked at, then the trade of the customer, then the text. */
static int by_use(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;
	const int order[] = {
		(a->found.said == match_verdict_unrelated) - (b->found.said == match_verdict_unrelated),
		(int)b->found.cover - (int)a->found.cover,
		(b->found.said != match_verdict_unset) - (a->found.said != match_verdict_unset),
		b->industry - a->industry,
		(int)b->found.like - (int)a->found.like,
	};

	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		if (order[i] != 0)
			return order[i];
	return a->found.proof < b->found.proof ? -1 : a->found.proof > b->found.proof;
}

/* The same words as of a past answer, but for the first: there it is called a clause. */
static const struct why *texts_why(const struct suggestion *s, struct arena *a)
{
	return why_then(a, why_new(a, "past_like", arena_print(a, "%u", s->like), NULL), s->why->next);
}

static const struct why *cover_why(const struct proof_answer *all, const struct proof_bars *bars, struct arena *a)
{
	static const char *const keys[] = {
		[PROOF_GAP] = "past_gap", [PROOF_PARTLY] = "past_partly", [PROOF_COVERED] = "past_covered"
	};
	const char *bar = arena_print(a, "%lld", (long long)(all->cover == PROOF_GAP ? bars->partly : bars->covered));

	if (all->count == 0)
		return why_new(a, "past_none", NULL);
	return why_new(a, keys[all->cover], bar, NULL);
}

struct proof_answer proof_cover_of(const struct proof_index *x, const char *asked, const char *industry,
				   const struct proof_said *said, size_t nsaid, const struct proof_bars *bars,
				   struct arena *a)
{
	struct suggestion *like = arena_array(a, struct suggestion, x->count + 1);
	struct proof_found *each = arena_array(a, struct proof_found, x->count + 1);
	struct ranked *all = arena_array(a, struct ranked, x->count + 1);
	size_t nlike = suggestion_rank(x->texts, asked, clause_category_unset, like, x->count, a), n = 0;
	struct proof_answer answer = { .cover = PROOF_GAP };

	for (size_t i = 0; i < x->count; i++)
		each[i] = (struct proof_found){ .proof = i, .said = said_of(said, nsaid, i) };
	for (size_t i = 0; i < nlike; i++) {
		each[like[i].answer].like = like[i].like;
		each[like[i].answer].why = texts_why(&like[i], a);
	}
	for (size_t i = 0; i < x->count; i++)
		if (each[i].said != match_verdict_unset || each[i].like >= bars->partly)
			all[n++] = (struct ranked){ judge(&x->proof[i], each[i], industry, bars, a),
						    of_industry(&x->proof[i], industry) };
	qsort(all, n, sizeof *all, by_use);
	for (size_t i = 0; i < n && i < PROOFS_SHOWN; i++)
		answer.found[answer.count++] = all[i].found;
	answer.cover = n == 0 || all[0].found.said == match_verdict_unrelated ? PROOF_GAP : all[0].found.cover;
	answer.why = cover_why(&answer, bars, a);
	return answer;
}
