#include "office/draw_text.h"

#include <pango/pangocairo.h>

#include "base/text.h"

/* The drawn counterparts of 宋体, 仿宋 and 黑体: a printed face, again, and a bold one without feet. */
static const struct {
	const char *family;
	PangoWeight weight;
} faces[] = {
	[FACE_SONG] = { "Noto Serif CJK SC", PANGO_WEIGHT_NORMAL },
	[FACE_FANG] = { "Noto Serif CJK SC", PANGO_WEIGHT_NORMAL },
	[FACE_HEI] = { "Noto Sans CJK SC", PANGO_WEIGHT_BOLD },
};

/* The middle of a Chinese letter stands 0.38 of its size above the baseline. */
double draw_baseline(const struct page_look *look)
{
	return look->pitch / 2 + 0.38 * look->size;
}

PangoLayout *draw_layout(struct draw_text *t, const char *text, enum page_style style)
{
	const struct page_look *look = page_look_of(t->paper, style);
	PangoFontDescription *font = pango_font_description_new();
	PangoLayout *layout = pango_layout_new(t->context);

	pango_font_description_set_family_static(font, faces[look->face].family);
	pango_font_description_set_weight(font, faces[look->face].weight);
	pango_font_description_set_absolute_size(font, look->size * PANGO_SCALE);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
	pango_layout_set_text(layout, text, -1);
	t->layouts = arena_room(t->arena, t->layouts, t->layout_count, &t->layout_room, sizeof(PangoLayout *));
	t->layouts[t->layout_count++] = layout;
	return layout;
}

FALLIBLE draw_text_open(struct draw_text *t, struct arena *a, const struct page_document *paper)
{
	t->arena = a;
	t->paper = paper;
	t->fonts = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	if (t->fonts == NULL)
		return error_new(a, ERROR_INTERNAL, NULL, "font_missing");
	pango_cairo_font_map_set_resolution((PangoCairoFontMap *)t->fonts, 72);
	t->context = pango_font_map_create_context(t->fonts);
	pango_context_set_round_glyph_positions(t->context, FALSE); /* paper has no dots to fit */
	pango_context_set_language(t->context, pango_language_from_string(paper->language));
	if (pango_layout_get_unknown_glyphs_count(draw_layout(t, "回访记录", PAGE_TITLE)) > 0)
		return error_new(a, ERROR_INTERNAL, NULL, "font_missing");
	return NULL;
}

void draw_text_close(struct draw_text *t)
{
	for (size_t i = 0; i < t->layout_count; i++)
		g_object_unref(t->layouts[i]);
	for (size_t i = 0; i < t->picture_count; i++)
		cairo_surface_destroy(t->pictures[i]);
	if (t->context != NULL)
		g_object_unref(t->context);
	if (t->fonts != NULL)
		g_object_unref(t->fonts);
}

static struct strip *add_strip(struct draw_text *t, struct strips *into, double height)
{
	into->strip = arena_room(t->arena, into->strip, into->count, &into->room, sizeof *into->strip);
	struct strip *s = &into->strip[into->count++];
	*s = (struct strip){ .height = height };
	into->height += height;
	return s;
}

struct png_reading {
	const struct picture *picture;
	size_t at;
};

static cairo_status_t png_more(void *self, unsigned char *out, unsigned n)
{
	struct png_reading *r = self;

	if (n > r->picture->n - r->at)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(out, r->picture->bytes + r->at, n);
	r->at += n;
	return CAIRO_STATUS_SUCCESS;
}

/* A JPEG goes into the file as it is: the surface only lends it its size, its dots are never touched. */
cairo_surface_t *draw_picture(const struct picture *p)
{
	struct png_reading reading = { .picture = p };

	if (p->format == PICTURE_PNG)
		return cairo_image_surface_create_from_png_stream(png_more, &reading);
	cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, p->width, p->height);
	if (cairo_surface_status(s) == CAIRO_STATUS_SUCCESS)
		(void)!cairo_surface_set_mime_data(s, CAIRO_MIME_TYPE_JPEG, p->bytes, p->n, NULL, NULL);
	return s;
}

static FALLIBLE picture_strip(struct draw_text *t, const struct page_line *l, double width, struct strips *into)
{
	struct strip *s = add_strip(t, into, l->height);

	if (l->picture->format == PICTURE_NONE)
		return NULL;
	t->pictures = arena_room(t->arena, t->pictures, t->picture_count, &t->picture_room, sizeof(cairo_surface_t *));
	s->picture = t->pictures[t->picture_count++] = draw_picture(l->picture);
	if (cairo_surface_status(s->picture) != CAIRO_STATUS_SUCCESS)
		return error_new(t->arena, ERROR_INVALID, NULL, "picture_damaged");
	page_fit(l, &s->width, &s->tall);
	if (s->width > width) {
		s->tall *= width / s->width;
		s->width = width;
	}
	s->x = l->align == ALIGN_CENTRE ? (width - s->width) / 2 : l->align == ALIGN_RIGHT ? width - s->width : 0;
	return NULL;
}

/* Widens each Chinese letter of the line but the last of `letters` by `share`; how many there are. */
static int widen_letters(PangoLayoutLine *line, const char *text, int letters, int share)
{
	int found = 0;

	for (GSList *run = line->runs; run != NULL; run = run->next) {
		const PangoGlyphItem *item = run->data;
		for (int i = 0; i < item->glyphs->num_glyphs; i++) {
			const char *letter = text + item->item->offset + item->glyphs->log_clusters[i];
			if (text_next(&letter) < 0x2E80)
				continue;
			if (++found < letters)
				item->glyphs->glyphs[i].geometry.width += share;
		}
	}
	return found;
}

/* Puts what a line lacks between its Chinese letters; pango's own justification would put all of it
 * into the few blanks around numbers. */
static void spread_line(PangoLayoutLine *line, const char *text, double spare)
{
	int letters = widen_letters(line, text, 0, 0);

	if (letters > 1)
		widen_letters(line, text, letters, (int)(spare * PANGO_SCALE) / (letters - 1));
}

static void set_shape(PangoLayout *layout, const struct page_look *look, enum page_align align, double width)
{
	static const PangoAlignment alignment[] = {
		[ALIGN_BOTH] = PANGO_ALIGN_LEFT,
		[ALIGN_LEFT] = PANGO_ALIGN_LEFT,
		[ALIGN_CENTRE] = PANGO_ALIGN_CENTER,
		[ALIGN_RIGHT] = PANGO_ALIGN_RIGHT,
	};

	pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(layout, alignment[align]);
	pango_layout_set_justify(layout, align == ALIGN_BOTH && look->indent == 0);
	pango_layout_set_indent(layout, (int)(look->indent * look->size * PANGO_SCALE));
}

FALLIBLE draw_strips(struct draw_text *t, const struct page_line *l, enum page_style style, double width,
		     struct strips *into)
{
	const struct page_look *look = page_look_of(t->paper, style);

	if (l->picture != NULL)
		return picture_strip(t, l, width, into);
	if (l->page_of != NULL && style < PAGE_CONTENTS_1) {
		struct strip *s = add_strip(t, into, look->pitch);
		s->page_of = l->page_of;
		s->width = width;
		s->style = style;
		s->align = l->align;
		s->baseline = draw_baseline(look);
		return NULL;
	}
	PangoLayout *layout = draw_layout(t, l->text, style);
	set_shape(layout, look, l->align, width);
	PangoLayoutIter *i = pango_layout_get_iter(layout);
	do {
		PangoRectangle box;
		struct strip *s = add_strip(t, into, look->pitch);
		pango_layout_iter_get_line_extents(i, NULL, &box);
		s->line = pango_layout_iter_get_line(i);
		s->x = (double)box.x / PANGO_SCALE;
		if (look->indent > 0 && l->align == ALIGN_BOTH && !pango_layout_iter_at_last_line(i))
			spread_line(s->line, l->text, width - s->x - (double)box.width / PANGO_SCALE);
		s->baseline = draw_baseline(look);
	} while (pango_layout_iter_next_line(i));
	pango_layout_iter_free(i);
	return NULL;
}
