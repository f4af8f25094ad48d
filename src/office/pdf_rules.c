#include "office/pdf_rules.h"

#include <math.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>

#include "office/pdf_content.h"
#include "office/pdf_file.h"

#define THIN 3.0  /* points: a filled shape no thicker is a line */
#define SHORT 4.0 /* and a line no longer says nothing */
#define STRAIGHT 1.0
#define SAME 1.6   /* lines this close to each other are one */
#define GAP 3.5	   /* pieces of one line this far apart */
#define MOST 20000 /* segments of a page */
#define STACK 64
#define POINTS 256 /* of one path */
#define PLACED 500 /* pictures and forms of a page */

struct matrix {
	double a, b, c, d, e, f;
};

struct point {
	double x, y;
	bool begins; /* a new subpath */
};

struct drawing {
	struct arena *arena;
	struct rules out;
	struct matrix now, saved[STACK];
	int depth;
	double operands[8];
	int operand_count;
	struct point path[POINTS];
	int point_count;
	double left, top; /* the upper left corner, in the coordinates of the page */
	const char *name; /* the last in the stream */
	size_t name_length;
};

static void rule_add(struct arena *a, struct rule **rules, size_t *count, size_t *room, struct rule r)
{
	if (r.from > r.to) {
		double swap = r.from;
		r.from = r.to;
		r.to = swap;
	}
	if (*count >= MOST || r.to - r.from < SHORT || !isfinite(r.at) || !isfinite(r.to))
		return;
	*rules = arena_room(a, *rules, *count, room, sizeof **rules);
	(*rules)[(*count)++] = r;
}

static void line_add(struct drawing *d, double x0, double y0, double x1, double y1)
{
	struct rules *o = &d->out;

	if (fabs(y0 - y1) <= STRAIGHT)
		rule_add(d->arena, &o->across, &o->across_count, &o->across_room,
			 (struct rule){ (y0 + y1) / 2, x0, x1 });
	else if (fabs(x0 - x1) <= STRAIGHT)
		rule_add(d->arena, &o->down, &o->down_count, &o->down_room, (struct rule){ (x0 + x1) / 2, y0, y1 });
}

static void bent_add(struct drawing *d, const struct point *from, const struct point *to)
{
	struct box *b = &d->out.bent;

	if (d->out.bent_count++ == 0)
		*b = (struct box){ from->x, from->y, from->x, from->y };
	*b = (struct box){ fmin(b->x0, fmin(from->x, to->x)), fmin(b->y0, fmin(from->y, to->y)),
			   fmax(b->x1, fmax(from->x, to->x)), fmax(b->y1, fmax(from->y, to->y)) };
}

/* A filled shape: thin enough, it is a line along its middle. */
static void shape_add(struct drawing *d, double x0, double y0, double x1, double y1)
{
	if (fabs(y1 - y0) <= THIN && fabs(x1 - x0) > fabs(y1 - y0))
		line_add(d, x0, (y0 + y1) / 2, x1, (y0 + y1) / 2);
	else if (fabs(x1 - x0) <= THIN)
		line_add(d, (x0 + x1) / 2, y0, (x0 + x1) / 2, y1);
}

static void point_add(struct drawing *d, double x, double y, bool begins)
{
	struct matrix *m = &d->now;

	if (d->point_count == POINTS)
		return;
	d->path[d->point_count++] = (struct point){
		.x = m->a * x + m->c * y + m->e - d->left,
		.y = d->top - (m->b * x + m->d * y + m->f),
		.begins = begins,
	};
}

static void path_stroke(struct drawing *d)
{
	for (int i = 1; i < d->point_count; i++) {
		const struct point *from = &d->path[i - 1], *to = &d->path[i];
		if (to->begins)
			continue;
		line_add(d, from->x, from->y, to->x, to->y);
		if (fabs(from->x - to->x) > STRAIGHT && fabs(from->y - to->y) > STRAIGHT)
			bent_add(d, from, to);
	}
}

static void path_fill(struct drawing *d)
{
	for (int i = 0; i < d->point_count;) {
		double x0 = d->path[i].x, x1 = x0, y0 = d->path[i].y, y1 = y0;
		for (i++; i < d->point_count && !d->path[i].begins; i++) {
			x0 = fmin(x0, d->path[i].x);
			x1 = fmax(x1, d->path[i].x);
			y0 = fmin(y0, d->path[i].y);
			y1 = fmax(y1, d->path[i].y);
		}
		shape_add(d, x0, y0, x1, y1);
	}
}

static void rectangle(struct drawing *d)
{
	double x = d->operands[0], y = d->operands[1], w = d->operands[2], h = d->operands[3];

	point_add(d, x, y, true);
	point_add(d, x + w, y, false);
	point_add(d, x + w, y + h, false);
	point_add(d, x, y + h, false);
	point_add(d, x, y, false);
}

static void concatenate(struct drawing *d)
{
	const double *o = d->operands;
	struct matrix m = d->now;

	d->now = (struct matrix){
		.a = o[0] * m.a + o[1] * m.c,
		.b = o[0] * m.b + o[1] * m.d,
		.c = o[2] * m.a + o[3] * m.c,
		.d = o[2] * m.b + o[3] * m.d,
		.e = o[4] * m.a + o[5] * m.c + m.e,
		.f = o[4] * m.b + o[5] * m.d + m.f,
	};
}

static void save(struct drawing *d)
{
	if (d->depth < STACK)
		d->saved[d->depth] = d->now;
	d->depth++;
}

static void restore(struct drawing *d)
{
	if (d->depth > 0 && --d->depth < STACK)
		d->now = d->saved[d->depth];
}

static void move(struct drawing *d)
{
	point_add(d, d->operands[0], d->operands[1], true);
}

static void line(struct drawing *d)
{
	point_add(d, d->operands[0], d->operands[1], false);
}

/* Of a curve only where it ends. */
static void curve(struct drawing *d)
{
	const double *end = d->operands + d->operand_count - 2;

	point_add(d, end[0], end[1], false);
	if (d->point_count > 1)
		bent_add(d, &d->path[d->point_count - 2], &d->path[d->point_count - 1]);
}

static void place(struct drawing *d, const char *name)
{
	const struct matrix *m = &d->now;
	struct rules *o = &d->out;
	double x = m->e - d->left, y = d->top - m->f;
	double x1 = x + m->a + m->c, y1 = y - m->b - m->d;

	if (o->placed_count == PLACED || !isfinite(x1) || !isfinite(y1))
		return;
	o->placed = arena_room(d->arena, o->placed, o->placed_count, &o->placed_room, sizeof *o->placed);
	o->placed[o->placed_count++] = (struct placement){
		.name = name,
		.box = { fmin(x, x1), fmin(y, y1), fmax(x, x1), fmax(y, y1) },
		.scale_x = m->a,
		.scale_y = m->d,
		.left = x,
		.top = y,
	};
}

static void place_named(struct drawing *d)
{
	if (d->name != NULL)
		place(d, arena_copy_n(d->arena, d->name, d->name_length));
}

static void place_within(struct drawing *d)
{
	place(d, NULL);
}

static void nothing(struct drawing *d)
{
	(void)d;
}

static const struct {
	const char *operator;
	int operands;
	void (*act)(struct drawing *d);
	bool paints; /* and so ends the path */
} operators[] = {
	{ "re", 4, rectangle, false },	{ "m", 2, move, false },	 { "l", 2, line, false },
	{ "q", 0, save, false },	{ "Q", 0, restore, false },	 { "cm", 6, concatenate, false },
	{ "S", 0, path_stroke, true },	{ "s", 0, path_stroke, true },	 { "f", 0, path_fill, true },
	{ "F", 0, path_fill, true },	{ "f*", 0, path_fill, true },	 { "B", 0, path_stroke, true },
	{ "B*", 0, path_stroke, true }, { "b", 0, path_stroke, true },	 { "b*", 0, path_stroke, true },
	{ "n", 0, nothing, true },	{ "c", 6, curve, false },	 { "v", 4, curve, false },
	{ "y", 4, curve, false },	{ "Do", 0, place_named, false }, { "ID", 0, place_within, false },
};

static void operate(struct drawing *d, const char *operator)
{
	for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i++) {
		if (strcmp(operators[i].operator, operator) != 0)
			continue;
		if (d->operand_count >= operators[i].operands)
			operators[i].act(d);
		if (operators[i].paints)
			d->point_count = 0;
		return;
	}
}

static int by_at(const void *a, const void *b)
{
	const struct rule *one = a, *two = b;

	if (fabs(one->at - two->at) > 0.01)
		return one->at < two->at ? -1 : 1;
	return one->from < two->from ? -1 : one->from > two->from;
}

static int by_from(const void *a, const void *b)
{
	const struct rule *one = a, *two = b;

	return one->from < two->from ? -1 : one->from > two->from;
}

/* Lines of the same height, given sorted by `at`, get one `at`; then pieces that touch become one line. */
static size_t merge(struct rule *r, size_t n)
{
	size_t kept = 0;

	qsort(r, n, sizeof *r, by_at);
	for (size_t i = 0; i < n;) {
		size_t j = i + 1;
		while (j < n && r[j].at - r[j - 1].at <= SAME && r[j].at - r[i].at <= 2 * SAME)
			j++;
		double at = (r[i].at + r[j - 1].at) / 2;
		qsort(r + i, j - i, sizeof *r, by_from);
		size_t first = kept;
		for (; i < j; i++) {
			if (kept > first && r[i].from <= r[kept - 1].to + GAP) {
				r[kept - 1].to = fmax(r[kept - 1].to, r[i].to);
				continue;
			}
			r[kept] = r[i];
			r[kept++].at = at;
		}
	}
	return kept;
}

struct rules rules_of_content(struct arena *a, const char *content, size_t n, double left, double top)
{
	struct drawing *d = arena_new(a, struct drawing);
	struct content c = { .at = content, .end = content + n };

	*d = (struct drawing){ .arena = a, .now = { 1, 0, 0, 1, 0, 0 }, .left = left, .top = top };
	for (enum content_token t; (t = content_next(&c)) != CONTENT_END;) {
		if (t == CONTENT_NUMBER && d->operand_count < 8)
			d->operands[d->operand_count++] = c.number;
		if (t == CONTENT_OPERATOR) {
			d->name = c.name;
			d->name_length = c.name_length;
			operate(d, c.operator);
			d->operand_count = 0;
		}
	}
	if (d->out.across_count > 0)
		d->out.across_count = merge(d->out.across, d->out.across_count);
	if (d->out.down_count > 0)
		d->out.down_count = merge(d->out.down, d->out.down_count);
	return d->out;
}

struct pdf_file *pdf_open(struct arena *a, const void *data, size_t n)
{
	struct pdf_file *f = arena_new(a, struct pdf_file);

	f->arena = a;
	f->qpdf = qpdf_init();
	qpdf_silence_errors(f->qpdf);
	qpdf_set_suppress_warnings(f->qpdf, QPDF_TRUE);
	if ((qpdf_read_memory(f->qpdf, "tender", data, n, NULL) & QPDF_ERRORS) != 0)
		pdf_shut(&f);
	return f;
}

void pdf_shut(struct pdf_file **f)
{
	if (*f != NULL)
		qpdf_cleanup(&(*f)->qpdf);
	*f = NULL;
}

/* The page's box, inherited or its own; false: turned, or unknown. */
static bool page_box(struct pdf_file *f, qpdf_oh page, double *ret_left, double *ret_top)
{
	qpdf_oh node = page;

	for (int up = 0; up < 16 && qpdf_oh_is_dictionary(f->qpdf, node); up++) {
		qpdf_oh box = qpdf_oh_get_key(f->qpdf, node, "/MediaBox");
		qpdf_oh turned = qpdf_oh_get_key(f->qpdf, node, "/Rotate");
		if (qpdf_oh_is_integer(f->qpdf, turned) && qpdf_oh_get_int_value(f->qpdf, turned) % 360 != 0)
			return false;
		if (qpdf_oh_is_array(f->qpdf, box) && qpdf_oh_get_array_n_items(f->qpdf, box) == 4) {
			*ret_left = qpdf_oh_get_numeric_value(f->qpdf, qpdf_oh_get_array_item(f->qpdf, box, 0));
			*ret_top = qpdf_oh_get_numeric_value(f->qpdf, qpdf_oh_get_array_item(f->qpdf, box, 3));
			return true;
		}
		node = qpdf_oh_get_key(f->qpdf, node, "/Parent");
	}
	return false;
}

struct rules pdf_rules(struct pdf_file *f, size_t index, double page_height)
{
	struct rules none = { 0 };
	unsigned char *content = NULL;
	size_t n = 0;
	double left = 0, top = page_height;

	if ((int)index >= qpdf_get_num_pages(f->qpdf))
		return none;
	qpdf_oh page = qpdf_get_page_n(f->qpdf, index);
	if (!page_box(f, page, &left, &top) ||
	    (qpdf_oh_get_page_content_data(f->qpdf, page, &content, &n) & QPDF_ERRORS) != 0 || content == NULL)
		return none;
	struct rules r = rules_of_content(f->arena, (char *)content, n, left, top);
	free(content);
	return r;
}
