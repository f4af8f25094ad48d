#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "office/csv.h"

#define MARK "\xEF\xBB\xBF"

static const struct csv_limits roomy = { .bytes = 10 << 20, .rows = 10000, .columns = 50, .cell = 32 << 10 };

static void writes_quotes_and_guards(void **state)
{
	static const struct {
		const char *cell, *expect;
	} cases[] = {
		{ "山东", "山东" },
		{ "", "\"\"" },
		{ NULL, "\"\"" },
		{ "a,b", "\"a,b\"" },
		{ "say \"hi\"", "\"say \"\"hi\"\"\"" },
		{ "a\nb", "\"a\nb\"" },
		{ "=1+1", "'=1+1" },
		{ "+86 138", "'+86 138" },
		{ "-5", "'-5" },
		{ "@SUM(A1)", "'@SUM(A1)" },
		{ "\tx", "'\tx" },
		{ "\rx", "\"'\rx\"" },
		{ "＝1", "'＝1" },
		{ "＋1", "'＋1" },
		{ "－1", "'－1" },
		{ "＠x", "'＠x" },
		{ "'=1", "''=1" },
		{ "'a", "'a" },
		{ "a=1", "a=1" },
		{ " x", "\" x\"" },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct csv_writer w = csv_writer_of(&a);
		csv_cell(&w, cases[i].cell);
		csv_end_row(&w);
		assert_string_equal(buffer_text(&w.out), arena_print(&a, MARK "%s\r\n", cases[i].expect));
	}
}

static void reads_what_offices_write(void **state)
{
	static const struct {
		const char *data;
		size_t rows;
		const char *last; /* its cells, parted by | */
		int line;
	} cases[] = {
		{ "a,b\r\n1,2\r\n", 2, "1|2", 2 },
		{ MARK "a,b\n1,2", 2, "1|2", 2 },
		{ "a,b\r1,2\r", 2, "1|2", 2 },
		{ "a,b\r\n\r\n1,\r\n", 2, "1|", 3 },
		{ "a,b\r\n\"x,\r\ny\",\"\"\"q\"\"\"\r\n", 2, "x,\r\ny|\"q\"", 2 },
		{ "a,b\r\n\"x\r\ny\",2\r\n3,4", 3, "3|4", 4 },
		{ "a,b\r\n'=1,''@x", 2, "=1|'@x", 2 },
		{ "a\r\n\"\"\r\n", 2, "", 2 },
		{ "", 0, "", 0 },
		{ "\xD0\xD5\xC3\xFB,\xB3\xC7\xCA\xD0\r\n\xCD\xF5,\xBC\xC3\xC4\xCF\r\n", 2, "王|济南", 2 }, /* GBK */
	};
	AUTO_ARENA a = { 0 };
	struct csv_table t;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buffer cells = BUFFER(&a);
		assert_null(csv_read(&a, cases[i].data, strlen(cases[i].data), &roomy, &t));
		assert_int_equal(t.count, cases[i].rows);
		if (t.count == 0)
			continue;
		struct csv_row *last = &t.rows[t.count - 1];
		for (size_t k = 0; k < last->count; k++)
			buffer_print(&cells, "%s%s", k == 0 ? "" : "|", last->cells[k]);
		assert_string_equal(buffer_text(&cells), cases[i].last);
		assert_int_equal(last->line, cases[i].line);
		assert_null(last->reason);
		assert_int_equal(t.gbk, i == 9);
	}
}

static void marks_ragged_rows_and_keeps_the_others(void **state)
{
	static const char data[] = "a,b,c\n1,2,3\n1,2\n1,2,3,4\n5,6,7\n";
	AUTO_ARENA a = { 0 };
	struct csv_table t;

	(void)state;
	assert_null(csv_read(&a, data, strlen(data), &roomy, &t));
	assert_int_equal(t.count, 5);
	assert_null(t.rows[1].reason);
	assert_string_equal(t.rows[2].reason, "csv_ragged");
	assert_int_equal(t.rows[2].line, 3);
	assert_string_equal(t.rows[3].reason, "csv_ragged");
	assert_null(t.rows[4].reason);
}

static void refuses_by_name(void **state)
{
	static const struct csv_limits tight = { .bytes = 30, .rows = 3, .columns = 3, .cell = 5 };
	static const struct {
		const char *data, *reason, *line;
	} cases[] = {
		{ "1234567890123456789012345678901", "csv_large", "1" },
		{ "a\nb\nc\nd", "csv_large", "4" },
		{ "a,b,c,d", "csv_large", "1" },
		{ "a\n123456", "csv_large", "2" },
		{ "a\n\"123456\"", "csv_large", "2" },
		{ "a\n\"12", "csv_quote", "2" },
		{ "a\n\"1\"2", "csv_quote", "2" },
		{ "a\xFF\xFF", "csv_encoding", "1" },
	};
	AUTO_ARENA a = { 0 };
	struct csv_table t;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct error *e = csv_read(&a, cases[i].data, strlen(cases[i].data), &tight, &t);
		assert_non_null(e);
		assert_string_equal(e->reason, cases[i].reason);
		assert_string_equal(e->detail, cases[i].line);
	}
}

/* Pieces that hurt, put together at random. */
static const char *random_cell(struct arena *a)
{
	static const char *const pieces[] = {
		"=",  "+",  "-",  "@",	"\t", "\r", "\n", "\r\n", "'", "\"", "\"\"", ",",	 " ",
		"＝", "＋", "－", "＠", "王", "x",  "1",  "|",	  ";", MARK, "𠮷",   "\xC2\xA0",
	};
	struct buffer b = BUFFER(a);

	for (int n = rand() % 6; n > 0; n--)
		buffer_add(&b, pieces[(size_t)rand() % (sizeof pieces / sizeof pieces[0])]);
	return buffer_text(&b);
}

/* Written cells are safe for a spreadsheet: found without our reader, straight in the bytes. */
static void assert_safe(const char *file)
{
	static const char *const starts[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" };
	bool inside = false, start = true;

	for (const char *p = file + strlen(MARK); *p != '\0'; p++) {
		if (start && *p == '"') {
			inside = true;
			start = false;
			p++;
			if (*p == '"' && p[1] != '"') {
				inside = false;
				continue;
			}
		} else if (start && (*p == ',' || *p == '\r')) {
			start = *p == ',' || p[1] == '\n';
			p += *p == '\r' && p[1] == '\n';
			continue;
		} else if (!start && !inside && (*p == ',' || (*p == '\r' && p[1] == '\n'))) {
			p += *p == '\r';
			start = true;
			continue;
		} else if (!start) {
			if (inside && *p == '"' && p[1] == '"')
				p++;
			else if (inside && *p == '"')
				inside = false;
			continue;
		}
		start = false;
		for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
			assert_int_not_equal(strncmp(p, starts[i], strlen(starts[i])), 0);
		if (inside && *p == '"' && p[1] == '"')
			p++;
	}
}

static void export_and_import_return_the_original(void **state)
{
	(void)state;
	srand(20261123);
	for (int round = 0; round < 3000; round++) {
		AUTO_ARENA a = { 0 };
		struct csv_writer w = csv_writer_of(&a);
		const char *cells[4][3];
		int columns = 1 + rand() % 3;
		struct csv_table t;

		for (int row = 0; row < 4; row++) {
			for (int column = 0; column < columns; column++)
				csv_cell(&w, cells[row][column] = random_cell(&a));
			csv_end_row(&w);
		}
		assert_safe(buffer_text(&w.out));
		assert_null(csv_read(&a, w.out.data, w.out.used, &roomy, &t));
		assert_int_equal(t.count, 4);
		for (int row = 0; row < 4; row++) {
			assert_int_equal(t.rows[row].count, columns);
			for (int column = 0; column < columns; column++)
				assert_string_equal(t.rows[row].cells[column], cells[row][column]);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_quotes_and_guards),
		cmocka_unit_test(reads_what_offices_write),
		cmocka_unit_test(marks_ragged_rows_and_keeps_the_others),
		cmocka_unit_test(refuses_by_name),
		cmocka_unit_test(export_and_import_return_the_original),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
