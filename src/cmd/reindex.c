/* reindex.c -- trine reindex: the search index anew, for one who wrote past the program. */
#include "cmd/commands.h"
#include "cmd/installation.h"
#include "store/search.h"

static FALLIBLE make_anew(struct act *act, void *arg)
{
	(void)arg;
	return search_make_anew(act->db, act->arena);
}

int reindex_main(struct invocation *in)
{
	struct app *app = NULL;
	struct error *e;

	if (in->argc != 1)
		return command_misused(in, "reindex takes no argument");
	e = installation_open(in, &app);
	if (e == NULL)
		e = installation_write(in, app, make_anew, NULL);
	installation_close(in, &app);
	return e == NULL ? EXIT_DONE : command_failed(in, e);
}
