/* answer_check.h -- what is to be seen in an answer beside its deviation: evidence that is missing, and words that were
 * only copied from the tender (DOMAIN 2.5: 照抄招标文件 is a ground for rejection in some). */
#ifndef RULE_BID_ANSWER_CHECK_H
#define RULE_BID_ANSWER_CHECK_H

#include "entity/all.h"

/* No evidence where there must be some: for a clause whose mark rejects, and for one that asks for a paper.  Buyers
 * count it as a negative deviation.  r NULL or open: nothing is said yet. */
bool answer_unproven(const struct tender *t, const struct clause *c, const struct clause_response *r);

/* The text repeats the requirement; blanks, width and signs make no difference. */
bool answer_copies(const char *requirement, const char *text, struct arena *a);

struct copied_count {
	unsigned numeric, copied; /* answers to clauses that ask for a number, and those that only repeat it */
};
void copied_add(struct copied_count *n, const char *requirement, const char *text, struct arena *a);
/* More than that percentage of them. */
bool copied_too_much(const struct copied_count *n, int64_t percent);

#endif
