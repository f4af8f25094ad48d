/* bid_meeting.h -- who may speak at a meeting of the tender (S37, DOMAIN 2.14). */
#ifndef RULE_BID_BID_MEETING_H
#define RULE_BID_BID_MEETING_H

#include "entity/all.h"
#include "rule/calendar/calendar.h"

/* The row of the person; NULL: he does not go. */
const struct meeting_attendee *meeting_attendee_of(const struct bid_meeting *m, int64_t user);
/* Who only comes along does not speak for us. */
bool attendee_may_speak(const struct meeting_attendee *t);
/* The workday before. */
date meeting_reminder(instant starts_at, const struct calendar *c);

#endif
