#include "app/bid/book_template.h"

#include "app/files.h"
#include "base/buffer.h"
#include "office/docx_fill.h"
#include "office/marks.h"
#include "office/page_template.h"
#include "reader/open.h"

FALLIBLE book_template_file(struct book *b, const struct book_passage *p, const char **ret_data, size_t *ret_n)
{
	struct arena *a = b->act->arena;
	struct value file;

	TRY(files_read(b->act->app, p->template->sha256, &file, a));
	return docx_fill(a, file.s, file.n, b->facts, ret_data, ret_n);
}

static FALLIBLE fill(struct book *b, struct book_passage *p)
{
	struct arena *a = b->act->arena;
	struct document d;
	struct page_document blocks;
	const char *data;
	size_t n;

	TRY(book_template_file(b, p, &data, &n));
	TRY(document_open(a, "template.docx", data, n, &d));
	TRY(page_marks_read(a, document_marks(a, &d), &blocks));
	p->blocks = blocks.blocks;
	p->count = blocks.count;
	return NULL;
}

static void say_why(struct book *b, struct book_passage *p, const struct error *e)
{
	p->blocks = arena_new(b->act->arena, struct page_block);
	p->blocks[0] = (struct page_block){ .kind = PAGE_TEXT,
					    .style = PAGE_NOTE,
					    .line = { .text = arena_print(b->act->arena, "%s %s", e->reason,
									  e->detail == NULL ? "" : e->detail) } };
	p->count = 1;
}

FALLIBLE book_templates_fill(struct book *b, int64_t volume)
{
	for (size_t i = 0; i < b->count; i++) {
		struct book_passage *p = &b->parts[i];
		if (p->template == NULL || p->section->volume.v != volume)
			continue;
		struct error *e = fill(b, p);
		if (e != NULL && e->code == ERROR_INTERNAL)
			return e;
		if (e != NULL)
			say_why(b, p, e);
	}
	return NULL;
}
