/* template.h -- text with places to fill from a content tree; nothing in it is executed.
 *
 *   {{name}}                 the text of that name, escaped for what the text will be
 *   {{#name}} ... {{/name}}  once for every row of that name; or once, if the text or picture is there
 *   {{^name}} ... {{/name}}  if it is empty
 *   {{name=word}}            a ticked box if the text is that word, or a list of words (a,b) with it
 *   {{%name 45x18}}          a picture; what follows the name is for the target
 *   {{! remark}}             nothing
 *
 * A line that holds only {{#...}}, {{^...}}, {{/...}} or a remark leaves no empty line behind.
 * Refused by name, with the place in the detail: unknown_field, template_kind (rows where a text is
 * wanted, or the like), template_tag (a {{ without }}, or nothing in it), section_unclosed,
 * section_unopened, template_deep (more than 8 sections inside each other), template_large (a result
 * over 16 MB). */
#ifndef OFFICE_TEMPLATE_H
#define OFFICE_TEMPLATE_H

#include "base/buffer.h"
#include "base/error.h"
#include "office/content.h"

#define TEMPLATE_DEPTH_MAX 8
#define TEMPLATE_RESULT_MAX (16u * 1024 * 1024)

/* What the filled text will be. */
struct template_target {
	void (*text)(struct buffer *out, const char *s); /* puts s so that it means itself */
	/* Puts a picture (PICTURE_NONE: room for one).  NULL: the target has no pictures. */
	void (*picture)(struct buffer *out, const struct picture *p, const char *options, void *self);
	void *self;
};

extern const struct template_target template_plain;  /* mail text, file names */
extern const struct template_target template_markup; /* HTML and XML, attributes included */

FALLIBLE template_fill(struct arena *a, const char *source, const struct content *c,
		       const struct template_target *target, const char **ret_text);

#endif
