/* demo.c -- trine demo: the demonstration company, one log-in per role. */
#include <stdlib.h>
#include <string.h>

#include "app/people.h"
#include "base/random.h"
#include "base/table.h"
#include "base/embedded.h"
#include "cmd/commands.h"
#include "cmd/demo_script.h"
#include "cmd/installation.h"

#define COMPANY "岱岳信息技术股份有限公司"

struct cast {
	struct person *people;
	unsigned count;
};

/* demo/people.csv: login,roles,team,name -- the log-in is the name of the role.  The customer's is made in the story,
 * once his company is there; here he gets no more than his password. */
static FALLIBLE read_cast(struct invocation *in, const char *password, struct cast *ret)
{
	const struct embedded *file = embedded_find("demo/people.csv");
	struct arena *a = &in->arena;
	const char *field[4];
	struct table t;

	if (file == NULL)
		return error_new(a, ERROR_MISSING, "demo", "no_data");
	ret->people = arena_array(a, struct person, 40);
	t = table_of(file->data, embedded_size(file));
	while (ret->count < 40 && table_next(&t, field, 4, a)) {
		struct person *p = &ret->people[ret->count++];
		*p = (struct person){ .login = field[0],
				      .roles = field[1],
				      .name = field[3],
				      .team = *field[2] == '\0' ? NULL : field[2],
				      .password = password != NULL ? password : random_text(a, 12) };
		TRY(people_check(p, a));
	}
	return NULL;
}

static bool is_ours(const struct person *p)
{
	return strcmp(p->roles, "customer") != 0;
}

static FALLIBLE add_cast(struct act *act, void *arg)
{
	const struct cast *cast = arg;

	for (unsigned i = 0; i < cast->count; i++)
		if (is_ours(&cast->people[i]))
			TRY(people_add_with_team(act, &cast->people[i]));
	return setting_write(act, "demonstration", "1");
}

static FALLIBLE admit_customers(struct act *act, void *arg)
{
	const struct cast *cast = arg;

	for (unsigned i = 0; i < cast->count; i++)
		if (!is_ours(&cast->people[i]))
			TRY(people_set_password(act, &cast->people[i]));
	return NULL;
}

static FALLIBLE is_empty(struct act *act, void *arg)
{
	struct value n;

	(void)arg;
	TRY(sql_value(act->db, "SELECT count(*) FROM customer", SQL_NO_ARGS, &n, act->arena));
	return n.i == 0 ? NULL : error_new(act->arena, ERROR_CONFLICT, "data", "not_empty");
}

static FALLIBLE open_or_create(struct invocation *in, struct app **ret)
{
	if (in->app == NULL && !installation_exists(in))
		return installation_create(in, COMPANY, ret);
	return installation_open(in, ret);
}

static FALLIBLE load(struct invocation *in, struct app *app, struct cast *cast)
{
	TRY(installation_write(in, app, is_empty, NULL));
	TRY(installation_write(in, app, add_cast, cast));
	TRY(demo_play(in, app, "demo/story/", instant_date(instant_now())));
	return installation_write(in, app, admit_customers, cast);
}

int demo_main(struct invocation *in)
{
	const char *file = option_take(in, "password-file"), *password = NULL;
	struct cast cast = { 0 };
	struct app *app = NULL;
	struct error *e = NULL;

	if (option_left(in) != NULL || in->argc != 1)
		return command_misused(in, "only --password-file is known");
	if (file != NULL)
		e = password_of(in, file, &password);
	if (e == NULL)
		e = read_cast(in, password, &cast);
	if (e == NULL)
		e = open_or_create(in, &app);
	if (e == NULL)
		e = load(in, app, &cast);
	installation_close(in, &app);
	if (e != NULL)
		return command_failed(in, e);
	for (unsigned i = 0; i < cast.count; i++)
		fprintf(in->out, "%s\t%s\t%s\n", cast.people[i].login, cast.people[i].roles, cast.people[i].password);
	return EXIT_DONE;
}
