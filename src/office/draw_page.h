/* draw_page.h -- what is to be seen on which page: filled by the layout, read by the drawing. */
#ifndef OFFICE_DRAW_PAGE_H
#define OFFICE_DRAW_PAGE_H

#include "office/draw_text.h"

enum mark_kind { MARK_STRIP, MARK_FRAME, MARK_SHADE, MARK_HEADING, MARK_LEADER };

struct mark {
	enum mark_kind kind;
	int page; /* from 1 */
	double x, y, width, height;
	double thick; /* MARK_FRAME */
	const struct strip *strip;
	const char *text; /* MARK_HEADING: for the outline */
	int level;
};

/* Where a sheet is to lie: from the left and the bottom of its page. */
struct draw_sheet {
	const struct page_sheet *sheet;
	int page;
	double x, y, width, height;
};

struct draw_page {
	struct draw_text text;
	const struct page_document *paper;
	struct page_size size;
	struct mark *marks;
	size_t count, room;
	int page; /* where the layout stands */
	double y;
	struct page_number *numbers; /* of the places met */
	size_t number_count, number_room;
	struct draw_sheet *sheets;
	size_t sheet_count, sheet_room;
};

void page_mark(struct draw_page *p, struct mark m); /* on the page the layout stands on */
void page_put(struct draw_page *p, const struct strip *strips, size_t count, double x, double y);
void page_turn(struct draw_page *p);

static inline double page_left(const struct draw_page *p)
{
	return p->size.height - p->size.bottom - p->y;
}

static inline bool page_fresh(const struct draw_page *p)
{
	return p->y <= p->size.top;
}

/* draw_table.c */
FALLIBLE draw_table(struct draw_page *p, const struct page_table *t);

#endif
