/* format_chapter.h -- the format chapter of a tender document (投标文件格式): the forms a bidder has to use, their
 * wording untouched, in the marks of office/page_template.h. */
#ifndef READER_FORMAT_CHAPTER_H
#define READER_FORMAT_CHAPTER_H

#include "office/document.h"

struct format_form {
	const char *title; /* as written */
	int page;
	const char *part;  /* of the bid, whose heading it stands under: "资格证明文件"; "" */
	bool is_part;	   /* it is that heading itself */
	const char *marks; /* paragraphs and tables below the title; "" if nothing is */
};

struct format_chapter {
	const char *title; /* NULL: the document has no such chapter */
	int page;
	struct format_form *forms;
	size_t count;
};

struct format_chapter format_chapter_of(struct arena *a, const struct document *d);

#endif
