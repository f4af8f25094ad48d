#include "app/service/offline.h"

#include "app/save.h"
#include "app/service/desk_policies.h"
#include "base/random.h"
#include "entity/all.h"
#include "rule/service/offline.h"

static FALLIBLE judge(struct act *act, instant occurred_at, const char *reason, struct offline_verdict *ret)
{
	struct dispatch_policy policy;

	TRY(dispatch_policies(act, &policy));
	return offline_judge(&(struct offline_claim){ occurred_at, act->now, reason }, &policy, act->arena, ret);
}

FALLIBLE offline_claim_made(struct act *act, instant occurred_at, const char *reason)
{
	struct offline_verdict verdict;

	TRY(judge(act, occurred_at, reason, &verdict));
	act->occurred_at = verdict.occurred_at;
	return NULL;
}

FALLIBLE offline_keep(struct act *act, const struct entity *e, const void *record, const char *action,
		      const char *reason)
{
	struct offline_entry *kept = record_new(&offline_entry_entity, act->arena);
	struct offline_verdict verdict;

	if (act->occurred_at.us == 0)
		return NULL;
	TRY(judge(act, act->occurred_at, reason, &verdict));
	kept->title = record_title(e, record, act->arena);
	kept->about_entity = e->name;
	kept->about_record = id_text(((const struct record *)record)->id, act->arena);
	kept->action = action;
	kept->person.v = act->who->user;
	kept->occurred_at = verdict.occurred_at;
	kept->received_at = act->now;
	kept->lag_minutes = verdict.lag_minutes;
	kept->late = verdict.late;
	kept->reason = reason;
	return save_new(act, &offline_entry_entity, kept);
}
