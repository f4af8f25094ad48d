/* training_result.h -- whether a trainee has passed (S114, TN-*). */
#ifndef RULE_SERVICE_TRAINING_RESULT_H
#define RULE_SERVICE_TRAINING_RESULT_H

#include "base/money.h"

struct training_marks {
	decimal theory, practice; /* of 100 */
	decimal attendance;	  /* 0 to 1 */
};

struct training_policy {
	decimal theory_weight, practice_weight;
	decimal pass_mark, attendance_least;
};

struct training_result {
	int64_t score; /* hundredths */
	bool passed;   /* the mark and the attendance; who has not is trained again */
};
struct training_result training_result(const struct training_marks *m, const struct training_policy *p);

#endif
