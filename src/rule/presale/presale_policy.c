#include "rule/presale/presale_policy.h"

#include <string.h>

#include "base/money.h"

#define MOST INT64_C(1000000000000)

const struct presale_value presale_values[] = {
#define HOUSE(member, key, seed, source) { key, seed, source, offsetof(struct presale_policy, member) },
#include "rule/presale/presale_policy.def"
#undef HOUSE
};
const size_t presale_value_count = sizeof presale_values / sizeof presale_values[0];

struct presale_policy presale_policy_seed(void)
{
	return (struct presale_policy){
#define HOUSE(member, key, seed, source) .member = seed,
#include "rule/presale/presale_policy.def"
#undef HOUSE
	};
}

const struct presale_value *presale_policy_find(const char *key)
{
	for (size_t i = 0; i < presale_value_count; i++)
		if (strcmp(presale_values[i].key, key) == 0)
			return &presale_values[i];
	return NULL;
}

const char *presale_policy_set(struct presale_policy *ret, const struct presale_value *v, const char *text)
{
	decimal d;

	if (!decimal_parse(text, &d) || d.millionths % DECIMAL_ONE != 0)
		return "not_a_number";
	if (d.millionths < 0 || d.millionths / DECIMAL_ONE > MOST)
		return "out_of_range";
	*(int64_t *)((char *)ret + v->offset) = d.millionths / DECIMAL_ONE;
	return NULL;
}
