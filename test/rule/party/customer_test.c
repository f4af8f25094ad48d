/* A credit code is kept as the standard writes it, and never refused. */
#include "rule/asked.h"

static void codes_are_written_one_way(void **state)
{
	static const struct {
		const char *typed, *kept;
	} rows[] = {
		{ NULL, NULL },
		{ "91350100m000100y43", "91350100M000100Y43" },
		{ "９１３５０１００Ｍ０００１００Ｙ４３", "91350100M000100Y43" },
		{ "91350211M0000XUF46", "91350211M0000XUF46" },
	};
	ASK("2026-03-02", role_sales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(customer, c);
		c->uscc = rows[i].typed;
		assert_null(customer_check(c, NULL, &env));
		if (rows[i].kept == NULL)
			assert_null(c->uscc);
		else
			assert_string_equal(c->uscc, rows[i].kept);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(codes_are_written_one_way) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
