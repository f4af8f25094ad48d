#include "cmd/commands.h"

#include <string.h>

#include "cmd/rule.h"
#include "cmd/tender.h"

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
	{ "import", "ENTITY FILE [--user LOGIN] [--sheet NAME]", "records from a CSV table or a workbook", import_main,
	  WRITES },
	{ "mail-in", "", "a message on stdin becomes a case, as a mail server's pipe hands it over", mail_in_main,
	  HANDS_OVER },
	{ "export", "ENTITY [--format csv|xlsx|json] [--labels zh|en] [--user LOGIN]", "records as a table on stdout",
	  export_main, HANDS_OVER },
	{ "backup", "FILE", "a copy of everything but the keys, while the server runs", backup_main, 0 },
	{ "restore", "FILE [--keys FILE] --erased FILE|--without-erasures", "a backup into an empty data directory",
	  restore_main, 0 },
	{ "keys", "export FILE", "the keys in one file, to be kept apart from the backups", keys_main, 0 },
	{ "reindex", "", "make the search index anew", reindex_main, WRITES },
	{ "plan", "", "lay out the visits of the coming days now", plan_main, WRITES },
	{ "verify", "[--anchor FILE]", "is everything still what was written?", verify_main, 0 },
	{ "migrate", "", "bring the database up to date", migrate_main, 0 },
	{ "openapi", "", "print the OpenAPI 3.1 document", openapi_main, 0 },
	{ "types", "", "print the TypeScript types of the web client", types_main, 0 },
	{ "version", "", "version, engines, build, confinement", version_main, 0 },
	{ .name = NULL },
};

const struct command *command_find(const char *name)
{
	for (const struct command *c = commands; c->name != NULL; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}
