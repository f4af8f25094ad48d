#include "office/html_read.h"

#include <stdlib.h>
#include <strings.h>

#include "base/text.h"
#include "office/left_out.h"

#define COLUMNS 64
#define TINY 32 /* pixels of an icon, a spacer, a counter */

struct html {
	struct arena *arena;
	struct document_draft draft;
	struct buffer text;   /* of the paragraph or cell being read */
	int level;	      /* of the heading being read */
	int depth;	      /* of open tables */
	bool in_cell, broken; /* broken: the table turned out to be layout */
	struct row *rows;
	size_t count, room;
	struct cell *cells;
	size_t cell_count, cell_room;
	int column, span, down;
	int held[COLUMNS]; /* rows for which a cell above still holds the column */
};

static void paragraph_end(struct html *h)
{
	if (h->in_cell && !h->broken) {
		if (h->text.used > 0 && h->text.data[h->text.used - 1] != '\n')
			buffer_char(&h->text, '\n');
		return;
	}
	if (h->text.used > 0)
		document_paragraph(&h->draft, arena_copy(h->arena, buffer_text(&h->text)), 1, h->level);
	h->text = BUFFER(h->arena);
}

/* Tables. */

static void table_flush(struct html *h)
{
	if (h->count > 0)
		document_table(&h->draft, h->rows, h->count, 1);
	h->rows = NULL;
	h->count = h->room = 0;
}

static void table_open(struct html *h)
{
	h->depth++;
	if (h->depth > 1) { /* what is around it is layout */
		h->broken = true;
		for (size_t i = 0; i < h->cell_count; i++)
			document_paragraph(&h->draft, h->cells[i].text, 1, 0);
		h->cell_count = 0;
	}
	paragraph_end(h);
	table_flush(h);
	h->broken = false;
	h->in_cell = false;
	memset(h->held, 0, sizeof h->held);
}

static void cell_end(struct html *h)
{
	if (!h->in_cell || h->broken)
		return;
	h->in_cell = false;
	h->cells = arena_room(h->arena, h->cells, h->cell_count, &h->cell_room, sizeof *h->cells);
	h->cells[h->cell_count++] = (struct cell){
		.text = text_trim(buffer_text(&h->text), h->arena),
		.column = h->column,
		.span = h->span,
	};
	for (int i = h->column; i < h->column + h->span && i < COLUMNS; i++)
		h->held[i] = h->down;
	h->column += h->span;
	h->text = BUFFER(h->arena);
}

/* Columns that a cell of an earlier row still holds. */
static void held_cells(struct html *h)
{
	while (h->column < COLUMNS && h->held[h->column] > 0) {
		h->cells = arena_room(h->arena, h->cells, h->cell_count, &h->cell_room, sizeof *h->cells);
		h->cells[h->cell_count++] = (struct cell){ .text = "", .column = h->column, .span = 1, .above = true };
		h->held[h->column++]--;
	}
}

static void row_end(struct html *h)
{
	cell_end(h);
	if (h->cell_count == 0 || h->broken)
		return;
	held_cells(h);
	h->rows = arena_room(h->arena, h->rows, h->count, &h->room, sizeof *h->rows);
	h->rows[h->count++] = (struct row){ .cells = h->cells, .count = h->cell_count, .page = 1 };
	h->cells = NULL;
	h->cell_count = h->cell_room = 0;
	h->column = 0;
}

static void table_close(struct html *h)
{
	if (h->depth == 0)
		return;
	row_end(h);
	table_flush(h);
	h->depth--;
	h->broken = h->depth > 0; /* an outer table was layout */
	h->in_cell = false;
	h->column = 0;
}

/* Tags. */

static int number_in(const char *attributes, const char *name)
{
	const char *at = strcasestr(attributes, name);

	if (at == NULL)
		return 1;
	at += strlen(name);
	at += strspn(at, " =\"'");
	long n = strtol(at, NULL, 10);
	return n < 1 ? 1 : n > COLUMNS ? COLUMNS : (int)n;
}

static void cell_open(struct html *h, const char *attributes)
{
	cell_end(h);
	if (h->depth == 0 || h->broken) {
		paragraph_end(h);
		return;
	}
	held_cells(h);
	h->text = BUFFER(h->arena);
	h->in_cell = true;
	h->span = number_in(attributes, "colspan");
	h->down = number_in(attributes, "rowspan") - 1;
}

enum tag_kind {
	TAG_NONE,
	TAG_BLOCK,
	TAG_HEADING,
	TAG_TABLE,
	TAG_ROW,
	TAG_CELL,
	TAG_BREAK,
	TAG_PICTURE,
	TAG_DRAWING,
	TAG_FILE,
	TAG_SKIPPED
};

static enum tag_kind kind_of(const char *name)
{
	static const struct {
		const char *name;
		enum tag_kind kind;
	} tags[] = {
		{ "p", TAG_BLOCK },	     { "div", TAG_BLOCK },	  { "li", TAG_BLOCK },
		{ "ul", TAG_BLOCK },	     { "ol", TAG_BLOCK },	  { "section", TAG_BLOCK },
		{ "article", TAG_BLOCK },    { "hr", TAG_BLOCK },	  { "dd", TAG_BLOCK },
		{ "dt", TAG_BLOCK },	     { "blockquote", TAG_BLOCK }, { "body", TAG_BLOCK },
		{ "h1", TAG_HEADING },	     { "h2", TAG_HEADING },	  { "h3", TAG_HEADING },
		{ "h4", TAG_HEADING },	     { "h5", TAG_HEADING },	  { "h6", TAG_HEADING },
		{ "table", TAG_TABLE },	     { "tr", TAG_ROW },		  { "td", TAG_CELL },
		{ "th", TAG_CELL },	     { "br", TAG_BREAK },	  { "script", TAG_SKIPPED },
		{ "style", TAG_SKIPPED },    { "title", TAG_SKIPPED },	  { "noscript", TAG_SKIPPED },
		{ "template", TAG_SKIPPED }, { "img", TAG_PICTURE },	  { "svg", TAG_DRAWING },
		{ "canvas", TAG_DRAWING },   { "object", TAG_FILE },	  { "embed", TAG_FILE },
		{ "iframe", TAG_FILE },
	};

	for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
		if (strcasecmp(tags[i].name, name) == 0)
			return tags[i].kind;
	}
	return TAG_NONE;
}

static void heading(struct html *h, const char *name, bool closes)
{
	paragraph_end(h);
	h->level = closes ? 0 : name[1] - '0';
}

/* "width=16", "height:1px": there is nothing to read in it; false: larger, or nothing is said. */
static bool is_tiny(const char *attributes, const char *side)
{
	for (const char *at = attributes; (at = strcasestr(at, side)) != NULL; at += strlen(side)) {
		if (at > attributes && strchr(" ;\"'", at[-1]) == NULL)
			continue; /* line-height, max-width */
		const char *value = at + strlen(side);
		value += strspn(value, " =:\"'");
		size_t digits = strspn(value, "0123456789");
		if (digits > 0 && value[digits] != '%' && value[digits] != '.' && strtol(value, NULL, 10) <= TINY)
			return true;
	}
	return false;
}

/* What is shown and not read is named in its place. */
static void left_out(struct html *h, enum left_out what, const char *attributes)
{
	if (!is_tiny(attributes, "width") && !is_tiny(attributes, "height"))
		buffer_add(&h->text, left_out_text(what));
}

static void tag(struct html *h, enum tag_kind kind, const char *name, const char *attributes, bool closes)
{
	switch (kind) {
	case TAG_BLOCK:
	case TAG_BREAK:
		paragraph_end(h);
		break;
	case TAG_HEADING:
		heading(h, name, closes);
		break;
	case TAG_TABLE:
		closes ? table_close(h) : table_open(h);
		break;
	case TAG_ROW:
		row_end(h);
		break;
	case TAG_CELL:
		closes ? cell_end(h) : cell_open(h, attributes);
		break;
	case TAG_PICTURE:
		left_out(h, LEFT_OUT_PICTURE, attributes);
		break;
	case TAG_DRAWING:
	case TAG_FILE:
		if (!closes)
			left_out(h, kind == TAG_FILE ? LEFT_OUT_FILE : LEFT_OUT_DRAWING, attributes);
		break;
	case TAG_NONE:
	case TAG_SKIPPED:
		break;
	}
}

/* Text. */

static const char *entity(struct buffer *b, const char *s, const char *end)
{
	static const struct {
		const char *name, *text;
	} entities[] = { { "nbsp", " " },   { "amp", "&" },   { "lt", "<" },	{ "gt", ">" },
			 { "quot", "\"" },  { "ldquo", "“" }, { "rdquo", "”" }, { "middot", "·" },
			 { "yen", "¥" },    { "ensp", " " },  { "emsp", " " },	{ "mdash", "—" },
			 { "hellip", "…" }, { "times", "×" }, { "ge", "≥" },	{ "le", "≤" } };
	char name[12] = "", bytes[4];
	size_t n = 0;

	while (s + 1 + n < end && n < sizeof name - 1 && s[1 + n] != ';' && s[1 + n] != '&' && s[1 + n] != ' ') {
		name[n] = s[1 + n];
		n++;
	}
	if (s + 1 + n >= end || s[1 + n] != ';') {
		buffer_char(b, '&');
		return s + 1;
	}
	if (name[0] == '#') {
		bool hex = name[1] == 'x' || name[1] == 'X';
		unsigned long c = strtoul(name + 1 + hex, NULL, hex ? 16 : 10);
		bool good = c >= ' ' && c < 0x110000 && !(c >= 0xD800 && c < 0xE000);
		buffer_put(b, bytes, text_encode(good ? (uint32_t)c : ' ', bytes));
		return s + n + 2;
	}
	for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
		if (strcmp(entities[i].name, name) == 0) {
			buffer_add(b, entities[i].text);
			return s + n + 2;
		}
	}
	return s + n + 2;
}

static void put_blank(struct buffer *b)
{
	if (b->used > 0 && b->data[b->used - 1] != ' ' && b->data[b->used - 1] != '\n')
		buffer_char(b, ' ');
}

/* Past a tag that begins at s; scripts and styles with all that is in them. */
static const char *tag_read(struct html *h, const char *s, const char *end)
{
	const char *close = memchr(s, '>', (size_t)(end - s));
	char name[16] = "";
	size_t n = 0;

	if (end - s > 3 && memcmp(s, "<!--", 4) == 0) {
		const char *stop = memmem(s, (size_t)(end - s), "-->", 3);
		return stop == NULL ? end : stop + 3;
	}
	if (close == NULL)
		return end;
	bool closes = s[1] == '/';
	const char *at = s + 1 + closes;
	while (n < sizeof name - 1 && ((at[n] | 32) >= 'a' || (at[n] >= '0' && at[n] <= '9')) && at[n] != '>' &&
	       at + n < close) {
		name[n] = at[n];
		n++;
	}
	enum tag_kind kind = kind_of(name);
	tag(h, kind, name, arena_copy_n(h->arena, at + n, (size_t)(close - at - (ptrdiff_t)n)), closes);
	if (kind != TAG_SKIPPED || closes)
		return close + 1;
	const char *stop = strcasestr(close, arena_print(h->arena, "</%s", name));
	return stop == NULL || stop > end ? end : stop;
}

struct document html_read(struct arena *a, const char *html, size_t n)
{
	struct html h = { .arena = a, .draft.arena = a, .text = BUFFER(a) };
	const char *end = html + n;

	for (const char *s = html; s < end;) {
		if (*s == '<' && end - s > 1 && (s[1] == '/' || s[1] == '!' || s[1] == '?' || (s[1] | 32) >= 'a')) {
			s = tag_read(&h, s, end);
		} else if (*s == '&') {
			s = entity(&h.text, s, end);
		} else if (*s == ' ' || *s == '\n' || *s == '\r' || *s == '\t') {
			put_blank(&h.text);
			s++;
		} else {
			buffer_char(&h.text, *s++);
		}
	}
	table_close(&h);
	h.in_cell = false;
	paragraph_end(&h);
	return document_end(&h.draft);
}
