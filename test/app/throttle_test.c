/* How often something may be tried: the wrong ones count, the right ones are given back (TRUST G46). */
#include "app/throttle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/instant.h"

#define MOST 3

static void who_tries_too_often_waits(void **state)
{
	struct throttle *t = throttle_new(64);
	instant now = { HOUR };

	(void)state;
	for (int i = 0; i < MOST; i++)
		assert_int_equal(throttle_try(t, "address:a", MOST, MINUTE, now), 0);
	assert_int_equal(throttle_try(t, "address:a", MOST, MINUTE, now), 61);
	assert_int_equal(throttle_try(t, "address:b", MOST, MINUTE, now), 0);
	assert_int_equal(throttle_try(t, "address:a", MOST, MINUTE, (instant){ HOUR + MINUTE }), 0);
	throttle_free(&t);
}

static void successes_are_no_tries(void **state)
{
	struct throttle *t = throttle_new(64);
	instant now = { HOUR };

	(void)state;
	for (int i = 0; i < 100; i++) {
		assert_int_equal(throttle_try(t, "address:a", MOST, MINUTE, now), 0);
		throttle_give_back(t, "address:a");
	}
	for (int i = 0; i < MOST; i++)
		assert_int_equal(throttle_try(t, "address:a", MOST, MINUTE, now), 0);
	assert_true(throttle_try(t, "address:a", MOST, MINUTE, now) > 0);
	throttle_give_back(t, "address:never");
	throttle_free(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_tries_too_often_waits),
		cmocka_unit_test(successes_are_no_tries),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
