/* A page becomes a form (PDF 32000-1, 8.10) that is painted where its room is; forms of one file share its fonts. */
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "office/draw_page.h"
#include "office/sheets.h"

struct source {
	const char *pdf;
	qpdf_data qpdf;
};

struct laying {
	struct arena *arena;
	qpdf_data out;
	struct source *sources;
	size_t count, room;
	unsigned forms;
};

static void laying_close(struct laying *l)
{
	for (size_t i = 0; i < l->count; i++)
		qpdf_cleanup(&l->sources[i].qpdf);
	if (l->out != NULL)
		qpdf_cleanup(&l->out);
}

static qpdf_data open_pdf(const char *pdf, size_t n)
{
	qpdf_data q = qpdf_init();

	qpdf_silence_errors(q);
	qpdf_set_suppress_warnings(q, QPDF_TRUE);
	if ((qpdf_read_memory(q, "sheet", pdf, n, NULL) & QPDF_ERRORS) != 0)
		qpdf_cleanup(&q);
	return q;
}

/* What was opened stays open until all is written: its streams are read only then. */
static qpdf_data source_of(struct laying *l, const struct page_sheet *s)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->sources[i].pdf == s->pdf)
			return l->sources[i].qpdf;
	qpdf_data q = open_pdf(s->pdf, s->n);
	if (q == NULL)
		return NULL;
	qpdf_push_inherited_attributes_to_page(q);
	l->sources = arena_room(l->arena, l->sources, l->count, &l->room, sizeof *l->sources);
	l->sources[l->count++] = (struct source){ s->pdf, q };
	return q;
}

struct box {
	double x, y, width, height; /* of the page as it lies in its file */
	int turn;		    /* quarters, clockwise */
};

static struct box box_of(qpdf_data q, qpdf_oh page)
{
	static const char *const names[] = { "/CropBox", "/MediaBox" };
	struct box b = { .width = 595, .height = 842 };

	for (int i = 0; i < 2; i++) {
		qpdf_oh a = qpdf_oh_get_key(q, page, names[i]);
		if (!qpdf_oh_is_array(q, a) || qpdf_oh_get_array_n_items(q, a) != 4)
			continue;
		double at[4];
		for (int k = 0; k < 4; k++)
			at[k] = qpdf_oh_get_numeric_value(q, qpdf_oh_get_array_item(q, a, k));
		b = (struct box){ .x = at[0], .y = at[1], .width = at[2] - at[0], .height = at[3] - at[1] };
		break;
	}
	qpdf_oh rotate = qpdf_oh_get_key(q, page, "/Rotate");
	b.turn = qpdf_oh_is_integer(q, rotate) ? (int)(((qpdf_oh_get_int_value(q, rotate) / 90) % 4 + 4) % 4) : 0;
	return b;
}

/* The form's own matrix turns the page upright, its corner at 0 0. */
static const char *upright(struct arena *a, const struct box *b)
{
	double right = b->x + b->width, top = b->y + b->height;

	switch (b->turn) {
	case 1:
		return arena_print(a, "[0 -1 1 0 %.3f %.3f]", -b->y, right);
	case 2:
		return arena_print(a, "[-1 0 0 -1 %.3f %.3f]", right, top);
	case 3:
		return arena_print(a, "[0 1 -1 0 %.3f %.3f]", top, -b->x);
	default:
		return arena_print(a, "[1 0 0 1 %.3f %.3f]", -b->x, -b->y);
	}
}

static void replace_stream(qpdf_data q, qpdf_oh stream, const void *data, size_t n)
{
	qpdf_oh_replace_stream_data(q, stream, data, n, qpdf_oh_new_null(q), qpdf_oh_new_null(q));
}

static bool form_of(struct laying *l, qpdf_data q, qpdf_oh page, const struct box *b, qpdf_oh *ret)
{
	qpdf_oh resources = qpdf_oh_get_key(q, page, "/Resources"), form, about;
	unsigned char *content = NULL;
	size_t n = 0;

	if ((qpdf_oh_get_page_content_data(q, page, &content, &n) & QPDF_ERRORS) != 0)
		return false;
	form = qpdf_oh_new_stream(l->out);
	replace_stream(l->out, form, content, n);
	free(content);
	about = qpdf_oh_get_dict(l->out, form);
	qpdf_oh_replace_key(l->out, about, "/Type", qpdf_oh_new_name(l->out, "/XObject"));
	qpdf_oh_replace_key(l->out, about, "/Subtype", qpdf_oh_new_name(l->out, "/Form"));
	qpdf_oh_replace_key(l->out, about, "/BBox",
			    qpdf_oh_parse(l->out, arena_print(l->arena, "[%.3f %.3f %.3f %.3f]", b->x, b->y,
							      b->x + b->width, b->y + b->height)));
	qpdf_oh_replace_key(l->out, about, "/Matrix", qpdf_oh_parse(l->out, upright(l->arena, b)));
	if (qpdf_oh_is_dictionary(q, resources)) {
		if (!qpdf_oh_is_indirect(q, resources)) {
			resources = qpdf_make_indirect_object(q, resources);
			qpdf_oh_replace_key(q, page, "/Resources", resources);
		}
		qpdf_oh_replace_key(l->out, about, "/Resources", qpdf_oh_copy_foreign_object(l->out, q, resources));
	}
	*ret = form;
	return true;
}

static qpdf_oh dictionary_of(qpdf_data q, qpdf_oh in, const char *key)
{
	qpdf_oh d = qpdf_oh_get_key(q, in, key);

	if (qpdf_oh_is_dictionary(q, d))
		return d;
	d = qpdf_oh_new_dictionary(q);
	qpdf_oh_replace_key(q, in, key, d);
	return qpdf_oh_get_key(q, in, key);
}

static qpdf_oh text_stream(struct laying *l, const char *text)
{
	qpdf_oh s = qpdf_oh_new_stream(l->out);

	replace_stream(l->out, s, text, strlen(text));
	return s;
}

/* What the page says stands inside q ... Q, since it may have changed where 0 0 is. */
static void paint(struct laying *l, qpdf_oh page, const char *by)
{
	qpdf_oh there = qpdf_oh_get_key(l->out, page, "/Contents"), all = qpdf_oh_new_array(l->out);

	qpdf_oh_append_item(l->out, all, text_stream(l, "q\n"));
	if (qpdf_oh_is_array(l->out, there))
		for (int i = 0; i < qpdf_oh_get_array_n_items(l->out, there); i++)
			qpdf_oh_append_item(l->out, all, qpdf_oh_get_array_item(l->out, there, i));
	else
		qpdf_oh_append_item(l->out, all, there);
	qpdf_oh_append_item(l->out, all, text_stream(l, by));
	qpdf_oh_replace_key(l->out, page, "/Contents", all);
}

static FALLIBLE lay(struct laying *l, const struct draw_sheet *s)
{
	qpdf_data q = source_of(l, s->sheet);
	qpdf_oh form, page;

	if (q == NULL || qpdf_get_num_pages(q) < s->sheet->page)
		return error_new(l->arena, ERROR_INVALID, NULL, "sheet_damaged");
	qpdf_oh theirs = qpdf_get_page_n(q, (size_t)s->sheet->page - 1);
	struct box b = box_of(q, theirs);
	if (!(b.width > 0 && b.height > 0) || !form_of(l, q, theirs, &b, &form))
		return error_new(l->arena, ERROR_INVALID, NULL, "sheet_damaged");
	page = qpdf_get_page_n(l->out, (size_t)s->page - 1);
	const char *name = arena_print(l->arena, "/Sheet%u", ++l->forms);
	qpdf_oh resources = dictionary_of(l->out, page, "/Resources");
	qpdf_oh_replace_key(l->out, dictionary_of(l->out, resources, "/XObject"), name, form);
	double width = b.turn % 2 == 0 ? b.width : b.height, height = b.turn % 2 == 0 ? b.height : b.width;
	double across = s->width / width, down = s->height / height, scale = across < down ? across : down;
	paint(l, page,
	      arena_print(l->arena, "\nQ\nq %.5f 0 0 %.5f %.3f %.3f cm %s Do Q\n", scale, scale,
			  s->x + (s->width - width * scale) / 2, s->y + s->height - height * scale, name));
	qpdf_oh_release_all(q);
	qpdf_oh_release_all(l->out);
	return NULL;
}

FALLIBLE sheets_lay(struct arena *a, const char *pdf, size_t n, const struct draw_sheet *sheets, size_t count,
		    const char **ret_pdf, size_t *ret_n)
{
	__attribute__((cleanup(laying_close))) struct laying l = { .arena = a, .out = open_pdf(pdf, n) };

	if (l.out == NULL)
		return error_new(a, ERROR_INTERNAL, NULL, "sheet_damaged");
	for (size_t i = 0; i < count; i++)
		TRY(lay(&l, &sheets[i]));
	qpdf_init_write_memory(l.out);
	qpdf_set_deterministic_ID(l.out, QPDF_TRUE); /* the same bytes for the same paper */
	qpdf_set_stream_data_mode(l.out, qpdf_s_preserve);
	qpdf_set_compress_streams(l.out, QPDF_TRUE);
	if ((qpdf_write(l.out) & QPDF_ERRORS) != 0)
		return error_new(a, ERROR_INVALID, NULL, "sheet_damaged");
	*ret_n = qpdf_get_buffer_length(l.out);
	*ret_pdf = arena_copy_n(a, (const char *)qpdf_get_buffer(l.out), *ret_n);
	return NULL;
}
