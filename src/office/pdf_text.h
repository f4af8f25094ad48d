/* pdf_text.h -- a PDF as blocks: its words (pdf_words.h) read in order, its tables by their borders (pdf_rules.h).
 *
 * Running heads and page numbers are left out; a table that goes on over the page is one table.  A file without any
 * text, or whose fonts do not say which characters they show, is `unreadable` ("no_text", "no_character_map"). */
#ifndef OFFICE_PDF_TEXT_H
#define OFFICE_PDF_TEXT_H

#include "office/document.h"

/* `words`: what `pdftotext -bbox` printed for the file `pdf`.  Refuses with "pdf_damaged". */
FALLIBLE pdf_text_read(struct arena *a, const char *words, size_t words_n, const void *pdf, size_t pdf_n,
		       struct document *ret_document);
/* Whether text is what a Chinese or Latin reader could have written, and not glyphs without a map. */
bool text_makes_sense(const char *text);

#endif
