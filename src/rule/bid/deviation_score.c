#include "rule/bid/deviation_score.h"

struct deviation_result deviation_score(const struct deviating *c, size_t n, const struct deviation_policy *p)
{
	struct deviation_result r = { .score = UNSET };
	int64_t left = p->full.millionths;

	for (size_t i = 0; i < n; i++) {
		if (!c[i].negative)
			continue;
		if (c[i].mark == MARK_STAR) {
			r.star_negative++;
			continue;
		}
		r.general_negative++;
		left -= c[i].mark == MARK_KEY ? p->key.millionths : p->general.millionths;
	}
	r.invalid = r.star_negative > 0 || (p->most_general != UNSET && (int64_t)r.general_negative >= p->most_general);
	if (!r.invalid)
		r.score = left <= 0 ? 0 : divide_half_up(left, DECIMAL_ONE / 100);
	return r;
}
