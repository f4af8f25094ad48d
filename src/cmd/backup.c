/* backup.c -- trine backup, trine restore. */
#include <inttypes.h>

#include "app/backup.h"
#include "base/instant.h"
#include "cmd/commands.h"
#include "cmd/installation.h"

static FALLIBLE make(struct invocation *in, const char *path, struct backup_made *ret)
{
	struct keys keys;
	struct backup b = { .database = installation_database(in),
			    .folder = in->data,
			    .keys = &keys,
			    .path = path,
			    .now = instant_now() };

	if (!installation_exists(in))
		return error_with(&in->arena, ERROR_MISSING, "data", "not_initialised", "%s", in->data);
	TRY(keys_load(installation_keys(in), &keys, &in->arena));
	return backup_make(&b, ret, &in->arena);
}

/* Nothing is migrated on the way: an old database can be saved before it is brought up to date. */
int backup_main(struct invocation *in)
{
	struct backup_made made = { 0 };
	struct error *e;

	if (in->argc != 2 || option_left(in) != NULL)
		return command_misused(in, "FILE is needed");
	e = make(in, path_from(in, in->argv[1]), &made);
	if (e != NULL)
		return command_failed(in, e);
	fprintf(in->out, "saved: the database and %" PRId64 " files\n", made.contents);
	if (made.lacking == 0)
		return EXIT_DONE;
	fprintf(in->err, "trine: %" PRId64 " files are missing or damaged and not in the backup; the first is %s\n",
		made.lacking, made.first_lacking);
	return EXIT_FAILED;
}

static void say_what_is_lost(struct invocation *in, const struct restored *done)
{
	fprintf(in->err, "trine: without the keys nobody can tell whether the backup was edited or its trail was sound;"
			 " the trail goes on under a new key\n");
	if (done->sealed > 0)
		fprintf(in->err, "trine: the sealed fields of %" PRId64 " records stay closed without the keys\n",
			done->sealed);
}

/* Whoever restores says what becomes of the erased: they do not come back because a word was forgotten (A5). */
int restore_main(struct invocation *in)
{
	const char *keys = option_take(in, "keys"), *erasures = option_take(in, "erased");
	const bool without = option_flag(in, "without-erasures");
	struct restored done = { 0 };
	struct restore r = { .database = installation_database(in),
			     .folder = in->data,
			     .keys = keys == NULL ? NULL : path_from(in, keys),
			     .keys_folder = installation_keys(in),
			     .now = instant_now(),
			     .erasures = erasures == NULL ? NULL : path_from(in, erasures) };
	struct error *e;

	if (in->argc != 2 || option_left(in) != NULL)
		return command_misused(in, "FILE is needed");
	if ((erasures == NULL) != without)
		return command_misused(in, "either the list of erasures (--erased FILE), or --without-erasures where"
					   " there is none: a backup of before brings the erased back");
	r.path = path_from(in, in->argv[1]);
	e = backup_restore(&r, &done, &in->arena);
	if (e != NULL)
		return command_failed(in, e);
	fprintf(in->out, "restored: the database and %" PRId64 " files of %s\n", done.contents, done.made_at);
	if (done.erased > 0)
		fprintf(in->out, "erased again: %" PRId64 " persons\n", done.erased);
	if (erasures == NULL)
		fprintf(in->err, "trine: no list of erasures was given: who was erased since the backup is back\n");
	if (keys == NULL)
		say_what_is_lost(in, &done);
	if (done.lacking > 0)
		fprintf(in->err, "trine: %" PRId64 " files were missing already when the backup was made\n",
			done.lacking);
	return EXIT_DONE;
}
