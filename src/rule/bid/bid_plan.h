/* bid_plan.h -- the way to the deadline, planned backwards from it, with what the law and the tender leave of time
 * (DOMAIN 2.2, A20): document and go/no-go one and two workdays after the issue, the purchase before the sale ends,
 * questions a day before they are too late, the rest in proportion to the time there is.  What does not fit says so. */
#ifndef RULE_BID_BID_PLAN_H
#define RULE_BID_BID_PLAN_H

#include <stddef.h>

#include "entity/all.h"
#include "rule/calendar/calendar.h"
#include "rule/presale/presale_policy.h"
#include "rule/why.h"

struct bid_plan_facts {
	date issued_on;
	instant deadline_at;
	date sale_ends_on, questions_until; /* unset: not said */
	date objection_until;		    /* the law's last day; unset: none */
	bool bond, electronic, paper;
};

struct planned_task {
	enum bid_task_kind kind;
	instant due_at;
	bool fits;
	const struct why *why;
};

/* In the order of the work; at most BID_PLAN_MOST.  Issue and deadline are set. */
#define BID_PLAN_MOST 12
size_t bid_plan(const struct bid_plan_facts *f, const struct presale_policy *p, const struct calendar *c,
		struct arena *a, struct planned_task ret[BID_PLAN_MOST]);

/* Workdays after `from` up to `to`, that day counted. */
int workdays_between(const struct calendar *c, date from, date to);

#endif
