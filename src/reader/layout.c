#include "reader/layout.h"

#include "base/text.h"
#include "reader/clauses.h"
#include "reader/headings.h"

#define LINE_LONGEST 6000 /* bytes */

struct laying {
	struct arena *arena;
	struct layout out;
	size_t room;
	struct headings headings;
};

static bool is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x2002 || c == 0x2003 ||
	       c == 0x200B || c == 0xFEFF;
}

/* Blanks beside these say nothing. */
static bool is_wide(uint32_t c)
{
	return c >= 0x2E80 || (c >= 0x2010 && c <= 0x27BF);
}

/* Signs that are written in several ways. */
static uint32_t plain_sign(uint32_t c)
{
	static const struct {
		uint32_t from, to;
	} signs[] = {
		{ 0x3014, '[' },    { 0x3015, ']' },	{ 0x3010, '[' },    { 0x3011, ']' },	{ 0x2236, ':' },
		{ 0xFE55, ':' },    { 0x2F, '/' },	{ 0x2215, '/' },    { 0x22C6, 0x2605 }, { 0x272D, 0x2605 },
		{ 0x2B50, 0x2605 }, { 0x25B3, 0x25B3 }, { 0xFFE5, 0xA5 },   { 0x2003, ' ' },	{ 0x2F00, 0x4E00 },
		{ 0x2F17, 0x5341 }, { 0xF0FE, 0x2611 }, { 0xF052, 0x2611 }, { 0xF0FC, 0x221A }, { 0xF050, 0x221A },
		{ 0xF0A8, 0x25A1 }, { 0xF0A3, 0x25A1 }, { 0xF06F, 0x25A1 }, { 0xF071, 0x25A1 }, { 0x2610, 0x25A1 },
		{ 0x2713, 0x221A }, { 0x2714, 0x221A }, { 0x2612, 0x2611 }, { 0x25A2, 0x25A1 }, { 0x2F08, 0x4EBA },
		{ 0x2F45, 0x65B9 }, { 0x2F47, 0x65E5 }, { 0x2F49, 0x6708 }, { 0x2F24, 0x5927 },
	};

	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		if (signs[i].from == c)
			return signs[i].to;
	}
	return c;
}

/* ⑴ and ⒈ are (1) and 1. in one sign. */
static bool put_compound(struct buffer *b, uint32_t c)
{
	if (c >= 0x2474 && c <= 0x2487)
		buffer_print(b, "(%d)", (int)(c - 0x2474 + 1));
	else if (c >= 0x2488 && c <= 0x249B)
		buffer_print(b, "%d.", (int)(c - 0x2488 + 1));
	else if (c >= 0x3220 && c <= 0x3229)
		buffer_print(b, "(%.3s)", &"一二三四五六七八九十"[(c - 0x3220) * 3]);
	else
		return false;
	return true;
}

const char *layout_squeeze(struct arena *a, const char *s)
{
	struct buffer b = BUFFER(a);
	const char *narrow = text_narrow(s, a);
	uint32_t last = 0x3000; /* as if after a wide one: no blank at the beginning */
	bool gap = false;

	while (*narrow != '\0') {
		char out[4];
		uint32_t c = plain_sign(text_next(&narrow));
		if (is_blank(c)) {
			gap = true;
			continue;
		}
		if (gap && !is_wide(last) && !is_wide(c) && last != ':' && c != ':')
			buffer_char(&b, ' ');
		if (!put_compound(&b, c))
			buffer_put(&b, out, text_encode(c, out));
		last = c;
		gap = false;
	}
	return buffer_text(&b);
}

/* Without what stands for what was not read: it is no value of anything. */
static const char *read_only(struct arena *a, const char *s)
{
	struct buffer b = BUFFER(a);
	const char *at;

	if (strstr(s, DOCUMENT_LEFT_OUT) == NULL)
		return s;
	while ((at = strstr(s, DOCUMENT_LEFT_OUT)) != NULL) {
		const char *end = strstr(at, DOCUMENT_LEFT_OUT_END);
		buffer_put(&b, s, (size_t)(at - s));
		s = end == NULL ? at + strlen(at) : end + strlen(DOCUMENT_LEFT_OUT_END);
	}
	buffer_add(&b, s);
	return buffer_text(&b);
}

const char *layout_back(const char *at, size_t n)
{
	for (at -= n; ((unsigned char)*at & 0xC0) == 0x80; at++)
		;
	return at;
}

static bool is_tick(uint32_t c)
{
	return c == 0x2611 || c == 0x25A0 || c == 0x221A;
}

/* Where one option of a choice ends: at the next box or the end of its clause. */
static bool ends_option(uint32_t c)
{
	return c == 0x25A1 || is_tick(c) || c == ';' || c == 0x3002 || c == ',' || c == '/' || c == '(';
}

/* Of a choice with something ticked, what is not ticked is left out: "☑是/□否" is "☑是/". */
static const char *chosen_only(struct arena *a, const char *text)
{
	struct buffer b = BUFFER(a);
	bool ticked = false, open = false;

	for (const char *s = text; *s != '\0';) {
		uint32_t c = text_next(&s);
		ticked = ticked || is_tick(c);
		open = open || c == 0x25A1;
	}
	if (!ticked || !open)
		return text;
	for (const char *s = text; *s != '\0';) {
		const char *start = s;
		uint32_t c = text_next(&s);
		for (const char *next = s; c == 0x25A1 && *next != '\0' && !ends_option(text_next(&next)); s = next)
			;
		if (c != 0x25A1)
			buffer_put(&b, start, (size_t)(s - start));
	}
	return buffer_text(&b);
}

static const char *words_of(struct arena *a, const char *shown)
{
	return chosen_only(a, layout_squeeze(a, read_only(a, shown)));
}

/* A line of nothing else stays one, to be shown. */
static const char *line_words(struct arena *a, const char *shown)
{
	const char *text = words_of(a, shown);

	return text[0] == '\0' && shown[0] != '\0' ? layout_squeeze(a, shown) : text;
}

/* What a line may hold; more is cut at the end of a sentence, so that no search has to look far. */
static size_t line_length(const char *s, size_t n)
{
	size_t end = LINE_LONGEST;

	if (n <= LINE_LONGEST)
		return n;
	while (end > LINE_LONGEST / 2 && memcmp(s + end - 3, "。", 3) != 0)
		end--;
	if (end == LINE_LONGEST / 2)
		for (end = LINE_LONGEST; ((unsigned char)s[end] & 0xC0) == 0x80; end--)
			;
	return end;
}

static struct line *line_add(struct laying *l, const char *text, const char *shown, int page, size_t block)
{
	l->out.lines = arena_room(l->arena, l->out.lines, l->out.count, &l->room, sizeof *l->out.lines);
	struct line *line = &l->out.lines[l->out.count++];
	*line = (struct line){ .text = text, .shown = shown, .page = page, .block = block, .row = -1, .column = -1 };
	line->letters = pattern_letters(text);
	headings_place(&l->headings, line);
	return line;
}

static void piece_lay(struct laying *l, const char *piece, size_t n, const struct block *k, size_t block)
{
	while (n > 0) {
		size_t length = line_length(piece, n);
		const char *shown = text_trim(arena_copy_n(l->arena, piece, length), l->arena);
		const char *text = line_words(l->arena, shown);
		if (text[0] != '\0' && !headings_contents_line(shown)) {
			headings_enter(&l->headings, text, k->level, block);
			line_add(l, text, shown, k->page, block);
		}
		piece += length;
		n -= length;
	}
}

static void paragraph_lay(struct laying *l, const struct block *k, size_t block)
{
	struct clause_cut cut = clause_cut_begin(k->text);
	const char *piece;
	size_t n;

	while (clause_cut_next(&cut, &piece, &n))
		piece_lay(l, piece, n, k, block);
}

/* The number a row of a table begins with; NULL: none. */
static const char *row_number(struct arena *a, const struct row *r)
{
	const char *text = r->count < 2 ? "" : layout_squeeze(a, r->cells[0].text);
	size_t n = strlen(text);

	return n > 0 && n <= 12 && strspn(text, "0123456789.-() ") == n ? text : NULL;
}

/* The paragraphs of a cell. */
static void cell_lay(struct laying *l, const struct cell *c, const struct row *r, size_t block, int row)
{
	const char *number = row_number(l->arena, r);

	for (const char *s = c->text; *s != '\0';) {
		size_t n = line_length(s, strcspn(s, "\n"));
		const char *shown = text_trim(arena_copy_n(l->arena, s, n), l->arena);
		const char *text = line_words(l->arena, shown);
		if (text[0] != '\0') {
			struct line *line = line_add(l, text, shown, r->page, block);
			line->row = row;
			line->column = c->column;
			line->section = number != NULL ? number : line->section;
		}
		s += n + (s[n] == '\n');
	}
}

static const struct cell *cell_at(const struct row *r, int column)
{
	for (size_t i = 0; i < r->count; i++) {
		if (column >= r->cells[i].column && column < r->cells[i].column + r->cells[i].span)
			return &r->cells[i];
	}
	return NULL;
}

/* The cell that holds the text of this one: where cells are merged downwards, the first of them. */
static const struct cell *cell_top(const struct block *k, size_t row, const struct cell *c)
{
	while (c != NULL && c->above && row > 0)
		c = cell_at(&k->rows[--row], c->column);
	return c;
}

/* Short, without a sentence in it: what may name a value. */
static bool may_be_label(const char *text)
{
	return text[0] != '\0' && text_length(text) <= 24 && strstr(text, "。") == NULL && strchr(text, ';') == NULL &&
	       strspn(text, "0123456789.-/, ") < strlen(text);
}

static void pair_add(struct laying *l, const char *label, const struct cell *value, const struct row *r, size_t block,
		     int row, bool headed)
{
	const char *shown = arena_copy_n(l->arena, value->text, line_length(value->text, strlen(value->text)));
	const char *text = words_of(l->arena, shown);
	size_t n = strlen(label);

	if (text[0] == '\0')
		return;
	n -= n > 0 && label[n - 1] == ':';
	label = arena_copy_n(l->arena, label, n);
	struct line *line = line_add(l, arena_print(l->arena, "%s:%s", label, text), shown, r->page, block);
	line->row = row;
	line->column = value->column;
	line->pair = true;
	line->headed = headed;
}

/* Label and value beside each other. */
static void row_pairs(struct laying *l, const struct block *k, size_t block, size_t row)
{
	const struct row *r = &k->rows[row];
	const char *label = NULL;

	for (size_t i = 0; i < r->count; i++) {
		const struct cell *top = cell_top(k, row, &r->cells[i]);
		const char *text = top == NULL ? "" : layout_squeeze(l->arena, top->text);
		if (label != NULL && !r->cells[i].above)
			pair_add(l, label, &r->cells[i], r, block, (int)row, false);
		if (text[0] != '\0')
			label = may_be_label(text) ? text : NULL;
	}
}

static bool is_head_row(const struct laying *l, const struct row *r)
{
	size_t labels = 0;

	for (size_t i = 0; i < r->count; i++) {
		const char *text = layout_squeeze(l->arena, r->cells[i].text);
		if (text[0] != '\0' && !may_be_label(text))
			return false;
		labels += text[0] != '\0' && strchr(text, ':') == NULL;
	}
	return labels >= 3;
}

/* Values under their column's heading. */
static void column_pairs(struct laying *l, const struct block *k, size_t block, size_t row)
{
	const struct row *r = &k->rows[row], *head = &k->rows[0];

	for (size_t i = 0; i < r->count; i++) {
		const struct cell *h = cell_at(head, r->cells[i].column);
		if (h != NULL && !r->cells[i].above)
			pair_add(l, layout_squeeze(l->arena, h->text), &r->cells[i], r, block, (int)row, true);
	}
}

static void table_lay(struct laying *l, const struct block *k, size_t block)
{
	bool head = k->count > 1 && is_head_row(l, &k->rows[0]);

	headings_enter_table(&l->headings, k, l->arena);
	for (size_t r = 0; r < k->count && !l->out.cut; r++) {
		l->out.cut = l->out.count > LAYOUT_LINES;
		for (size_t c = 0; c < k->rows[r].count; c++)
			cell_lay(l, &k->rows[r].cells[c], &k->rows[r], block, (int)r);
		row_pairs(l, k, block, r);
		if (head && r > 0)
			column_pairs(l, k, block, r);
	}
	headings_leave_table(&l->headings);
}

struct layout layout_of(struct arena *a, const struct document *d)
{
	struct laying l = { .arena = a, .out.document = d };

	headings_begin(&l.headings, a, d);
	for (size_t i = 0; i < d->count && !l.out.cut; i++) {
		l.out.cut = l.out.count > LAYOUT_LINES;
		if (d->blocks[i].kind == BLOCK_TABLE)
			table_lay(&l, &d->blocks[i], i);
		else
			paragraph_lay(&l, &d->blocks[i], i);
	}
	return l.out;
}
