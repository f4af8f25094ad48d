#include "app/letters.h"

#include "app/session.h"
#include "entity/all.h"
#include "json/write.h"
#include "store/outbox.h"
#include "store/record.h"

/* One attempt is due at once; the deliverer counts further ones. */
FALLIBLE letter_about(struct act *act, const struct letter_to *to)
{
	struct buffer b = BUFFER(act->arena);

	if (to->address == NULL)
		return NULL;
	json_open(&b, '{');
	json_member(&b, "letter", to->kind);
	json_member(&b, "to", to->address);
	json_member(&b, "name", to->name);
	json_member(&b, "link", to->link);
	if (to->about != NULL)
		json_member(&b, "about", to->about);
	json_close(&b, '}');
	return outbox_add(act->db,
			  &(struct outbox_event){ .at = act->now,
						  .event = to->kind,
						  .entity = "user",
						  .record = to->user,
						  .actor = act->who->user,
						  .payload = buffer_text(&b),
						  .due_at = act->now },
			  act->arena);
}

static FALLIBLE letter_with_link(struct act *act, int64_t id, const char *kind, int64_t valid_us)
{
	void *user = NULL;
	const char *secret = NULL;

	TRY(store_get(act->db, &user_entity, id, &user, act->arena));
	if (((struct user *)user)->email == NULL)
		return NULL;
	TRY(session_open(act, SESSION_RESET, id, kind, valid_us, &secret));
	const struct user *u = user;
	const char *link = arena_print(act->arena, "%s/reset?token=%s", act->app->url, secret);
	return letter_about(
		act,
		&(struct letter_to){ .address = u->email, .name = u->name, .kind = kind, .link = link, .user = id });
}

FALLIBLE letter_reset(struct act *act, int64_t user)
{
	return letter_with_link(act, user, "reset", RESET_VALID);
}

FALLIBLE letter_invite(struct act *act, int64_t user)
{
	return letter_with_link(act, user, "invite", INVITE_VALID);
}

FALLIBLE user_invited(struct act *act, const void *before, void *user)
{
	(void)before;
	return letter_invite(act, ((const struct user *)user)->record.id);
}
