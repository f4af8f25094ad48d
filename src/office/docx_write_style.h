/* docx_write_style.h -- the looks of a paper as the styles of a Word file. */
#ifndef OFFICE_DOCX_WRITE_STYLE_H
#define OFFICE_DOCX_WRITE_STYLE_H

#include "base/buffer.h"
#include "office/page.h"

void docx_styles_write(struct buffer *xml, const struct page_document *d); /* word/styles.xml */
void docx_fonts_write(struct buffer *xml);				   /* word/fontTable.xml */

#endif
