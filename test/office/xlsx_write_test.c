#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/scratch_folder.h"
#include "office/xlsx.h"
#include "office/zip.h"

static const struct xlsx_column columns[] = { { "编号", 0 }, { "名称", 30 }, { "金额", 12 } };

struct scratch {
	char folder[64];
	const char *path;
};

static struct scratch scratch_new(struct arena *a)
{
	struct scratch s = { 0 };

	scratch_folder(s.folder, sizeof s.folder);
	s.path = arena_print(a, "%s/table.xlsx", s.folder);
	return s;
}

static void scratch_remove(struct scratch *s)
{
	unlink(s->path);
	rmdir(s->folder);
}

static const char *part(struct arena *a, const char *path, const char *name)
{
	FILE *f = fopen(path, "rb");
	char *bytes = arena_alloc(a, 16 << 20);
	size_t n = fread(bytes, 1, 16 << 20, f), i;
	AUTO_ZIP *z = NULL;
	const char *text;

	fclose(f);
	assert_null(zip_open_bytes(a, bytes, n, &z));
	assert_true(zip_find(z, name, &i));
	assert_null(zip_read_all(z, i, &text, &n));
	return text;
}

static void assert_contains(const char *text, const char *piece)
{
	if (strstr(text, piece) == NULL)
		fail_msg("no %s in %.3000s", piece, text);
}

static void texts_stay_texts(void **state)
{
	static const char *const texts[] = { "=1+1", "00138", "1.23E+17", "2026-11-23", "a\x01<&>" };
	AUTO_ARENA a = { 0 };
	struct scratch s = scratch_new(&a);
	struct xlsx_writer *w;

	(void)state;
	assert_null(xlsx_begin(&a, s.path, "清单", "第[page]页 共[pages]页 A&B", columns, 3, &w));
	for (size_t i = 0; i < 5; i++) {
		assert_null(xlsx_text(w, texts[i]));
		assert_null(xlsx_text(w, NULL));
		assert_null(xlsx_number(w, 1920.5, 2));
		assert_null(xlsx_end_row(w));
	}
	assert_null(xlsx_end(&w));
	assert_null(w);
	const char *sheet = part(&a, s.path, "xl/worksheets/sheet1.xml");
	assert_null(strstr(sheet, "<f>"));
	assert_contains(sheet, "t=\"inlineStr\"><is><t>=1+1</t>");
	assert_contains(sheet, "<t>00138</t>");
	assert_contains(sheet, "<t>1.23E+17</t>");
	assert_contains(sheet, "<t>a&lt;&amp;&gt;</t>");
	assert_contains(sheet, "<v>1920.5</v>");
	assert_contains(sheet, "ySplit=\"1\"");
	assert_contains(sheet, "<autoFilter ref=\"A1:C6\"/>");
	assert_contains(sheet, "paperSize=\"9\" ");
	assert_contains(sheet, "orientation=\"landscape\"");
	assert_contains(sheet, "&amp;C第&amp;P页 共&amp;N页 A&amp;&amp;B");
	assert_contains(part(&a, s.path, "xl/workbook.xml"), "name=\"清单\"");
	scratch_remove(&s);
}

static long resident_kb(void)
{
	FILE *f = fopen("/proc/self/status", "r");
	char line[128];
	long kb = 0;

	while (fgets(line, sizeof line, f) != NULL)
		(void)!sscanf(line, "VmRSS: %ld", &kb);
	fclose(f);
	return kb;
}

static void memory_does_not_grow_with_rows(void **state)
{
	AUTO_ARENA a = { 0 };
	struct scratch s = scratch_new(&a);
	struct xlsx_writer *w;
	long before = 0;

	(void)state;
	assert_null(xlsx_begin(&a, s.path, "rows", "", columns, 3, &w));
	for (int i = 0; i < 50000; i++) {
		if (i == 1000)
			before = resident_kb();
		assert_null(xlsx_text(w, "BX20261123-003"));
		assert_null(xlsx_text(w, "室外摄像机夜间画面起雾"));
		assert_null(xlsx_number(w, i, 0));
		assert_null(xlsx_end_row(w));
	}
#ifndef TRINE_CHECK /* the sanitizers keep freed memory */
	assert_in_range(resident_kb() - before, 0, 2048);
#else
	(void)before;
#endif
	assert_null(xlsx_end(&w));
	scratch_remove(&s);
}

static void refuses_and_leaves_nothing(void **state)
{
	AUTO_ARENA a = { 0 };
	struct scratch s = scratch_new(&a);
	struct xlsx_writer *w = NULL;
	char *long_text = arena_alloc(&a, 32769);

	(void)state;
	struct error *e = xlsx_begin(&a, s.path, "bad[name", "", columns, 3, &w);
	assert_non_null(e);
	assert_string_equal(e->reason, "xlsx_write");
	assert_int_not_equal(access(s.path, F_OK), 0);
	assert_null(xlsx_begin(&a, s.path, "good", "", columns, 1, &w));
	memset(long_text, 'x', 32768);
	e = xlsx_text(w, long_text);
	assert_non_null(e);
	assert_string_equal(e->reason, "xlsx_large");
	e = xlsx_text(w, "one column too many");
	assert_non_null(e);
	assert_string_equal(e->reason, "xlsx_large");
	xlsx_drop(&w);
	assert_int_not_equal(access(s.path, F_OK), 0);
	e = xlsx_begin(&a, arena_print(&a, "%s/none/table.xlsx", s.folder), "x", "", columns, 1, &w);
	assert_null(e); /* the file is made at the end */
	e = xlsx_end(&w);
	assert_non_null(e);
	assert_string_equal(e->reason, "xlsx_write");
	scratch_remove(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_stay_texts),
		cmocka_unit_test(memory_does_not_grow_with_rows),
		cmocka_unit_test(refuses_and_leaves_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
