/* init.c -- trine init: a new installation and its first administrator. */
#include "app/people.h"
#include "cmd/commands.h"
#include "cmd/installation.h"

int init_main(struct invocation *in)
{
	struct person admin = { .roles = "administrator" };
	const char *company = option_take(in, "company"), *file;
	struct app *app = NULL;
	struct error *e;

	admin.login = admin.name = option_take(in, "admin");
	file = option_take(in, "password-file");
	if (company == NULL || admin.login == NULL || option_left(in) != NULL)
		return command_misused(in, "--company and --admin are needed");
	if (file == NULL && !in->terminal)
		return command_misused(in, "without a terminal --password-file is needed");
	if (installation_exists(in))
		return command_failed(
			in, error_with(&in->arena, ERROR_CONFLICT, "data", "already_initialised", "%s", in->data));
	e = password_of(in, file, &admin.password);
	if (e == NULL)
		e = people_check(&admin, &in->arena);
	if (e == NULL)
		e = installation_create(in, company, &app);
	if (e == NULL)
		e = installation_write(in, app, people_add, &admin);
	installation_close(in, &app);
	return e == NULL ? EXIT_DONE : command_failed(in, e);
}
