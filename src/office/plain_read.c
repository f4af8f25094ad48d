#include "office/plain_read.h"

#include "base/text.h"

struct plain {
	struct arena *arena;
	struct document_draft draft;
	struct row *rows; /* of the table being read */
	size_t count, room;
	int page;
};

static void table_end(struct plain *p)
{
	if (p->count > 0)
		document_table(&p->draft, p->rows, p->count, p->rows[0].page);
	p->rows = NULL;
	p->count = p->room = 0;
}

/* Where the next cell ends, and the length of what parts it from the one after; at the end 0. */
static const char *cell_end(const char *start, size_t *ret_gap)
{
	const char *s = start;

	for (; *s != '\0'; s++) {
		bool bar = *s == '|' && (s[1] == ' ' || s[1] == '\0' || (s > start && s[-1] == ' '));
		if (*s == '\t' || bar) {
			*ret_gap = 1;
			return s;
		}
	}
	*ret_gap = 0;
	return s;
}

/* "|---|---|"; a row of empty cells is one to be filled. */
static bool rule_only(const char *s)
{
	return strspn(s, "|-: +=") == strlen(s) && strpbrk(s, "-=+") != NULL;
}

static void row_add(struct plain *p, const char *line)
{
	struct row r = { .page = p->page };
	size_t room = 0, gap = 1;

	line += *line == '|';
	for (const char *at = line; gap > 0;) {
		const char *end = cell_end(at, &gap);
		if (gap == 0 && end == at && r.count > 0)
			break;
		r.cells = arena_room(p->arena, r.cells, r.count, &room, sizeof *r.cells);
		r.cells[r.count] = (struct cell){
			.text = text_trim(arena_copy_n(p->arena, at, (size_t)(end - at)), p->arena),
			.column = (int)r.count,
			.span = 1,
		};
		r.count++;
		at = end + gap;
	}
	p->rows = arena_room(p->arena, p->rows, p->count, &p->room, sizeof *p->rows);
	p->rows[p->count++] = r;
}

static bool is_row(const char *line)
{
	return strchr(line, '\t') != NULL || line[0] == '|' || strstr(line, " | ") != NULL;
}

static void line_add(struct plain *p, const char *line)
{
	size_t marks = strspn(line, "#");

	if (line[0] == '\0')
		return;
	if (is_row(line)) {
		if (!rule_only(line))
			row_add(p, line);
		return;
	}
	table_end(p);
	if (marks > 0 && marks < 7 && line[marks] == ' ')
		document_paragraph(&p->draft, line + marks, p->page, (int)marks);
	else
		document_paragraph(&p->draft, line, p->page, 0);
}

/* Without the blanks around it; but the tabs a row begins with are its empty cells. */
static const char *line_of(struct arena *a, const char *at, size_t n)
{
	const char *line = text_trim(arena_copy_n(a, at, n), a);
	size_t tabs = 0;

	while (tabs < n && at[tabs] == '\t')
		tabs++;
	if (tabs == 0 || strchr(line, '\t') == NULL)
		return line;
	return arena_print(a, "%.*s%s", (int)tabs, at, line);
}

struct document plain_read(struct arena *a, const char *text, size_t n)
{
	struct plain p = { .arena = a, .draft.arena = a, .page = 1 };
	const char *at = text, *end = text + n;

	while (at < end) {
		size_t length = 0;
		while (at + length < end && at[length] != '\n' && at[length] != '\f')
			length++;
		line_add(&p, line_of(a, at, length));
		p.page += at + length < end && at[length] == '\f';
		at += length + 1;
	}
	table_end(&p);
	return document_end(&p.draft);
}
