#include "cmd/demo_tender.h"

#include <stdlib.h>
#include <string.h>

#include "app/bid/book_derive.h"
#include "app/bid/tender_reading.h"

/* A word in {{…}} and how its day is written. */
static const struct {
	const char *word;
	int parts; /* of year, month, day */
} marks[] = { { "{{year ", 1 }, { "{{month ", 2 }, { "{{day ", 3 } };

static void date_print(struct buffer *out, date d, int parts)
{
	const char *iso = date_text(d, out->arena);

	if (parts == 1)
		buffer_print(out, "%.4s", iso);
	else if (parts == 2)
		buffer_print(out, "%.4s年%d月", iso, atoi(iso + 5));
	else
		buffer_print(out, "%.4s年%d月%d日", iso, atoi(iso + 5), atoi(iso + 8));
}

/* The length of the mark that begins here, written out; 0: none does. */
static size_t mark_print(const struct demo *d, const char *text, size_t n, struct buffer *out)
{
	for (unsigned i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t k = strlen(marks[i].word);
		const char *end = n < k || memcmp(text, marks[i].word, k) != 0 ? NULL : memchr(text, '}', n);
		if (end == NULL)
			continue;
		date_print(out, date_plus(d->today, (int)strtol(text + k, NULL, 10)), marks[i].parts);
		return (size_t)(end - text) + 2;
	}
	return 0;
}

void demo_dated(const struct demo *d, const char *text, size_t n, struct buffer *out)
{
	for (size_t i = 0; i < n;) {
		size_t k = mark_print(d, text + i, n - i, out);
		if (k == 0)
			buffer_char(out, text[i++]);
		i += k;
	}
}

FALLIBLE demo_read(struct demo *d, struct act *act, const json_t *line)
{
	struct tender_reading reading = { 0 };
	struct buffer answer = BUFFER(act->arena);
	struct demo_ref *tender = NULL;

	TRY(demo_ref_find(d, json_member_text(line, "ref", act->arena), &tender, act->arena));
	TRY(tender_reading_find(act, tender->id, 0, &reading));
	TRY(tender_reading_parse(act->app, &reading, act->arena));
	return tender_reading_keep(act, &reading, &answer);
}

FALLIBLE demo_book(struct demo *d, struct act *act, const json_t *line)
{
	struct demo_ref *bid = NULL;
	struct book_deriving of;

	TRY(demo_ref_find(d, json_member_text(line, "ref", act->arena), &bid, act->arena));
	TRY(book_derive_find(act, bid->id, &of));
	TRY(book_derive_read(act->app, &of, act->arena));
	return book_derive_keep(act, &of);
}
