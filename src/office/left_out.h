/* left_out.h -- what a reader does not read is called by its name, in its place in the text, in both languages: who
 * sees it there sees the document's own text around it, whatever the language of the page (TRUST G22). */
#ifndef OFFICE_LEFT_OUT_H
#define OFFICE_LEFT_OUT_H

#include "base/arena.h"

enum left_out {
	LEFT_OUT_PICTURE,
	LEFT_OUT_PICTURE_AFAR,
	LEFT_OUT_CHART,
	LEFT_OUT_DIAGRAM,
	LEFT_OUT_INK,
	LEFT_OUT_DRAWING, /* a shape of Word 97, perhaps with a text in it */
	LEFT_OUT_CONTROL, /* ActiveX: it is not run, and what it would show is not known */
	LEFT_OUT_FILE,	  /* a whole document put in */
};

/* The words for it, between DOCUMENT_LEFT_OUT and its end. */
const char *left_out_text(enum left_out what);
/* Of an object that a program (its ProgID; NULL: not said) made. */
const char *left_out_object(const char *program, bool linked, struct arena *a);
bool left_out_is_packed(const char *program); /* a file of any kind, a program among them */

#endif
