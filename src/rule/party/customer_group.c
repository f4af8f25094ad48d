#include "rule/party/customer_group.h"

#include <stddef.h>

const char *group_refusal(int64_t customer, const int64_t *above, unsigned nabove, unsigned below)
{
	for (unsigned i = 0; i < nabove; i++)
		if (customer != 0 && above[i] == customer)
			return i == 0 ? "parent_is_itself" : "parent_is_below";
	return nabove + 1 + below > GROUP_LEVELS ? "group_too_deep" : NULL;
}
