/* mark_meaning.h -- what ★ and ▲ mean in one tender: most documents reject a bid for a negative deviation from ★ and
 * take more points for one from ▲, but some have it the other way round (DOMAIN 2.5). */
#ifndef RULE_BID_MARK_MEANING_H
#define RULE_BID_MARK_MEANING_H

#include "entity/all.h"

/* Of a clause of the tender; never unset. */
enum mark_meaning mark_meaning_in(const struct tender *t, enum requirement_mark mark);
/* What the sentence that defines a mark says of it; unset: nothing that is certain. */
enum mark_meaning mark_meaning_said(const char *sentence);

#endif
