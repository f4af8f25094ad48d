#include "rule/presale/skill_gap.h"

#include <string.h>

#include "base/value.h"

int64_t skill_gap(int64_t required, int64_t level)
{
	int64_t has = level == UNSET ? 0 : level;

	return required == UNSET || required <= has ? 0 : required - has;
}

const struct assessment *assessment_newest(const struct assessment *all, unsigned count, const char *domain)
{
	const struct assessment *newest = NULL;

	for (unsigned i = 0; i < count; i++)
		if (strcmp(all[i].domain, domain) == 0 && (newest == NULL || all[i].on.day >= newest->on.day))
			newest = &all[i];
	return newest;
}
