#include "app/mailer.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/lane.h"
#include "app/session.h"
#include "app/teller.h"
#include "base/log.h"
#include "json/read.h"

#define LOOK_SECONDS 2
#define LEASE (5 * MINUTE) /* nobody else takes a letter while one tries */
#define STOP_SECONDS 3	   /* a look-up of a name cannot be broken off: it is left alone after that */
#define BACK_OFF_MOST (60 * MINUTE)

/* How recently a bot was used; the oldest place is taken when all are. */
#define BOTS 32
struct used {
	int64_t channel, at_us;
};

struct mailer {
	const struct app *app;
	struct mailer_settings settings;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	atomic_bool stopping;
	struct used used[BOTS];
	bool abandoned; /* the database is closing: nothing more may be done with it */
};

/* How long it makes sense to go on trying: as long as the link in the letter is good. */
static const struct {
	const char *kind;
	int64_t valid_us;
} kinds[] = { { "reset", RESET_VALID }, { "invite", INVITE_VALID }, { "case_offer", HOUR },
	      { "case_warning", HOUR }, { "notice", HOUR },	    { "digest", DAY } };

struct delivery {
	struct mailer *mailer;
	struct arena *arena;
	instant now;
	bool due;
	struct letter letter; /* id 0: none is due */
	int64_t attempts, record;
	const char *payload;
	int64_t next_us; /* when to try again; 0: never */
	bool done, more;
};

/* Without a mail server only what goes to bots. */
#define MINE(mail) "(" mail " = 1 OR event IN ('notice', 'digest'))"

static void look(struct sql *db, void *arg)
{
	struct delivery *d = arg;
	struct value v;
	struct error *e = sql_value(
		db, "SELECT 1 FROM outbox WHERE due_at <= $1 AND payload IS NOT NULL AND " MINE("$2") " LIMIT 1",
		SQL_ARGS(value_int(d->now.us), value_int(d->mailer->settings.server != NULL)), &v, d->arena);

	d->due = e == NULL && v.tag != VALUE_NONE;
}

/* Two servers may see the same row: the second finds it no longer due. */
static FALLIBLE take(struct sql *db, void *arg)
{
	struct delivery *d = arg;
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(db,
		     "UPDATE outbox SET attempts = attempts + 1, due_at = $1 WHERE due_at <= $2 AND id = (SELECT id "
		     "FROM outbox"
		     " WHERE due_at <= $2 AND payload IS NOT NULL AND " MINE(
			     "$3") " ORDER BY due_at, id LIMIT 1)"
				   " RETURNING id, at, event, payload, attempts, record",
		     SQL_ARGS(value_int(d->now.us + LEASE), value_int(d->now.us),
			      value_int(d->mailer->settings.server != NULL)),
		     &r, d->arena));
	TRY(rows_next(r, &has, d->arena));
	if (!has)
		return NULL;
	d->letter.id = rows_int(r, 0);
	d->letter.at.us = rows_int(r, 1);
	d->letter.kind = rows_text(r, 2, d->arena);
	d->payload = rows_text(r, 3, d->arena);
	d->attempts = rows_int(r, 4);
	d->record = rows_int(r, 5);
	while (has)
		TRY(rows_next(r, &has, d->arena));
	return NULL;
}

/* Delivered, or given up: the secret in it goes. */
static FALLIBLE settle(struct sql *db, void *arg)
{
	const struct delivery *d = arg;
	bool over = d->done || d->next_us == 0;

	return sql_run(db,
		       over ? "UPDATE outbox SET due_at = NULL, done_at = $1, payload = NULL WHERE id = $2"
			    : "UPDATE outbox SET due_at = $1 WHERE id = $2",
		       SQL_ARGS(over ? (d->done ? value_int(d->now.us) : NO_VALUE) : value_int(d->next_us),
				value_int(d->letter.id)),
		       NULL, d->arena);
}

static FALLIBLE send_letter(struct delivery *d)
{
	struct mailer *m = d->mailer;
	struct buffer text = BUFFER(d->arena);
	AUTO_JSON *payload = NULL;

	TRY(json_parse(d->payload, strlen(d->payload), &payload, d->arena));
	d->letter.to = json_member_text(payload, "to", d->arena);
	d->letter.name = json_member_text(payload, "name", d->arena);
	d->letter.link = json_member_text(payload, "link", d->arena);
	d->letter.about = json_member_text(payload, "about", d->arena);
	TRY(mailer_write(m->app, m->settings.from, &d->letter, &text));
	return mail_send(m->settings.server,
			 &(struct mail){ m->settings.from, d->letter.to, buffer_text(&text), text.used }, &m->stopping,
			 d->arena);
}

static struct used *used_of(struct mailer *m, int64_t channel)
{
	struct used *oldest = &m->used[0];

	for (unsigned i = 0; i < BOTS; i++) {
		if (m->used[i].channel == channel)
			return &m->used[i];
		if (m->used[i].at_us < oldest->at_us)
			oldest = &m->used[i];
	}
	*oldest = (struct used){ .channel = channel };
	return oldest;
}

/* When the bot may be used again; 0: now. */
static int64_t rests_until(struct delivery *d)
{
	struct used *u = used_of(d->mailer, d->record);
	int64_t until = u->at_us + TELLER_REST;

	if (until > d->now.us && u->at_us <= d->now.us)
		return until;
	u->at_us = d->now.us;
	return 0;
}

static FALLIBLE send_notice(struct delivery *d)
{
	struct mailer *m = d->mailer;

	return teller_tell(m->app,
			   &(struct telling){ .outbox = d->letter.id,
					      .channel = d->record,
					      .event = d->letter.kind,
					      .payload = d->payload,
					      .now = d->now,
					      .allowed = m->settings.allowed,
					      .stop = &m->stopping },
			   d->arena);
}

/* One minute, two, four ... an hour; no longer than the letter is good for. */
static int64_t next_try(const struct delivery *d)
{
	int64_t wait = MINUTE << (d->attempts > 7 ? 6 : d->attempts - 1), over = d->letter.at.us + INVITE_VALID;

	for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].kind, d->letter.kind) == 0)
			over = d->letter.at.us + kinds[i].valid_us;
	wait = wait > BACK_OFF_MOST ? BACK_OFF_MOST : wait;
	return d->now.us + wait < over ? d->now.us + wait : 0;
}

static void unlock(pthread_mutex_t **lock)
{
	pthread_mutex_unlock(*lock);
}

/* Under the lock: who stops us either waits for this or goes first. */
static FALLIBLE settle_unless_abandoned(struct mailer *m, struct delivery *d)
{
	__attribute__((cleanup(unlock))) pthread_mutex_t *lock = &m->lock;

	pthread_mutex_lock(lock);
	return m->abandoned ? NULL : lane_write_wait(m->app, d->arena, settle, d);
}

static bool settle_letter(struct mailer *m, struct delivery *d)
{
	struct error *e = settle_unless_abandoned(m, d);

	if (e != NULL)
		log_line("mail_failed", "letter %lld: %s", (long long)d->letter.id, e->reason);
	return e == NULL;
}

static void deliver_one(void *arg)
{
	struct delivery *d = arg;
	struct mailer *m = d->mailer;
	struct error *e = NULL;

	if (!lane_read(m->app, d->arena, look, d, &e) || !d->due)
		return;
	e = lane_write_wait(m->app, d->arena, take, d);
	if (e != NULL || d->letter.id == 0)
		return;
	bool notice = teller_knows(d->letter.kind);
	int64_t rest = notice ? rests_until(d) : 0;
	if (rest != 0) {
		d->next_us = rest;
		d->more = settle_letter(m, d);
		return;
	}
	e = notice ? send_notice(d) : send_letter(d);
	d->done = e == NULL;
	d->next_us = d->done || e->code == ERROR_INVALID ? 0 : next_try(d);
	if (e != NULL)
		log_line("mail_failed", "letter %lld, attempt %lld: %s %s%s", (long long)d->letter.id,
			 (long long)d->attempts, e->reason, e->detail == NULL ? "" : e->detail,
			 d->next_us == 0 ? "; given up" : "");
	d->more = settle_letter(m, d);
}

/* True: there may be another one.  Without memory the letter's lease runs out, and it is tried again. */
static bool deliver(struct mailer *m)
{
	AUTO_ARENA a = { .limit = 16u << 20 };
	struct delivery d = { .mailer = m, .arena = &a, .now = instant_now() };

	return arena_try(&a, deliver_one, &d) && d.more;
}

static void wait_a_little(struct mailer *m)
{
	struct timespec until;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += LOOK_SECONDS;
	pthread_mutex_lock(&m->lock);
	while (!m->stopping && pthread_cond_clockwait(&m->wake, &m->lock, CLOCK_MONOTONIC, &until) != ETIMEDOUT)
		;
	pthread_mutex_unlock(&m->lock);
}

static void *mailer_main(void *arg)
{
	struct mailer *m = arg;

	while (!atomic_load(&m->stopping))
		if (!deliver(m))
			wait_a_little(m);
	return NULL;
}

FALLIBLE mailer_start(const struct app *app, const struct mailer_settings *settings, struct mailer **ret,
		      struct arena *a)
{
	struct mailer *m = calloc(1, sizeof *m);

	if (m == NULL)
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	m->app = app;
	m->settings = *settings;
	pthread_mutex_init(&m->lock, NULL);
	pthread_cond_init(&m->wake, NULL);
	if (pthread_create(&m->thread, NULL, mailer_main, m) != 0) {
		free(m);
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	}
	*ret = m;
	return NULL;
}

void mailer_stop(struct mailer **mailer)
{
	struct mailer *m = *mailer;
	struct timespec until;

	if (m == NULL)
		return;
	*mailer = NULL;
	pthread_mutex_lock(&m->lock);
	atomic_store(&m->stopping, true);
	pthread_cond_signal(&m->wake);
	pthread_mutex_unlock(&m->lock);
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += STOP_SECONDS;
	if (pthread_clockjoin_np(m->thread, NULL, CLOCK_MONOTONIC, &until) == 0) {
		free(m);
		return;
	}
	pthread_mutex_lock(&m->lock);
	m->abandoned = true;
	pthread_mutex_unlock(&m->lock);
}
