#include "rule/bid/track_record.h"

bool track_record_counts(const struct past_project *p, const struct record_wanted *w)
{
	if (p->on.day == 0 || (w->from.day != 0 && p->on.day < w->from.day) ||
	    (w->to.day != 0 && p->on.day > w->to.day))
		return false;
	if (w->least.minor != UNSET && (p->amount.minor == UNSET || p->amount.minor < w->least.minor))
		return false;
	return (p->papers & w->papers) == w->papers;
}

decimal track_record_points(int64_t count, decimal each, decimal most)
{
	decimal points = { count * each.millionths };

	return most.millionths != UNSET && points.millionths > most.millionths ? most : points;
}
