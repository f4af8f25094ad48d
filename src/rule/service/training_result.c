#include "rule/service/training_result.h"

struct training_result training_result(const struct training_marks *m, const struct training_policy *p)
{
	wide weighted = (wide)m->theory.millionths * p->theory_weight.millionths +
			(wide)m->practice.millionths * p->practice_weight.millionths;
	struct training_result r = { .score = divide_half_up(weighted, (wide)DECIMAL_ONE * (DECIMAL_ONE / 100)) };

	r.passed = r.score * (DECIMAL_ONE / 100) >= p->pass_mark.millionths &&
		   m->attendance.millionths >= p->attendance_least.millionths;
	return r;
}
