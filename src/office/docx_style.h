/* docx_style.h -- what a paragraph's style says of it: heading, line of the contents, numbered. */
#ifndef OFFICE_DOCX_STYLE_H
#define OFFICE_DOCX_STYLE_H

#include "office/xml.h"

struct style {
	const char *id, *based_on;
	int heading;	 /* 1 to 9; 0: none */
	bool contents;	 /* a line of the table of contents */
	int list, level; /* numbering; list 0: none, -1: not said */
};

struct styles;

struct styles *styles_new(struct arena *a);
extern const struct xml_events styles_events; /* for word/styles.xml; self: struct styles */
/* With what it is based on taken in; an unknown id gives a plain style. */
struct style styles_find(const struct styles *s, const char *id);

#endif
