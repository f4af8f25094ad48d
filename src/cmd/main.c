/* main.c -- trine: finds the subcommand and runs it. */
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/commands.h"
#include "cmd/control.h"
#include "child/child.h"
#include "json/read.h"
#include "seal/keys.h"

static int print_table(FILE *out)
{
	fputs("usage: trine [--data DIR] [--database URL] COMMAND ...\n\n", out);
	for (const struct command *c = commands; c->name != NULL; c++)
		fprintf(out, "  %-10s %s\n", c->name, c->help);
	return EXIT_DONE;
}

static int print_help(struct invocation *in, const struct command *c)
{
	fprintf(in->out, "usage: trine %s %s\n\n%s\n", c->name, c->usage, c->help);
	return EXIT_DONE;
}

static const char *first_of(const char *option, const char *variable, const char *otherwise)
{
	const char *set = getenv(variable);

	return option != NULL ? option : set != NULL && *set != '\0' ? set : otherwise;
}

/* argv[0] is made the subcommand: options before it are taken out already. */
static int run(struct invocation *in)
{
	const struct command *c;

	if (in->argc < 2)
		return print_table(in->out);
	c = command_find(in->argv[1]);
	if (c == NULL) {
		fprintf(in->err, "trine: there is no command %s; trine alone prints them\n", in->argv[1]);
		return EXIT_USAGE;
	}
	in->argv++;
	in->argc--;
	if (option_flag(in, "help"))
		return print_help(in, c);
	if ((c->flags & WRITES) && control_hand_over(in))
		return control_exit(in);
	return c->run(in);
}

int main(int argc, char **argv)
{
	struct invocation in = { .argc = argc, .argv = argv, .in = stdin, .out = stdout, .err = stderr };
	int code;

	signal(SIGPIPE, SIG_IGN);
	umask(077); /* what we write is nobody else's to read */
	seal_start();
	json_begin();
	child_zone();
	in.terminal = isatty(STDIN_FILENO);
	in.data = first_of(option_take(&in, "data"), "TRINE_DATA", "./var");
	in.database = first_of(option_take(&in, "database"), "TRINE_DATABASE", NULL);
	code = run(&in);
	arena_free(&in.arena);
	if (fflush(stdout) != 0)
		return EXIT_FAILED;
	return code;
}
