#include "app/presale/pasted_table.h"

#include <string.h>

#include "office/csv.h"

static const struct csv_limits limits = { 1u << 20, 2000, 50, 10000 };

/* Tabs become commas; what a cell holds is quoted by the writer. */
static const char *from_tabs(const char *text, struct arena *a)
{
	struct csv_writer w = csv_writer_of(a);

	while (*text != '\0') {
		size_t n = strcspn(text, "\t\r\n");
		csv_cell(&w, arena_copy_n(a, text, n));
		text += n;
		if (*text == '\t') {
			text++;
			continue;
		}
		csv_end_row(&w);
		text += strspn(text, "\r\n");
	}
	return buffer_text(&w.out);
}

FALLIBLE pasted_table(const char *text, const char *opportunity, struct arena *a, const char **ret_csv,
		      size_t *ret_size)
{
	struct csv_writer w = csv_writer_of(a);
	struct csv_table table;

	if (text == NULL || *text == '\0')
		return error_new(a, ERROR_INVALID, "table", "empty_table");
	if (memchr(text, '\t', strcspn(text, "\r\n")) != NULL)
		text = from_tabs(text, a);
	TRY(csv_read(a, text, strlen(text), &limits, &table));
	for (size_t i = 0; i < table.count; i++) {
		csv_cell(&w, i == 0 ? "opportunity" : opportunity);
		for (size_t k = 0; k < table.rows[i].count; k++)
			csv_cell(&w, table.rows[i].cells[k]);
		csv_end_row(&w);
	}
	*ret_csv = buffer_text(&w.out);
	*ret_size = w.out.used;
	return NULL;
}
