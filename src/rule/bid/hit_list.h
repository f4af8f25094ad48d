/* hit_list.h -- 投其所好、命中要害: of what we know of the customer and the rivals, what weighs, what may be used at all,
 * and how much of it our bid uses (S12, S36, S43, S57). */
#ifndef RULE_BID_HIT_LIST_H
#define RULE_BID_HIT_LIST_H

#include "entity/all.h"

enum hit_weight {
	HIT_NONE,	 /* nothing to answer: declined, merged, a draft */
	HIT_UNCONFIRMED, /* a latent need that nobody of theirs has confirmed: not to be used (S12) */
	HIT_ORDINARY,
	HIT_STRONG,
};
const char *hit_weight_name(enum hit_weight w); /* "strong" */

/* From that strength of 1 to 5 on it is strong. */
enum hit_weight hit_weight_of_preference(const struct preference *p, int64_t strong_from);
enum hit_weight hit_weight_of_requirement(const struct requirement *r);

/* What is to be done about it. */
enum hit_warning { HIT_FINE, HIT_UNUSED, HIT_USED_UNCONFIRMED };
enum hit_warning hit_warning_of(enum hit_weight w, unsigned uses);
const char *hit_warning_name(enum hit_warning w); /* NULL: it is fine */

struct hit_rate {
	unsigned strong, used; /* of the strong ones */
};
void hit_rate_add(struct hit_rate *r, enum hit_weight w, unsigned uses);
/* Whole percent, rounded half up; -1: nothing strong is known. */
int hit_rate_percent(const struct hit_rate *r);

#endif
