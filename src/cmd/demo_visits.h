/* demo_visits.h -- what the demonstration's script and its visits share. */
#ifndef CMD_DEMO_VISITS_H
#define CMD_DEMO_VISITS_H

#include "app/act.h"
#include "json/read.h"

struct demo_ref {
	const char *name;
	const struct entity *entity;
	int64_t id;
	struct demo_ref *next;
};

struct demo {
	const struct app *app;
	struct arena arena; /* what lasts from act to act */
	struct demo_ref *refs;
	date today;
	instant now;	     /* of the act before */
	unsigned signatures; /* given so far; no two pictures are the same */
};

void demo_remember(struct demo *d, const char *name, const struct entity *e, int64_t id);
FALLIBLE demo_act(struct demo *d, struct act *act, const json_t *line);
/* files_keep() from inside a transaction. */
FALLIBLE demo_keep(struct demo *d, struct act *act, const void *data, size_t n, char ret_sha256[HASH_HEX]);
/* Carries out the planned visits of a contract up to a day: started, each device checked, signed. */
FALLIBLE demo_visits(struct demo *d, struct act *act, const json_t *line);

#endif
