#include "rule/bid/bid_meeting.h"

#include "base/instant.h"
#include "rule/refusal.h"

const struct meeting_attendee *meeting_attendee_of(const struct bid_meeting *m, int64_t user)
{
	for (unsigned i = 0; i < m->attendees.count; i++)
		if (LINE_AT(m->attendees, struct meeting_attendee, i)->user.v == user)
			return LINE_AT(m->attendees, struct meeting_attendee, i);
	return NULL;
}

bool attendee_may_speak(const struct meeting_attendee *t)
{
	return t->authority != attendee_authority_accompanying;
}

date meeting_reminder(instant starts_at, const struct calendar *c)
{
	return calendar_add_workdays(c, instant_date(starts_at), -1, false);
}

FALLIBLE bid_meeting_check(struct bid_meeting *m, const struct bid_meeting *before, const struct env *env)
{
	const struct meeting_attendee *speaker = meeting_attendee_of(m, m->presenter.v);
	struct error *all = NULL;

	if (before != NULL && before->stage != bid_meeting_stage_planned)
		return unchanged(&bid_meeting_entity, before, m, "owner deck", "meeting_is_over", env);
	if (m->presenter.v != 0 && (speaker == NULL || !attendee_may_speak(speaker)))
		object(&all, env, "presenter", "presenter_not_authorised");
	return all;
}

FALLIBLE bid_meeting_hold(struct bid_meeting *m, const struct env *env)
{
	struct error *all = NULL;

	if (instant_before(env->now, m->starts_at))
		refuse(&all, env, "starts_at", "in_the_future");
	if (m->attendees.count == 0)
		refuse(&all, env, "attendees", "required_for_step");
	if (m->kind == bid_meeting_kind_presentation && m->presenter.v == 0)
		refuse(&all, env, "presenter", "required_for_step");
	return all;
}
