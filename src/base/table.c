#include "base/table.h"

#include <string.h>

struct table table_of(const char *text, size_t n)
{
	return (struct table){ .at = text, .end = text + n };
}

/* The bounds of the next line, without its end. */
static bool line_next(struct table *r, const char **ret_line, const char **ret_end)
{
	const char *newline;

	if (r->at >= r->end)
		return false;
	newline = memchr(r->at, '\n', (size_t)(r->end - r->at));
	*ret_line = r->at;
	*ret_end = newline == NULL ? r->end : newline;
	r->at = newline == NULL ? r->end : newline + 1;
	r->line++;
	if (*ret_end > *ret_line && (*ret_end)[-1] == '\r')
		(*ret_end)--;
	return true;
}

static void split(const char *p, const char *end, const char *field[], int width, struct arena *a)
{
	for (int i = 0; i < width; i++) {
		const char *comma = i + 1 < width ? memchr(p, ',', (size_t)(end - p)) : NULL;
		const char *stop = comma == NULL ? end : comma;

		field[i] = arena_copy_n(a, p, (size_t)(stop - p));
		p = comma == NULL ? end : comma + 1;
	}
}

bool table_next(struct table *r, const char *field[], int width, struct arena *a)
{
	const char *p, *end;

	while (line_next(r, &p, &end)) {
		if (r->line == 1 || p == end || *p == '#')
			continue;
		split(p, end, field, width, a);
		return true;
	}
	return false;
}
