/* The child answers with the file, or with '!' and the reason why there is none. */
#include "office/pdf.h"

#include <string.h>

#include "child/child.h"
#include "office/draw.h"

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
