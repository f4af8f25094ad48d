/* function_list.h -- a pasted list of functions, one on a line, without its numbering (S53). */
#ifndef RULE_PRESALE_FUNCTION_LIST_H
#define RULE_PRESALE_FUNCTION_LIST_H

#include <stddef.h>

#include "base/arena.h"

#define FUNCTIONS_MOST 500

/* "1. 人脸识别", "（2）晚归名单：次日 7 点前", "- 报表", one on a line; of a table's row the first cell.  What is behind
 * the first colon is its detail.  The number of those found; never more than FUNCTIONS_MOST. */
struct function_line {
	const char *name, *detail; /* detail: NULL for none */
};
size_t function_list_read(const char *text, struct arena *a, struct function_line ret[FUNCTIONS_MOST]);

#endif
