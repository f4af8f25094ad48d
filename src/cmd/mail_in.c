/* mail_in.c -- trine mail-in: one message on stdin, as the pipe of a mail server hands it over.
 *
 * The message is first put into the data directory, then the server, or this process where none runs, takes it in.
 * What a mail server understands of the exit code is used: 75, try again later; 65, not a message. */
#include <sysexits.h>
#include <unistd.h>

#include "app/disk.h"
#include "app/service/mails.h"
#include "base/random.h"
#include "cmd/commands.h"
#include "cmd/control.h"
#include "cmd/installation.h"
#include "office/mail_read.h"

static FALLIBLE read_stream(struct invocation *in, FILE *f, struct buffer *b)
{
	char piece[65536];
	size_t n;

	while ((n = fread(piece, 1, sizeof piece, f)) > 0 && b->used <= MAIL_MOST)
		buffer_put(b, piece, n);
	if (b->used > MAIL_MOST)
		return error_new(&in->arena, ERROR_TOO_LARGE, NULL, "mail_large");
	return b->used > 0 ? NULL : error_new(&in->arena, ERROR_INVALID, NULL, "mail_damaged");
}

static FALLIBLE read_file(struct invocation *in, const char *path, struct buffer *b)
{
	FILE *f = fopen(path, "re");
	struct error *e;

	if (f == NULL)
		return error_with(&in->arena, ERROR_MISSING, NULL, "cannot_open", "%s", path);
	e = read_stream(in, f, b);
	fclose(f);
	return e;
}

static int failed(struct invocation *in, const struct error *e)
{
	command_failed(in, e);
	return e->code == ERROR_INVALID || e->code == ERROR_TOO_LARGE ? EX_DATAERR : EX_TEMPFAIL;
}

static int take_here(struct invocation *in, const char *path)
{
	struct buffer message = BUFFER(&in->arena), answer = BUFFER(&in->arena);
	struct app *app = NULL;
	struct error *e = read_file(in, path, &message);

	if (e == NULL)
		e = installation_open(in, &app);
	if (e == NULL)
		e = mail_take_in(app, &actor_installation, "mail", buffer_text(&message), message.used, &answer);
	installation_close(in, &app);
	if (e != NULL)
		return failed(in, e);
	fprintf(in->out, "%s\n", buffer_text(&answer));
	return EXIT_DONE;
}

static FALLIBLE spool(struct invocation *in, const char *path)
{
	struct buffer b = BUFFER(&in->arena);

	TRY(read_stream(in, in->in, &b));
	return disk_write(path, buffer_text(&b), b.used, &in->arena);
}

int mail_in_main(struct invocation *in)
{
	const char *path = option_take(in, "file");
	struct error *e;
	int code;

	if (in->argc != 1)
		return command_misused(in, "the message is read from stdin");
	if (path != NULL)
		return take_here(in, path);
	const char *folder = in->data[0] == '/' ? in->data
						: arena_print(&in->arena, "%s/%s",
							      getcwd(arena_alloc(&in->arena, 4096), 4096), in->data);
	path = arena_print(&in->arena, "%s/mail-%s", folder, random_text(&in->arena, 9));
	e = spool(in, path);
	if (e != NULL)
		return failed(in, e);
	char *argv[] = { in->argv[0], arena_copy(&in->arena, "--file"), arena_copy(&in->arena, path), NULL };
	in->argv = argv;
	in->argc = 3;
	code = control_hand_over(in) ? control_exit(in) : take_here(in, path);
	unlink(path);
	return code;
}
