/* Fuzz target for what people bring in beside documents: the first byte says which, the rest is the file. */
#include <stdint.h>

#include "office/content.h"
#include "office/csv.h"
#include "office/docx_fill.h"
#include "office/picture.h"
#include "office/template.h"
#include "office/xlsx_read.h"
#include "rule/calendar/excel.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

struct input {
	struct arena arena;
	const char *data;
	size_t n;
	int kind;
};

static const struct csv_limits limits = { .bytes = 1u << 20, .rows = 10000, .columns = 500, .cell = 10000 };

static struct content *content(struct arena *a)
{
	struct content *c = content_new(a);

	content_text(c, "project", "城西污水处理厂自控改造 <&>\"'");
	content_rows(c, "lines");
	for (int i = 0; i < 3; i++)
		content_number(content_row(c, "lines"), "price", i);
	return c;
}

static void read_csv(struct input *in)
{
	struct csv_table t;

	(void)!csv_read(&in->arena, in->data, in->n, &limits, &t);
}

static void read_xlsx(struct input *in)
{
	struct xlsx_asked asked = { .limits = limits, .day = excel_date };
	struct xlsx_table t;

	(void)!xlsx_read(&in->arena, in->data, in->n, &asked, &t);
}

static void read_picture(struct input *in)
{
	struct picture p;

	(void)!picture_read(&in->arena, in->data, in->n, &p);
}

static void fill_word(struct input *in)
{
	struct arena *a = &in->arena;
	const char *filled;

	(void)!docx_fill_part(a, arena_copy_n(a, in->data, in->n), content(a), &filled);
}

static void fill_text(struct input *in)
{
	struct arena *a = &in->arena;
	const char *filled;

	(void)!template_fill(a, arena_copy_n(a, in->data, in->n), content(a), &template_markup, &filled);
}

static void work(void *arg)
{
	static void (*const kinds[])(struct input * in) = { read_csv, read_xlsx, read_picture, fill_word, fill_text };
	struct input *in = arg;

	kinds[in->kind % 5](in);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct input in = { .arena.limit = 256u << 20, .data = (const char *)data + 1, .n = n - 1 };

	if (n < 2)
		return 0;
	in.kind = data[0];
	(void)!arena_try(&in.arena, work, &in);
	arena_free(&in.arena);
	return 0;
}
