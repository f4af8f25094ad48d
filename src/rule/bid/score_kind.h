/* score_kind.h -- what a line of a scoring table is about, by the words it is called by: a guess for a person to put
 * right. */
#ifndef RULE_BID_SCORE_KIND_H
#define RULE_BID_SCORE_KIND_H

#include "entity/all.h"

enum score_kind score_kind_guess(const char *part, const char *name);

#endif
