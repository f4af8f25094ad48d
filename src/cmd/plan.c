/* plan.c -- trine plan: the visit plans kept up now, as the server does once a day. */
#include <inttypes.h>

#include "app/service/planner.h"
#include "base/instant.h"
#include "cmd/commands.h"
#include "cmd/installation.h"

int plan_main(struct invocation *in)
{
	struct planned done = { 0 };
	struct app *app = NULL;
	struct error *e;

	if (in->argc != 1)
		return command_misused(in, "plan takes no argument");
	e = installation_open(in, &app);
	if (e == NULL)
		e = plans_keep_all(app, instant_now(), &done, &in->arena);
	installation_close(in, &app);
	if (e != NULL)
		return command_failed(in, e);
	fprintf(in->out, "planned: %" PRId64 " plans, %" PRId64 " changed, %" PRId64 " trips ahead\n", done.plans,
		done.changed, done.trips);
	return EXIT_DONE;
}
