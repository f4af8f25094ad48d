/* presale_policy.h -- the house's own numbers of presales: not promised to anybody, so no contract freezes them.
 * They are policies of the template "presales"; the members are those of presale_policy.def. */
#ifndef RULE_PRESALE_PRESALE_POLICY_H
#define RULE_PRESALE_PRESALE_POLICY_H

#include <stddef.h>

#include "base/error.h"
#include "base/value.h"

#define PRESALE_TEMPLATE "presales"

struct presale_policy {
#define HOUSE(member, ...) int64_t member;
#include "rule/presale/presale_policy.def"
#undef HOUSE
};

struct presale_value {
	const char *key; /* "risk.red_from" */
	int64_t seed;
	const char *source; /* the lines of DOMAIN.md it comes from */
	size_t offset;	    /* in struct presale_policy */
};

extern const struct presale_value presale_values[];
extern const size_t presale_value_count;

struct presale_policy presale_policy_seed(void);
const struct presale_value *presale_policy_find(const char *key); /* NULL: no such key */
/* NULL, or the reason why the text is no value of it; ret untouched then. */
const char *presale_policy_set(struct presale_policy *ret, const struct presale_value *v, const char *text);

#endif
