#include "app/session.h"

#include <string.h>

#include "app/audit.h"
#include "base/random.h"
#include "base/text.h"
#include "seal/password.h"

static const char *const kinds[] = { "login", "token", "reset" };

static const char *secret_hash(const char *secret, struct arena *a)
{
	char hash[HASH_HEX];

	hash_of(secret, strlen(secret), hash);
	return arena_copy(a, hash);
}

static enum session_kind kind_of(const char *name)
{
	return strcmp(name, "login") == 0 ? SESSION_LOGIN : strcmp(name, "token") == 0 ? SESSION_TOKEN : SESSION_RESET;
}

/* hash kind seen_at expires_at | user login name roles team customer */
static const char find_text[] =
	"SELECT s.kind, s.seen_at, s.expires_at, u.id, u.login, u.name, u.roles, u.team, u.customer FROM session s"
	" JOIN \"user\" u ON u.id = s.\"user\" WHERE s.hash = $1 AND u.stage = 'active'";

static struct session *session_of_row(const struct rows *r, const char *hash, struct arena *a)
{
	struct session *s = arena_new(a, struct session);

	s->hash = hash;
	s->kind = kind_of(rows_text(r, 0, a));
	s->seen_at.us = rows_int(r, 1);
	s->actor.user = rows_int(r, 3);
	s->actor.login = rows_text(r, 4, a);
	s->name = rows_text(r, 5, a);
	s->roles = rows_text(r, 6, a);
	s->actor.roles = roles_mask(s->roles);
	s->actor.team = rows_int(r, 7);
	s->actor.customer = rows_int(r, 8);
	return s;
}

FALLIBLE session_find(struct sql *db, const char *secret, instant now, struct session **ret, struct arena *a)
{
	const char *hash = secret_hash(secret, a);
	struct session *s = NULL;
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(db, find_text, SQL_ARGS(value_text(hash)), &r, a));
	TRY(rows_next(r, &has, a));
	if (has && rows_int(r, 2) > now.us)
		s = session_of_row(r, hash, a);
	if (s != NULL &&
	    (s->kind == SESSION_RESET || (s->kind == SESSION_LOGIN && s->seen_at.us + SESSION_IDLE < now.us)))
		s = NULL;
	*ret = s;
	return NULL;
}

FALLIBLE session_credential(struct sql *db, const char *login, int64_t *ret_user, const char **ret_hash,
			    struct arena *a)
{
	AUTO_ROWS *r = NULL;
	bool has;

	*ret_user = 0;
	*ret_hash = NULL;
	TRY(sql_rows(db,
		     "SELECT u.id, c.password FROM \"user\" u LEFT JOIN credential c ON c.\"user\" = u.id"
		     " WHERE u.login = $1 AND u.stage = 'active'",
		     SQL_ARGS(value_text(login)), &r, a));
	TRY(rows_next(r, &has, a));
	if (!has)
		return NULL;
	*ret_user = rows_int(r, 0);
	*ret_hash = rows_text(r, 1, a);
	return NULL;
}

FALLIBLE session_open(struct act *act, enum session_kind kind, int64_t user, const char *name, int64_t valid_us,
		      const char **ret_secret)
{
	const char *secret = random_text(act->arena, 32);

	TRY(sql_run(act->db,
		    "INSERT INTO session (hash, kind, \"user\", name, created_at, seen_at, expires_at)"
		    " VALUES ($1, $2, $3, $4, $5, $5, $6)",
		    SQL_ARGS(value_text(secret_hash(secret, act->arena)), value_text(kinds[kind]), value_int(user),
			     value_text(name), value_int(act->now.us), value_int(act->now.us + valid_us)),
		    NULL, act->arena));
	TRY(audit_write(
		act,
		&(struct audit_entry){
			.action = kinds[kind], .entity = "user", .record = user, .changes = "{}", .after_hash = "" }));
	*ret_secret = secret;
	return NULL;
}

FALLIBLE session_end(struct act *act, const char *hash)
{
	TRY(sql_run(act->db, "DELETE FROM session WHERE hash = $1", SQL_ARGS(value_text(hash)), NULL, act->arena));
	return audit_write(act, &(struct audit_entry){ .action = "logout",
						       .entity = "user",
						       .record = act->who->user,
						       .changes = "{}",
						       .after_hash = "" });
}

FALLIBLE session_touch(struct act *act, const char *hash)
{
	return sql_run(act->db, "UPDATE session SET seen_at = $1 WHERE hash = $2",
		       SQL_ARGS(value_int(act->now.us), value_text(hash)), NULL, act->arena);
}

FALLIBLE session_end_all(struct act *act, int64_t user, const char *except)
{
	return sql_run(act->db, "DELETE FROM session WHERE \"user\" = $1 AND hash <> $2",
		       SQL_ARGS(value_int(user), value_text(except == NULL ? "" : except)), NULL, act->arena);
}

FALLIBLE session_set_password(struct act *act, int64_t user, const char *hash, const char *except)
{
	TRY(sql_run(
		act->db,
		"INSERT INTO credential (\"user\", password, changed_at) VALUES ($1, $2, $3)"
		" ON CONFLICT (\"user\") DO UPDATE SET password = excluded.password, changed_at = excluded.changed_at",
		SQL_ARGS(value_int(user), value_text(hash), value_int(act->now.us)), NULL, act->arena));
	TRY(session_end_all(act, user, except));
	return audit_write(
		act,
		&(struct audit_entry){
			.action = "password", .entity = "user", .record = user, .changes = "{}", .after_hash = "" });
}

FALLIBLE session_use_reset(struct act *act, const char *secret, int64_t *ret_user)
{
	struct value user;

	TRY(sql_value(act->db,
		      "DELETE FROM session WHERE hash = $1 AND kind = 'reset' AND expires_at > $2 RETURNING \"user\"",
		      SQL_ARGS(value_text(secret_hash(secret, act->arena)), value_int(act->now.us)), &user,
		      act->arena));
	if (user.tag == VALUE_NONE)
		return error_new(act->arena, ERROR_UNAUTHENTICATED, "token", "reset_over");
	*ret_user = user.i;
	return NULL;
}

FALLIBLE session_sweep(struct act *act)
{
	TRY(sql_run(act->db, "DELETE FROM session WHERE expires_at < $1", SQL_ARGS(value_int(act->now.us)), NULL,
		    act->arena));
	return sql_run(act->db, "DELETE FROM idempotency WHERE at < $1", SQL_ARGS(value_int(act->now.us - DAY)), NULL,
		       act->arena);
}

FALLIBLE password_acceptable(const char *password, const char *login, struct arena *a)
{
	size_t n = password == NULL ? 0 : text_length(password);

	if (n < PASSWORD_MIN)
		return error_with(a, ERROR_INVALID, "password", "password_short", "%d", PASSWORD_MIN);
	if (n > PASSWORD_MAX)
		return error_with(a, ERROR_INVALID, "password", "too_long", "%d", PASSWORD_MAX);
	if (login != NULL && strstr(password, login) != NULL && strlen(login) * 2 > n)
		return error_new(a, ERROR_INVALID, "password", "password_is_login");
	return NULL;
}
