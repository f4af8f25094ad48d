/* verify.c -- trine verify: is everything still what was written? */
#include <inttypes.h>

#include "app/verify.h"
#include "base/instant.h"
#include "cmd/commands.h"
#include "cmd/installation.h"

static FALLIBLE verify_open(struct invocation *in, struct sql *db, const char *anchor, struct verified *ret)
{
	struct keys keys;
	struct verify v = { .db = db, .keys = &keys, .folder = in->data, .now = instant_now() };

	TRY(keys_load(installation_keys(in), &keys, &in->arena));
	v.anchor = anchor == NULL ? NULL : path_from(in, anchor);
	return verify_all(&v, ret, &in->arena);
}

static int say(struct invocation *in, const struct verified *found)
{
	if (found->note != NULL)
		fprintf(in->err, "trine: %s\n", found->note);
	if (found->first != NULL) {
		fprintf(in->err, "trine: %s\n", found->first);
		return EXIT_FAILED;
	}
	fprintf(in->out, "sound: %" PRId64 " records, %" PRId64 " files, %" PRId64 " rows of the audit trail\n",
		found->records, found->contents, found->entries);
	return EXIT_DONE;
}

int verify_main(struct invocation *in)
{
	const char *anchor = option_take(in, "anchor");
	struct verified found = { 0 };
	struct sql *db = NULL;
	struct error *e;

	if (in->argc != 1)
		return command_misused(in, "nothing but --anchor FILE is known");
	if (!installation_exists(in))
		return command_failed(in,
				      error_with(&in->arena, ERROR_MISSING, "data", "not_initialised", "%s", in->data));
	e = sql_open(installation_database(in), true, &db, &in->arena);
	if (e == NULL)
		e = verify_open(in, db, anchor, &found);
	sql_close(&db);
	return e == NULL ? say(in, &found) : command_failed(in, e);
}
