#include "office/page_shot.h"

#include <string.h>

#include "child/child.h"

#define LONGEST "1400" /* dots of the longer side: a page that says it is a mile long is no larger */

static const struct child_limits limits = {
	.reach = CHILD_READS,
	.memory = 256u * 1024 * 1024,
	.answer = 8u * 1024 * 1024,
	.milliseconds = 8000,
	.seconds = 2,
};

FALLIBLE page_shot(struct arena *a, const void *data, size_t n, int page, const char **ret_jpeg, size_t *ret_n)
{
	const char *number = arena_print(a, "%d", page);
	const char *const argv[] = { "/usr/bin/pdftoppm",
				     "-q",
				     "-jpeg",
				     "-jpegopt",
				     "quality=75",
				     "-scale-to",
				     LONGEST,
				     "-f",
				     number,
				     "-l",
				     number,
				     "-",
				     NULL };
	struct child_answer answer;

	if (n < 5 || memcmp(data, "%PDF-", 5) != 0)
		return error_new(a, ERROR_MEDIA, "file", "page_format");
	struct error *e = child_exec(a, &limits, argv, data, n, &answer);
	if (e != NULL && strcmp(e->reason, "child_died") != 0)
		return e;
	if (e != NULL && memmem(data, n, "/Encrypt", 8) != NULL)
		return error_new(a, ERROR_INVALID, "file", "pdf_encrypted");
	if (e != NULL && memmem(data, n, "/Page", 5) == NULL && memmem(data, n, "/ObjStm", 7) == NULL)
		return error_new(a, ERROR_INVALID, "file", "pdf_damaged");
	if (e != NULL || answer.n == 0)
		return error_new(a, ERROR_MISSING, "page", "no_such_page");
	*ret_jpeg = answer.data;
	*ret_n = answer.n;
	return NULL;
}
