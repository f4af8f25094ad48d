/* spare_needs.h -- how much of a part must lie ready, and until when its maker must still deliver it (S97, S99). */
#ifndef RULE_SERVICE_SPARE_NEEDS_H
#define RULE_SERVICE_SPARE_NEEDS_H

#include "base/value.h"
#include "rule/why.h"

struct spare_state {
	decimal on_hand, reserved; /* UNSET counts as none */
	decimal min_quantity;	   /* UNSET: none set */
	int64_t per_devices;	   /* UNSET: none set */
	int64_t installed;	   /* devices in use that it belongs to */
	date supply_until;	   /* the longest supply duty of those devices; unset: none */
	date last_buy_on;	   /* unset: the maker has said nothing */
};

enum last_buy { LAST_BUY_FAR, LAST_BUY_NEAR, LAST_BUY_MISSED };

/* The greater of the fixed minimum and one for each so many devices begun. */
decimal spare_minimum(const struct spare_state *s);
/* What is missing to the minimum once all that is reserved has left; 0: nothing. */
decimal spare_short(const struct spare_state *s);
/* Near: within `ahead` days while the duty outlasts it.  Missed: past, and the duty goes on. */
enum last_buy spare_last_buy(const struct spare_state *s, date today, int64_t ahead);

/* Why it is short or to be bought now; NULL: it is neither. */
const struct why *spare_why(const struct spare_state *s, date today, int64_t ahead, struct arena *a);

#endif
