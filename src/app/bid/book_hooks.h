/* book_hooks.h -- the records of a book: whose they are, where they stand, and that a sealed bid's book stays as
 * it is. */
#ifndef APP_BID_BOOK_HOOKS_H
#define APP_BID_BOOK_HOOKS_H

#include "app/act.h"

/* Prepare create and change (remove: the last). */
FALLIBLE book_writing(struct act *act, const void *before, void *book);
FALLIBLE volume_writing(struct act *act, const void *before, void *volume);
FALLIBLE passage_writing(struct act *act, const void *before, void *section);
FALLIBLE hit_placed(struct act *act, const void *before, void *hit);
FALLIBLE attachment_writing(struct act *act, const void *before, void *attachment);
FALLIBLE book_removing(struct act *act, const void *before, void *record);
FALLIBLE volume_removing(struct act *act, const void *before, void *volume);
FALLIBLE passage_removing(struct act *act, const void *before, void *section);
FALLIBLE attachment_removing(struct act *act, const void *before, void *attachment);

#endif
