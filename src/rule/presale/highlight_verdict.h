/* highlight_verdict.h -- all that keeps a highlight from being used: whom it beats, whom it draws, and whether we can
 * do it (DOMAIN S71, S72). */
#ifndef RULE_PRESALE_HIGHLIGHT_VERDICT_H
#define RULE_PRESALE_HIGHLIGHT_VERDICT_H

#include "entity/all.h"
#include "rule/why.h"

/* What is wrong, field by field; NULL: it is adoptable. */
struct error *highlight_faults(const struct highlight *h, const struct env *env);
/* In words: what is missing, else the judgement of its feasibility. */
const struct why *highlight_why(const struct highlight *h, struct arena *a);

#endif
