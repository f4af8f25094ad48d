/* export.c -- trine export: the server, or this process where none runs, writes a file in the data directory,
 * whose content then goes to stdout. */
#include <string.h>
#include <unistd.h>

#include "app/export.h"
#include "app/import.h"
#include "base/random.h"
#include "base/text.h"
#include "cmd/commands.h"
#include "cmd/control.h"
#include "cmd/installation.h"
#include "json/locale.h"

struct wish {
	struct list list;
	enum export_format format;
	int language;
	const char *login, *to;
};

static FALLIBLE export_as(struct invocation *in, const struct app *app, const struct wish *w)
{
	struct locale *l = NULL;
	struct actor *who = NULL;
	struct error *e;
	int64_t rows = 0;

	TRY(import_actor(app, w->login, &who, &in->arena));
	TRY(locale_new(&l, &in->arena));
	e = export_table(&(struct export){ app, l, who, "shell", &w->list, w->format, w->language, w->to }, &rows,
			 &in->arena);
	locale_free(&l);
	return e;
}

static int export_here(struct invocation *in, const struct wish *w)
{
	struct app *app = NULL;
	struct error *e = installation_open(in, &app);

	if (e == NULL)
		e = export_as(in, app, w);
	installation_close(in, &app);
	return e == NULL ? EXIT_DONE : command_failed(in, e);
}

static int copy_out(struct invocation *in, const char *path)
{
	FILE *f = fopen(path, "re");
	char piece[65536];
	size_t n;

	if (f == NULL)
		return EXIT_FAILED;
	while ((n = fread(piece, 1, sizeof piece, f)) > 0 && fwrite(piece, 1, n, in->out) == n)
		;
	fclose(f);
	return ferror(in->out) ? EXIT_FAILED : EXIT_DONE;
}

/* The same command with the place to write to. */
static void say_where(struct invocation *in, char **argv, const char *path)
{
	char **with = arena_array(&in->arena, char *, (size_t)in->argc + 3);

	memcpy(with, argv, (size_t)in->argc * sizeof *argv);
	with[in->argc++] = arena_copy(&in->arena, "--to");
	with[in->argc++] = arena_copy(&in->arena, path);
	in->argv = with;
}

static bool language_of(const char *name, int *ret)
{
	*ret = name == NULL ? -1 : strcmp(name, "en") == 0 ? LANGUAGE_EN : LANGUAGE_ZH;
	return name == NULL || strcmp(name, "en") == 0 || strcmp(name, "zh") == 0;
}

static bool read_wish(struct invocation *in, struct wish *w)
{
	const char *format = option_take(in, "format");

	w->login = option_take(in, "user");
	w->to = option_take(in, "to");
	if (!language_of(option_take(in, "labels"), &w->language) || in->argc != 2 || option_left(in) != NULL)
		return false;
	w->list = (struct list){ .entity = entity_find(in->argv[1]), .order = { .column = "id" } };
	return export_format_of(format == NULL ? "csv" : format, &w->format);
}

int export_main(struct invocation *in)
{
	char **argv = arena_array(&in->arena, char *, (size_t)in->argc + 1);
	struct wish w = { .language = -1 };
	int argc = in->argc, code;

	memcpy(argv, in->argv, (size_t)in->argc * sizeof *argv);
	if (!read_wish(in, &w))
		return command_misused(in, "ENTITY is needed; --format csv, xlsx or json; --labels zh or en");
	if (w.list.entity == NULL)
		return command_failed(in,
				      error_with(&in->arena, ERROR_MISSING, NULL, "no_such_entity", "%s", in->argv[1]));
	if (w.to != NULL)
		return export_here(in, &w);
	const char *folder = in->data[0] == '/' ? in->data
						: arena_print(&in->arena, "%s/%s",
							      getcwd(arena_alloc(&in->arena, 4096), 4096), in->data);
	w.to = arena_print(&in->arena, "%s/export-%s", folder, random_text(&in->arena, 9));
	in->argc = argc;
	say_where(in, argv, w.to);
	code = control_hand_over(in) ? control_exit(in) : export_here(in, &w);
	if (code == EXIT_DONE)
		code = copy_out(in, w.to);
	unlink(w.to);
	return code;
}
