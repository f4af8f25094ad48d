/* docx_number.h -- the numbers Word puts before paragraphs: "3.2", "（一）", "第三章".
 * They are not in the text; a clause is cited by them, so they are made here as Word makes them. */
#ifndef OFFICE_DOCX_NUMBER_H
#define OFFICE_DOCX_NUMBER_H

#include "office/xml.h"

#define NUMBER_LEVELS 9

struct numbering;

struct numbering *numbering_new(struct arena *a);
extern const struct xml_events numbering_events; /* for word/numbering.xml; self: struct numbering */
/* The label of the next paragraph of that list and level, counting on; "" for a bullet or an unknown list. */
const char *numbering_next(struct numbering *n, int list, int level);

#endif
