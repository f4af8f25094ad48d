/* Every feast day from 2000 to 2099, against a table made with another implementation (tyme4ts). */
#include "rule/calendar/lunar.h"

#include <stdio.h>
#include <string.h>

#include "base/table.h"
#include "rule/given.h"

static char *file_read(const char *path, struct arena *a, size_t *ret_n)
{
	FILE *f = fopen(path, "r");
	char *text = arena_alloc(a, 65536);

	assert_non_null(f);
	*ret_n = fread(text, 1, 65536, f);
	fclose(f);
	return text;
}

static void a_century_of_feasts_agrees(void **state)
{
	AUTO_ARENA a = { 0 };
	size_t n;
	const char *text = file_read("test/vectors/lunar_days.csv", &a, &n), *field[5];
	struct table rows = table_of(text, n);
	int year = LUNAR_FIRST_YEAR;

	(void)state;
	for (; table_next(&rows, field, 5, &a); year++) {
		assert_string_equal(field[0], arena_print(&a, "%d", year));
		assert_string_equal(shown(lunar_day(year, 1, 1), &a), field[1]);
		assert_string_equal(shown(qingming_day(year), &a), field[2]);
		assert_string_equal(shown(lunar_day(year, 5, 5), &a), field[3]);
		assert_string_equal(shown(lunar_day(year, 8, 15), &a), field[4]);
	}
	assert_int_equal(year, LUNAR_LAST_YEAR + 1);
}

static void outside_the_table_there_is_no_day(void **state)
{
	(void)state;
	assert_int_equal(lunar_day(1999, 1, 1).day, 0);
	assert_int_equal(lunar_day(2100, 1, 1).day, 0);
	assert_int_equal(qingming_day(1999).day, 0);
	assert_int_equal(qingming_day(2100).day, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_century_of_feasts_agrees),
		cmocka_unit_test(outside_the_table_there_is_no_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
