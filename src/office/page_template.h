/* page_template.h -- the text format in which papers are laid out: templates/NAME.LANGUAGE.page
 *
 * The file is filled from a content tree (office/template.h) and then read line by line:
 *
 *   @language zh-CN        @landscape           @title text for the file's properties
 *   @header left | right   @footer 第[page]页 共[pages]页
 *   # title                ## heading 1         ### heading 2         #### heading 3
 *   text                   a paragraph of running text
 *   ~ text                 a plain line         ^ text  one in the middle
 *   > text                 a note in small letters
 *   {{%name 80x60}}        a picture in at most 80 x 60 mm (the room stays free without one)
 *   @space 5               mm of nothing        @break  a new page
 *   @table 12 30 12 30     columns by their share of the width; "@table small ...": small letters
 *   @row 25                the next row is at least 25 mm high
 *   | cell |= label |      a row; a line that ends with \ goes on in the next one
 *   |---                   the rows so far are the head, repeated on every page
 *   @end                   ends the table
 *
 * Marks directly behind the bar of a cell, ended by a blank: = label, :3 covers three columns, /2
 * covers two rows, ^ middle, > right, - begins at the top.  In a cell \n begins a new line, which may
 * begin with "> " or "^ " or be a picture.  A backslash takes the meaning from what follows it; filled
 * values never have one.  Empty lines part nothing and mean nothing. */
#ifndef OFFICE_PAGE_TEMPLATE_H
#define OFFICE_PAGE_TEMPLATE_H

#include "office/content.h"
#include "office/page.h"

/* Refused by name, the detail says where: the reasons of template_fill(), and page_directive (an
 * unknown @word or a bad number), page_row (a row that does not fill its columns, or none where one
 * is due), page_picture (its size is missing). */
FALLIBLE page_template_read(struct arena *a, const char *source, const struct content *c,
			    struct page_document *ret_document);

/* The same of what is filled already: {{ means nothing. */
FALLIBLE page_marks_read(struct arena *a, const char *marks, struct page_document *ret_document);
/* A value as it stands in marks: meaning itself. */
const char *page_marks_of(struct arena *a, const char *value);

#endif
