/* What was written without a signal: two times, and a word when it comes very late (A18, T12). */
#include "rule/service/offline.h"

#include "rule/given.h"

#define NOON (1767240000 * SECOND)

static void both_times_are_kept_and_a_late_one_says_why(void **state)
{
	static const struct {
		int64_t ago_us;
		const char *reason;
		const char *refused; /* NULL: taken */
		int64_t lag;
		bool late;
	} rows[] = {
		{ 0, NULL, NULL, 0, false },
		{ 3 * HOUR + 30 * SECOND, NULL, NULL, 180, false },
		{ 24 * HOUR, NULL, NULL, 1440, false },
		{ 24 * HOUR + SECOND, NULL, "late_reason_needed", 0, false },
		{ 24 * HOUR + SECOND, "三天在地下机房", NULL, 1440, true },
		/* a telephone whose clock goes ahead: a little is taken as now, more is refused */
		{ -4 * MINUTE, NULL, NULL, 0, false },
		{ -6 * MINUTE, NULL, "in_the_future", 0, false },
	};
	const struct dispatch_policy policy = dispatch_policy_seed();
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct offline_claim claim = { { NOON - rows[i].ago_us }, { NOON }, rows[i].reason };
		struct offline_verdict v = { .lag_minutes = -1 };
		struct error *e = offline_judge(&claim, &policy, &a, &v);
		assert_string_equal(e == NULL ? "" : e->reason, rows[i].refused == NULL ? "" : rows[i].refused);
		if (e != NULL) {
			assert_int_equal(v.lag_minutes, -1);
			continue;
		}
		assert_int_equal(v.lag_minutes, rows[i].lag);
		assert_int_equal(v.late, rows[i].late);
		assert_true(v.occurred_at.us <= NOON);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(both_times_are_kept_and_a_late_one_says_why) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
