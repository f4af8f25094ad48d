#include "app/routine.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "app/anchor.h"
#include "app/contract/money.h"
#include "app/lane.h"
#include "app/policies.h"
#include "app/presale/answers.h"
#include "app/presale/sales_leads.h"
#include "app/service/desk_policies.h"
#include "app/service/dispatch.h"
#include "app/service/planner.h"
#include "app/service/renewals.h"
#include "app/service/visit_forms.h"
#include "app/session.h"
#include "base/log.h"

#define LOOK (10 * SECOND)

struct routine {
	const struct app *app;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	bool stopping;
};

static const struct {
	const char *name;
	int64_t every_us;		   /* at least LOOK; what is less than a minute is not made to wait for one */
	FALLIBLE (*work)(struct act *act); /* within the writer's transaction */
	/* After it: what may take its time, ends early when the server does, and is then due again. */
	FALLIBLE (*outside)(const struct app *app, struct arena *a);
	FALLIBLE (*wanted)(struct act *act, bool *ret); /* whether there is any; NULL: always */
} works[] = {
	{ "sweep_sessions", HOUR, session_sweep, NULL, NULL },
	{ "seed_questions", DAY, questions_seed, NULL, NULL }, /* an installation older than the survey has none */
	{ "seed_promises", DAY, policies_seed, NULL, NULL },   /* nor the numbers that came later */
	{ "seed_service_desk", DAY, dispatch_policies_seed, NULL, NULL },
	{ "seed_check_forms", DAY, forms_seed, NULL, NULL },
	{ "dispatch", 10 * SECOND, dispatch_keep, NULL, dispatch_wanted },
	{ "leads_fall_back", HOUR, leads_fall_back, NULL, NULL },
	{ "payments_fall_due", HOUR, payments_fall_due, NULL, NULL },
	{ "warranties_end", HOUR, warranties_end, NULL, NULL },
	{ "plan_visits", DAY, NULL, plans_keep, NULL },
	{ "anchor", 4 * MINUTE, NULL, anchor_keep, NULL }, /* looked at once a minute: five at most */
};

struct doing {
	const struct app *app;
	struct arena *arena;
	unsigned which;
	bool mine, wanted;
	struct error *error;
};

static struct act act_of(struct sql *db, const struct doing *d)
{
	return (struct act){ .app = d->app,
			     .db = db,
			     .arena = d->arena,
			     .who = &actor_installation,
			     .via = "job",
			     .now = instant_now() };
}

static void ask_wanted(struct sql *db, void *arg)
{
	struct doing *d = arg;
	struct act act = act_of(db, d);

	d->error = works[d->which].wanted(&act, &d->wanted);
}

/* False: there is nothing to do, or it could not be said. */
static bool is_wanted(struct doing *d)
{
	struct error *e = NULL;

	if (works[d->which].wanted == NULL)
		return true;
	return lane_read(d->app, d->arena, ask_wanted, d, &e) && d->error == NULL && d->wanted;
}

/* Whose turn it is: the row's due time is moved by the one server that finds it due. */
static FALLIBLE claim(struct act *act, const char *name, int64_t every_us, bool *ret_mine)
{
	int64_t changed = 0;

	TRY(sql_run(act->db,
		    "INSERT INTO job (id, kind, due_at, attempts) VALUES ($1, $2, 0, 0) ON CONFLICT (kind) DO NOTHING",
		    SQL_ARGS(value_int(act->now.us), value_text(name)), NULL, act->arena));
	TRY(sql_run(act->db, "UPDATE job SET due_at = $1 WHERE kind = $2 AND due_at <= $3",
		    SQL_ARGS(value_int(act->now.us + every_us), value_text(name), value_int(act->now.us)), &changed,
		    act->arena));
	*ret_mine = changed > 0;
	return NULL;
}

static FALLIBLE do_work(struct sql *db, void *arg)
{
	struct doing *d = arg;
	struct act act = act_of(db, d);

	TRY(claim(&act, works[d->which].name, works[d->which].every_us, &d->mine));
	return d->mine && works[d->which].work != NULL ? works[d->which].work(&act) : NULL;
}

static FALLIBLE give_back(struct sql *db, void *arg)
{
	const struct doing *d = arg;

	return sql_run(db, "UPDATE job SET due_at = 0 WHERE kind = $1", SQL_ARGS(value_text(works[d->which].name)),
		       NULL, d->arena);
}

static FALLIBLE do_outside(struct doing *d)
{
	TRY(works[d->which].outside(d->app, d->arena));
	return app_stops(d->app) ? lane_write_wait(d->app, d->arena, give_back, d) : NULL;
}

static void look_at(void *arg)
{
	struct doing *d = arg;
	struct error *e;

	if (!is_wanted(d))
		return;
	e = lane_write_wait(d->app, d->arena, do_work, d);
	if (e == NULL && d->mine && works[d->which].outside != NULL)
		e = do_outside(d);
	if (e != NULL)
		log_line("routine_failed", "%s: %s %s", works[d->which].name, e->reason,
			 e->detail == NULL ? "" : e->detail);
}

/* Once a minute each piece of work is looked at, the pressing ones every time. */
static bool wants_look(unsigned i, unsigned round)
{
	return round % (unsigned)(MINUTE / LOOK) == 0 || works[i].every_us < MINUTE;
}

static void look(struct routine *r, unsigned round)
{
	for (unsigned i = 0; i < sizeof works / sizeof *works && !app_stops(r->app); i++) {
		if (!wants_look(i, round))
			continue;
		AUTO_ARENA a = { .limit = 256u << 20 };
		if (!arena_try(&a, look_at, &(struct doing){ .app = r->app, .arena = &a, .which = i }))
			log_line("routine_failed", "%s: out_of_memory", works[i].name);
	}
}

static bool wait_a_little(struct routine *r)
{
	struct timespec until;
	bool stopping;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += LOOK / SECOND;
	pthread_mutex_lock(&r->lock);
	while (!r->stopping && pthread_cond_clockwait(&r->wake, &r->lock, CLOCK_MONOTONIC, &until) != ETIMEDOUT)
		;
	stopping = r->stopping;
	pthread_mutex_unlock(&r->lock);
	return !stopping;
}

static void *routine_main(void *arg)
{
	struct routine *r = arg;
	unsigned round = 0;

	do
		look(r, round++);
	while (wait_a_little(r));
	return NULL;
}

FALLIBLE routine_start(const struct app *app, struct routine **ret, struct arena *a)
{
	struct routine *r = arena_new(a, struct routine);

	r->app = app;
	pthread_mutex_init(&r->lock, NULL);
	pthread_cond_init(&r->wake, NULL);
	if (pthread_create(&r->thread, NULL, routine_main, r) != 0)
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	*ret = r;
	return NULL;
}

void routine_stop(struct routine **r)
{
	if (*r == NULL)
		return;
	pthread_mutex_lock(&(*r)->lock);
	(*r)->stopping = true;
	pthread_cond_signal(&(*r)->wake);
	pthread_mutex_unlock(&(*r)->lock);
	pthread_join((*r)->thread, NULL);
	*r = NULL;
}
