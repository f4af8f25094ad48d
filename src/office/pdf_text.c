#include "office/pdf_text.h"

#include <math.h>
#include <stdlib.h>

#include "base/text.h"
#include "office/left_out.h"
#include "office/pdf_grid.h"
#include "office/pdf_lines.h"
#include "office/pdf_pictures.h"

#define PICTURES 200 /* of one paragraph */

struct laid_page {
	struct text_line *lines; /* outside of tables */
	size_t line_count;
	struct grid *grids;
	size_t grid_count;
	const char ***cells; /* of each grid, of each cell its text */
	double height;
	struct pdf_pictures pictures; /* outside of tables */
};

struct assembling {
	struct arena *arena;
	struct document_draft draft;
	struct laid_page *pages;
	size_t page_count;
	double left, right; /* of the running text */
	/* the table that may go on over the page */
	struct row *rows;
	size_t row_count, row_room;
	struct grid *grid;
	int table_page;
	/* the paragraph that may */
	struct buffer text;
	struct text_line last;
	int text_page;
	/* pictures that stand beside it, or behind it */
	const char *left_out[PICTURES];
	int left_out_pages[PICTURES];
	size_t left_out_count;
};

/* Sense. */

bool text_makes_sense(const char *text)
{
	static const char common[] =
		"的一不人有是在中大为国和投标文件项目采购应位合同服务要求章公司法时间评审及由者其他或符规定提供证明"
		"产品技术方案本与日月年内可后等行理资金格保管用需";
	size_t wide = 0, known = 0;

	while (*text != '\0') {
		const char *start = text;
		uint32_t c = text_next(&text);
		if (c < 0xC0 || (c >= 0x2000 && c < 0x3100) || c >= 0xFF00)
			continue;
		char one[8] = "";
		memcpy(one, start, (size_t)(text - start));
		wide++;
		known += strstr(common, one) != NULL;
	}
	return wide < 120 || known * 100 >= wide * 8;
}

/* Pages. */

static int grid_of(const struct laid_page *p, const struct box *b)
{
	double x = (b->x0 + b->x1) / 2, y = (b->y0 + b->y1) / 2;

	for (size_t i = 0; i < p->grid_count; i++) {
		if (grid_cell_at(&p->grids[i], x, y) != NULL)
			return (int)i;
	}
	return -1;
}

/* The words of each cell as its text. */
static const char **grid_texts(struct arena *a, const struct grid *g, const struct word *words, const int *home, int id,
			       size_t n)
{
	const char **texts = arena_array(a, const char *, g->count);
	struct word *mine = arena_array(a, struct word, n + 1);

	for (size_t c = 0; c < g->count; c++) {
		struct text_line *lines;
		size_t count = 0;
		for (size_t i = 0; i < n; i++) {
			const struct box *b = &words[i].box;
			if (home[i] == id && grid_cell_at(g, (b->x0 + b->x1) / 2, (b->y0 + b->y1) / 2) == &g->cells[c])
				mine[count++] = words[i];
		}
		size_t line_count = lines_of(a, mine, count, &lines);
		texts[c] = lines_join(a, lines, line_count, g->cells[c].box.x0 + 5, g->cells[c].box.x1 - 5);
	}
	return texts;
}

/* A word that reaches over cell borders was several words set without a gap: rare, and left alone. */
static void page_lay(struct assembling *s, const struct pdf_page *words, const struct rules *rules, struct laid_page *p)
{
	struct word *outside = arena_array(s->arena, struct word, words->count + 1);
	int *home = arena_array(s->arena, int, words->count + 1);
	size_t count = 0;

	p->height = words->height;
	p->grid_count = grids_of(s->arena, rules, &p->grids);
	for (size_t i = 0; i < words->count; i++) {
		home[i] = grid_of(p, &words->words[i].box);
		if (home[i] < 0)
			outside[count++] = words->words[i];
	}
	p->line_count = lines_of(s->arena, outside, count, &p->lines);
	p->cells = arena_array(s->arena, const char **, p->grid_count);
	for (size_t i = 0; i < p->grid_count; i++)
		p->cells[i] = grid_texts(s->arena, &p->grids[i], words->words, home, (int)i, words->count);
}

/* Pictures. */

static const char *picture_text(const struct pdf_picture *p)
{
	return left_out_text(p->drawn ? LEFT_OUT_DRAWING : LEFT_OUT_PICTURE);
}

/* A picture in a table is named in its cell. */
static bool picture_in_cell(struct arena *a, struct laid_page *p, const struct pdf_picture *picture)
{
	int g = grid_of(p, &picture->box);

	if (g < 0)
		return false;
	const struct box *b = &picture->box;
	const struct grid_cell *c = grid_cell_at(&p->grids[g], (b->x0 + b->x1) / 2, (b->y0 + b->y1) / 2);
	const char **text = &p->cells[g][c - p->grids[g].cells];
	*text = arena_print(a, "%s%s%s", *text, (*text)[0] == '\0' ? "" : "\n", picture_text(picture));
	return true;
}

static void pictures_lay(struct assembling *s, struct laid_page *p, struct pdf_pictures found)
{
	size_t kept = 0;

	for (size_t i = 0; i < found.count; i++)
		if (!picture_in_cell(s->arena, p, &found.all[i]))
			found.all[kept++] = found.all[i];
	p->pictures = (struct pdf_pictures){ found.all, kept };
}

/* Behind the paragraph in which it stands, so that none is cut by it. */
static void picture_add(struct assembling *s, const struct pdf_picture *picture, int page)
{
	if (s->left_out_count == PICTURES)
		return;
	s->left_out_pages[s->left_out_count] = page;
	s->left_out[s->left_out_count++] = picture_text(picture);
}

static void pictures_end(struct assembling *s)
{
	for (size_t i = 0; i < s->left_out_count; i++)
		document_paragraph(&s->draft, s->left_out[i], s->left_out_pages[i], 0);
	s->left_out_count = 0;
}

/* Running heads. */

/* A line without its figures: page numbers differ. */
static uint64_t print_of(const char *text)
{
	uint64_t hash = UINT64_C(14695981039346656037);

	for (; *text != '\0'; text++) {
		if ((*text < '0' || *text > '9') && *text != ' ')
			hash = (hash ^ (unsigned char)*text) * UINT64_C(1099511628211);
	}
	return hash;
}

static bool at_edge(const struct laid_page *p, const struct text_line *l)
{
	return l->box.y1 < p->height * 0.12 || l->box.y0 > p->height * 0.9;
}

static bool bare_number(const char *text)
{
	return strspn(text, "0123456789 -—–/·.") == strlen(text);
}

static int by_value(const void *a, const void *b)
{
	uint64_t one = *(const uint64_t *)a, two = *(const uint64_t *)b;

	return one < two ? -1 : one > two;
}

static size_t times(const uint64_t *sorted, size_t n, uint64_t print)
{
	size_t low = 0, high = n, count = 0;

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (sorted[middle] < print)
			low = middle + 1;
		else
			high = middle;
	}
	while (low + count < n && sorted[low + count] == print)
		count++;
	return count;
}

/* Lines at the edge of the page that come again and again, and page numbers. */
static void drop_running_heads(struct assembling *s)
{
	uint64_t *prints = NULL;
	size_t n = 0, room = 0;

	for (size_t i = 0; i < s->page_count; i++) {
		for (size_t k = 0; k < s->pages[i].line_count; k++) {
			if (!at_edge(&s->pages[i], &s->pages[i].lines[k]))
				continue;
			prints = arena_room(s->arena, prints, n, &room, sizeof *prints);
			prints[n++] = print_of(s->pages[i].lines[k].text);
		}
	}
	if (n > 0)
		qsort(prints, n, sizeof *prints, by_value);
	for (size_t i = 0; i < s->page_count; i++) {
		struct laid_page *p = &s->pages[i];
		size_t kept = 0;
		for (size_t k = 0; k < p->line_count; k++) {
			const struct text_line *l = &p->lines[k];
			bool again = times(prints, n, print_of(l->text)) >= 3 || bare_number(l->text);
			if (!(at_edge(p, l) && again))
				p->lines[kept++] = *l;
		}
		p->line_count = kept;
	}
}

/* The column of running text: where most long lines begin and end. */
static int by_number(const void *a, const void *b)
{
	double one = *(const double *)a, two = *(const double *)b;

	return one < two ? -1 : one > two;
}

static void measure_column(struct assembling *s)
{
	size_t total = 0, n = 0;

	for (size_t i = 0; i < s->page_count; i++)
		total += s->pages[i].line_count;
	double *lefts = arena_array(s->arena, double, total + 1), *rights = arena_array(s->arena, double, total + 1);
	for (size_t i = 0; i < s->page_count; i++) {
		for (size_t k = 0; k < s->pages[i].line_count; k++) {
			lefts[n] = s->pages[i].lines[k].box.x0;
			rights[n++] = s->pages[i].lines[k].box.x1;
		}
	}
	qsort(lefts, n, sizeof *lefts, by_number);
	qsort(rights, n, sizeof *rights, by_number);
	s->left = n == 0 ? 0 : lefts[n / 10];
	s->right = n == 0 ? 0 : rights[n - 1 - n / 20];
}

/* Tables. */

static void table_end(struct assembling *s)
{
	if (s->row_count > 0)
		document_table(&s->draft, s->rows, s->row_count, s->table_page);
	s->rows = NULL;
	s->row_count = s->row_room = 0;
	s->grid = NULL;
}

static bool same_columns(const struct grid *a, const struct grid *b)
{
	if (a->columns != b->columns)
		return false;
	for (int i = 0; i <= a->columns; i++) {
		if (fabs(a->xs[i] - b->xs[i]) > 4)
			return false;
	}
	return true;
}

static struct row row_make(struct arena *a, const struct grid *g, const char **texts, int y, int page)
{
	struct row r = { .page = page, .cells = arena_array(a, struct cell, (size_t)g->columns) };

	for (int x = 0; x < g->columns;) {
		int index = g->cell_of[y * g->columns + x];
		const struct grid_cell *c = &g->cells[index];
		r.cells[r.count++] = (struct cell){
			.text = c->row == y ? texts[index] : "",
			.column = x,
			.span = c->column + c->columns - x,
			.above = c->row < y,
		};
		x = c->column + c->columns;
	}
	return r;
}

static bool same_text(const struct row *a, const struct row *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		if (strcmp(a->cells[i].text, b->cells[i].text) != 0)
			return false;
	}
	return true;
}

/* The first row behind a page break goes on with the row before it when its number or name is missing. */
static bool row_goes_on(const struct row *r)
{
	size_t filled = 0;

	for (size_t i = 0; i < r->count; i++)
		filled += r->cells[i].text[0] != '\0';
	return r->count > 1 && r->cells[0].text[0] == '\0' && filled > 0 && filled < r->count;
}

static struct cell *cell_under(struct row *r, int column)
{
	for (size_t i = 0; i < r->count; i++) {
		if (r->cells[i].column == column)
			return &r->cells[i];
	}
	return NULL;
}

/* Cells merged downwards give their text in the row they begin in. */
static struct cell *cell_begun(struct assembling *s, int column)
{
	for (size_t i = s->row_count; i > 0; i--) {
		struct cell *c = cell_under(&s->rows[i - 1], column);
		if (c == NULL)
			return NULL;
		if (!c->above)
			return c;
	}
	return NULL;
}

static void row_append(struct assembling *s, const struct row *r)
{
	for (size_t i = 0; i < r->count; i++) {
		struct cell *c = r->cells[i].text[0] == '\0' ? NULL : cell_begun(s, r->cells[i].column);
		if (c != NULL)
			c->text = c->text[0] == '\0' ? r->cells[i].text
						     : arena_print(s->arena, "%s%s", c->text, r->cells[i].text);
	}
}

static bool may_append(struct assembling *s, const struct row *r)
{
	for (size_t i = 0; i < r->count; i++) {
		if (r->cells[i].text[0] != '\0' && cell_begun(s, r->cells[i].column) == NULL)
			return false;
	}
	return s->row_count > 0;
}

static void paragraph_end(struct assembling *s);

static void grid_add(struct assembling *s, struct grid *g, const char **texts, int page)
{
	bool goes_on = s->grid != NULL && same_columns(s->grid, g);

	paragraph_end(s);
	if (!goes_on) {
		table_end(s);
		s->table_page = page;
	}
	for (int y = 0; y < g->rows; y++) {
		struct row r = row_make(s->arena, g, texts, y, page);
		if (goes_on && y == 0 && s->row_count > 0 && same_text(&r, &s->rows[0]))
			continue;
		if (goes_on && y <= 1 && row_goes_on(&r) && may_append(s, &r) && g->cells[0].rows == 1) {
			row_append(s, &r);
			continue;
		}
		s->rows = arena_room(s->arena, s->rows, s->row_count, &s->row_room, sizeof *s->rows);
		s->rows[s->row_count++] = r;
	}
	s->grid = g;
}

/* Paragraphs. */

static void paragraph_end(struct assembling *s)
{
	if (s->text.used > 0)
		document_paragraph(&s->draft, arena_copy(s->arena, buffer_text(&s->text)), s->text_page, 0);
	s->text = BUFFER(s->arena);
	pictures_end(s);
}

static void line_add(struct assembling *s, const struct text_line *l, int page, bool new_page)
{
	struct text_line last = s->last;

	table_end(s);
	if (new_page) { /* as if the page went on below */
		double em = last.box.y1 - last.box.y0;
		last.box.y1 = l->box.y0 - 0.5 * em;
		last.box.y0 = last.box.y1 - em;
	}
	if (s->text.used > 0 && line_goes_on(&last, l, s->left, s->right)) {
		buffer_char(&s->text, ' ');
	} else {
		paragraph_end(s);
		s->text_page = page;
	}
	buffer_add(&s->text, l->text);
	s->last = *l;
}

static double middle_of(const struct box *b)
{
	return (b->y0 + b->y1) / 2;
}

/* Lines and tables of a page in the order of their height. */
static void page_add(struct assembling *s, struct laid_page *p, int page)
{
	size_t grid = 0, picture = 0;
	bool first = true;

	for (size_t i = 0; i <= p->line_count; i++) {
		double y = i < p->line_count ? p->lines[i].box.y0 : INFINITY;
		for (; grid < p->grid_count && p->grids[grid].box.y0 <= y; grid++)
			grid_add(s, &p->grids[grid], p->cells[grid], page);
		for (; picture < p->pictures.count && middle_of(&p->pictures.all[picture].box) <= y; picture++)
			picture_add(s, &p->pictures.all[picture], page);
		if (i < p->line_count)
			line_add(s, &p->lines[i], page, first);
		first = false;
	}
	s->draft.pages = page;
}

static const char *sense_of(const struct pdf_words *w, struct arena *a)
{
	struct buffer all = BUFFER(a);

	for (size_t i = 0; i < w->count; i++) {
		for (size_t k = 0; k < w->pages[i].count && all.used < 400000; k++)
			buffer_add(&all, w->pages[i].words[k].text);
	}
	if (all.used < 20 || all.used < w->count * 4)
		return "no_text";
	return text_makes_sense(buffer_text(&all)) ? NULL : "no_character_map";
}

FALLIBLE pdf_text_read(struct arena *a, const char *words, size_t words_n, const void *pdf, size_t pdf_n,
		       struct document *ret_document)
{
	AUTO_PDF *file = pdf_open(a, pdf, pdf_n);
	struct assembling s = { .arena = a, .draft.arena = a, .text = BUFFER(a) };
	struct pdf_words w;

	TRY(pdf_words_read(a, words, words_n, &w));
	const char *unreadable = sense_of(&w, a);
	if (unreadable != NULL) {
		*ret_document = (struct document){ .unreadable = unreadable, .pages = (int)w.count };
		return NULL;
	}
	s.page_count = w.count;
	s.pages = arena_array(a, struct laid_page, w.count);
	struct pdf_pictures *pictures = arena_array(a, struct pdf_pictures, w.count + 1);
	for (size_t i = 0; i < w.count; i++) {
		struct rules rules = { 0 };
		if (file != NULL) {
			rules = pdf_rules(file, i, w.pages[i].height);
			pictures[i] = pdf_pictures(file, i, &rules, &w.pages[i]);
		}
		page_lay(&s, &w.pages[i], &rules, &s.pages[i]);
	}
	pictures_drop_repeated(a, pictures, w.count, w.count == 0 ? 0 : w.pages[0].height);
	for (size_t i = 0; i < w.count; i++)
		pictures_lay(&s, &s.pages[i], pictures[i]);
	drop_running_heads(&s);
	measure_column(&s);
	for (size_t i = 0; i < s.page_count; i++)
		page_add(&s, &s.pages[i], (int)i + 1);
	paragraph_end(&s);
	table_end(&s);
	*ret_document = document_end(&s.draft);
	return NULL;
}
