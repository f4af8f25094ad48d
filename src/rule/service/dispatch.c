#include "rule/service/dispatch.h"

#include <string.h>

#include "base/instant.h"
#include "base/text.h"
#include "meta/kinds.h"

static bool same_place(const char *a, const char *b)
{
	return a != NULL && b != NULL && *a != '\0' && strcmp(a, b) == 0;
}

enum dispatch_fit dispatch_fits(const struct dispatch_need *need, const struct dispatch_person *p)
{
	if (p->asked)
		return FIT_ASKED;
	if (need->lead_only)
		return p->role == duty_role_lead ? FIT_YES : FIT_NOT_LEAD;
	if (p->role == duty_role_lead)
		return FIT_NOT_LEAD;
	if (p->region != NULL && need->city != NULL && !same_place(p->region, need->city))
		return FIT_OTHER_REGION;
	if (need->skill != NULL && (p->skills == NULL || !choices_have(p->skills, need->skill)))
		return FIT_NO_SKILL;
	return FIT_YES;
}

enum dispatch_distance dispatch_distance(const struct dispatch_need *need, const struct dispatch_person *p,
					 const struct dispatch_policy *policy)
{
	if (p->place_minutes == UNSET || p->place_minutes > policy->place_minutes)
		return NOBODY_KNOWS;
	if (need->site != 0 && p->site == need->site)
		return AT_THE_SITE;
	if (p->city == NULL || need->city == NULL)
		return NOBODY_KNOWS;
	if (!same_place(p->city, need->city))
		return IN_ANOTHER_CITY;
	return same_place(p->district, need->district) ? IN_THE_DISTRICT : IN_THE_CITY;
}

/* Below zero: a is asked before b. */
static int64_t compare(const struct dispatch_need *need, const struct dispatch_person *a,
		       const struct dispatch_person *b, const struct dispatch_policy *policy)
{
	const int64_t by[] = {
		(int64_t)a->role - b->role,
		(a->load > 0) - (b->load > 0),
		(int64_t)dispatch_distance(need, a, policy) - (int64_t)dispatch_distance(need, b, policy),
		a->load - b->load,
	};

	for (size_t i = 0; i < sizeof by / sizeof *by; i++)
		if (by[i] != 0)
			return by[i];
	return 0;
}

const struct dispatch_person *dispatch_choose(const struct dispatch_need *need, const struct dispatch_person *people,
					      size_t n, const struct dispatch_policy *policy)
{
	const struct dispatch_person *best = NULL;

	for (size_t i = 0; i < n; i++)
		if (dispatch_fits(need, &people[i]) == FIT_YES &&
		    (best == NULL || compare(need, &people[i], best, policy) < 0))
			best = &people[i];
	return best;
}

static const struct why *why_not(enum dispatch_fit fit, const struct dispatch_need *need,
				 const struct dispatch_person *p, struct arena *a)
{
	static const char *const keys[] = {
		[FIT_ASKED] = "not_sent_asked",
		[FIT_NO_SKILL] = "not_sent_skill",
		[FIT_OTHER_REGION] = "not_sent_region",
		[FIT_NOT_LEAD] = "not_sent_lead",
	};
	const char *more = fit == FIT_NO_SKILL	     ? arena_print(a, "@skill_%s", need->skill)
			   : fit == FIT_OTHER_REGION ? p->region
						     : NULL;

	return why_new(a, keys[fit], p->name, more, NULL);
}

static const struct why *why_near(const struct dispatch_need *need, const struct dispatch_person *p,
				  const struct dispatch_policy *policy, struct arena *a)
{
	static const char *const keys[] = {
		[AT_THE_SITE] = "sent_at_site",	       [IN_THE_DISTRICT] = "sent_in_district",
		[IN_THE_CITY] = "sent_in_city",	       [IN_ANOTHER_CITY] = "sent_other_city",
		[NOBODY_KNOWS] = "sent_place_unknown",
	};
	enum dispatch_distance d = dispatch_distance(need, p, policy);
	const char *place = d == IN_THE_DISTRICT ? p->district : p->city;

	if (d == NOBODY_KNOWS)
		return why_new(a, keys[d], NULL);
	return why_new(a, keys[d], arena_print(a, "%lld", (long long)p->place_minutes), place == NULL ? "" : place,
		       NULL);
}

const struct why *dispatch_why(const struct dispatch_need *need, const struct dispatch_person *p,
			       const struct dispatch_policy *policy, struct arena *a)
{
	enum dispatch_fit fit = dispatch_fits(need, p);
	const struct why *w;

	if (fit != FIT_YES)
		return why_not(fit, need, p, a);
	w = why_new(a, "sent_on_duty", p->name, arena_print(a, "@duty_%s", duty_role_choices.labels[p->role]), NULL);
	if (need->skill != NULL && !need->lead_only)
		w = why_then(a, w, why_new(a, "sent_skill", arena_print(a, "@skill_%s", need->skill), NULL));
	w = why_then(a, w,
		     p->load == 0 ? why_new(a, "sent_free", NULL)
				  : why_new(a, "sent_load", arena_print(a, "%lld", (long long)p->load), NULL));
	return why_then(a, w, why_near(need, p, policy, a));
}

enum escalation escalation_next(const struct unanswered *u, const struct dispatch_policy *policy)
{
	bool over = u->minutes == UNSET || u->refused || u->minutes >= policy->accept_minutes;

	if (!over)
		return ESCALATE_WAIT;
	return u->asked >= policy->ask_before_lead ? ESCALATE_LEAD : ESCALATE_ASK;
}

bool escalation_warns(instant due, instant done, instant now, const struct dispatch_policy *policy)
{
	if (due.us == 0 || done.us != 0)
		return false;
	return due.us - now.us <= policy->warn_minutes * MINUTE;
}

static bool is_quiet(int64_t minute, const struct dispatch_policy *p)
{
	if (p->quiet_from <= p->quiet_to)
		return minute >= p->quiet_from && minute < p->quiet_to;
	return minute >= p->quiet_from || minute < p->quiet_to;
}

instant notice_time(instant now, bool urgent, const struct dispatch_policy *policy)
{
	int64_t every = policy->digest_minutes * MINUTE;
	instant midnight = date_start(instant_date(now)), at = now;

	if (urgent)
		return now;
	if (every > 0)
		at = instant_plus(midnight, (at.us - midnight.us + every - 1) / every * every);
	midnight = date_start(instant_date(at));
	int64_t minute = (at.us - midnight.us) / MINUTE;
	if (!is_quiet(minute, policy))
		return at;
	bool tonight = policy->quiet_from > policy->quiet_to && minute >= policy->quiet_from;
	return instant_plus(midnight, policy->quiet_to * MINUTE + (tonight ? DAY : 0));
}
