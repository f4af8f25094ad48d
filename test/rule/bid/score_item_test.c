/* Lines of a scoring table: what they are about, and what cannot be said of them. */
#include "base/money.h"
#include "rule/asked.h"
#include "rule/bid/score_kind.h"

static void words_say_what_it_is_about(void **state)
{
	static const struct {
		const char *part, *name;
		enum score_kind kind;
	} rows[] = {
		{ "价格部分", "投标报价", score_kind_price },
		{ "商务部分", "同类业绩", score_kind_track_record },
		{ "商务部分", "项目经理证书", score_kind_personnel },
		{ "商务部分", "ISO27001 认证", score_kind_certificate },
		{ "技术部分", "技术响应", score_kind_deviation },
		{ NULL, "售后服务", score_kind_service },
		{ "技术部分", "合理性", score_kind_technical },
		{ NULL, "其他", score_kind_other },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(score_kind_guess(rows[i].part, rows[i].name), rows[i].kind);
}

static void a_formula_is_of_the_price(void **state)
{
	ASK("2026-06-01", role_bid);
	NEW(score_item, s);

	s->points = (decimal){ 30 * DECIMAL_ONE };
	s->kind = score_kind_price;
	assert_null(score_item_check(s, NULL, &env));
	assert_int_equal(s->method, price_method_lowest);
	s->method = price_method_average;
	assert_answer("above required, below required", answer_text(score_item_check(s, NULL, &env), &a));
	s->above = s->below = (decimal){ DECIMAL_ONE };
	s->trim_from = 3;
	s->trim_highest = 2;
	s->trim_lowest = 1;
	assert_answer("trim_from nobody_left", answer_text(score_item_check(s, NULL, &env), &a));
	s->trim_lowest = 0;
	assert_null(score_item_check(s, NULL, &env));
	s->kind = score_kind_service;
	s->actual_points = (decimal){ 31 * DECIMAL_ONE };
	assert_answer("method formula_of_price_only, actual_points more_than_there_is",
		      answer_text(score_item_check(s, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_say_what_it_is_about),
		cmocka_unit_test(a_formula_is_of_the_price),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
