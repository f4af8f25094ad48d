/* keys.c -- trine keys export: the secrets of the installation in one file, to be kept where the backups are not. */
#include <string.h>

#include "cmd/commands.h"
#include "cmd/installation.h"
#include "seal/keys.h"

static FALLIBLE export_keys(struct invocation *in, const char *path)
{
	struct keys keys;

	if (!installation_exists(in))
		return error_with(&in->arena, ERROR_MISSING, "data", "not_initialised", "%s", in->data);
	TRY(keys_load(installation_keys(in), &keys, &in->arena));
	return keys_export(path, &keys, &in->arena);
}

int keys_main(struct invocation *in)
{
	struct error *e;

	if (in->argc != 3 || strcmp(in->argv[1], "export") != 0 || option_left(in) != NULL)
		return command_misused(in, "export FILE is needed");
	e = export_keys(in, path_from(in, in->argv[2]));
	return e == NULL ? EXIT_DONE : command_failed(in, e);
}
