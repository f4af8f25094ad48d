/* sheets.h -- pages of other people's files, to be laid on pages of ours.
 *
 * A file is made into sheets once, when it comes into the house: a PDF is drawn again (so that signatures, stamps and
 * filled fields are part of the page, and nothing in it can be run), a picture becomes a page.  Of each page there is a
 * picture too, for the Word file. */
#ifndef OFFICE_SHEETS_H
#define OFFICE_SHEETS_H

#include "office/page.h"

#define SHEETS_MOST 300 /* pages of one file */

struct draw_sheet;

struct sheets {
	const char *pdf;
	size_t n;
	struct picture *pictures; /* one a page */
	size_t count;
};

bool sheets_can(const char *media_type); /* application/pdf, image/png, image/jpeg */
/* In confined children.  ERROR_MEDIA sheet_format; ERROR_INVALID sheet_damaged, sheet_encrypted, picture_format;
 * ERROR_TOO_LARGE sheet_many, picture_large; and the reasons of child.h. */
FALLIBLE sheets_make(struct arena *a, const void *data, size_t n, struct sheets *ret);

/* In a child: each sheet, fitted into its place of the PDF.  ERROR_INVALID sheet_damaged. */
FALLIBLE sheets_lay(struct arena *a, const char *pdf, size_t n, const struct draw_sheet *sheets, size_t count,
		    const char **ret_pdf, size_t *ret_n);

#endif
