/* qualification_view.h -- what a tender asks us to prove, what we have of it on the day that counts, and what is
 * missing,
 * worth how many points (DOMAIN 2.8, 2.9, 2.16). */
#ifndef APP_BID_QUALIFICATION_VIEW_H
#define APP_BID_QUALIFICATION_VIEW_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"
#include "entity/all.h"

/* {"tender","on","until","items":[{"record","state","months","proofs":[…],"candidates":[…],"points","gained","lost"}],
 * "totals":{"mandatory_missing","points","gained","lost"}}. */
FALLIBLE qualification_view(struct act *act, int64_t tender, enum language lang, struct buffer *b);

/* What the chosen proofs of a line of the scoring table are worth today; UNSET: nothing is asked for it. */
FALLIBLE qualification_worth(struct act *act, const struct tender *t, const struct score_item *s, decimal *ret);

#endif
