#include "cmd/installation.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "app/desk/calendars.h"
#include "app/backup.h"
#include "app/disk.h"
#include "app/lane.h"
#include "app/policies.h"
#include "app/presale/answers.h"
#include "app/presale/house_stages.h"
#include "app/presale/house.h"
#include "app/service/desk_policies.h"
#include "app/service/visit_forms.h"
#include "base/instant.h"
#include "base/text.h"
#include "sql/migrate.h"
#include "store/search.h"

const char *installation_database(struct invocation *in)
{
	if (in->database != NULL)
		return in->database;
	return arena_print(&in->arena, "sqlite:%s/trine.db", in->data);
}

const char *installation_keys(struct invocation *in)
{
	return arena_print(&in->arena, "%s/keys", in->data);
}

bool installation_exists(struct invocation *in)
{
	const char *keys = arena_print(&in->arena, "%s/audit.key", installation_keys(in));

	return access(keys, F_OK) == 0;
}

int installation_lock(struct invocation *in)
{
	int fd = open(arena_print(&in->arena, "%s/lock", in->data), O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

struct value_read {
	const char *name;
	struct value value;
	struct arena *arena;
	struct error *error;
};

static void read_setting(struct sql *db, void *arg)
{
	struct value_read *r = arg;

	r->error = sql_value(db, "SELECT value FROM setting WHERE name = $1", SQL_ARGS(value_text(r->name)), &r->value,
			     r->arena);
}

FALLIBLE setting_read(const struct app *app, const char *name, const char **ret, struct arena *a)
{
	struct value_read r = { .name = name, .arena = a };
	struct error *e = NULL;

	if (!lane_read(app, a, read_setting, &r, &e))
		return e != NULL ? e : error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	TRY(r.error);
	*ret = r.value.tag == VALUE_TEXT ? r.value.s : NULL;
	return NULL;
}

FALLIBLE setting_write(struct act *act, const char *name, const char *value)
{
	return sql_run(act->db,
		       "INSERT INTO setting (name, value) VALUES ($1, $2)"
		       " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
		       SQL_ARGS(value_text(name), value_text(value)), NULL, act->arena);
}

struct work {
	const struct app *app;
	struct arena *arena;
	FALLIBLE (*work)(struct act *act, void *arg);
	void *arg;
};

static FALLIBLE as_installation(struct sql *db, void *arg)
{
	struct work *w = arg;
	struct act act = { .app = w->app,
			   .db = db,
			   .arena = w->arena,
			   .who = &actor_installation,
			   .via = "shell",
			   .now = instant_now() };

	return w->work(&act, w->arg);
}

FALLIBLE installation_write(struct invocation *in, const struct app *app, FALLIBLE (*work)(struct act *act, void *arg),
			    void *arg)
{
	struct work w = { app, &in->arena, work, arg };

	return lane_write_wait(app, &in->arena, as_installation, &w);
}

/* One that holds something already is saved first, into DIR/backup. */
static FALLIBLE save_before_migrating(struct invocation *in, struct sql *db, const char *url, const struct keys *keys)
{
	const char *folder = arena_print(&in->arena, "%s/backup", in->data);
	struct backup b = { .database = url, .folder = in->data, .keys = keys, .now = instant_now() };
	struct backup_made made = { 0 };
	struct value last;
	int pending = 0;

	TRY(migrate_pending(db, &pending, &in->arena));
	TRY(sql_value(db, "SELECT max(number) FROM migration", SQL_NO_ARGS, &last, &in->arena));
	if (pending == 0 || last.tag != VALUE_INT)
		return NULL;
	TRY(disk_folder(folder, &in->arena));
	b.path = arena_print(&in->arena, "%s/before-%04lld-%s.zip", folder, (long long)last.i + 1,
			     date_text(instant_date(b.now), &in->arena));
	if (access(b.path, F_OK) == 0)
		return NULL;
	return backup_make(&b, &made, &in->arena);
}

static FALLIBLE migrate_safely(struct invocation *in, struct sql *db, const char *url, const struct keys *keys)
{
	int ran = 0;

	TRY(save_before_migrating(in, db, url, keys));
	TRY(migrate(db, &ran, &in->arena));
	return search_ready(db, &in->arena);
}

/* Migrations run on a connection of their own, before anything else is open. */
static FALLIBLE bring_up_to_date(struct invocation *in, const char *url, const struct keys *keys)
{
	struct sql *db = NULL;
	struct error *e;

	TRY(sql_open(url, false, &db, &in->arena));
	e = migrate_safely(in, db, url, keys);
	sql_close(&db);
	return e;
}

static FALLIBLE app_open(struct invocation *in, struct app **ret)
{
	struct app *app = arena_new(&in->arena, struct app);
	const char *demo = NULL;

	app->folder = in->data;
	TRY(keys_load(installation_keys(in), &app->keys, &in->arena));
	TRY(bring_up_to_date(in, installation_database(in), &app->keys));
	TRY(database_open(installation_database(in), &app->database, &in->arena));
	struct error *e = setting_read(app, "company", &app->company, &in->arena);
	if (e == NULL)
		e = setting_read(app, "demonstration", &demo, &in->arena);
	if (e != NULL) {
		database_close(&app->database);
		return e;
	}
	app->demonstration = demo != NULL;
	*ret = app;
	return NULL;
}

FALLIBLE installation_open(struct invocation *in, struct app **ret)
{
	if (in->app != NULL) {
		*ret = (struct app *)(uintptr_t)in->app;
		return NULL;
	}
	if (!installation_exists(in))
		return error_with(&in->arena, ERROR_MISSING, "data", "not_initialised", "%s", in->data);
	return app_open(in, ret);
}

void installation_close(struct invocation *in, struct app **app)
{
	if (in->app == NULL && *app != NULL)
		database_close(&(*app)->database);
	*app = NULL;
}

/* What every installation begins with: its name, the seed's policies, the announced holidays, what is asked. */
static FALLIBLE write_beginning(struct act *act, void *company)
{
	TRY(setting_write(act, "company", company));
	TRY(policies_seed(act));
	TRY(questions_seed(act));
	TRY(forms_seed(act));
	TRY(presale_policies_seed(act));
	TRY(dispatch_policies_seed(act));
	TRY(gates_seed(act));
	return calendars_seed(act);
}

FALLIBLE installation_create(struct invocation *in, const char *company, struct app **ret)
{
	if (installation_exists(in))
		return error_with(&in->arena, ERROR_CONFLICT, "data", "already_initialised", "%s", in->data);
	if (mkdir(in->data, 0700) != 0 && errno != EEXIST)
		return error_with(&in->arena, ERROR_INTERNAL, "data", "cannot_write", "%s: %s", in->data,
				  strerror(errno));
	TRY(keys_create(installation_keys(in), &in->arena));
	TRY(app_open(in, ret));
	TRY(installation_write(in, *ret, write_beginning, (void *)(uintptr_t)company));
	(*ret)->company = company;
	return NULL;
}

static const char *first_line(FILE *f, struct arena *a)
{
	char line[1024];

	if (fgets(line, sizeof line, f) == NULL)
		return NULL;
	line[strcspn(line, "\r\n")] = '\0';
	return arena_copy(a, line);
}

/* Without an echo. */
static const char *ask(struct invocation *in)
{
	struct termios before, silent;
	const char *line;

	if (tcgetattr(fileno(in->in), &before) != 0)
		return NULL;
	silent = before;
	silent.c_lflag &= ~(tcflag_t)ECHO;
	fputs("Password: ", in->err);
	fflush(in->err);
	tcsetattr(fileno(in->in), TCSAFLUSH, &silent);
	line = first_line(in->in, &in->arena);
	tcsetattr(fileno(in->in), TCSAFLUSH, &before);
	fputc('\n', in->err);
	return line;
}

FALLIBLE password_of(struct invocation *in, const char *file, const char **ret)
{
	const char *password = NULL;
	FILE *f;

	if (file == NULL && in->terminal)
		password = ask(in);
	else if (file != NULL && strcmp(file, "-") == 0)
		password = first_line(in->in, &in->arena);
	else if (file != NULL && (f = fopen(path_from(in, file), "re")) != NULL) {
		password = first_line(f, &in->arena);
		fclose(f);
	}
	if (password == NULL)
		return error_with(&in->arena, ERROR_INVALID, "password-file", "no_password", "%s",
				  file == NULL ? "" : file);
	*ret = password;
	return NULL;
}
