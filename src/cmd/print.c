/* print.c -- what the program says of itself: openapi, types, version; and migrate. */
#include <sqlite3.h>

#include "cmd/commands.h"
#include "cmd/installation.h"
#include "json/describe.h"

#ifndef TRINE_VERSION
#define TRINE_VERSION "0.1"
#endif

int openapi_main(struct invocation *in)
{
	struct buffer b = BUFFER(&in->arena);
	struct locale *l = NULL;
	struct error *e = locale_new(&l, &in->arena);

	if (e != NULL)
		return command_failed(in, e);
	describe_openapi(&b, l);
	locale_free(&l);
	fprintf(in->out, "%s\n", buffer_text(&b));
	return EXIT_DONE;
}

int types_main(struct invocation *in)
{
	struct buffer b = BUFFER(&in->arena);

	describe_typescript(&b);
	fputs(buffer_text(&b), in->out);
	return EXIT_DONE;
}

int version_main(struct invocation *in)
{
	fprintf(in->out, "trine %s\nsqlite %s\nbuild %s, gcc %s\n", TRINE_VERSION, sqlite3_libversion(),
#ifdef TRINE_CHECK
		"check",
#else
		"release",
#endif
		__VERSION__);
	return EXIT_DONE;
}

int migrate_main(struct invocation *in)
{
	struct app *app = NULL;
	struct error *e = installation_open(in, &app); /* opening brings it up to date */

	installation_close(in, &app);
	return e == NULL ? EXIT_DONE : command_failed(in, e);
}
