/* user.c -- trine user: accounts from the shell. */
#include <string.h>

#include "app/people.h"
#include "cmd/commands.h"
#include "cmd/installation.h"
#include "entity/all.h"
#include "store/record.h"

/* One way for all: open, write as the installation, close. */
static int do_write(struct invocation *in, FALLIBLE (*work)(struct act *act, void *arg), void *arg)
{
	struct app *app = NULL;
	struct error *e = installation_open(in, &app);

	if (e == NULL)
		e = installation_write(in, app, work, arg);
	installation_close(in, &app);
	return e == NULL ? EXIT_DONE : command_failed(in, e);
}

static int user_add(struct invocation *in)
{
	struct person p = { .name = option_take(in, "name"),
			    .roles = option_take(in, "role"),
			    .team = option_take(in, "team"),
			    .customer = option_take(in, "customer") };
	const char *file = option_take(in, "password-file");
	struct error *e = NULL;

	if (in->argc != 3 || p.name == NULL || p.roles == NULL || option_left(in) != NULL)
		return command_misused(in, "LOGIN, --name and --role are needed");
	p.login = in->argv[2];
	if (file != NULL || in->terminal)
		e = password_of(in, file, &p.password);
	if (e == NULL)
		e = people_check(&p, &in->arena);
	return e == NULL ? do_write(in, people_add, &p) : command_failed(in, e);
}

static int user_password(struct invocation *in)
{
	struct person p = { 0 };
	const char *file = option_take(in, "password-file");
	struct error *e;

	if (in->argc != 3 || option_left(in) != NULL)
		return command_misused(in, "LOGIN is needed");
	p.login = in->argv[2];
	e = password_of(in, file, &p.password);
	if (e == NULL)
		e = people_check(&p, &in->arena);
	return e == NULL ? do_write(in, people_set_password, &p) : command_failed(in, e);
}

static int user_disable(struct invocation *in)
{
	if (in->argc != 3 || option_left(in) != NULL)
		return command_misused(in, "LOGIN is needed");
	return do_write(in, people_disable, in->argv[2]);
}

static int user_handover(struct invocation *in)
{
	struct handover h = { .to = option_take(in, "to") };
	int code;

	if (in->argc != 3 || h.to == NULL || option_left(in) != NULL)
		return command_misused(in, "LOGIN and --to are needed");
	h.from = in->argv[2];
	code = do_write(in, people_hand_over, &h);
	if (code == EXIT_DONE)
		fprintf(in->out, "%lld\n", (long long)h.ret_records);
	return code;
}

static FALLIBLE print_users(struct act *act, void *arg)
{
	struct invocation *in = arg;
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db, "SELECT login, name, roles, stage FROM \"user\" ORDER BY login", SQL_NO_ARGS, &r,
		     act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		fprintf(in->out, "%s\t%s\t%s\t%s\n", rows_text(r, 0, act->arena), rows_text(r, 1, act->arena),
			rows_text(r, 2, act->arena), rows_text(r, 3, act->arena));
	}
}

int user_main(struct invocation *in)
{
	static const struct {
		const char *verb;
		int (*run)(struct invocation *in);
	} verbs[] = { { "add", user_add },
		      { "password", user_password },
		      { "disable", user_disable },
		      { "handover", user_handover } };
	const char *verb = in->argc < 2 ? "" : in->argv[1];

	if (strcmp(verb, "list") == 0)
		return do_write(in, print_users, in);
	for (unsigned i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(verbs[i].verb, verb) == 0)
			return verbs[i].run(in);
	return command_misused(in, "add, list, password, disable or handover");
}
