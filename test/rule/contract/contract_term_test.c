/* A term against the bid: same, moved, added, dropped; what may not move (S39). */
#include "rule/asked.h"
#include "rule/contract/contract_term.h"

static void widths_and_blanks_make_no_difference(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} rows[] = {
		{ "质保 3 年", "质保3年", true },
		{ "价款：１２５６０００元（含税）", "价款:1256000元(含税)", true },
		{ "质保　3 年\n", "质保3年", true },
		{ "质保 3 年", "质保 2 年", false },
		{ "质保 3 年", "质保 3 年整", false },
		{ "a", "A", false },
		{ NULL, NULL, true },
		{ NULL, "a", false },
		{ "", "", true },
		{ "、", "，", false },
		{ "\xE3", "\xE3\x80", false },
		{ "\xEF\xBC", "\xEF", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(contract_term_same(rows[i].a, rows[i].b), rows[i].same);
}

static void how_far_it_moved(void **state)
{
	static const struct {
		const char *bid, *agreed, *text, *reason;
		enum term_state state;
		const char *answer;
	} rows[] = {
		{ "3 年", NULL, "3年", NULL, term_state_same, "" },
		{ "3 年", NULL, "2 年", NULL, term_state_moved, "moved_reason say_why_it_moved" },
		{ "3 年", NULL, "2 年", "客户要求", term_state_moved, "" },
		{ "3 年", "5 年", "5 年", NULL, term_state_same, "" },
		{ "3 年", "5 年", "3 年", "没有写入", term_state_moved, "" },
		{ "3 年", NULL, NULL, "并入第 5 条", term_state_dropped, "" },
		{ NULL, NULL, "争议提交仲裁", NULL, term_state_added, "" },
		{ NULL, NULL, NULL, NULL, term_state_added, "text required" },
	};
	ASK("2026-03-02", role_sales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(contract_term, t);
		t->bid_text = rows[i].bid;
		t->agreed_text = rows[i].agreed;
		t->text = rows[i].text;
		t->moved_reason = rows[i].reason;
		assert_answer(rows[i].answer, answer_text(contract_term_check(t, NULL, &env), &a));
		assert_int_equal(t->state, rows[i].state);
	}
}

static void substance_may_not_move_after_a_tender(void **state)
{
	static const struct {
		enum term_state state;
		enum essential_term essence;
		enum procurement_method method;
		bool breaks;
	} rows[] = {
		{ term_state_moved, essential_term_warranty, procurement_method_open_tender, true },
		{ term_state_dropped, essential_term_quality, procurement_method_open_tender, true },
		{ term_state_moved, essential_term_price, procurement_method_competitive_negotiation, true },
		{ term_state_same, essential_term_price, procurement_method_open_tender, false },
		{ term_state_added, essential_term_period, procurement_method_open_tender, false },
		{ term_state_moved, essential_term_other, procurement_method_open_tender, false },
		{ term_state_moved, essential_term_price, procurement_method_unset, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct contract_term t = { .state = rows[i].state, .essence = rows[i].essence };
		assert_int_equal(contract_term_breaks(&t, rows[i].method), rows[i].breaks);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(widths_and_blanks_make_no_difference),
		cmocka_unit_test(how_far_it_moved),
		cmocka_unit_test(substance_may_not_move_after_a_tender),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
