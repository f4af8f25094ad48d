/* command.h -- the subcommands: one table, one file each. */
#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>

#include "app/act.h"

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

/* One call of a subcommand: from the shell, or handed to the server over its socket. */
struct invocation {
	struct arena arena;
	int argc; /* argv[0] is the subcommand; --data and --database are taken out */
	char **argv;
	FILE *in, *out, *err;
	bool terminal;		     /* in is a terminal: it may be asked */
	const char *cwd;	     /* relative paths start there; NULL: the process's own */
	const char *data, *database; /* as given or defaulted; database NULL: in the data directory */
	int handed_exit;	     /* of a command that the server has done */
	const atomic_bool *stop;        /* in the server: it is ending; NULL elsewhere */
	const struct app *app;	     /* in the server: its own; else NULL until installation_open() */
};

enum command_flags {
	WRITES = 1,     /* handed to the server when one runs on this data directory */
	HANDS_OVER = 2, /* does that by itself, with a part of its work */
};

struct command {
	const char *name, *usage, *help;
	int (*run)(struct invocation *in);
	unsigned flags;
};

extern const struct command commands[]; /* ends with a NULL name; in cmd/commands.c */
const struct command *command_find(const char *name); /* NULL: there is none */

/* Prints `trine: sentence` on err, with what the error is about; returns EXIT_FAILED. */
int command_failed(struct invocation *in, const struct error *e);
int command_misused(struct invocation *in, const char *why); /* with the usage line; EXIT_USAGE */

/* The value of `--name VALUE` or `--name=VALUE`, taken out of argv; NULL: not given. */
const char *option_take(struct invocation *in, const char *name);
bool option_flag(struct invocation *in, const char *name);
/* An option that nobody took; NULL: none. */
const char *option_left(const struct invocation *in);
/* The path as seen from where the caller stands. */
const char *path_from(struct invocation *in, const char *path);

#endif
