/* commands.h -- the subcommands' entries; each in the file of its name. */
#ifndef CMD_COMMANDS_H
#define CMD_COMMANDS_H

#include "cmd/command.h"

int init_main(struct invocation *in);
int demo_main(struct invocation *in);
int serve_main(struct invocation *in);
int token_main(struct invocation *in);
int user_main(struct invocation *in);
int backup_main(struct invocation *in);
int restore_main(struct invocation *in);
int keys_main(struct invocation *in);
int import_main(struct invocation *in);
int export_main(struct invocation *in);
int mail_in_main(struct invocation *in);
int reindex_main(struct invocation *in);
int plan_main(struct invocation *in);
int verify_main(struct invocation *in);
int migrate_main(struct invocation *in);
int openapi_main(struct invocation *in);
int types_main(struct invocation *in);
int version_main(struct invocation *in);

#endif
