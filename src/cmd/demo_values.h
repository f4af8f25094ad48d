/* demo_values.h -- what the acts of the demonstration share: names, days, records found by what they hold. */
#ifndef CMD_DEMO_VALUES_H
#define CMD_DEMO_VALUES_H

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
/* ERROR_MISSING for a name that no act before has given. */
FALLIBLE demo_ref_find(struct demo *d, const char *name, struct demo_ref **ret, struct arena *a);
/* One act of the script. */
FALLIBLE demo_act(struct demo *d, struct act *act, const json_t *line);
/* "-700" or "-700 09:30" before or after the script's today. */
instant demo_moment(const struct demo *d, const char *text);
/* The object with its "$ref", "$ref.field" and "@-700" replaced. */
FALLIBLE demo_resolve(struct demo *d, struct act *act, const json_t *in, json_t **ret);

/* Records by what they hold: "entity" and "where". */
struct demo_found {
	const struct entity *entity;
	json_t *where; /* resolved */
	struct lines all; /* those with the first of it; demo_fits() says whether the rest holds too */
};
void demo_found_free(struct demo_found *f);
#define AUTO_FOUND __attribute__((cleanup(demo_found_free))) struct demo_found

FALLIBLE demo_find_all(struct demo *d, struct act *act, const json_t *line, struct demo_found *ret);
const struct record *demo_found_at(const struct demo_found *f, unsigned i);
bool demo_fits(const struct demo_found *f, const struct record *r, struct arena *a);
/* The one record with "entity" and "where", or the one named by "ref". */
FALLIBLE demo_record_meant(struct demo *d, struct act *act, const json_t *line, struct demo_ref *ret);

#endif
