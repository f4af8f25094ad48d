#include "rule/bid/expiry.h"

int expiry_reminder(date ends, date today)
{
	static const int steps[] = { EXPIRY_LAST, 60, EXPIRY_FIRST };
	int left = ends.day - today.day;

	if (ends.day == 0)
		return -1;
	if (left < 0)
		return 0;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (left <= steps[i])
			return steps[i];
	return -1;
}
