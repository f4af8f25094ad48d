/* Fuzz target for every parser of foreign files: the first byte says which, the rest is the file.
 * A finding is a crash, a leak, or an input of more than a minute (run.mjs). */
#include <stdint.h>

#include "office/charset.h"
#include "office/doc_read.h"
#include "office/docx_read.h"
#include "office/html_read.h"
#include "office/pdf_text.h"
#include "office/plain_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

struct input {
	struct arena arena;
	const char *data;
	size_t n;
	int kind;
};

static void parse(void *arg)
{
	struct input *in = arg;
	struct arena *a = &in->arena;
	struct document d = { 0 };
	const char *text = "";
	size_t n = 0;
	struct error *e = NULL;

	switch (in->kind % 6) {
	case 0:
		e = docx_read(a, in->data, in->n, &d);
		break;
	case 1:
		e = doc_read(a, in->data, in->n, &d);
		break;
	case 2:
		d = html_read(a, arena_copy_n(a, in->data, in->n), in->n);
		break;
	case 3:
		e = charset_utf8(a, in->data, in->n, &text, &n);
		if (e == NULL)
			d = plain_read(a, text, n);
		break;
	case 4:
		e = pdf_text_read(a, in->data, in->n, in->data, in->n, &d);
		break;
	default:
		e = document_unpack(a, in->data, in->n, &d);
		break;
	}
	if (e == NULL && in->kind % 6 != 5) {
		struct buffer b = BUFFER(a);
		document_pack(&d, &b);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct input in = { .arena.limit = 256u << 20, .data = (const char *)data + 1, .n = n - 1 };

	if (n < 2)
		return 0;
	in.kind = data[0];
	(void)!arena_try(&in.arena, parse, &in);
	arena_free(&in.arena);
	return 0;
}
