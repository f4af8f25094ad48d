/* docx_fill.h -- somebody's own Word file as a template: its {{places}} filled from a content tree, all else as it was.
 *
 * The places are those of office/template.h, in body, headers and footers; Word may have cut one into several runs.
 * A section that begins in a row of a table repeats that row, one that begins in a paragraph of its own repeats what
 * stands up to its end.  Afterwards no {{ is left: an unknown name is refused, placeholder_left, the name in the
 * detail; the other reasons are those of template_fill(), zip.h, docx_guard.h and docx_no_document. */
#ifndef OFFICE_DOCX_FILL_H
#define OFFICE_DOCX_FILL_H

#include "base/error.h"
#include "office/content.h"

/* In a child, since the file is somebody's. */
FALLIBLE docx_fill(struct arena *a, const void *data, size_t n, const struct content *c, const char **ret_data,
		   size_t *ret_n);
/* Here; for the child, and tests of one part. */
FALLIBLE docx_fill_part(struct arena *a, const char *xml, const struct content *c, const char **ret_xml);

#endif
