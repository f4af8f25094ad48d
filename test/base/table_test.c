/* The project's own small tables. */
#include "base/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void rows_are_read_line_by_line(void **state)
{
	const char *text = "a,b,c\r\n# a remark, skipped\n1,2,3,4\r\n\n\nx\n,,\nlast,one";
	static const struct {
		const char *field[3];
		int line;
	} expected[] = {
		{ { "1", "2", "3,4" }, 3 },
		{ { "x", "", "" }, 6 },
		{ { "", "", "" }, 7 },
		{ { "last", "one", "" }, 8 },
	};
	AUTO_ARENA a = { 0 };
	struct table t = table_of(text, strlen(text));
	const char *field[3];

	(void)state;
	for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
		assert_true(table_next(&t, field, 3, &a));
		assert_int_equal(t.line, expected[i].line);
		for (int k = 0; k < 3; k++)
			assert_string_equal(field[k], expected[i].field[k]);
	}
	assert_false(table_next(&t, field, 3, &a));
	assert_false(table_next(&t, field, 3, &a));
}

static void an_empty_table_has_no_rows(void **state)
{
	static const char *const empty[] = { "", "a,b", "a,b\n", "a,b\n\n#x\n" };
	AUTO_ARENA a = { 0 };
	const char *field[2];

	(void)state;
	for (size_t i = 0; i < sizeof empty / sizeof empty[0]; i++) {
		struct table t = table_of(empty[i], strlen(empty[i]));
		assert_false(table_next(&t, field, 2, &a));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_read_line_by_line),
		cmocka_unit_test(an_empty_table_has_no_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
