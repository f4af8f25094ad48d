/* A hit answers exactly one thing, and is called after it. */
#include "rule/asked.h"

static void exactly_one_thing(void **state)
{
	static const struct {
		int64_t preference, requirement, interest, weakness;
		enum hit_kind kind;
		const char *answer;
	} rows[] = {
		{ 1, 0, 0, 0, hit_kind_preference, "" },
		{ 0, 1, 0, 0, hit_kind_requirement, "" },
		{ 0, 0, 1, 0, hit_kind_interest, "" },
		{ 0, 0, 0, 1, hit_kind_weakness, "" },
		{ 0, 0, 0, 0, hit_kind_unset, "kind one_thing_needed" },
		{ 1, 0, 0, 1, hit_kind_weakness, "kind one_thing_needed" },
	};
	ASK("2026-03-02", role_bid);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(hit, h);
		h->preference.v = rows[i].preference;
		h->requirement.v = rows[i].requirement;
		h->interest.v = rows[i].interest;
		h->weakness.v = rows[i].weakness;
		assert_answer(rows[i].answer, answer_text(hit_check(h, NULL, &env), &a));
		assert_int_equal(h->kind, rows[i].kind);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(exactly_one_thing) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
