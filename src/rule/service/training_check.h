/* training_check.h -- what a plan of training lacks (S104-S113). */
#ifndef RULE_SERVICE_TRAINING_CHECK_H
#define RULE_SERVICE_TRAINING_CHECK_H

#include "entity/all.h"
#include "rule/why.h"

struct training_outline {
	const struct training_plan *plan; /* with its objectives */
	struct lines sessions;		  /* struct training_session; cancelled ones do not count */
	struct lines trainees;		  /* struct trainee; withdrawn ones do not count */
	struct lines trainers;		  /* struct trainer: at least those of the sessions */
	int64_t trainer_years;		  /* the policy training.trainer_years */
};

/* A gap keeps the plan from being agreed; a warning is only told. */
struct training_gap {
	const char *statement; /* "S112" */
	bool warning;
	const struct why *why;
};

#define TRAINING_GAPS_MOST 64

struct training_gaps {
	struct training_gap gap[TRAINING_GAPS_MOST];
	unsigned count;
	unsigned open; /* those that are no warnings */
};

/* In the order of the statements. */
void training_check_plan(const struct training_outline *o, struct training_gaps *ret, struct arena *a);

/* Full years between the days; 0 when `to` is earlier. */
int training_full_years(date from, date to);

#endif
