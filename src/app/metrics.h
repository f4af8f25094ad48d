/* metrics.h -- figures of the installation for whoever watches it: what only the database knows. */
#ifndef APP_METRICS_H
#define APP_METRICS_H

#include "app/act.h"
#include "egress/address.h"

struct installation_figures {
	int64_t sessions;               /* log-ins and tokens that are good now */
	int64_t letters_waiting;        /* in the outbox, to be delivered */
	int64_t letters_late_us;        /* how long the first of them has been due; 0: none is */
	int64_t database_bytes;
	int64_t audit_rows;
};

FALLIBLE metrics_read(struct sql *db, instant now, struct installation_figures *ret, struct arena *a);

/* Who may see them. */
struct metrics_door {
	struct egress_networks allowed;
	bool mail_configured;
};
bool metrics_may_read(const struct metrics_door *door, const char *peer);

#endif
