/* coverage.h -- whether a line of work falls under a warranty of its own beside that of the contract (FIELD 47 to
 * 55). */
#ifndef RULE_SERVICE_COVERAGE_H
#define RULE_SERVICE_COVERAGE_H

#include "entity/all.h"

/* In those days, of that class of cost; a repair's only for the part it fitted. */
bool coverage_holds(const struct coverage *c, date on, enum charge_kind kind, const char *part);
/* The reason to say, of the first of these that holds; NULL: none does.  What a maker owes us covers no customer. */
const char *coverage_reason(const struct lines *covers, date on, enum charge_kind kind, const char *part);
/* The last day on which parts are covered by any that does not hang on a repair, and by which; the contract's own
 * where that is later.  Unset: by none. */
struct coverage_end {
	date day;
	enum warranty_by by;
};
struct coverage_end coverage_until(const struct lines *covers, date contract);

#endif
