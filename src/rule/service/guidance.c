#include "rule/service/guidance.h"

static const char *number(int64_t n, struct arena *a)
{
	return arena_print(a, "%lld", (long long)n);
}

const struct why *guidance_hint(int64_t least, bool words, int64_t orders, struct arena *a)
{
	int64_t given = orders + words;

	if (given >= least)
		return NULL;
	if (given == 0)
		return why_new(a, "guidance_none", NULL);
	return why_new(a, "guidance_few", number(given, a), number(least, a), NULL);
}
