/* demo_visits.h -- the visits of the demonstration: carried out and signed day by day. */
#ifndef CMD_DEMO_VISITS_H
#define CMD_DEMO_VISITS_H

#include "cmd/demo_values.h"

/* files_keep() from inside a transaction. */
FALLIBLE demo_keep(struct demo *d, struct act *act, const void *data, size_t n, char ret_sha256[HASH_HEX]);
/* Carries out the planned visits of a contract up to a day: started, each device checked, signed. */
FALLIBLE demo_visits(struct demo *d, struct act *act, const json_t *line);

#endif
