/* act.h -- one piece of work of one actor, inside one transaction. */
#ifndef APP_ACT_H
#define APP_ACT_H

#include <stdatomic.h>

#include "base/instant.h"
#include "meta/entity.h"
#include "seal/keys.h"
#include "sql/database.h"

/* What the whole server shares; constant after start. */
struct app {
	struct database *database;
	struct keys keys;
	const char *folder;  /* the data directory */
	const char *url;     /* as the world sees us: links in mails */
	const char *company; /* the supplier's name */
	const char *anchor;  /* the file outside that keeps how far the trail was; NULL: none */
	bool demonstration;
	/* The server ends: long work that can be taken up again stops where it is whole; NULL: nothing ends it. */
	const atomic_bool *stopping;
};

static inline bool app_stops(const struct app *app)
{
	return app->stopping != NULL && atomic_load(app->stopping);
}

/* Who wrote a record before it came to us, and when, as an imported table tells it: kept by the trail, and no claim on
 * when we had it. */
struct origin {
	const struct entity *of; /* the new record's; NULL: nothing is told */
	const char *author;	 /* NULL: not told */
	instant at;		 /* unset: not told */
};

struct act {
	const struct app *app;
	struct sql *db;
	struct arena *arena;
	const struct actor *who;
	const char *via; /* "web", "token", "shell", "job", "report", "link": for the audit trail */
	instant now;
	instant occurred_at; /* as claimed by who wrote without a signal; unset: now */
	struct origin origin;
	int64_t counted_last; /* the bid whose answers are counted once, by who writes many; 0: each time */
};

/* What rules get of it. */
static inline struct env act_env(const struct act *act)
{
	return (struct env){ .now = act->now, .actor = act->who, .arena = act->arena };
}

/* The installation itself, for jobs and the shell. */
extern const struct actor actor_installation;

#endif
