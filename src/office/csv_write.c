#include "office/csv.h"

#include "base/text.h"

bool csv_risky(const char *text)
{
	static const char *const starts[] = {
		"=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0",
	};

	text += strspn(text, "'");
	for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
		if (text_starts(text, starts[i]))
			return true;
	}
	return false;
}

struct csv_writer csv_writer_of(struct arena *a)
{
	struct csv_writer w = { .out = BUFFER(a), .blank = true };

	buffer_add(&w.out, "\xEF\xBB\xBF");
	return w;
}

void csv_cell(struct csv_writer *w, const char *text)
{
	text = text == NULL ? "" : text;
	bool quoted = text[strcspn(text, ",\"\r\n")] != '\0' || text[0] == ' ' || text_ends(text, " ");

	if (w->cells++ > 0)
		buffer_char(&w->out, ',');
	w->blank = w->blank && text[0] == '\0';
	if (quoted)
		buffer_char(&w->out, '"');
	if (csv_risky(text))
		buffer_char(&w->out, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buffer_char(&w->out, '"');
		buffer_char(&w->out, *text);
	}
	if (quoted)
		buffer_char(&w->out, '"');
}

/* A row of one empty cell would look like an empty line. */
void csv_end_row(struct csv_writer *w)
{
	if (w->cells == 1 && w->blank)
		buffer_add(&w->out, "\"\"");
	buffer_add(&w->out, "\r\n");
	w->cells = 0;
	w->blank = true;
}
