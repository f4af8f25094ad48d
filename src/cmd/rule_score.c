/* rule_score.c -- the bench's adapters of scores: prices, ranks, corrections, deviations. */
#include <string.h>

#include "base/money.h"
#include "cmd/rule_bench.h"
#include "rule/bid/deviation_score.h"
#include "rule/bid/price_correction.h"
#include "rule/bid/price_score.h"

#define BIDDERS_MOST 10000
#define TRIMS_MOST 20

/* --- prices of several bidders, by name --- */

struct bidders {
	struct priced *priced;
	const char **names;
	size_t count;
};

/* The member `name` of the object `field`, as an amount. */
static FALLIBLE given_member(struct bench *b, const char *field, const char *name, money *ret)
{
	struct bench inner = *b;
	struct error *e;

	inner.given = json_object_get(b->given, field);
	e = given_money(&inner, name, ret);
	return e == NULL ? NULL : given_error(b, arena_print(b->arena, "%s.%s", field, name), e->reason);
}

static FALLIBLE given_bidders(struct bench *b, struct bidders *ret)
{
	json_t *prices = json_object_get(b->given, "prices"), *price;
	size_t n = json_object_size(prices);
	const char *name;

	if (n == 0 || n > BIDDERS_MOST)
		return given_error(b, "prices", n == 0 ? "required" : "too_many");
	*ret = (struct bidders){ arena_array(b->arena, struct priced, n), arena_array(b->arena, const char *, n), 0 };
	json_object_foreach(prices, name, price)
	{
		struct priced *p = &ret->priced[ret->count];
		*p = (struct priced){ 0 };
		ret->names[ret->count++] = name;
		TRY(given_member(b, "prices", name, &p->price));
		if (p->price.minor <= 0 || p->price.minor > BENCH_AMOUNT_MOST)
			return given_error(b, arena_print(b->arena, "prices.%s", name), "out_of_range");
	}
	return NULL;
}

static FALLIBLE given_deductions(struct bench *b, struct bidders *all)
{
	struct bench deduct = *b;

	deduct.given = json_object_get(b->given, "deduct");
	for (size_t i = 0; i < all->count; i++) {
		if (!json_is_object(deduct.given) || !given_has(&deduct, all->names[i]))
			continue;
		decimal *k = &all->priced[i].deduct;
		TRY(given_decimal(&deduct, all->names[i], k));
		if (k->millionths < 0 || k->millionths >= DECIMAL_ONE)
			return given_error(b, arena_print(b->arena, "deduct.%s", all->names[i]), "out_of_range");
	}
	return NULL;
}

static void answer_object(struct bench *b, const char *key, const struct bidders *all, bool scores)
{
	json_t *object = answer_members(b, key);

	for (size_t i = 0; i < all->count; i++)
		json_object_set_new(object, all->names[i],
				    json_string(scores ? score_text(all->priced[i].score, b->arena)
						       : money_text(all->priced[i].evaluated, b->arena)));
}

struct error *rule_price_score_lowest(struct bench *b)
{
	struct bidders all;
	decimal weight;

	TRY(given_bidders(b, &all));
	TRY(given_deductions(b, &all));
	TRY(given_decimal(b, "weight", &weight));
	answer_money(b, "benchmark", price_score_lowest(all.priced, all.count, weight));
	answer_object(b, "evaluated", &all, false);
	answer_object(b, "scores", &all, true);
	return NULL;
}

static FALLIBLE given_trims(struct bench *b, struct average_method *m)
{
	struct trim *trims = arena_array(b->arena, struct trim, TRIMS_MOST);
	const json_t *list;
	struct bench row;
	int least, highest, lowest;

	m->trims = trims;
	if (!given_has(b, "trim"))
		return NULL;
	TRY(given_array(b, "trim", &list));
	for (; m->trim_count < json_array_size(list) && m->trim_count < TRIMS_MOST; m->trim_count++) {
		TRY(given_row(b, "trim", list, m->trim_count, &row));
		TRY(given_int(&row, "min_n", 0, BIDDERS_MOST, &least));
		TRY(given_int_or(&row, "drop_max", 0, BIDDERS_MOST, 0, &highest));
		TRY(given_int_or(&row, "drop_min", 0, BIDDERS_MOST, 0, &lowest));
		trims[m->trim_count] = (struct trim){ (size_t)least, (size_t)highest, (size_t)lowest };
	}
	return NULL;
}

static FALLIBLE given_decimal_or(struct bench *b, const char *field, int64_t otherwise, decimal *ret)
{
	ret->millionths = otherwise;
	return given_has(b, field) ? given_decimal(b, field, ret) : NULL;
}

struct error *rule_price_score_average(struct bench *b)
{
	struct average_method m = { 0 };
	struct bidders all;

	TRY(given_bidders(b, &all));
	TRY(given_decimal(b, "full", &m.full));
	TRY(given_decimal_or(b, "floor", 0, &m.floor));
	TRY(given_decimal_or(b, "coef", 0, &m.coefficient));
	TRY(given_decimal(b, "k_above", &m.above));
	TRY(given_decimal(b, "k_below", &m.below));
	if (m.coefficient.millionths <= -DECIMAL_ONE)
		return given_error(b, "coef", "out_of_range");
	TRY(given_trims(b, &m));
	answer_money(b, "benchmark", price_score_average(all.priced, all.count, &m, b->arena));
	answer_object(b, "scores", &all, true);
	return NULL;
}

/* --- rank --- */

static FALLIBLE total_of(struct bench *b, const char *name, int64_t *ret)
{
	json_t *parts = json_object_get(json_object_get(b->given, "scores"), name), *part;
	struct bench inner = *b;
	const char *key;
	money points;

	inner.given = parts;
	*ret = 0;
	if (!json_is_object(parts))
		return given_error(b, arena_print(b->arena, "scores.%s", name), "required");
	json_object_foreach(parts, key, part)
	{
		TRY(given_money(&inner, key, &points)); /* points have two places, as money has */
		*ret += points.minor;
	}
	return NULL;
}

struct error *rule_rank(struct bench *b)
{
	json_t *totals = answer_members(b, "totals"), *order = answer_list(b, "order"),
	       *ranks = answer_members(b, "ranks");
	struct bidders all;
	struct ranked *r;

	TRY(given_bidders(b, &all));
	r = arena_array(b->arena, struct ranked, all.count);
	for (size_t i = 0; i < all.count; i++) {
		r[i] = (struct ranked){ .price = all.priced[i].price, .index = i };
		TRY(total_of(b, all.names[i], &r[i].total));
		json_object_set_new(totals, all.names[i], json_string(score_text(r[i].total, b->arena)));
	}
	rank_bidders(r, all.count);
	for (size_t i = 0; i < all.count; i++) {
		json_array_append_new(order, json_string(all.names[r[i].index]));
		json_object_set_new(ranks, all.names[r[i].index], json_integer(r[i].rank));
	}
	return NULL;
}

/* --- a price against itself --- */

static FALLIBLE given_lines(struct bench *b, struct price_sheet *s)
{
	const json_t *list;
	struct priced_line *lines;
	struct bench row;

	if (!given_has(b, "lines"))
		return NULL;
	TRY(given_array(b, "lines", &list));
	lines = arena_array(b->arena, struct priced_line, json_array_size(list) + 1);
	s->lines = lines;
	for (; s->line_count < json_array_size(list); s->line_count++) {
		struct priced_line *l = &lines[s->line_count];
		TRY(given_row(b, "lines", list, s->line_count, &row));
		TRY(given_decimal(&row, "qty", &l->quantity));
		TRY(given_money(&row, "unit", &l->unit));
	}
	return NULL;
}

struct error *rule_price_correction(struct bench *b)
{
	json_t *steps = answer_list(b, "steps");
	struct price_sheet s = { 0 };

	TRY(given_money(b, "opening_total", &s.opening_total));
	TRY(given_amount_words(b, "opening_total_words", &s.opening_words));
	TRY(given_money_or(b, "body_total", (money){ UNSET }, &s.body_total));
	TRY(given_lines(b, &s));
	struct corrected_price c = price_correct(&s);
	for (unsigned i = 0; i < CORRECTIONS; i++)
		if (c.steps & (1u << i))
			json_array_append_new(steps, json_string(correction_name(i)));
	answer_money(b, "corrected_total", c.total);
	answer_flag(b, "needs_bidder_confirmation", c.steps != 0);
	return NULL;
}

/* --- deviations --- */

static enum deviation_mark mark_of(const char *s)
{
	if (s == NULL)
		return MARK_GENERAL;
	return strcmp(s, "★") == 0 ? MARK_STAR : strcmp(s, "▲") == 0 || strcmp(s, "△") == 0 ? MARK_KEY : MARK_GENERAL;
}

static FALLIBLE given_clauses(struct bench *b, struct deviating **ret, size_t *ret_count)
{
	const json_t *list, *row;
	size_t i;

	TRY(given_array(b, "clauses", &list));
	*ret_count = json_array_size(list);
	*ret = arena_array(b->arena, struct deviating, *ret_count + 1);
	json_array_foreach(list, i, row)
	{
		const char *dev = json_string_value(json_object_get(row, "dev"));
		if (dev == NULL)
			return given_error(b, arena_print(b->arena, "clauses.%zu.dev", i), "required");
		(*ret)[i] = (struct deviating){ mark_of(json_string_value(json_object_get(row, "mark"))),
						strcmp(dev, "negative") == 0 };
	}
	return NULL;
}

struct error *rule_deviation(struct bench *b)
{
	struct bench policy = *b;
	struct deviation_policy p;
	struct deviating *clauses;
	size_t count;
	int most;

	TRY(given_clauses(b, &clauses, &count));
	policy.given = json_object_get(b->given, "policy");
	if (!json_is_object(policy.given))
		return given_error(b, "policy", "required");
	TRY(given_decimal(&policy, "full", &p.full));
	TRY(given_decimal(&policy, "deduct_general", &p.general));
	TRY(given_decimal(&policy, "deduct_triangle", &p.key));
	TRY(given_int_or(&policy, "max_general_negative", 1, 100000, 0, &most));
	p.most_general = most == 0 ? UNSET : most;
	struct deviation_result r = deviation_score(clauses, count, &p);
	answer_flag(b, "invalid", r.invalid);
	answer_int(b, "star_negative", (int64_t)r.star_negative);
	answer_int(b, "general_negative", (int64_t)r.general_negative);
	answer_text(b, "score", r.score == UNSET ? NULL : score_text(r.score, b->arena));
	return NULL;
}
