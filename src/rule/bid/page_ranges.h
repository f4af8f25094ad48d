/* page_ranges.h -- pages chosen of a file, as people write them: "1-3, 5". */
#ifndef RULE_BID_PAGE_RANGES_H
#define RULE_BID_PAGE_RANGES_H

#include <stddef.h>

#include "base/arena.h"

#define PAGE_RANGES_MOST 10000

/* The pages in the order written; of all `count` pages where nothing is chosen (NULL or empty).  Pages beyond `count`
 * (0: not known) are left out.  False: it is no list of pages. */
bool page_ranges_read(struct arena *a, const char *text, int count, int **ret, size_t *ret_n);

#endif
