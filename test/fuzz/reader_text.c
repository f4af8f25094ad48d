/* Fuzz target for what searches a document: any text is laid out and read as a tender document. */
#include <stdint.h>

#include "base/text.h"
#include "office/plain_read.h"
#include "reader/facts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

struct input {
	struct arena arena;
	const char *data;
	size_t n;
};

static void search(void *arg)
{
	struct input *in = arg;
	struct document d = plain_read(&in->arena, in->data, in->n);
	struct layout layout = layout_of(&in->arena, &d);
	struct reading r = { 0 };
	struct search s = { .arena = &in->arena, .layout = &layout, .reading = &r };

	read_names(&s);
	read_parties(&s);
	read_money(&s);
	read_dates(&s);
	read_bond(&s);
	read_terms(&s);
	read_performance(&s);
	read_scores(&s);
	read_marks(&s);
	read_rejections(&s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct input in = { .arena.limit = 256u << 20, .data = (const char *)data, .n = n };

	if (n == 0 || !text_valid(in.data, n))
		return 0;
	(void)!arena_try(&in.arena, search, &in);
	arena_free(&in.arena);
	return 0;
}
