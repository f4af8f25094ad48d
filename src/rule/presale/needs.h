/* needs.h -- how a requirement stands: where it leads, whether it waits too long, what speaks against using it
 * (S3, S12, S17, S20, S41). */
#ifndef RULE_PRESALE_NEEDS_H
#define RULE_PRESALE_NEEDS_H

#include "entity/all.h"
#include "rule/why.h"

struct need_trace {
	bool source, clause, acceptance;
	bool untraced; /* leads nowhere */
};

struct need_trace need_trace(const struct requirement *r);
bool need_late(const struct requirement *r, date today); /* a draft past its day */
bool need_undecided(const struct requirement *r);
/* NULL: none. */
const struct why *need_warning(const struct requirement *r, date today, struct arena *a);

#endif
