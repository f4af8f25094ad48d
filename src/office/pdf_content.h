/* pdf_content.h -- the tokens of a PDF content stream (ISO 32000-1, 7.8.2): numbers, names, operators, nothing else. */
#ifndef OFFICE_PDF_CONTENT_H
#define OFFICE_PDF_CONTENT_H

#include <stdbool.h>
#include <stddef.h>

enum content_token { CONTENT_END, CONTENT_NUMBER, CONTENT_OPERATOR, CONTENT_OTHER };

struct content {
	const char *at, *end;
	double number;
	char operator[4]; /* "re", "cm", "f*"; longer ones are cut */
	const char *name; /* the last name before it ("/Im1" without the slash); NULL: none yet */
	size_t name_length;
};

enum content_token content_next(struct content *c);

#endif
