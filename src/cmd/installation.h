/* installation.h -- the data directory and what is open of it. */
#ifndef CMD_INSTALLATION_H
#define CMD_INSTALLATION_H

#include "cmd/command.h"

/* Opens what the invocation names; ERROR_MISSING not_initialised. Within the server: its own. */
FALLIBLE installation_open(struct invocation *in, struct app **ret);
void installation_close(struct invocation *in, struct app **app);
/* Makes the directory, keys, database and settings; refuses to touch an existing one. */
FALLIBLE installation_create(struct invocation *in, const char *company, struct app **ret);
bool installation_exists(struct invocation *in);
/* Where they are: the database's URL, the folder of the keys. */
const char *installation_database(struct invocation *in);
const char *installation_keys(struct invocation *in);

/* Only one process writes to an embedded database: holds DIR/lock; -1: another one does. */
int installation_lock(struct invocation *in);

/* A setting kept in the database; NULL: none. */
FALLIBLE setting_read(const struct app *app, const char *name, const char **ret, struct arena *a);
FALLIBLE setting_write(struct act *act, const char *name, const char *value);

/* Runs the work as the installation itself, in one transaction, and waits for its end. */
FALLIBLE installation_write(struct invocation *in, const struct app *app, FALLIBLE (*work)(struct act *act, void *arg),
			    void *arg);

/* The password of --password-file (F or - for stdin), or asked for at a terminal. */
FALLIBLE password_of(struct invocation *in, const char *file, const char **ret);

#endif
