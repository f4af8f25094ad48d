/* dispatch.h -- who is asked to take a case, and what happens while nobody answers (S83, A1).
 *
 * Asked is who is on duty, can do it, and was not asked yet; of those first who is on first duty, then who is free,
 * then who is near by his last check-in, then who has the fewest cases.  Skills are words of equipment_category. */
#ifndef RULE_SERVICE_DISPATCH_H
#define RULE_SERVICE_DISPATCH_H

#include <stddef.h>

#include "entity/all.h"
#include "rule/service/dispatch_policy.h"
#include "rule/why.h"

struct dispatch_need {
	const char *skill; /* NULL: anybody */
	int64_t site;	   /* 0: unknown */
	const char *city, *district;
	bool lead_only; /* nobody else is asked any more, or it is a complaint */
};

struct dispatch_person {
	int64_t user;
	const char *name;
	enum duty_role role;
	const char *skills; /* "video,network"; NULL: none */
	const char *region; /* of his shift; NULL: everywhere */
	/* His last check-in; place_minutes ago, UNSET: there is none. */
	int64_t site, place_minutes;
	const char *city, *district;
	int64_t load; /* open cases of his */
	bool asked;   /* for this case already */
};

/* What stands against a person; FIT_YES: nothing. */
enum dispatch_fit { FIT_YES, FIT_ASKED, FIT_NO_SKILL, FIT_OTHER_REGION, FIT_NOT_LEAD };
enum dispatch_fit dispatch_fits(const struct dispatch_need *need, const struct dispatch_person *p);

enum dispatch_distance { AT_THE_SITE, IN_THE_DISTRICT, IN_THE_CITY, IN_ANOTHER_CITY, NOBODY_KNOWS };
enum dispatch_distance dispatch_distance(const struct dispatch_need *need, const struct dispatch_person *p,
					 const struct dispatch_policy *policy);

/* Why this one is asked, or is not. */
const struct why *dispatch_why(const struct dispatch_need *need, const struct dispatch_person *p,
			       const struct dispatch_policy *policy, struct arena *a);
/* The one to ask; NULL: nobody of them. */
const struct dispatch_person *dispatch_choose(const struct dispatch_need *need, const struct dispatch_person *people,
					      size_t n, const struct dispatch_policy *policy);

/* What is done about a case that nobody has accepted. */
enum escalation { ESCALATE_WAIT, ESCALATE_ASK, ESCALATE_LEAD };
struct unanswered {
	int64_t minutes; /* since the last offer; UNSET: nobody was asked yet */
	int64_t asked;	 /* how many were */
	bool refused;	 /* the last one said no */
};
enum escalation escalation_next(const struct unanswered *u, const struct dispatch_policy *policy);

/* Before it is too late: the clock runs, it is due within the minutes of the policy, and it is not over. */
bool escalation_warns(instant due, instant done, instant now, const struct dispatch_policy *policy);

/* When somebody is told: at once what is urgent, else with the next digest after the quiet hours.  A running clock of
 * 24 hours is urgent whatever the hour. */
instant notice_time(instant now, bool urgent, const struct dispatch_policy *policy);

#endif
