#include "cmd/demo_letters.h"

#include <string.h>

#include "app/service/chats.h"
#include "app/service/mails.h"
#include "base/random.h"
#include "base/text.h"
#include "cmd/demo_visits.h"
#include "entity/all.h"
#include "store/record.h"

static const char *member(const json_t *line, const char *key, struct arena *a)
{
	const char *s = json_member_text(line, key, a);

	return s == NULL ? "" : s;
}

static FALLIBLE subject_of(struct demo *d, struct act *act, const json_t *line, const char **ret)
{
	const char *about = json_member_text(line, "about", act->arena);
	struct demo_ref *ref = NULL;
	void *record = NULL;

	*ret = member(line, "subject", act->arena);
	if (about == NULL)
		return NULL;
	TRY(demo_ref_find(d, about, &ref, act->arena));
	TRY(store_get(act->db, ref->entity, ref->id, &record, act->arena));
	*ret = arena_print(act->arena, "%s [%s]", *ret, ((struct service_case *)record)->number);
	return NULL;
}

/* It comes of itself: nobody of ours has written it. */
FALLIBLE demo_mail(struct demo *d, struct act *act, const json_t *line)
{
	struct buffer answer = BUFFER(act->arena);
	const char *subject = NULL;
	struct act own = *act;

	TRY(subject_of(d, act, line, &subject));
	const char *raw =
		arena_print(act->arena,
			    "From: %s\nSubject: %s\nMessage-ID: <%s@example>\n%sMIME-Version: 1.0\n"
			    "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n%s\n",
			    member(line, "from", act->arena), subject, random_text(act->arena, 12),
			    member(line, "header", act->arena), member(line, "text", act->arena));
	own.who = &actor_installation;
	own.via = "mail";
	return mail_take_here(&own, raw, strlen(raw), &answer);
}

FALLIBLE demo_chat(struct demo *d, struct act *act, const json_t *line)
{
	struct buffer answer = BUFFER(act->arena);
	AUTO_JSON *body = NULL;
	char sha256[HASH_HEX];

	TRY(demo_resolve(d, act, json_object_get(line, "with"), &body));
	const char *text = chat_text(body, act->arena);
	TRY(chat_check(act, body));
	TRY(demo_keep(d, act, text, strlen(text), sha256));
	return chat_take(act, body, sha256, &answer);
}
