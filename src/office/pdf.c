/* The child answers with the file, or with '!' and the reason why there is none. */
#include "office/pdf.h"

#include <string.h>

#include <stdlib.h>

#include "base/buffer.h"
#include "base/text.h"
#include "child/child.h"
#include "office/draw.h"
#include "office/sheets.h"

static const struct child_limits limits = {
	.reach = CHILD_READS, /* the fonts */
	.memory = 768u * 1024 * 1024,
	.answer = 64u * 1024 * 1024,
	.milliseconds = 8000,
};

/* A child of a process with many threads may be forked while one of them holds a lock of a library; such
 * a child stands still.  One that is only slow gets its time at the second try. */
static FALLIBLE draw_in_child(struct arena *a, child_work *work, void *arg, struct child_answer *ret)
{
	struct child_limits longer = limits;
	struct error *e = child_run(a, &limits, NULL, work, arg, ret);

	if (e == NULL || strcmp(e->reason, "child_slow") != 0)
		return e;
	longer.milliseconds = 30000;
	return child_run(a, &longer, NULL, work, arg, ret);
}

static void say(void *self, const void *bytes, size_t n)
{
	child_say(*(int *)self, bytes, n);
}

static void work(int pipe, void *arg)
{
	AUTO_ARENA own = { 0 }; /* the caller's may be guarded, and its guard is not in this process */
	struct error *e = draw_pdf(&own, arg, say, &pipe);

	if (e == NULL)
		return;
	child_say(pipe, "!", 1);
	child_say(pipe, e->reason, strlen(e->reason));
}

/* What is drawn is our own: a child that died had no memory. */
static FALLIBLE blame(struct arena *a, struct error *e)
{
	if (e == NULL || (strcmp(e->reason, "child_died") != 0 && strcmp(e->reason, "child_memory") != 0))
		return e;
	return error_with(a, ERROR_BUSY, NULL, "out_of_memory", "%s", e->detail == NULL ? e->reason : e->detail);
}

FALLIBLE pdf_make(struct arena *a, const struct page_document *d, const char **ret_data, size_t *ret_n)
{
	struct child_answer answer;

	TRY(blame(a, draw_in_child(a, work, (void *)(uintptr_t)d, &answer)));
	if (answer.n == 0 || answer.data[0] == '!')
		return answer.n == 0 ? error_new(a, ERROR_BUSY, NULL, "out_of_memory")
				     : error_new(a, ERROR_INVALID, NULL, answer.data + 1);
	*ret_data = answer.data;
	*ret_n = answer.n;
	return NULL;
}

/* --- a book: "pages N", "at PAGE PLACE" for each place, an empty line, the file --- */

static const struct child_limits book_limits = {
	.reach = CHILD_READS,
	.memory = 2048u * 1024 * 1024,
	.answer = 512u * 1024 * 1024,
	.milliseconds = 60000,
};

/* What cairo gives, kept until it is whole; memory of the C library, since a library's callback may not unwind. */
struct heap {
	char *data;
	size_t n, size;
};

static void heap_add(void *self, const void *bytes, size_t n)
{
	struct heap *h = self;

	if (h->size - h->n < n) {
		h->size = (h->size + n) * 2;
		h->data = realloc(h->data, h->size);
		if (h->data == NULL)
			child_out_of_memory();
	}
	memcpy(h->data + h->n, bytes, n);
	h->n += n;
}

static void say_numbers(struct arena *a, int pipe, const struct drawn *d)
{
	struct buffer b = BUFFER(a);

	buffer_print(&b, "pages %d\n", d->pages);
	for (size_t i = 0; i < d->number_count; i++)
		buffer_print(&b, "at %d %s\n", d->numbers[i].page, d->numbers[i].place);
	buffer_char(&b, '\n');
	child_say(pipe, b.data, b.used);
}

static FALLIBLE draw_whole(struct arena *a, int pipe, const struct page_document *d)
{
	struct heap drawn = { 0 };
	struct drawn found;
	const char *data;
	size_t n;

	TRY(draw_book(a, d, heap_add, &drawn, &found));
	data = drawn.data;
	n = drawn.n;
	if (found.sheet_count > 0)
		TRY(sheets_lay(a, drawn.data, drawn.n, found.sheets, found.sheet_count, &data, &n));
	say_numbers(a, pipe, &found);
	child_say(pipe, data, n);
	return NULL;
}

static void book_work(int pipe, void *arg)
{
	AUTO_ARENA own = { 0 };
	struct error *e = draw_whole(&own, pipe, arg);

	if (e == NULL)
		return;
	child_say(pipe, "!", 1);
	child_say(pipe, e->reason, strlen(e->reason));
}

/* The next line of what is told in front of the file. */
static const char *told_line(struct arena *a, const char **at, const char *end)
{
	const char *stop = memchr(*at, '\n', (size_t)(end - *at));

	if (stop == NULL)
		return "";
	const char *line = arena_copy_n(a, *at, (size_t)(stop - *at));
	*at = stop + 1;
	return line;
}

static void read_told(struct arena *a, const struct child_answer *answer, struct pdf_book *ret)
{
	const char *at = answer->data, *end = answer->data + answer->n, *line;
	size_t room = 0;

	*ret = (struct pdf_book){ 0 };
	while ((line = told_line(a, &at, end))[0] != '\0') {
		char *rest;
		if (text_starts(line, "pages "))
			ret->pages = (int)strtol(line + strlen("pages "), NULL, 10);
		if (!text_starts(line, "at "))
			continue;
		int page = (int)strtol(line + strlen("at "), &rest, 10);
		ret->numbers = arena_room(a, ret->numbers, ret->number_count, &room, sizeof *ret->numbers);
		ret->numbers[ret->number_count++] = (struct page_number){ rest + 1, page };
	}
	ret->data = at;
	ret->n = (size_t)(end - at);
}

FALLIBLE pdf_book_make(struct arena *a, const struct page_document *d, struct pdf_book *ret)
{
	struct child_answer answer;

	TRY(blame(a, child_run(a, &book_limits, NULL, book_work, (void *)(uintptr_t)d, &answer)));
	if (answer.n == 0 || answer.data[0] == '!')
		return answer.n == 0 ? error_new(a, ERROR_BUSY, NULL, "out_of_memory")
				     : error_new(a, ERROR_INVALID, NULL, answer.data + 1);
	read_told(a, &answer, ret);
	return NULL;
}
