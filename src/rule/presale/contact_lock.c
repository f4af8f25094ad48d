#include "rule/presale/contact_lock.h"

#include <ctype.h>
#include <string.h>

#include "base/instant.h"
#include "base/text.h"

enum contact_decision contact_compliance(enum contact_side side, enum tender_phase phase, enum channel_class channel)
{
	static const enum contact_decision locked[] = {
		[CHANNEL_PRIVATE] = CONTACT_BLOCK,
		[CHANNEL_OFFICIAL] = CONTACT_ALLOW,
		[CHANNEL_SERVICE] = CONTACT_WITH_NOTICE,
	};

	if (phase == PHASE_PRE_TENDER || phase == PHASE_AFTER_AWARD || side == SIDE_OTHER)
		return CONTACT_ALLOW;
	return locked[channel];
}

/* "Ａ 公司（济南）": "a公司". */
static const char *bare_name(const char *name, struct arena *a)
{
	char *bare = arena_copy(a, text_narrow(name, a)), *to = bare;

	for (const char *p = bare; *p != '\0' && *p != '('; p++)
		if (!isspace((unsigned char)*p))
			*to++ = (char)tolower((unsigned char)*p);
	*to = '\0';
	return bare;
}

bool agency_named(const char *agency, const char *name, struct arena *a)
{
	const char *bare;

	if (agency == NULL || name == NULL)
		return false;
	bare = bare_name(agency, a);
	return *bare != '\0' && strcmp(bare, bare_name(name, a)) == 0;
}

enum channel_class channel_class_of(enum engagement_channel channel)
{
	static const enum channel_class classes[engagement_channel_count] = {
		[engagement_channel_site_visit] = CHANNEL_OFFICIAL,
		[engagement_channel_question_meeting] = CHANNEL_OFFICIAL,
		[engagement_channel_written_clarification] = CHANNEL_OFFICIAL,
		[engagement_channel_bid_opening] = CHANNEL_OFFICIAL,
		[engagement_channel_presentation] = CHANNEL_OFFICIAL,
		[engagement_channel_service] = CHANNEL_SERVICE,
	};

	return classes[channel];
}

date tender_issue_day(const struct tender *t)
{
	return t->issued_on.day != 0 ? t->issued_on : instant_date(t->record.created_at);
}

date tender_over_on(const struct tender *t, date award)
{
	static const bool decided[tender_stage_count] = {
		[tender_stage_declined] = true,
		[tender_stage_won] = true,
		[tender_stage_lost] = true,
		[tender_stage_failed] = true,
	};

	if (award.day != 0 || !decided[t->stage])
		return award;
	if (t->stage == tender_stage_declined && t->decided_at.us != 0)
		return instant_date(t->decided_at);
	return t->opening_at.us != 0 ? instant_date(t->opening_at) : tender_issue_day(t);
}

enum tender_phase tender_phase_on(const struct tender *t, date on, date over_on)
{
	if (on.day < tender_issue_day(t).day)
		return PHASE_PRE_TENDER;
	if (over_on.day != 0 && on.day >= over_on.day)
		return PHASE_AFTER_AWARD;
	return t->opening_at.us != 0 && on.day > instant_date(t->opening_at).day ? PHASE_EVALUATION
										 : PHASE_TENDER_ISSUED;
}
