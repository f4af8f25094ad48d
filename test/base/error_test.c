/* Errors: one, with a detail, and several of one record. */
#include "base/error.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static FALLIBLE step(struct arena *a, bool good)
{
	return good ? NULL : error_new(a, ERROR_CONFLICT, "stage", "too_late");
}

static FALLIBLE steps(struct arena *a, bool first, bool second, int *ret_done)
{
	TRY(step(a, first));
	++*ret_done;
	TRY(step(a, second));
	++*ret_done;
	return NULL;
}

static void the_first_failure_ends_the_work(void **state)
{
	AUTO_ARENA a = { 0 };
	int done = 0;

	(void)state;
	assert_null(steps(&a, true, true, &done));
	assert_int_equal(done, 2);
	assert_string_equal(steps(&a, true, false, &done)->reason, "too_late");
	assert_int_equal(done, 3);
	assert_non_null(steps(&a, false, true, &done));
	assert_int_equal(done, 3);
}

static void an_error_says_what_and_where(void **state)
{
	AUTO_ARENA a = { 0 };
	struct error *e = error_with(&a, ERROR_INVALID, "amount", "out_of_range", "%d to %d", 1, 9);

	(void)state;
	assert_int_equal(e->code, ERROR_INVALID);
	assert_string_equal(e->field, "amount");
	assert_string_equal(e->detail, "1 to 9");
	assert_null(e->next);
	assert_null(error_new(&a, ERROR_MISSING, NULL, "missing")->detail);
}

static void problems_keep_the_order_of_discovery(void **state)
{
	AUTO_ARENA a = { 0 };
	struct error *all = NULL;

	(void)state;
	error_append(&all, NULL);
	assert_null(all);
	error_append(&all, error_new(&a, ERROR_INVALID, "a", "required"));
	error_append(&all, error_new(&a, ERROR_INVALID, "b", "required"));
	error_append(&all, NULL);
	error_append(&all, error_new(&a, ERROR_INVALID, "c", "required"));
	assert_string_equal(all->field, "a");
	assert_string_equal(all->next->field, "b");
	assert_string_equal(all->next->next->field, "c");
	assert_null(all->next->next->next);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_failure_ends_the_work),
		cmocka_unit_test(an_error_says_what_and_where),
		cmocka_unit_test(problems_keep_the_order_of_discovery),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
