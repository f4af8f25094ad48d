#include "rule/bid/page_ranges.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* A page number at *s, moved past it; 0: none. */
static int number_at(const char **s)
{
	char *end;

	*s += strspn(*s, " ");
	if (**s < '0' || **s > '9')
		return 0;
	long n = strtol(*s, &end, 10);
	*s = end + strspn(end, " ");
	return n >= 1 && n <= PAGE_RANGES_MOST ? (int)n : 0;
}

static bool range_at(const char **s, int *ret_from, int *ret_to)
{
	*ret_from = *ret_to = number_at(s);
	if (*ret_from != 0 && **s == '-') {
		(*s)++;
		*ret_to = number_at(s);
	}
	return *ret_from != 0 && *ret_to >= *ret_from;
}

bool page_ranges_read(struct arena *a, const char *text, int count, int **ret, size_t *ret_n)
{
	const char *s = text == NULL ? "" : text_narrow(text, a);
	int *pages = NULL, from = 1, to = count;
	size_t n = 0, room = 0;
	bool all = *(s += strspn(s, " ")) == '\0';

	do {
		if (!all && !range_at(&s, &from, &to))
			return false;
		for (int page = from; page <= to && (count == 0 || page <= count); page++) {
			pages = arena_room(a, pages, n, &room, sizeof *pages);
			pages[n++] = page;
		}
		bool more = *s == ',' || text_starts(s, "、");
		if (*s != '\0' && !more)
			return false;
		s += *s == ',' ? 1 : more ? 3 : 0;
	} while (*s != '\0');
	*ret = pages;
	*ret_n = n;
	return true;
}
