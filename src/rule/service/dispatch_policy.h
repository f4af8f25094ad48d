/* dispatch_policy.h -- the house's own numbers of the service desk: how long one waits for an answer, when people are
 * warned, when they are left in peace.  They are policies of the template "service_desk"; no contract freezes them.
 * The members are those of dispatch_policy.def; quiet_from and quiet_to are minutes of the day. */
#ifndef RULE_SERVICE_DISPATCH_POLICY_H
#define RULE_SERVICE_DISPATCH_POLICY_H

#include <stddef.h>
#include <stdint.h>

#define DISPATCH_TEMPLATE "service_desk"

struct dispatch_policy {
#define HOUSE(member, ...) int64_t member;
#include "rule/service/dispatch_policy.def"
#undef HOUSE
};

struct dispatch_value {
	const char *key; /* "dispatch.accept_minutes" */
	int64_t seed;
	const char *source; /* the lines of DOMAIN.md it comes from */
	size_t offset;	    /* in struct dispatch_policy */
};

extern const struct dispatch_value dispatch_values[];
extern const size_t dispatch_value_count;

struct dispatch_policy dispatch_policy_seed(void);
const struct dispatch_value *dispatch_policy_find(const char *key); /* NULL: no such key */
/* NULL, or the reason why the text is no value of it; ret untouched then. */
const char *dispatch_policy_set(struct dispatch_policy *ret, const struct dispatch_value *v, const char *text);

#endif
