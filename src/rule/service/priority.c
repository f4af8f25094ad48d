#include "rule/service/priority.h"

int priority_of(int impact, int urgency)
{
	static const int matrix[3][3] = {
		{ 1, 2, 3 },
		{ 2, 3, 4 },
		{ 3, 4, 5 },
	};

	if (impact < 1 || impact > 3 || urgency < 1 || urgency > 3)
		return 0;
	return matrix[impact - 1][urgency - 1];
}

int64_t priority_rated(int64_t impact, int64_t urgency)
{
	bool rated = impact != UNSET && urgency != UNSET;
	int priority = rated ? priority_of((int)impact, (int)urgency) : 0;

	return priority == 0 ? UNSET : priority;
}
