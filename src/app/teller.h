/* teller.h -- takes a notice out of the outbox to its bot or hook: signed as each kind wants it, in pieces that fit,
 * several gathered into one when there are many (DOMAIN 5.1). */
#ifndef APP_TELLER_H
#define APP_TELLER_H

#include <stdatomic.h>

#include "app/act.h"
#include "egress/address.h"

#define TELLER_REST (3 * SECOND) /* between two messages of one bot: 20 a minute */

bool teller_knows(const char *event);

struct telling {
	int64_t outbox; /* the row */
	int64_t channel;
	const char *event, *payload;
	instant now;
	const struct egress_networks *allowed;
	const atomic_bool *stop;
};

/* ERROR_INVALID: it makes no sense to try again; what the bot said stands with the channel.  ERROR_BUSY: later. */
FALLIBLE teller_tell(const struct app *app, const struct telling *t, struct arena *a);

#endif
