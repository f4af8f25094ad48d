/* book_outline.h -- the order of a book: volumes by their place, in each its sections as a tree, numbered where their
 * titles bear no number of their own. */
#ifndef APP_BID_BOOK_OUTLINE_H
#define APP_BID_BOOK_OUTLINE_H

#include "app/bid/book.h"

void book_outline(struct book *b); /* sorts the volumes, fills parts with section, level, heading, place */

#endif
