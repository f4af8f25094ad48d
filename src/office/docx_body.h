/* docx_body.h -- word/document.xml, event by event, into blocks. */
#ifndef OFFICE_DOCX_BODY_H
#define OFFICE_DOCX_BODY_H

#include "office/document.h"
#include "office/docx_number.h"
#include "office/docx_style.h"

struct docx_body;

struct docx_body *docx_body_new(struct arena *a, const struct styles *styles, struct numbering *numbering);
extern const struct xml_events docx_body_events; /* self: struct docx_body */
struct document docx_body_end(struct docx_body *b);
const char *docx_body_fault(struct docx_body *b); /* at its end: a reason to refuse the document, or NULL */

#endif
