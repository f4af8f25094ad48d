/* sample.h -- content for the forms that are shipped, and what a written file says. */
#ifndef TEST_OFFICE_SAMPLE_H
#define TEST_OFFICE_SAMPLE_H

#include "office/form.h"

struct sample_form {
	const char *name;
	struct content *(*content)(struct arena *a);
};

extern const struct sample_form sample_forms[]; /* every form; ends with a NULL name */

struct content *sample_revisit(struct arena *a);
struct content *sample_service(struct arena *a);  /* DOMAIN 1.3-1.5 as in template seed-2019 */
struct picture sample_signature(struct arena *a); /* a PNG of 4 x 2 dots */

/* The text of a DOCX part (without tags, paragraphs ended by line ends), which has to be well-formed. */
const char *sample_docx_text(struct arena *a, const struct form_file *f, const char *part);
const char *sample_pdf_text(struct arena *a, const struct form_file *f); /* by pdftotext */
/* Runs a command on the file ($1 is its path, $2 a folder that is removed); its output. */
const char *sample_command(struct arena *a, const void *data, size_t n, const char *extension, const char *command);
const char *sample_render(struct arena *a, const char *name, const char *language, struct content *c,
			  enum form_format format);

#endif
