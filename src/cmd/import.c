/* import.c -- trine import. */
#include <inttypes.h>
#include <unistd.h>

#include "app/disk.h"
#include "app/import.h"
#include "base/buffer.h"
#include "cmd/commands.h"
#include "cmd/installation.h"
#include "json/locale.h"

#define FILE_MOST_BYTES (64u << 20)

static FALLIBLE read_table(struct invocation *in, const char *path, struct import *i)
{
	struct buffer b = BUFFER(&in->arena);
	FILE *f = fopen(path, "re");
	char piece[65536];
	size_t n;

	if (f == NULL)
		return error_with(&in->arena, ERROR_MISSING, NULL, "cannot_open", "%s", path);
	while ((n = fread(piece, 1, sizeof piece, f)) > 0 && b.used <= FILE_MOST_BYTES)
		buffer_put(&b, piece, n);
	fclose(f);
	if (b.used > FILE_MOST_BYTES)
		return error_with(&in->arena, ERROR_TOO_LARGE, NULL, "csv_large", "%s", path);
	i->table = buffer_text(&b);
	i->size = b.used;
	return NULL;
}

/* Also where the import broke off: what was refused before that is told. */
static FALLIBLE keep_rejected(struct invocation *in, const char *path, const struct imported *done)
{
	unlink(path);
	return done->refused == 0 ? NULL : disk_write(path, done->rejected, done->rejected_size, &in->arena);
}

static int say(struct invocation *in, const char *rejected, const struct imported *done)
{
	fprintf(in->out, "imported: %" PRId64 " new, %" PRId64 " changed, %" PRId64 " as they were\n", done->created,
		done->changed, done->same);
	if (done->refused == 0)
		return EXIT_DONE;
	fprintf(in->err, "trine: %" PRId64 " rows were refused; they are in %s, each with its reason\n", done->refused,
		rejected);
	return EXIT_FAILED;
}

static FALLIBLE run(struct invocation *in, const char *path, const char *login, struct import *i, struct imported *done)
{
	struct app *app = NULL;
	struct locale *l = NULL;
	struct actor *who = NULL;
	struct error *e;

	TRY(read_table(in, path, i));
	TRY(locale_new(&l, &in->arena));
	e = installation_open(in, &app);
	if (e == NULL)
		e = import_actor(app, login, &who, &in->arena);
	if (e == NULL) {
		i->app = app;
		i->locale = l;
		i->who = who;
		i->stop = in->stop;
		e = import_table(i, done, &in->arena);
	}
	installation_close(in, &app);
	locale_free(&l);
	return e;
}

int import_main(struct invocation *in)
{
	const char *login = option_take(in, "user"), *path, *rejected;
	struct imported done = { 0 };
	struct import i = { .language = -1, .sheet = option_take(in, "sheet") };
	struct error *e, *kept;

	if (in->argc != 3 || option_left(in) != NULL)
		return command_misused(in, "ENTITY and FILE are needed");
	i.entity = entity_find(in->argv[1]);
	if (i.entity == NULL)
		return command_failed(in,
				      error_with(&in->arena, ERROR_MISSING, NULL, "no_such_entity", "%s", in->argv[1]));
	path = path_from(in, in->argv[2]);
	rejected = arena_print(&in->arena, "%s.rejected.csv", path);
	e = run(in, path, login, &i, &done);
	kept = keep_rejected(in, rejected, &done);
	if (e == NULL)
		e = kept;
	if (e == NULL)
		return say(in, rejected, &done);
	if (done.created + done.changed + done.same + done.refused > 0)
		say(in, rejected, &done);
	return command_failed(in, e);
}
