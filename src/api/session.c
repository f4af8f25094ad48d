/* session.c -- log-in, log-out, passwords. */
#include <string.h>

#include "api/handlers.h"
#include "app/audit.h"
#include "app/letters.h"
#include "base/random.h"

#define TRIES 5
#define TRIES_WITHIN (15 * MINUTE)
#define TRIES_PEER 100 /* an office behind one address */

static const char *cookie_name(const struct exchange *x)
{
	return x->http->secure ? "__Host-trine" : "trine";
}

static void cookie_set(struct exchange *x, const char *secret, int64_t seconds)
{
	reply_header(x->http, "Set-Cookie",
		     arena_print(x->act.arena, "%s=%s; Path=/; HttpOnly; SameSite=Strict; Max-Age=%lld%s",
				 cookie_name(x), secret, (long long)seconds, x->http->secure ? "; Secure" : ""));
}

static void session_write(struct buffer *b, const struct session *s)
{
	json_open(b, '{');
	json_key(b, "user");
	json_open(b, '{');
	json_member(b, "id", id_text(s->actor.user, b->arena));
	json_member(b, "login", s->actor.login);
	json_member(b, "name", s->name);
	json_close(b, '}');
	json_key(b, "roles");
	json_open(b, '[');
	for (const char *p = s->roles; p != NULL && *p != '\0';) {
		size_t n = strcspn(p, ",");
		json_text(b, arena_copy_n(b->arena, p, n));
		p += n + (p[n] == ',');
	}
	json_close(b, ']');
	json_member(b, "customer", s->actor.customer == 0 ? NULL : id_text(s->actor.customer, b->arena));
	json_close(b, '}');
}

/* Per account and per address: guessing costs time, and nobody is locked out for good. */
static FALLIBLE may_try(struct exchange *x, const char *login)
{
	const char *account = arena_print(x->act.arena, "login:%s:%s", login, x->http->peer);
	const char *peer = arena_print(x->act.arena, "address:%s", x->http->peer);
	int wait = throttle_try(x->api->throttle, account, TRIES, TRIES_WITHIN, x->act.now);
	int other = throttle_try(x->api->throttle, peer, TRIES_PEER, TRIES_WITHIN, x->act.now);

	wait = wait > other ? wait : other;
	return wait == 0 ? NULL : error_with(x->act.arena, ERROR_TOO_MANY, "login", "too_many_tries", "%d", wait);
}

struct opening {
	struct exchange *x;
	int64_t user;
	const char *login, *secret;
	struct session *session;
};

static FALLIBLE open_work(struct sql *db, void *arg)
{
	struct opening *o = arg;
	struct act act = o->x->act;
	struct actor who = { .user = o->user };

	act.db = db;
	act.who = &who;
	TRY(session_open(&act, SESSION_LOGIN, o->user, NULL, SESSION_ABSOLUTE, &o->secret));
	return session_find(db, o->secret, act.now, &o->session, act.arena);
}

struct trying {
	struct exchange *x;
	const char *login, *hash;
	int64_t user;
	struct error *error;
};

static void credential_work(struct sql *db, void *arg)
{
	struct trying *t = arg;

	t->error = session_credential(db, t->login, &t->user, &t->hash, t->x->act.arena);
}

static FALLIBLE denied_work(struct sql *db, void *arg)
{
	struct trying *t = arg;
	struct act act = t->x->act;
	struct buffer b = BUFFER(act.arena);

	act.db = db;
	act.who = &actor_installation;
	json_open(&b, '{');
	json_member(&b, "address", t->x->http->peer);
	json_close(&b, '}');
	return audit_write(&act, &(struct audit_entry){ .action = "login_refused",
							.entity = "user",
							.record = t->user,
							.changes = buffer_text(&b),
							.after_hash = "" });
}

/* The user whose password this is; the same answer and the same time for an unknown log-in. */
static FALLIBLE check_password(struct exchange *x, const char *login, const char *password, int64_t *ret_user)
{
	struct trying t = { .x = x, .login = login };
	struct error *e = NULL;
	bool right = false;

	TRY(may_try(x, login));
	if (!lane_read(x->api->app, x->act.arena, credential_work, &t, &e))
		return e != NULL ? e : error_new(x->act.arena, ERROR_BUSY, NULL, "out_of_memory");
	TRY(t.error);
	TRY(password_check(t.hash, password, &right, x->act.arena));
	if (!right) {
		TRY(lane_write_wait(x->api->app, x->act.arena, denied_work, &t));
		return error_new(x->act.arena, ERROR_UNAUTHENTICATED, NULL, "wrong_login");
	}
	throttle_forget(x->api->throttle, arena_print(x->act.arena, "login:%s:%s", login, x->http->peer));
	throttle_give_back(x->api->throttle, arena_print(x->act.arena, "address:%s", x->http->peer));
	*ret_user = t.user;
	return NULL;
}

FALLIBLE session_create(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);
	struct opening o = { .x = x };
	const char *password = json_member_text(x->body, "password", x->act.arena);

	o.login = json_member_text(x->body, "login", x->act.arena);
	if (o.login == NULL || password == NULL)
		return error_new(x->act.arena, ERROR_INVALID, o.login == NULL ? "login" : "password", "required");
	if (strlen(password) > PASSWORD_MAX * 4)
		return error_new(x->act.arena, ERROR_INVALID, "password", "too_long");
	TRY(check_password(x, o.login, password, &o.user));
	TRY(lane_write_wait(x->api->app, x->act.arena, open_work, &o));
	cookie_set(x, o.secret, SESSION_ABSOLUTE / SECOND);
	session_write(&b, o.session);
	answer_json(x, 201, &b);
	return NULL;
}

FALLIBLE session_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	session_write(&b, x->session);
	answer_json(x, 200, &b);
	return NULL;
}

/* Under it a telephone seals what it has along and what it has not sent yet. The same for one person whenever he
 * logs in, so that it need not stay on the device when he leaves; it opens nothing of ours. */
FALLIBLE device_key_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);
	const char *words = arena_print(x->act.arena, "device\n%lld", (long long)x->act.who->user);
	char key[HASH_HEX];

	mac_of(x->act.app->keys.seal, words, strlen(words), key);
	json_open(&b, '{');
	json_member(&b, "key", key);
	json_close(&b, '}');
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE session_delete(struct exchange *x)
{
	TRY(session_end(&x->act, x->session->hash));
	cookie_set(x, "", 0);
	/* What was written without a signal and has not come yet must not go with it: the page clears the rest. */
	reply_header(x->http, "Clear-Site-Data",
		     request_header(x->http, "Keep-Waiting") != NULL ? "\"cache\"" : "\"cache\", \"storage\"");
	answer_nothing(x);
	return NULL;
}

struct setting {
	struct exchange *x;
	int64_t user;
	const char *token, *hash, *except;
};

static FALLIBLE set_work(struct sql *db, void *arg)
{
	struct setting *s = arg;
	struct act act = s->x->act;
	struct actor who = { .user = s->user };

	act.db = db;
	act.who = &who;
	if (s->token != NULL)
		TRY(session_use_reset(&act, s->token, &s->user));
	return session_set_password(&act, s->user, s->hash, s->except);
}

FALLIBLE session_password(struct exchange *x)
{
	struct setting s = { .x = x, .except = x->session->hash };
	const char *old = json_member_text(x->body, "old", x->act.arena);
	const char *fresh = json_member_text(x->body, "new", x->act.arena);

	if (old == NULL || fresh == NULL)
		return error_new(x->act.arena, ERROR_INVALID, old == NULL ? "old" : "new", "required");
	TRY(password_acceptable(fresh, x->session->actor.login, x->act.arena));
	TRY(check_password(x, x->session->actor.login, old, &s.user));
	TRY(password_hash(fresh, &s.hash, x->act.arena));
	TRY(lane_write_wait(x->api->app, x->act.arena, set_work, &s));
	answer_nothing(x);
	return NULL;
}

/* The same answer whoever asks: whether there is such a user is nobody's business. */
FALLIBLE session_forgot(struct exchange *x)
{
	const char *login = json_member_text(x->body, "login", x->act.arena), *hash = NULL;
	struct act act = x->act;
	int64_t user = 0;

	if (login == NULL)
		return error_new(x->act.arena, ERROR_INVALID, "login", "required");
	TRY(may_try(x, login));
	TRY(session_credential(act.db, login, &user, &hash, act.arena));
	act.who = &actor_installation;
	if (user != 0)
		TRY(letter_reset(&act, user));
	answer_nothing(x);
	return NULL;
}

FALLIBLE session_reset(struct exchange *x)
{
	struct setting s = { .x = x };
	const char *password = json_member_text(x->body, "password", x->act.arena);

	s.token = json_member_text(x->body, "token", x->act.arena);
	if (s.token == NULL || password == NULL)
		return error_new(x->act.arena, ERROR_INVALID, s.token == NULL ? "token" : "password", "required");
	TRY(may_try(x, "reset"));
	TRY(password_acceptable(password, NULL, x->act.arena));
	TRY(password_hash(password, &s.hash, x->act.arena));
	TRY(lane_write_wait(x->api->app, x->act.arena, set_work, &s));
	answer_nothing(x);
	return NULL;
}
