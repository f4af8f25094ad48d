/* The looks.  Chinese sizes: 三号 16, 小三 15, 四号 14, 小四 12, 五号 10.5, 小五 9;
 * running text stands every 28 points. */
#include "office/page.h"

#include "base/text.h"

/* clang-format off: tables to be read down their columns */
static const struct page_look chinese[PAGE_STYLES] = {
	[PAGE_TITLE] = { "Title", FACE_HEI, 16, 28, ALIGN_CENTRE, 0, 0, 10, 0 },
	[PAGE_HEADING_1] = { "heading 1", FACE_HEI, 15, 28, ALIGN_LEFT, 0, 12, 6, 1 },
	[PAGE_HEADING_2] = { "heading 2", FACE_HEI, 14, 28, ALIGN_LEFT, 0, 6, 3, 2 },
	[PAGE_HEADING_3] = { "heading 3", FACE_HEI, 12, 24, ALIGN_LEFT, 0, 4, 2, 3 },
	[PAGE_BODY] = { "Body Text", FACE_FANG, 14, 28, ALIGN_BOTH, 2, 0, 0, 0 },
	[PAGE_PLAIN] = { "Plain", FACE_SONG, 12, 22, ALIGN_LEFT, 0, 0, 0, 0 },
	[PAGE_NOTE] = { "Note", FACE_SONG, 10.5, 17, ALIGN_LEFT, 0, 2, 2, 0 },
	[PAGE_CELL] = { "Cell", FACE_SONG, 12, 20, ALIGN_LEFT, 0, 0, 0, 0 },
	[PAGE_LABEL] = { "Label", FACE_SONG, 12, 20, ALIGN_CENTRE, 0, 0, 0, 0 },
	[PAGE_SMALL_CELL] = { "Small Cell", FACE_SONG, 10.5, 16, ALIGN_LEFT, 0, 0, 0, 0 },
	[PAGE_SMALL_LABEL] = { "Small Label", FACE_SONG, 10.5, 16, ALIGN_CENTRE, 0, 0, 0, 0 },
	[PAGE_FURNITURE] = { "Furniture", FACE_SONG, 9, 13, ALIGN_LEFT, 0, 0, 0, 0 },
	[PAGE_COVER] = { "Cover", FACE_HEI, 26, 44, ALIGN_CENTRE, 0, 0, 0, 0 },
	[PAGE_CONTENTS_1] = { "toc 1", FACE_HEI, 12, 24, ALIGN_LEFT, 0, 4, 0, 0 },
	[PAGE_CONTENTS_2] = { "toc 2", FACE_SONG, 12, 22, ALIGN_LEFT, 2, 0, 0, 0 },
	[PAGE_CONTENTS_3] = { "toc 3", FACE_SONG, 10.5, 20, ALIGN_LEFT, 4, 0, 0, 0 },
};

static const struct page_look latin[PAGE_STYLES] = {
	[PAGE_TITLE] = { "Title", FACE_HEI, 16, 24, ALIGN_CENTRE, 0, 0, 10, 0 },
	[PAGE_HEADING_1] = { "heading 1", FACE_HEI, 14, 22, ALIGN_LEFT, 0, 14, 6, 1 },
	[PAGE_HEADING_2] = { "heading 2", FACE_HEI, 12, 19, ALIGN_LEFT, 0, 10, 4, 2 },
	[PAGE_HEADING_3] = { "heading 3", FACE_HEI, 11, 17, ALIGN_LEFT, 0, 6, 3, 3 },
	[PAGE_BODY] = { "Body Text", FACE_SONG, 11.5, 17, ALIGN_BOTH, 0, 0, 6, 0 },
	[PAGE_PLAIN] = { "Plain", FACE_SONG, 11, 16, ALIGN_LEFT, 0, 0, 0, 0 },
	[PAGE_NOTE] = { "Note", FACE_SONG, 9.5, 14, ALIGN_LEFT, 0, 2, 2, 0 },
	[PAGE_CELL] = { "Cell", FACE_SONG, 10.5, 15, ALIGN_LEFT, 0, 0, 0, 0 },
	[PAGE_LABEL] = { "Label", FACE_SONG, 10.5, 15, ALIGN_CENTRE, 0, 0, 0, 0 },
	[PAGE_SMALL_CELL] = { "Small Cell", FACE_SONG, 9.5, 13.5, ALIGN_LEFT, 0, 0, 0, 0 },
	[PAGE_SMALL_LABEL] = { "Small Label", FACE_SONG, 9.5, 13.5, ALIGN_CENTRE, 0, 0, 0, 0 },
	[PAGE_FURNITURE] = { "Furniture", FACE_SONG, 8.5, 12, ALIGN_LEFT, 0, 0, 0, 0 },
	[PAGE_COVER] = { "Cover", FACE_HEI, 24, 36, ALIGN_CENTRE, 0, 0, 0, 0 },
	[PAGE_CONTENTS_1] = { "toc 1", FACE_HEI, 11, 18, ALIGN_LEFT, 0, 4, 0, 0 },
	[PAGE_CONTENTS_2] = { "toc 2", FACE_SONG, 11, 16, ALIGN_LEFT, 2, 0, 0, 0 },
	[PAGE_CONTENTS_3] = { "toc 3", FACE_SONG, 10, 15, ALIGN_LEFT, 4, 0, 0, 0 },
};
/* clang-format on */

const struct page_look *page_look_of(const struct page_document *d, enum page_style style)
{
	return text_starts(d->language, "zh") ? &chinese[style] : &latin[style];
}

struct page_size page_size_of(const struct page_document *d)
{
	const double mm = POINTS_PER_MM, shorter = 210 * mm, longer = 297 * mm;

	return (struct page_size){
		.width = d->landscape ? longer : shorter,
		.height = d->landscape ? shorter : longer,
		.left = 22 * mm,
		.right = 20 * mm,
		.top = 23 * mm,
		.bottom = 20 * mm,
		.furniture = 12 * mm,
	};
}

enum page_style page_cell_style(const struct page_table *t, const struct page_cell *c)
{
	if (t->small)
		return c->label ? PAGE_SMALL_LABEL : PAGE_SMALL_CELL;
	return c->label ? PAGE_LABEL : PAGE_CELL;
}

void page_fit(const struct page_line *l, double *ret_width, double *ret_height)
{
	double across = l->width / l->picture->width, down = l->height / l->picture->height;
	double scale = across < down ? across : down;

	*ret_width = l->picture->width * scale;
	*ret_height = l->picture->height * scale;
}

int page_number_of(const struct page_number *numbers, size_t count, const char *place)
{
	for (size_t i = 0; i < count; i++)
		if (text_same(numbers[i].place, place))
			return numbers[i].page;
	return 0;
}
