/* token.c -- trine token: an API token, printed once. */
#include <stdlib.h>

#include "app/people.h"
#include "app/session.h"
#include "cmd/commands.h"
#include "cmd/installation.h"

#define DAYS_DEFAULT 365

struct issue {
	const char *login, *name, *secret;
	int64_t days;
};

static FALLIBLE issue_token(struct act *act, void *arg)
{
	struct issue *i = arg;
	void *user = NULL;

	TRY(people_find(act, i->login, &user));
	return session_open(act, SESSION_TOKEN, ((struct record *)user)->id, i->name, i->days * DAY, &i->secret);
}

int token_main(struct invocation *in)
{
	struct issue i = { .login = option_take(in, "user"), .name = option_take(in, "name") };
	const char *days = option_take(in, "days");
	struct app *app = NULL;
	struct error *e;

	i.days = days == NULL ? DAYS_DEFAULT : atoi(days);
	if (i.login == NULL || i.days < 1 || i.days > 3660 || option_left(in) != NULL || in->argc != 1)
		return command_misused(in, "--user is needed, --days from 1 to 3660");
	e = installation_open(in, &app);
	if (e == NULL)
		e = installation_write(in, app, issue_token, &i);
	installation_close(in, &app);
	if (e != NULL)
		return command_failed(in, e);
	fprintf(in->out, "%s\n", i.secret);
	return EXIT_DONE;
}
