/* A user is ours, or a customer's: never both (TRUST T8). */
#include "entity/all.h"
#include "rule/party/mail_address.h"
#include "rule/refusal.h"

static bool login_plausible(const char *login)
{
	return login[strspn(login, "abcdefghijklmnopqrstuvwxyz0123456789._-")] == '\0';
}

FALLIBLE user_check(struct user *u, const struct user *before, const struct env *env)
{
	struct error *all = NULL;
	bool portal = choices_have(u->roles, "customer");

	(void)before;
	if (u->login != NULL && !login_plausible(u->login))
		object(&all, env, "login", "login_characters");
	if (u->email != NULL && !mail_address_plausible(u->email))
		object(&all, env, "email", "not_an_email");
	if (portal && strcmp(u->roles, "customer") != 0)
		object(&all, env, "roles", "customer_role_alone");
	if (portal && u->customer.v == 0)
		object(&all, env, "customer", "customer_needed");
	if (!portal && u->customer.v != 0)
		object(&all, env, "customer", "customer_role_needed");
	return all;
}
