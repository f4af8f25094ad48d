#include "rule/service/dispatch_policy.h"

#include <string.h>

#include "base/money.h"

#define MOST 100000

const struct dispatch_value dispatch_values[] = {
#define HOUSE(member, key, seed, source) { key, seed, source, offsetof(struct dispatch_policy, member) },
#include "rule/service/dispatch_policy.def"
#undef HOUSE
};
const size_t dispatch_value_count = sizeof dispatch_values / sizeof dispatch_values[0];

struct dispatch_policy dispatch_policy_seed(void)
{
	return (struct dispatch_policy){
#define HOUSE(member, key, seed, source) .member = seed,
#include "rule/service/dispatch_policy.def"
#undef HOUSE
	};
}

const struct dispatch_value *dispatch_policy_find(const char *key)
{
	for (size_t i = 0; i < dispatch_value_count; i++)
		if (strcmp(dispatch_values[i].key, key) == 0)
			return &dispatch_values[i];
	return NULL;
}

const char *dispatch_policy_set(struct dispatch_policy *ret, const struct dispatch_value *v, const char *text)
{
	decimal d;

	if (!decimal_parse(text, &d) || d.millionths % DECIMAL_ONE != 0)
		return "not_a_number";
	if (d.millionths < 0 || d.millionths / DECIMAL_ONE > MOST)
		return "out_of_range";
	*(int64_t *)((char *)ret + v->offset) = d.millionths / DECIMAL_ONE;
	return NULL;
}
