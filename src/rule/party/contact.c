/* What we keep of a person: the least, for a purpose, and nothing of committees (DOMAIN A2, A5). */
#include "rule/party/contact.h"

#include "rule/party/evaluator.h"
#include "rule/party/mail_address.h"
#include "rule/refusal.h"

FALLIBLE contact_check(struct contact *c, const struct contact *before, const struct env *env)
{
	const struct {
		const char *field, *text;
	} kept[] = {
		{ "department", c->department }, { "position", c->position }, { "purpose", c->purpose },
		{ "interests", c->interests },	 { "notes", c->notes },
	};
	struct error *all = NULL;

	if (before != NULL && before->stage == contact_stage_erased)
		return unchanged(&contact_entity, before, c, "owner team", "erased_is_fixed", env);
	if (c->email != NULL && !mail_address_plausible(c->email))
		object(&all, env, "email", "not_an_email");
	for (unsigned i = 0; i < sizeof kept / sizeof *kept; i++)
		if (evaluator_named(kept[i].text))
			object(&all, env, kept[i].field, "no_evaluators");
	return all;
}

/* What made him a person goes; that there was somebody stays, so that what refers to him still holds (C28, A5). */
FALLIBLE contact_erase(struct contact *c, const struct env *env)
{
	(void)env;
	c->name = CONTACT_ERASED;
	c->position = c->phone = c->email = c->wechat = c->purpose = c->interests = c->notes = NULL;
	return NULL;
}
