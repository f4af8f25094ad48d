/* A comparison scores the same criteria for us and for each rival; the advantage is against the best of them (S10). */
#include "base/buffer.h"
#include "base/money.h"
#include "base/text.h"
#include "rule/presale/comparison_sum.h"
#include "rule/refusal.h"

#define ROW(c, i) LINE_AT((c)->rows, struct comparison_row, i)
#define SCORE(c, i) LINE_AT((c)->scores, struct comparison_score, i)

decimal comparison_score_of(const struct comparison *c, competitor_id competitor, unsigned i)
{
	if (competitor.v == 0)
		return ROW(c, i)->our_score;
	for (unsigned k = 0; k < c->scores.count; k++)
		if (SCORE(c, k)->competitor.v == competitor.v &&
		    text_same(SCORE(c, k)->criterion, ROW(c, i)->criterion))
			return SCORE(c, k)->score;
	return (decimal){ UNSET };
}

static int64_t weights(const struct comparison *c)
{
	int64_t sum = 0;

	for (unsigned i = 0; i < c->rows.count; i++)
		sum += ROW(c, i)->weight.millionths == UNSET ? 0 : ROW(c, i)->weight.millionths;
	return sum;
}

decimal comparison_sum(const struct comparison *c, competitor_id competitor)
{
	int64_t weight = weights(c);
	wide sum = 0;

	for (unsigned i = 0; i < c->rows.count; i++) {
		decimal score = comparison_score_of(c, competitor, i);
		if (score.millionths == UNSET || ROW(c, i)->weight.millionths == UNSET)
			return (decimal){ UNSET };
		sum += (wide)score.millionths * ROW(c, i)->weight.millionths;
	}
	return (decimal){ weight == 0 ? UNSET : divide_half_up(sum, weight) };
}

const struct why *comparison_why(const struct comparison *c, competitor_id competitor, struct arena *a)
{
	decimal sum = comparison_sum(c, competitor);
	struct buffer b = BUFFER(a);

	if (sum.millionths == UNSET)
		return NULL;
	for (unsigned i = 0; i < c->rows.count; i++)
		buffer_print(&b, "%s%s × %s", i == 0 ? "" : " + ", decimal_text(ROW(c, i)->weight, a),
			     decimal_text(comparison_score_of(c, competitor, i), a));
	if (weights(c) == DECIMAL_ONE)
		return why_new(a, "weighted_sum", buffer_text(&b), decimal_text(sum, a), NULL);
	return why_new(a, "weighted_mean", buffer_text(&b), decimal_text((decimal){ weights(c) }, a),
		       decimal_text(sum, a), NULL);
}

static bool has_row(const struct comparison *c, const char *criterion, unsigned before)
{
	for (unsigned i = 0; i < before; i++)
		if (text_same(ROW(c, i)->criterion, criterion))
			return true;
	return false;
}

static bool scored_before(const struct comparison *c, unsigned k)
{
	for (unsigned i = 0; i < k; i++)
		if (SCORE(c, i)->competitor.v == SCORE(c, k)->competitor.v &&
		    text_same(SCORE(c, i)->criterion, SCORE(c, k)->criterion))
			return true;
	return false;
}

static void object_row(struct error **all, const struct env *env, const char *lines, unsigned i, const char *reason)
{
	object(all, env, arena_print(env->arena, "%s[%u].criterion", lines, i), reason);
}

static struct error *check_rows(const struct comparison *c, const struct env *env)
{
	struct error *all = NULL;

	for (unsigned i = 0; i < c->rows.count; i++)
		if (has_row(c, ROW(c, i)->criterion, i))
			object_row(&all, env, "rows", i, "not_unique");
	for (unsigned k = 0; k < c->scores.count; k++) {
		if (!has_row(c, SCORE(c, k)->criterion, c->rows.count))
			object_row(&all, env, "scores", k, "no_such_criterion");
		if (scored_before(c, k))
			object_row(&all, env, "scores", k, "not_unique");
	}
	return all;
}

/* The best of those whose sum is known; of equals the first. */
static void find_best(struct comparison *c)
{
	c->best_rival.v = 0;
	c->best_rival_sum.millionths = UNSET;
	for (unsigned k = 0; k < c->scores.count; k++) {
		decimal sum = comparison_sum(c, SCORE(c, k)->competitor);
		if (sum.millionths == UNSET || sum.millionths <= c->best_rival_sum.millionths)
			continue;
		c->best_rival = SCORE(c, k)->competitor;
		c->best_rival_sum = sum;
	}
}

FALLIBLE comparison_check(struct comparison *c, const struct comparison *before, const struct env *env)
{
	(void)before;
	TRY(check_rows(c, env));
	find_best(c);
	c->weight_total.millionths = weights(c);
	c->our_sum = comparison_sum(c, (competitor_id){ 0 });
	bool known = c->our_sum.millionths != UNSET && c->best_rival_sum.millionths != UNSET;
	c->advantage.millionths = known ? c->our_sum.millionths - c->best_rival_sum.millionths : UNSET;
	return NULL;
}
