/* conf.h -- the settings of an installation. An option (--tls-cert) beats the environment (TRINE_TLS_CERT), that
 * beats DIR/trine.conf (tls_cert = ...), that beats the default.  They are one table, conf_settings; what is
 * no setting is refused by name.  Read at the start: a change needs a restart. */
#ifndef CMD_CONF_H
#define CMD_CONF_H

#include "cmd/command.h"

enum conf_kind {
	CONF_TEXT,
	CONF_NUMBER,            /* a whole number between least and most */
	CONF_FILE,              /* a path; in trine.conf relative to the data directory */
	CONF_SECRET,            /* as CONF_FILE: the value is the first line of that file, never in the open */
};

struct conf_setting {
	const char *name;
	enum conf_kind kind;
	const char *otherwise;          /* the default; NULL: unset */
	int64_t least, most;
	const char *help;
};

extern const struct conf_setting conf_settings[];       /* ends with a NULL name */

struct conf;

/* Takes the options out of argv.  ERROR_INVALID unknown_setting, bad_setting; ERROR_MISSING cannot_open. */
FALLIBLE conf_read(struct invocation *in, struct conf **ret);
/* Of a name in the table. */
const char *conf_text(const struct conf *c, const char *name);          /* NULL: unset */
int64_t conf_number(const struct conf *c, const char *name);

#endif
