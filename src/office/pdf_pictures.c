#include "office/pdf_pictures.h"

#include <math.h>
#include <stdlib.h>

#include "office/pdf_file.h"

#define SMALLEST 9.0 /* points of a side: an icon, a rule */
#define AREA 600.0
#define TOUCHING 3.0 /* pieces of one picture */
#define STROKES 40   /* curves and slanting lines that make a drawing */
#define WORDS 30     /* of a page that was read, so that what covers it is its scan or its ground */
#define DEEP 4	     /* forms within forms */

struct looking {
	struct pdf_file *file;
	struct pdf_pictures out;
	size_t room;
};

static void add(struct looking *l, struct box b, bool drawn, int object)
{
	if (b.x1 - b.x0 < SMALLEST || b.y1 - b.y0 < SMALLEST || (b.x1 - b.x0) * (b.y1 - b.y0) < AREA)
		return;
	l->out.all = arena_room(l->file->arena, l->out.all, l->out.count, &l->room, sizeof *l->out.all);
	l->out.all[l->out.count++] = (struct pdf_picture){ b, drawn, object };
}

static bool is_kind(qpdf_data q, qpdf_oh object, const char *kind)
{
	qpdf_oh subtype = qpdf_oh_get_key(q, qpdf_oh_get_dict(q, object), "/Subtype");

	return qpdf_oh_is_name(q, subtype) && strcmp(qpdf_oh_get_name(q, subtype), kind) == 0;
}

/* What the resources of a page or form call by that name. */
static bool named(qpdf_data q, qpdf_oh resources, const char *name, struct arena *a, qpdf_oh *ret)
{
	if (!qpdf_oh_is_dictionary(q, resources))
		return false;
	qpdf_oh all = qpdf_oh_get_key(q, resources, "/XObject");
	if (!qpdf_oh_is_dictionary(q, all))
		return false;
	*ret = qpdf_oh_get_key(q, all, arena_print(a, "/%s", name));
	return qpdf_oh_is_stream(q, *ret);
}

/* A form that shows pictures is one, as large as it is. */
static bool holds_picture(qpdf_data q, qpdf_oh form, struct arena *a, int deep)
{
	qpdf_oh resources = qpdf_oh_get_key(q, qpdf_oh_get_dict(q, form), "/Resources");
	qpdf_oh all = qpdf_oh_is_dictionary(q, resources) ? qpdf_oh_get_key(q, resources, "/XObject") : resources;

	if (deep == DEEP || !qpdf_oh_is_dictionary(q, all))
		return false;
	qpdf_oh_begin_dict_key_iter(q, all);
	const char *keys[16];
	int n = 0;
	while (qpdf_oh_dict_more_keys(q) && n < 16)
		keys[n++] = arena_copy(a, qpdf_oh_dict_next_key(q)); /* the next one takes its memory */
	for (int i = 0; i < n; i++) {
		qpdf_oh one = qpdf_oh_get_key(q, all, keys[i]);
		if (qpdf_oh_is_stream(q, one) && (is_kind(q, one, "/Image") || holds_picture(q, one, a, deep + 1)))
			return true;
	}
	return false;
}

static double number_at(qpdf_data q, qpdf_oh array, int i)
{
	return qpdf_oh_get_numeric_value(q, qpdf_oh_get_array_item(q, array, i));
}

static struct box form_box(qpdf_data q, qpdf_oh form, const struct placement *p)
{
	qpdf_oh b = qpdf_oh_get_key(q, qpdf_oh_get_dict(q, form), "/BBox");

	if (!qpdf_oh_is_array(q, b) || qpdf_oh_get_array_n_items(q, b) != 4)
		return p->box;
	double x0 = p->left + p->scale_x * number_at(q, b, 0), x1 = p->left + p->scale_x * number_at(q, b, 2);
	double y0 = p->top - p->scale_y * number_at(q, b, 1), y1 = p->top - p->scale_y * number_at(q, b, 3);
	return (struct box){ fmin(x0, x1), fmin(y0, y1), fmax(x0, x1), fmax(y0, y1) };
}

static void look_at(struct looking *l, qpdf_oh resources, const struct placement *p)
{
	qpdf_data q = l->file->qpdf;
	qpdf_oh object;

	if (p->name == NULL) {
		add(l, p->box, false, 0);
		return;
	}
	if (!named(q, resources, p->name, l->file->arena, &object))
		return;
	int id = qpdf_oh_get_object_id(q, object);
	if (is_kind(q, object, "/Image"))
		add(l, p->box, false, id);
	else if (holds_picture(q, object, l->file->arena, 0))
		add(l, form_box(q, object, p), false, id);
}

/* Inherited from the node above, like its box. */
static qpdf_oh resources_of(qpdf_data q, qpdf_oh page)
{
	qpdf_oh node = page, found = qpdf_oh_get_key(q, node, "/Resources");

	for (int up = 0; up < 16 && !qpdf_oh_is_dictionary(q, found); up++) {
		node = qpdf_oh_get_key(q, node, "/Parent");
		if (!qpdf_oh_is_dictionary(q, node))
			break;
		found = qpdf_oh_get_key(q, node, "/Resources");
	}
	return found;
}

static bool touch(const struct box *a, const struct box *b)
{
	return a->x0 <= b->x1 + TOUCHING && b->x0 <= a->x1 + TOUCHING && a->y0 <= b->y1 + TOUCHING &&
	       b->y0 <= a->y1 + TOUCHING;
}

/* Strips and tiles of one picture, as some programs write them. */
static void join_pieces(struct pdf_pictures *p)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->count; i++) {
		struct pdf_picture *last = kept > 0 ? &p->all[kept - 1] : NULL;
		const struct box *b = &p->all[i].box;
		if (last == NULL || last->drawn != p->all[i].drawn || !touch(&last->box, b)) {
			p->all[kept++] = p->all[i];
			continue;
		}
		last->box = (struct box){ fmin(last->box.x0, b->x0), fmin(last->box.y0, b->y0),
					  fmax(last->box.x1, b->x1), fmax(last->box.y1, b->y1) };
	}
	p->count = kept;
}

static bool covers(const struct box *b, const struct pdf_page *page)
{
	double width = fmin(b->x1, page->width) - fmax(b->x0, 0), height = fmin(b->y1, page->height) - fmax(b->y0, 0);

	return width * height > 0.8 * page->width * page->height;
}

static int by_height(const void *a, const void *b)
{
	const struct pdf_picture *one = a, *two = b;

	double a_middle = one->box.y0 + one->box.y1, b_middle = two->box.y0 + two->box.y1;

	return a_middle < b_middle ? -1 : a_middle > b_middle;
}

struct pdf_pictures pdf_pictures(struct pdf_file *f, size_t index, const struct rules *rules,
				 const struct pdf_page *page)
{
	struct looking l = { .file = f };
	size_t kept = 0;

	if ((int)index >= qpdf_get_num_pages(f->qpdf))
		return l.out;
	qpdf_oh resources = resources_of(f->qpdf, qpdf_get_page_n(f->qpdf, index));
	for (size_t i = 0; i < rules->placed_count; i++)
		look_at(&l, resources, &rules->placed[i]);
	if (rules->bent_count >= STROKES)
		add(&l, rules->bent, true, 0);
	if (l.out.count > 1)
		qsort(l.out.all, l.out.count, sizeof *l.out.all, by_height);
	join_pieces(&l.out);
	for (size_t i = 0; i < l.out.count; i++)
		if (page->count < WORDS || !covers(&l.out.all[i].box, page))
			l.out.all[kept++] = l.out.all[i];
	l.out.count = kept;
	return l.out;
}

/* On how many pages an object is shown. */
static size_t pages_with(const struct pdf_pictures *pages, size_t n, int object)
{
	size_t times = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < pages[i].count; k++)
			if (pages[i].all[k].object == object) {
				times++;
				break;
			}
	return times;
}

static bool is_repeated(const struct pdf_pictures *pages, size_t n, const struct pdf_picture *p, double height)
{
	size_t times = p->object == 0 ? 0 : pages_with(pages, n, p->object);
	bool at_edge = p->box.y1 < height * 0.12 || p->box.y0 > height * 0.9;

	return times >= 3 && (at_edge || times * 2 >= n);
}

void pictures_drop_repeated(struct arena *a, struct pdf_pictures *pages, size_t n, double height)
{
	struct pdf_pictures *kept = arena_array(a, struct pdf_pictures, n + 1);

	for (size_t i = 0; i < n; i++) {
		kept[i].all = arena_array(a, struct pdf_picture, pages[i].count + 1);
		for (size_t k = 0; k < pages[i].count; k++)
			if (!is_repeated(pages, n, &pages[i].all[k], height))
				kept[i].all[kept[i].count++] = pages[i].all[k];
	}
	for (size_t i = 0; i < n; i++)
		pages[i] = kept[i];
}
