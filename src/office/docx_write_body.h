/* docx_write_body.h -- the blocks of a paper as WordprocessingML. */
#ifndef OFFICE_DOCX_WRITE_BODY_H
#define OFFICE_DOCX_WRITE_BODY_H

#include "base/buffer.h"
#include "office/page.h"

/* What the body refers to: picture i is the part word/media/image(i+1), relationship "picture(i+1)". */
struct docx_draft {
	struct arena *arena;
	const struct page_document *paper;
	struct buffer xml;
	const struct picture **pictures;
	size_t count, room;
	size_t places;	  /* bookmarks so far */
	bool in_contents; /* the field of the contents is open */
};

void docx_body_write(struct docx_draft *d);
void docx_text_write(struct buffer *xml, const char *text); /* <w:r> with the text */

/* Points as the file counts: twentieths of a point. */
static inline int docx_twips(double points)
{
	return (int)(points * 20 + 0.5);
}

#endif
