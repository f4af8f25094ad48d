/* Weighted sums, and the advantage over the best rival (S10). */
#include "base/language.h"
#include "rule/asked.h"
#include "rule/presale/comparison_sum.h"

#define MILLION INT64_C(1000000)
#define US ((competitor_id){ 0 })

static const char *const criteria[] = { "方案", "价格", "服务" };

static struct comparison_row *rows_of(struct arena *a, const int64_t weights[3], const int64_t scores[3])
{
	struct comparison_row *rows = arena_array(a, struct comparison_row, 3);

	for (int i = 0; i < 3; i++) {
		rows[i] = *(const struct comparison_row *)record_new(&comparison_row_entity, a);
		rows[i].criterion = criteria[i];
		rows[i].weight.millionths = weights[i];
		rows[i].our_score.millionths = scores[i] == UNSET ? UNSET : scores[i] * MILLION;
	}
	return rows;
}

static void score(struct comparison_score *s, int64_t rival, const int64_t scores[3], struct arena *a)
{
	for (int i = 0; i < 3; i++) {
		s[i] = *(const struct comparison_score *)record_new(&comparison_score_entity, a);
		s[i].criterion = criteria[i];
		s[i].competitor.v = rival;
		s[i].score.millionths = scores[i] == UNSET ? UNSET : scores[i] * MILLION;
	}
}

/* Ours 8, 7, 6 against 7, 8, 7 (rival 11) and 6, 6, 6 (rival 12). */
static struct comparison *example(struct arena *a, const int64_t weights[3], int64_t last)
{
	struct comparison *c = record_new(&comparison_entity, a);
	struct comparison_score *s = arena_array(a, struct comparison_score, 6);

	c->rows = (struct lines){ rows_of(a, weights, (const int64_t[]){ 8, 7, 6 }), 3 };
	score(s, 11, (const int64_t[]){ 7, 8, last }, a);
	score(s + 3, 12, (const int64_t[]){ 6, 6, 6 }, a);
	c->scores = (struct lines){ s, 6 };
	return c;
}

static void the_worked_example(void **state)
{
	ASK("2026-06-01", role_presales);
	struct comparison *c = example(&a, (const int64_t[]){ 500000, 300000, 200000 }, 7);

	assert_null(comparison_check(c, NULL, &env));
	assert_int_equal(c->our_sum.millionths, 7300000);
	assert_int_equal(c->best_rival.v, 11);
	assert_int_equal(c->best_rival_sum.millionths, 7300000);
	assert_int_equal(c->advantage.millionths, 0);
	assert_int_equal(c->weight_total.millionths, MILLION);
	assert_string_equal(why_text(comparison_why(c, US, &a), LANGUAGE_EN, &a), "0.5 × 8 + 0.3 × 7 + 0.2 × 6 = 7.3.");
}

static void weights_need_not_add_up_to_one(void **state)
{
	ASK("2026-06-01", role_presales);
	struct comparison *c = example(&a, (const int64_t[]){ 50 * MILLION, 30 * MILLION, 20 * MILLION }, 7);

	assert_null(comparison_check(c, NULL, &env));
	assert_int_equal(c->our_sum.millionths, 7300000);
	assert_string_equal(why_text(comparison_why(c, US, &a), LANGUAGE_EN, &a),
			    "(50 × 8 + 30 × 7 + 20 × 6) ÷ sum of weights 100 = 7.3.");
}

static void a_score_that_is_missing_makes_no_sum(void **state)
{
	ASK("2026-06-01", role_presales);
	struct comparison *c = example(&a, (const int64_t[]){ 500000, 300000, 200000 }, UNSET);

	assert_null(comparison_check(c, NULL, &env));
	assert_int_equal(comparison_sum(c, (competitor_id){ 11 }).millionths, UNSET);
	assert_null(comparison_why(c, (competitor_id){ 11 }, &a));
	assert_int_equal(c->best_rival.v, 12); /* the best of those that are known */
	assert_int_equal(c->advantage.millionths, 1300000);
}

static void nothing_weighs_anything(void **state)
{
	ASK("2026-06-01", role_presales);
	struct comparison *c = example(&a, (const int64_t[]){ 0, 0, 0 }, 7);

	assert_null(comparison_check(c, NULL, &env));
	assert_int_equal(c->our_sum.millionths, UNSET);
	assert_int_equal(c->advantage.millionths, UNSET);
	assert_int_equal(c->best_rival.v, 0);
}

static void a_criterion_stands_once(void **state)
{
	ASK("2026-06-01", role_presales);
	struct comparison *c = example(&a, (const int64_t[]){ 500000, 300000, 200000 }, 7);

	LINE_AT(c->rows, struct comparison_row, 2)->criterion = "价格";
	LINE_AT(c->scores, struct comparison_score, 4)->criterion = "方案";
	assert_answer("rows[2].criterion not_unique, scores[2].criterion no_such_criterion, "
		      "scores[4].criterion not_unique, scores[5].criterion no_such_criterion",
		      answer_text(comparison_check(c, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_worked_example),
		cmocka_unit_test(weights_need_not_add_up_to_one),
		cmocka_unit_test(a_score_that_is_missing_makes_no_sum),
		cmocka_unit_test(nothing_weighs_anything),
		cmocka_unit_test(a_criterion_stands_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
