/* search.h -- one search over everything that the actor may read. */
#ifndef APP_SEARCH_H
#define APP_SEARCH_H

#include "app/act.h"
#include "base/buffer.h"

/* {"items":[{"entity","id","title","number","parts","found":[{"field","parts"}]}],"more":[ENTITY]}: records of one
 * kind together, at most five of a kind, the best first: found in a name or number before other fields, whole
 * before in part, as it is written before how it is read, then the newer one. parts is the title, found what else
 * holds the words: every second part of one is what was looked for. more: kinds that hold more than are told. */
FALLIBLE search_everywhere(struct act *act, const char *text, struct buffer *b);

#endif
