/* What a mark means is said by the tender; where it says nothing, ★ rejects and ▲ weighs. */
#include "rule/asked.h"
#include "rule/bid/mark_meaning.h"

static void the_tender_decides(void **state)
{
	static const struct {
		enum mark_meaning star, triangle;
		enum requirement_mark mark;
		enum mark_meaning means;
	} rows[] = {
		{ mark_meaning_unset, mark_meaning_unset, requirement_mark_star, mark_meaning_rejects },
		{ mark_meaning_unset, mark_meaning_unset, requirement_mark_triangle, mark_meaning_weighs },
		{ mark_meaning_unset, mark_meaning_unset, requirement_mark_none, mark_meaning_ordinary },
		{ mark_meaning_weighs, mark_meaning_rejects, requirement_mark_star, mark_meaning_weighs },
		{ mark_meaning_weighs, mark_meaning_rejects, requirement_mark_triangle, mark_meaning_rejects },
		{ mark_meaning_weighs, mark_meaning_rejects, requirement_mark_none, mark_meaning_ordinary },
		{ mark_meaning_rejects, mark_meaning_ordinary, requirement_mark_triangle, mark_meaning_ordinary },
	};
	ASK("2026-03-02", role_bid);

	(void)env;
	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(tender, t);
		t->star_meaning = rows[i].star;
		t->triangle_meaning = rows[i].triangle;
		assert_int_equal(mark_meaning_in(t, rows[i].mark), rows[i].means);
	}
}

static void a_sentence_says_it(void **state)
{
	static const struct {
		const char *sentence;
		enum mark_meaning means;
	} rows[] = {
		{ "带“★”的条款为实质性要求，不满足的投标无效。", mark_meaning_rejects },
		{ "标注▲的条款为重要指标，每负偏离一项扣 3 分。", mark_meaning_weighs },
		{ "▲号条款有一项负偏离的，其投标将被否决。", mark_meaning_rejects },
		{ "★号条款为主要参数，不作为否决条款。", mark_meaning_unset },
		{ "带▲的条款为一般参数，供投标人参考。", mark_meaning_ordinary },
		{ "带★的条款见第三章。", mark_meaning_unset },
		{ NULL, mark_meaning_unset },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(mark_meaning_said(rows[i].sentence), rows[i].means);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_tender_decides),
		cmocka_unit_test(a_sentence_says_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
