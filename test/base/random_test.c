/* Ids of records: never twice, in the order of time, and their text. */
#include "base/random.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define EACH 20000
#define THREADS 4

static void ids_grow_and_go_there_and_back(void **state)
{
	AUTO_ARENA a = { 0 };
	int64_t last = 0;

	(void)state;
	for (int i = 0; i < EACH; i++) {
		int64_t id = id_new(), back;
		char text[14];
		assert_true(id > last);
		last = id;
		id_write(id, text);
		assert_int_equal(strlen(text), 13);
		assert_true(id_parse(text, &back));
		assert_int_equal(back, id);
	}
	assert_string_equal(id_text(1, &a), "0000000000001");
	assert_string_equal(id_text(INT64_MAX, &a), "7zzzzzzzzzzzz");
}

static void *make_ids(void *arg)
{
	int64_t *id = arg;

	for (int i = 0; i < EACH; i++)
		id[i] = id_new();
	return NULL;
}

static int by_value(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

static void threads_never_make_the_same_id(void **state)
{
	int64_t *id = calloc(THREADS * EACH, sizeof *id);
	pthread_t thread[THREADS];

	(void)state;
	for (int t = 0; t < THREADS; t++)
		assert_int_equal(pthread_create(&thread[t], NULL, make_ids, id + t * EACH), 0);
	for (int t = 0; t < THREADS; t++)
		pthread_join(thread[t], NULL);
	qsort(id, THREADS * EACH, sizeof *id, by_value);
	for (int i = 1; i < THREADS * EACH; i++)
		assert_true(id[i - 1] < id[i]);
	free(id);
}

static void what_is_no_id_is_refused(void **state)
{
	static const char *const bad[] = {
		"",
		"0000000000000",
		"000000000001",
		"00000000000001",
		"8000000000000",
		"zzzzzzzzzzzzz",
		"000000000000u",
		"000000000000l",
		"000000000000A",
		"000000000000-",
		"济南济南济",
	};
	int64_t id = 42;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(id_parse(bad[i], &id));
	assert_int_equal(id, 42);
}

static void random_text_is_long_enough_and_never_the_same(void **state)
{
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t bytes = 1; bytes < 70; bytes++) {
		const char *one = random_text(&a, bytes), *other = random_text(&a, bytes);
		assert_int_equal(strlen(one), (bytes * 8 + 5) / 6);
		assert_int_equal(strspn(one, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
				 strlen(one));
		assert_true(bytes < 8 || strcmp(one, other) != 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_grow_and_go_there_and_back),
		cmocka_unit_test(threads_never_make_the_same_id),
		cmocka_unit_test(what_is_no_id_is_refused),
		cmocka_unit_test(random_text_is_long_enough_and_never_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
