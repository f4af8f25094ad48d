/* page.h -- a paper as blocks: what the DOCX writer and the PDF drawer both render.
 *
 * One description gives both files, so that they cannot differ in what they say.  Sizes are points
 * (1/72 inch) unless a name says mm.  Texts are UTF-8 without line ends. */
#ifndef OFFICE_PAGE_H
#define OFFICE_PAGE_H

#include "office/picture.h"

#define PAGE_COLUMNS_MAX 24
#define POINTS_PER_MM (72.0 / 25.4)
#define PAGE_CELL_BESIDE 4.0 /* between the border of a cell and its text */
#define PAGE_CELL_ABOVE 2.0
#define PAGE_SHADE "F2F2F2" /* behind labels */

/* How a text looks.  The looks are a table (page.c), after DOMAIN 5.2. */
enum page_style {
	PAGE_TITLE,
	PAGE_HEADING_1,
	PAGE_HEADING_2,
	PAGE_HEADING_3,
	PAGE_BODY,  /* running text, first line indented by two characters */
	PAGE_PLAIN, /* a line of its own, not indented */
	PAGE_NOTE,  /* small */
	PAGE_CELL,
	PAGE_LABEL, /* in a table: what was filled in; what it is called */
	PAGE_SMALL_CELL,
	PAGE_SMALL_LABEL,
	PAGE_FURNITURE, /* page header and footer */
	PAGE_COVER,	/* what a book is called, on its first page */
	PAGE_CONTENTS_1,
	PAGE_CONTENTS_2,
	PAGE_CONTENTS_3, /* a line of the contents, after the outline of what it names */
	PAGE_STYLES
};

enum page_face { FACE_SONG, FACE_FANG, FACE_HEI };
enum page_align { ALIGN_BOTH, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct page_look {
	const char *name; /* of the style in the file */
	enum page_face face;
	double size, pitch; /* of the letters; from line to line */
	enum page_align align;
	int indent; /* of the first line, in characters */
	double before, after;
	int outline; /* 1 ... 3: a heading */
};

/* A paragraph of text, or a picture with room for it. */
struct page_line {
	const char *text;
	enum page_align align;
	const struct picture *picture; /* NULL: text; PICTURE_NONE: room to sign by hand */
	double width, height;	       /* the room; a picture is fitted into it */
	/* The place of the paper whose page number stands here: behind the text in a line of the contents, else
	 * instead of a text. */
	const char *page_of;
};

/* A page of another file: the PDF it is in, drawn once when that came into the house (office/sheets.h), and the same
 * as a picture for the Word file. */
struct page_sheet {
	const char *pdf;
	size_t n;
	int page; /* of the PDF, from 1 */
	struct picture picture;
};

/* On which page a place came to stand. */
struct page_number {
	const char *place;
	int page;
};

struct page_cell {
	struct page_line *lines;
	size_t count;
	int column, span, rows; /* first column; columns and rows it covers */
	bool label, top;	/* top: its text begins at the top, else it is centred */
};

struct page_row {
	struct page_cell *cells;
	size_t count;
	double height; /* at least */
	bool head;     /* repeated on every page the table reaches */
};

struct page_table {
	double widths[PAGE_COLUMNS_MAX]; /* shares of the width of the text, together 1 */
	int columns;
	bool small;
	struct page_row *rows;
	size_t count;
};

/* PAGE_SHEET: a page of its own, with the line above a page of another file. */
enum page_block_kind { PAGE_TEXT, PAGE_TABLE, PAGE_SPACE, PAGE_BREAK, PAGE_SHEET };

struct page_block {
	enum page_block_kind kind;
	enum page_style style;	 /* PAGE_TEXT */
	struct page_line line;	 /* PAGE_TEXT */
	struct page_table table; /* PAGE_TABLE */
	double height;		 /* PAGE_SPACE */
	const char *place;	 /* PAGE_TEXT, PAGE_SHEET: what page_of calls it; NULL: nothing does */
	const struct page_sheet *sheet;
	bool same_page; /* PAGE_SHEET: below what stands on the page already, a heading */
};

struct page_document {
	const char *title, *language; /* "zh-CN", "en" */
	bool landscape;		      /* A4 */
	const char *header_left, *header_right;
	const char *footer; /* [page] and [pages] stand for the numbers */
	bool cover;	    /* the first page has neither of the two */
	struct page_block *blocks;
	size_t count;
	/* Where places stand, for who cannot find it out himself: the Word file, whose pages are made by its reader. */
	struct page_number *numbers;
	size_t number_count;
};

int page_number_of(const struct page_number *numbers, size_t count, const char *place); /* 0: not known */

/* Chinese text is set larger and wider than Latin text. */
const struct page_look *page_look_of(const struct page_document *d, enum page_style style);

struct page_size {
	double width, height, left, right, top, bottom; /* the last four: margins */
	double furniture;				/* header and footer from the edge of the paper */
};

struct page_size page_size_of(const struct page_document *d);
enum page_style page_cell_style(const struct page_table *t, const struct page_cell *c);
/* Width and height of the picture, fitted into its room. */
void page_fit(const struct page_line *l, double *ret_width, double *ret_height);

#endif
