/* control.h -- the socket in the data directory (mode 0600) over which a running server does what a
 * command of the shell asks: an embedded database has one writer. */
#ifndef CMD_CONTROL_H
#define CMD_CONTROL_H

#include "cmd/command.h"

struct control;

/* In the server. */
FALLIBLE control_start(const struct app *app, struct control **ret, struct arena *a);
void control_stop(struct control **c);

/* In the shell: true when a server runs on the data directory and has done the command. */
bool control_hand_over(struct invocation *in);
int control_exit(const struct invocation *in); /* its exit code */

#endif
