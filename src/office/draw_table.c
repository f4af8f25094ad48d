/* A table on pages: rows tied together by a cell stay together, a row too long for its page is cut
 * between its lines, and the head is put on top again. */
#include "office/draw_page.h"

#define HAIR_LINE 0.5
#define FRAME_LINE 1.0
#define ROUNDING 0.01 /* of sums of heights */

struct cell_text {
	struct strips strips;
	size_t done; /* strips on earlier pages */
};

struct table_flow {
	struct draw_page *page;
	const struct page_table *table;
	double left[PAGE_COLUMNS_MAX + 1]; /* of each column, and the right end */
	struct cell_text **cells;	   /* by row and cell */
	double *heights;		   /* of the rows */
	size_t heads;			   /* rows of the head */
	double top;			   /* of the part on this page */
};

static double text_height(const struct cell_text *c)
{
	return c->strips.height + 2 * PAGE_CELL_ABOVE;
}

static FALLIBLE measure_cell(struct table_flow *f, const struct page_cell *c, struct cell_text *text)
{
	double width = f->left[c->column + c->span] - f->left[c->column] - 2 * PAGE_CELL_BESIDE;

	for (size_t i = 0; i < c->count; i++)
		TRY(draw_strips(&f->page->text, &c->lines[i], page_cell_style(f->table, c), width, &text->strips));
	return NULL;
}

static FALLIBLE measure_row(struct table_flow *f, size_t row)
{
	const struct page_row *r = &f->table->rows[row];

	f->cells[row] = arena_array(f->page->text.arena, struct cell_text, r->count + 1);
	f->heights[row] = r->height;
	for (size_t i = 0; i < r->count; i++) {
		struct cell_text *text = &f->cells[row][i];
		TRY(measure_cell(f, &r->cells[i], text));
		if (r->cells[i].rows == 1 && text_height(text) > f->heights[row])
			f->heights[row] = text_height(text);
	}
	return NULL;
}

static double rows_height(const struct table_flow *f, size_t from, size_t end)
{
	double height = 0;

	for (size_t i = from; i < end; i++)
		height += f->heights[i];
	return height;
}

/* A cell over several rows that needs more than they have gets it from the last of them. */
static void stretch_rows(struct table_flow *f)
{
	for (size_t row = 0; row < f->table->count; row++) {
		const struct page_row *r = &f->table->rows[row];
		for (size_t i = 0; i < r->count; i++) {
			size_t end = row + (size_t)r->cells[i].rows;
			double lack = text_height(&f->cells[row][i]) - rows_height(f, row, end);
			if (r->cells[i].rows > 1 && lack > 0)
				f->heights[end - 1] += lack;
		}
	}
}

static FALLIBLE measure(struct table_flow *f)
{
	struct arena *a = f->page->text.arena;
	const struct page_table *t = f->table;
	const struct page_size *s = &f->page->size;

	f->left[0] = s->left;
	for (int i = 0; i < t->columns; i++)
		f->left[i + 1] = f->left[i] + t->widths[i] * (s->width - s->left - s->right);
	f->cells = arena_array(a, struct cell_text *, t->count);
	f->heights = arena_array(a, double, t->count);
	for (size_t row = 0; row < t->count; row++) {
		TRY(measure_row(f, row));
		f->heads += t->rows[row].head;
	}
	stretch_rows(f);
	return NULL;
}

/* The rows from `row` that cells tie together end before this one. */
static size_t tied_end(const struct page_table *t, size_t row)
{
	size_t end = row + 1;

	for (; row < end; row++) {
		for (size_t i = 0; i < t->rows[row].count; i++) {
			size_t reach = row + (size_t)t->rows[row].cells[i].rows;
			end = reach > end ? reach : end;
		}
	}
	return end;
}

/* One cell (or the part of it that is due) in a box of that height. */
static void put_cell(struct table_flow *f, const struct page_cell *c, const struct strips *part, size_t done,
		     double height)
{
	double x = f->left[c->column], width = f->left[c->column + c->span] - x, y = f->page->y;
	double spare = height - 2 * PAGE_CELL_ABOVE - part->height;

	if (c->label)
		page_mark(f->page,
			  (struct mark){ .kind = MARK_SHADE, .x = x, .y = y, .width = width, .height = height });
	page_mark(f->page,
		  (struct mark){
			  .kind = MARK_FRAME, .x = x, .y = y, .width = width, .height = height, .thick = HAIR_LINE });
	page_put(f->page, part->strip + done, part->count - done, x + PAGE_CELL_BESIDE,
		 y + PAGE_CELL_ABOVE + (c->top || spare < 0 ? 0 : spare / 2));
}

static void put_row(struct table_flow *f, size_t row)
{
	const struct page_row *r = &f->table->rows[row];

	for (size_t i = 0; i < r->count; i++) {
		size_t end = row + (size_t)r->cells[i].rows;
		put_cell(f, &r->cells[i], &f->cells[row][i].strips, 0, rows_height(f, row, end));
	}
	f->page->y += f->heights[row];
}

static void begin_part(struct table_flow *f)
{
	f->top = f->page->y;
	for (size_t i = 0; i < f->heads; i++)
		put_row(f, i);
}

static void end_part(struct table_flow *f)
{
	page_mark(f->page, (struct mark){ .kind = MARK_FRAME,
					  .x = f->left[0],
					  .y = f->top,
					  .width = f->left[f->table->columns] - f->left[0],
					  .height = f->page->y - f->top,
					  .thick = FRAME_LINE });
}

static void turn(struct table_flow *f)
{
	end_part(f);
	page_turn(f->page);
	begin_part(f);
}

/* The strips of a cell that fit into `height`; what is left of them is counted in *ret_rest. */
static struct strips take_strips(struct cell_text *c, double height, size_t *ret_rest)
{
	struct strips part = { .strip = c->strips.strip, .count = c->done };

	while (part.count < c->strips.count && part.height + c->strips.strip[part.count].height <= height + ROUNDING)
		part.height += c->strips.strip[part.count++].height;
	*ret_rest += c->strips.count - part.count;
	return part;
}

/* As much of the row as the page takes.  True: there is more. */
static bool put_part(struct table_flow *f, size_t row)
{
	const struct page_row *r = &f->table->rows[row];
	struct strips *parts = arena_array(f->page->text.arena, struct strips, r->count + 1);
	double height = 0, room = page_left(f->page) - 2 * PAGE_CELL_ABOVE;
	size_t rest = 0, taken = 0;

	for (size_t i = 0; i < r->count; i++) {
		parts[i] = take_strips(&f->cells[row][i], room, &rest);
		taken += parts[i].count - f->cells[row][i].done;
		height = parts[i].height > height ? parts[i].height : height;
	}
	if (rest > 0 && taken == 0 && f->page->y > f->page->size.top + rows_height(f, 0, f->heads) + ROUNDING)
		return true;
	for (size_t i = 0; i < r->count; i++) {
		struct cell_text *c = &f->cells[row][i];
		if (taken == 0) /* a strip higher than a page */
			parts[i].count += c->done < c->strips.count;
		put_cell(f, &r->cells[i], &parts[i], c->done, height + 2 * PAGE_CELL_ABOVE);
		c->done = parts[i].count;
	}
	f->page->y += height + 2 * PAGE_CELL_ABOVE;
	return rest > 0;
}

/* A row is cut if at least two of its lines stay together on the page. */
static bool may_cut(const struct table_flow *f, size_t row)
{
	const struct page_look *look = page_look_of(f->page->paper, f->table->small ? PAGE_SMALL_CELL : PAGE_CELL);
	double page = f->page->size.height - f->page->size.top - f->page->size.bottom - rows_height(f, 0, f->heads);

	if (f->heights[row] > page)
		return true;
	return f->table->rows[row].height == 0 && f->heights[row] > 4 * look->pitch &&
	       page_left(f->page) > 3 * look->pitch;
}

static void put_tied(struct table_flow *f, size_t from, size_t end)
{
	bool single = end == from + 1, fits = rows_height(f, from, end) <= page_left(f->page) + ROUNDING;

	if (!fits && !(single && may_cut(f, from)) && f->page->y > f->top + rows_height(f, 0, f->heads) + ROUNDING)
		turn(f);
	if (single && rows_height(f, from, end) > page_left(f->page) + ROUNDING) {
		while (put_part(f, from))
			turn(f);
		return;
	}
	for (size_t row = from; row < end; row++) {
		if (row > from && f->heights[row] > page_left(f->page) + ROUNDING)
			turn(f); /* tied rows higher than a page */
		put_row(f, row);
	}
}

FALLIBLE draw_table(struct draw_page *p, const struct page_table *t)
{
	struct table_flow f = { .page = p, .table = t };

	TRY(measure(&f));
	size_t first = f.heads < t->count ? tied_end(t, f.heads) : t->count;
	if (rows_height(&f, 0, first) > page_left(p) + ROUNDING && !page_fresh(p))
		page_turn(p);
	begin_part(&f);
	for (size_t row = f.heads, end; row < t->count; row = end) {
		end = tied_end(t, row);
		put_tied(&f, row, end);
	}
	end_part(&f);
	return NULL;
}
