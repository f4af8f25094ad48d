/* main.c -- trine: the table of subcommands. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/commands.h"
#include "cmd/control.h"
#include "cmd/rule.h"
#include "cmd/tender.h"
#include "seal/keys.h"

static int rule_run(struct invocation *in)
{
	return rule_main(in->argc, in->argv);
}

static int tender_run(struct invocation *in)
{
	return tender_main(in->argc, in->argv);
}

const struct command commands[] = {
	{ "init", "--company NAME --admin LOGIN [--password-file F|-]", "make a new installation", init_main, 0 },
	{ "demo", "[--password-file F|-]", "load the demonstration company", demo_main, WRITES },
	{ "serve", "[--listen ADDR:PORT] [--url URL] [--tls-cert F --tls-key F] [--trust-proxy ADDR]",
	  "the server: web pages, API, jobs", serve_main, 0 },
	{ "token", "--user LOGIN [--name N] [--days N]", "print an API token", token_main, WRITES },
	{ "user",
	  "add LOGIN --name N --role R[,R] [--team T] [--customer ID] [--password-file F|-] | list |"
	  " password LOGIN [--password-file F|-] | disable LOGIN | handover LOGIN --to LOGIN",
	  "accounts", user_main, WRITES },
	{ "tender", "read FILE [--json]", "read a tender document", tender_run, 0 },
	{ "rule", "[NAME]", "the rules bench: JSON lines in, JSON lines out", rule_run, 0 },
	{ "import", "ENTITY FILE [--user LOGIN]", "records from a CSV table", import_main, WRITES },
	{ "export", "ENTITY [--format csv|xlsx|json] [--labels zh|en] [--user LOGIN]", "records as a table on stdout",
	  export_main, HANDS_OVER },
	{ "backup", "FILE", "a copy of everything but the keys, while the server runs", backup_main, 0 },
	{ "restore", "FILE [--keys FILE]", "a backup into an empty data directory", restore_main, 0 },
	{ "keys", "export FILE", "the keys in one file, to be kept apart from the backups", keys_main, 0 },
	{ "verify", "[--anchor FILE]", "is everything still what was written?", verify_main, 0 },
	{ "migrate", "", "bring the database up to date", migrate_main, 0 },
	{ "openapi", "", "print the OpenAPI 3.1 document", openapi_main, 0 },
	{ "types", "", "print the TypeScript types of the web client", types_main, 0 },
	{ "version", "", "version, engines, build, confinement", version_main, 0 },
	{ .name = NULL },
};

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

static const struct command *command_find(const char *name)
{
	for (const struct command *c = commands; c->name != NULL; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
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
	in.terminal = isatty(STDIN_FILENO);
	in.data = first_of(option_take(&in, "data"), "TRINE_DATA", "./var");
	in.database = first_of(option_take(&in, "database"), "TRINE_DATABASE", NULL);
	code = run(&in);
	arena_free(&in.arena);
	if (fflush(stdout) != 0)
		return EXIT_FAILED;
	return code;
}
