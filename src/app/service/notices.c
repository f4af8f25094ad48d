#include "app/service/notices.h"

#include "app/letters.h"
#include "app/service/desk_policies.h"
#include "json/write.h"
#include "rule/service/dispatch.h"
#include "store/outbox.h"
#include "store/record.h"

const char *notice_name(const struct service_case *c, struct arena *a)
{
	return arena_print(a, "%s %s", c->number, c->title);
}

static FALLIBLE post(struct act *act, const struct notification_channel *ch, const char *text, const char *mobile,
		     instant due, bool gathered)
{
	struct buffer b = BUFFER(act->arena);

	json_open(&b, '{');
	json_member(&b, "text", text);
	json_member(&b, "mobile", mobile);
	json_close(&b, '}');
	return outbox_add(act->db,
			  &(struct outbox_event){ .at = act->now,
						  .event = gathered ? DIGEST_EVENT : NOTICE_EVENT,
						  .entity = notification_channel_entity.name,
						  .record = ch->record.id,
						  .actor = act->who->user,
						  .payload = buffer_text(&b),
						  .due_at = due },
			  act->arena);
}

/* An SMS needs a number; a group needs none. */
static bool reaches(const struct notification_channel *ch, const struct notice *n, const char *mobile)
{
	if (ch->stage != notification_channel_stage_active)
		return false;
	if (ch->kind == channel_kind_sms && mobile == NULL)
		return false;
	if (!n->urgent && !ch->digests)
		return false;
	return ch->person.v == 0 || ch->person.v == n->person.v;
}

static FALLIBLE channels_of(struct act *act, struct lines *ret)
{
	return store_all(act->db, &notification_channel_entity, "stage", value_text("active"), ret, act->arena);
}

FALLIBLE notice_give(struct act *act, const struct notice *n)
{
	const char *link = arena_print(act->arena, "%s%s", act->app->url == NULL ? "" : act->app->url, n->link);
	const char *text = arena_print(act->arena, "%s\n%s", why_text(n->text, LANGUAGE_ZH, act->arena), link);
	struct dispatch_policy policy;
	struct lines all = { 0 };
	void *user = NULL;

	TRY(dispatch_policies(act, &policy));
	if (n->person.v != 0)
		TRY(store_get(act->db, &user_entity, n->person.v, &user, act->arena));
	const struct user *u = user;
	const char *mobile = u == NULL ? NULL : u->phone;
	instant due = notice_time(act->now, n->urgent, &policy);
	TRY(channels_of(act, &all));
	for (unsigned i = 0; i < all.count; i++) {
		const struct notification_channel *ch = LINE_AT(all, struct notification_channel, i);
		if (reaches(ch, n, mobile))
			TRY(post(act, ch, text, mobile, due, !n->urgent));
	}
	if (u == NULL || n->letter == NULL)
		return NULL;
	return letter_about(act, &(struct letter_to){ u->email, u->name, n->letter, link, u->record.id,
						      n->about == NULL ? NULL : n->about->number });
}

FALLIBLE notice_receipt(struct act *act, const struct service_case *c, const char *follow)
{
	const struct why *w = why_new(act->arena, "notice_receipt", c->number, follow, NULL);
	struct lines all = { 0 };
	void *user = NULL;

	if (c->record.created_by != 0)
		TRY(store_get(act->db, &user_entity, c->record.created_by, &user, act->arena));
	const struct user *u = user;
	if (u != NULL && u->customer.v != 0)
		TRY(letter_about(act, &(struct letter_to){ u->email, u->name, "case_receipt", follow, u->record.id,
							   c->number }));
	if (c->caller_phone == NULL)
		return NULL;
	TRY(channels_of(act, &all));
	for (unsigned i = 0; i < all.count; i++) {
		const struct notification_channel *ch = LINE_AT(all, struct notification_channel, i);
		if (ch->kind == channel_kind_sms && ch->person.v == 0)
			TRY(post(act, ch, why_text(w, LANGUAGE_ZH, act->arena), c->caller_phone, act->now, false));
	}
	return NULL;
}
