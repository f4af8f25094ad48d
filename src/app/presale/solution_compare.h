/* solution_compare.h -- two versions side by side, line by line. */
#ifndef APP_PRESALE_SOLUTION_COMPARE_H
#define APP_PRESALE_SOLUTION_COMPARE_H

#include "app/act.h"
#include "base/buffer.h"

/* {"was","now","same","lines":[{"change","fields","was","now"}]}: lines that stayed are only counted.  `with`: the
 * older version; both must be the actor's to read. */
FALLIBLE solution_compare(struct act *act, int64_t version, int64_t with, struct buffer *b);

#endif
