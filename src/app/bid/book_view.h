/* book_view.h -- the book of a bid as its page shows it: volumes and sections, what is missing, what has changed
 * since it was put together; and one section as it will stand in it. */
#ifndef APP_BID_BOOK_VIEW_H
#define APP_BID_BOOK_VIEW_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

/* GET …/bid/ID/book */
FALLIBLE book_view(struct act *act, int64_t bid, enum language lang, struct buffer *b);
/* GET …/bid_section/ID/preview */
FALLIBLE passage_view(struct act *act, int64_t section, enum language lang, struct buffer *b);

#endif
