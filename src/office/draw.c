#include "office/draw.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "base/buffer.h"
#include "base/text.h"
#include "office/draw_page.h"

void page_mark(struct draw_page *p, struct mark m)
{
	p->marks = arena_room(p->text.arena, p->marks, p->count, &p->room, sizeof *p->marks);
	m.page = p->page;
	p->marks[p->count++] = m;
}

void page_put(struct draw_page *p, const struct strip *strips, size_t count, double x, double y)
{
	for (size_t i = 0; i < count; i++) {
		page_mark(p, (struct mark){ .kind = MARK_STRIP, .x = x, .y = y, .strip = &strips[i] });
		y += strips[i].height;
	}
}

void page_turn(struct draw_page *p)
{
	p->page++;
	p->y = p->size.top;
}

#define NUMBER_ROOM 44 /* at the right of a line of the contents */

static void note_place(struct draw_page *p, const char *place)
{
	if (place == NULL)
		return;
	p->numbers = arena_room(p->text.arena, p->numbers, p->number_count, &p->number_room, sizeof *p->numbers);
	p->numbers[p->number_count++] = (struct page_number){ place, p->page };
}

/* Dots from the end of the line's text to the number of the page. */
static void put_leader(struct draw_page *p, const struct page_block *b, const struct strip *last)
{
	double right = p->size.width - p->size.right, y = p->y - last->height;
	struct strip *number = arena_new(p->text.arena, struct strip);
	PangoRectangle box = { 0 };

	pango_layout_line_get_extents(last->line, NULL, &box);
	double from = p->size.left + last->x + (double)box.width / PANGO_SCALE + 6;
	*number = *last;
	number->line = NULL;
	number->page_of = b->line.page_of;
	number->style = b->style;
	number->align = ALIGN_RIGHT;
	number->x = 0;
	number->width = NUMBER_ROOM;
	page_mark(p, (struct mark){ .kind = MARK_LEADER,
				    .x = from,
				    .y = y + last->baseline - 2,
				    .width = right - 30 - from,
				    .thick = 1 });
	page_mark(p, (struct mark){ .kind = MARK_STRIP, .x = right - NUMBER_ROOM, .y = y, .strip = number });
}

/* A heading takes the first lines of what follows with it; no single line stays behind or goes alone. */
static FALLIBLE lay_text(struct draw_page *p, const struct page_block *b)
{
	const struct page_look *look = page_look_of(p->paper, b->style);
	struct strips s = { 0 };
	double behind = b->line.page_of == NULL || b->style < PAGE_CONTENTS_1 ? 0 : NUMBER_ROOM;

	TRY(draw_strips(&p->text, &b->line, b->style, p->size.width - p->size.left - p->size.right - behind, &s));
	p->y += page_fresh(p) ? 0 : look->before;
	size_t together = s.count <= 3 ? s.count : 2;
	double need = s.strip[0].height * (double)together + (look->outline > 0 ? 2 * look->pitch : 0);
	if (page_left(p) < need && !page_fresh(p))
		page_turn(p);
	note_place(p, b->place);
	if (look->outline > 0)
		page_mark(p, (struct mark){
				     .kind = MARK_HEADING, .y = p->y, .text = b->line.text, .level = look->outline });
	for (size_t i = 0; i < s.count; i++) {
		bool second_last = s.count > 3 && i == s.count - 2;
		if (page_left(p) < s.strip[i].height * (second_last ? 2 : 1) && !page_fresh(p))
			page_turn(p);
		page_put(p, &s.strip[i], 1, p->size.left, p->y);
		p->y += s.strip[i].height;
	}
	if (behind > 0)
		put_leader(p, b, &s.strip[s.count - 1]);
	p->y += look->after;
	return NULL;
}

/* The line above it, and the rest of the page for the sheet. */
static FALLIBLE lay_sheet(struct draw_page *p, const struct page_block *b)
{
	if (!page_fresh(p) && !b->same_page)
		page_turn(p);
	TRY(lay_text(p, b));
	p->sheets = arena_room(p->text.arena, p->sheets, p->sheet_count, &p->sheet_room, sizeof *p->sheets);
	p->sheets[p->sheet_count++] = (struct draw_sheet){
		.sheet = b->sheet,
		.page = p->page,
		.x = p->size.left,
		.y = p->size.bottom,
		.width = p->size.width - p->size.left - p->size.right,
		.height = page_left(p),
	};
	p->y = p->size.height - p->size.bottom;
	return NULL;
}

static FALLIBLE lay_block(struct draw_page *p, const struct page_block *b)
{
	switch (b->kind) {
	case PAGE_TEXT:
		return lay_text(p, b);
	case PAGE_TABLE:
		return draw_table(p, &b->table);
	case PAGE_SPACE:
		p->y += page_fresh(p) ? 0 : b->height;
		return NULL;
	case PAGE_BREAK:
		page_turn(p);
		return NULL;
	case PAGE_SHEET:
		return lay_sheet(p, b);
	}
	return NULL;
}

static void draw_number(cairo_t *c, struct draw_page *p, const struct mark *m)
{
	const struct strip *s = m->strip;
	int page = page_number_of(p->numbers, p->number_count, s->page_of);
	PangoRectangle box;

	if (page == 0)
		return;
	const char *text = arena_print(p->text.arena, "%d", page);
	PangoLayoutLine *line = pango_layout_get_line_readonly(draw_layout(&p->text, text, s->style), 0);
	pango_layout_line_get_extents(line, NULL, &box);
	double spare = s->width - (double)box.width / PANGO_SCALE;
	cairo_move_to(c,
		      m->x + spare * (s->align == ALIGN_RIGHT	 ? 1
				      : s->align == ALIGN_CENTRE ? 0.5
								 : 0),
		      m->y + s->baseline);
	pango_cairo_show_layout_line(c, line);
}

static void draw_strip(cairo_t *c, struct draw_page *p, const struct mark *m)
{
	const struct strip *s = m->strip;

	if (s->page_of != NULL) {
		draw_number(c, p, m);
	} else if (s->line != NULL) {
		cairo_move_to(c, m->x + s->x, m->y + s->baseline);
		pango_cairo_show_layout_line(c, s->line);
	} else if (s->picture != NULL) {
		double scale = s->width / cairo_image_surface_get_width(s->picture);
		cairo_save(c);
		cairo_translate(c, m->x + s->x, m->y + (s->height - s->tall) / 2);
		cairo_scale(c, scale, scale);
		cairo_set_source_surface(c, s->picture, 0, 0);
		cairo_paint(c);
		cairo_restore(c);
	}
}

static void draw_leader(cairo_t *c, const struct mark *m)
{
	static const double dots[] = { 1, 3 };

	if (m->width <= 0)
		return;
	cairo_save(c);
	cairo_set_dash(c, dots, 2, 0);
	cairo_set_line_width(c, m->thick);
	cairo_move_to(c, m->x, m->y);
	cairo_line_to(c, m->x + m->width, m->y);
	cairo_stroke(c);
	cairo_restore(c);
}

static void draw_box(cairo_t *c, const struct mark *m)
{
	cairo_rectangle(c, m->x, m->y, m->width, m->height);
	if (m->kind == MARK_SHADE) {
		cairo_set_source_rgb(c, 0.949, 0.949, 0.949); /* PAGE_SHADE */
		cairo_fill(c);
		cairo_set_source_rgb(c, 0, 0, 0);
	} else {
		cairo_set_line_width(c, m->thick);
		cairo_stroke(c);
	}
}

/* The outline (bookmarks) hangs each heading below the last one that is higher. */
static void add_outline(cairo_t *c, const struct draw_page *p, const struct mark *m, int parents[])
{
	char place[64];

	snprintf(place, sizeof place, "page=%d pos=[%d %d]", m->page, (int)p->size.left, (int)m->y);
	parents[m->level] = cairo_pdf_surface_add_outline(cairo_get_target(c), parents[m->level - 1], m->text, place,
							  CAIRO_PDF_OUTLINE_FLAG_OPEN);
	for (int deeper = m->level + 1; deeper <= 3; deeper++)
		parents[deeper] = parents[m->level];
}

static const char *footer_text(const struct draw_page *p, int page)
{
	struct buffer b = BUFFER(p->text.arena);

	for (const char *at = p->paper->footer; *at != '\0';) {
		if (text_starts(at, "[page]")) {
			buffer_int(&b, page);
			at += strlen("[page]");
		} else if (text_starts(at, "[pages]")) {
			buffer_int(&b, p->page);
			at += strlen("[pages]");
		} else {
			buffer_char(&b, *at++);
		}
	}
	return buffer_text(&b);
}

/* A line in the margin; side 0: left, 0.5: in the middle, 1: right. */
static void draw_furniture(cairo_t *c, struct draw_page *p, const char *text, double y, double side)
{
	PangoLayoutLine *line = pango_layout_get_line_readonly(draw_layout(&p->text, text, PAGE_FURNITURE), 0);
	PangoRectangle box;

	pango_layout_line_get_extents(line, NULL, &box);
	double spare = p->size.width - p->size.left - p->size.right - (double)box.width / PANGO_SCALE;
	cairo_move_to(c, p->size.left + spare * side, y + draw_baseline(page_look_of(p->paper, PAGE_FURNITURE)));
	pango_cairo_show_layout_line(c, line);
}

static void draw_margins(cairo_t *c, struct draw_page *p, int page)
{
	double pitch = page_look_of(p->paper, PAGE_FURNITURE)->pitch, top = p->size.furniture;

	if (p->paper->cover && page == 1)
		return;
	draw_furniture(c, p, p->paper->header_left, top, 0);
	draw_furniture(c, p, p->paper->header_right, top, 1);
	cairo_set_line_width(c, 0.5);
	cairo_move_to(c, p->size.left, top + pitch + 3);
	cairo_line_to(c, p->size.width - p->size.right, top + pitch + 3);
	cairo_stroke(c);
	draw_furniture(c, p, footer_text(p, page), p->size.height - p->size.furniture - pitch, 0.5);
}

static void draw_pages(cairo_t *c, struct draw_page *p)
{
	int parents[4] = { 0 };
	size_t i = 0;

	for (int page = 1; page <= p->page; page++) {
		draw_margins(c, p, page);
		for (; i < p->count && p->marks[i].page == page; i++) {
			const struct mark *m = &p->marks[i];
			if (m->kind == MARK_STRIP)
				draw_strip(c, p, m);
			else if (m->kind == MARK_HEADING)
				add_outline(c, p, m, parents);
			else if (m->kind == MARK_LEADER)
				draw_leader(c, m);
			else
				draw_box(c, m);
		}
		cairo_show_page(c);
	}
}

struct draw_way {
	draw_sink *sink;
	void *self;
};

static cairo_status_t draw_bytes(void *self, const unsigned char *bytes, unsigned n)
{
	const struct draw_way *way = self;

	way->sink(way->self, bytes, n);
	return CAIRO_STATUS_SUCCESS;
}

static void draw_all(struct draw_page *p, struct draw_way *way)
{
	cairo_surface_t *file = cairo_pdf_surface_create_for_stream(draw_bytes, way, p->size.width, p->size.height);
	cairo_t *c = cairo_create(file);

	cairo_pdf_surface_set_metadata(file, CAIRO_PDF_METADATA_TITLE, p->paper->title);
	cairo_pdf_surface_set_metadata(file, CAIRO_PDF_METADATA_CREATE_DATE, "1980-01-01T00:00:00Z");
	draw_pages(c, p);
	cairo_destroy(c);
	cairo_surface_finish(file);
	cairo_surface_destroy(file);
}

static void page_close(struct draw_page *p)
{
	draw_text_close(&p->text);
}

FALLIBLE draw_book(struct arena *a, const struct page_document *d, draw_sink *sink, void *self, struct drawn *ret)
{
	__attribute__((cleanup(page_close))) struct draw_page p = {
		.paper = d,
		.size = page_size_of(d),
		.page = 1,
	};
	struct draw_way way = { .sink = sink, .self = self };

	p.y = p.size.top;
	TRY(draw_text_open(&p.text, a, d));
	for (size_t i = 0; i < d->count; i++)
		TRY(lay_block(&p, &d->blocks[i]));
	draw_all(&p, &way);
	*ret = (struct drawn){
		.numbers = p.numbers,
		.number_count = p.number_count,
		.sheets = p.sheets,
		.sheet_count = p.sheet_count,
		.pages = p.page,
	};
	return NULL;
}

FALLIBLE draw_pdf(struct arena *a, const struct page_document *d, draw_sink *sink, void *self)
{
	struct drawn ignored;

	return draw_book(a, d, sink, self, &ignored);
}
