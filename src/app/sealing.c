#include "app/sealing.h"

#include <string.h>

#include "app/audit.h"
#include "app/bid/custody.h"
#include "base/random.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/kinds.h"
#include "meta/rights.h"
#include "store/record.h"

static const char *purpose_of(const struct entity *e, int64_t record, const char *field, struct arena *a)
{
	return arena_print(a, "%s %lld %s", e->name, (long long)record, field);
}

/* Records that are sealed with another, under its key and for its list. */
static const struct {
	const char *entity, *with;
} joined[] = {
	{ "bid_price", "bid" },
};

struct seal_owner {
	const struct entity *entity;
	int64_t id;
};

static const struct field *joined_by(const struct entity *e)
{
	for (size_t i = 0; i < sizeof joined / sizeof *joined; i++)
		if (strcmp(joined[i].entity, e->name) == 0)
			return entity_field(e, joined[i].with);
	return NULL;
}

static struct seal_owner owner_of(const struct entity *e, const void *record)
{
	const struct field *with = joined_by(e);

	return with == NULL ? (struct seal_owner){ e, ((const struct record *)record)->id }
			    : (struct seal_owner){ with->target, field_get(with, record).i };
}

static FALLIBLE owner_by_id(struct act *act, const struct entity *e, int64_t id, struct seal_owner *ret)
{
	void *record = NULL;

	*ret = (struct seal_owner){ e, id };
	if (joined_by(e) == NULL)
		return NULL;
	TRY(store_get(act->db, e, id, &record, act->arena));
	*ret = owner_of(e, record);
	return NULL;
}

/* The record's own key; made and kept, sealed, when it has none yet. */
static FALLIBLE record_key(struct act *act, struct seal_owner of, bool make, unsigned char ret_key[KEY_SIZE])
{
	const char *purpose = purpose_of(of.entity, of.id, "", act->arena);
	struct value wrapped, plain;

	TRY(sql_value(act->db, "SELECT wrapped FROM record_key WHERE entity = $1 AND record = $2",
		      SQL_ARGS(value_text(of.entity->name), value_int(of.id)), &wrapped, act->arena));
	if (wrapped.tag == VALUE_BLOB) {
		TRY(box_open(act->app->keys.seal, purpose, wrapped, &plain, act->arena));
		if (plain.n != KEY_SIZE)
			return error_new(act->arena, ERROR_INTERNAL, NULL, "seal_damaged");
		memcpy(ret_key, plain.s, KEY_SIZE);
		return NULL;
	}
	if (!make)
		return error_new(act->arena, ERROR_INTERNAL, NULL, "seal_damaged");
	random_bytes(ret_key, KEY_SIZE);
	wrapped = box_close(act->app->keys.seal, purpose, ret_key, KEY_SIZE, act->arena);
	return sql_run(act->db, "INSERT INTO record_key (entity, record, wrapped) VALUES ($1, $2, $3)",
		       SQL_ARGS(value_text(of.entity->name), value_int(of.id), wrapped), NULL, act->arena);
}

static FALLIBLE list_add(struct act *act, struct seal_owner of, int64_t user)
{
	return sql_run(act->db,
		       "INSERT INTO need_to_know (entity, record, \"user\", given_by, given_at)"
		       " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (entity, record, \"user\") DO NOTHING",
		       SQL_ARGS(value_text(of.entity->name), value_int(of.id), value_int(user),
				value_int(act->who->user), value_int(act->now.us)),
		       NULL, act->arena);
}

static FALLIBLE must_be_listed(struct act *act, struct seal_owner of, const char *field)
{
	struct value v;

	TRY(sql_value(act->db, "SELECT 1 FROM need_to_know WHERE entity = $1 AND record = $2 AND \"user\" = $3",
		      SQL_ARGS(value_text(of.entity->name), value_int(of.id), value_int(act->who->user)), &v,
		      act->arena));
	return v.tag == VALUE_NONE ? error_new(act->arena, ERROR_DENIED, field, "need_to_know") : NULL;
}

/* A record that was sealed once has a list. */
static FALLIBLE has_list(struct act *act, struct seal_owner of, bool *ret)
{
	struct value v;

	TRY(sql_value(act->db, "SELECT 1 FROM record_key WHERE entity = $1 AND record = $2",
		      SQL_ARGS(value_text(of.entity->name), value_int(of.id)), &v, act->arena));
	*ret = v.tag != VALUE_NONE;
	return NULL;
}

static FALLIBLE may_write(struct act *act, struct seal_owner of, const char *field)
{
	bool listed;

	TRY(has_list(act, of, &listed));
	return listed ? must_be_listed(act, of, field) : NULL;
}

FALLIBLE sealing_enter(struct act *act, const struct entity *e, const void *record, const char *field)
{
	struct seal_owner of = owner_of(e, record);
	unsigned char key[KEY_SIZE];

	TRY(may_write(act, of, field));
	TRY(record_key(act, of, true, key));
	return list_add(act, of, act->who->user);
}

static bool taken_away(const struct field *f, const void *before, const void *record)
{
	return before != NULL && field_get(f, before).tag != VALUE_NONE && field_get(f, record).tag == VALUE_NONE;
}

FALLIBLE sealing_close(struct act *act, const struct entity *e, const void *before, void *record)
{
	struct seal_owner of = owner_of(e, record);
	int64_t id = ((struct record *)record)->id;
	unsigned char key[KEY_SIZE];

	FOR_FIELDS(f, e) {
		struct sealed *s = (struct sealed *)((char *)record + f->offset);
		if (f->kind != &kind_sealed || (s->plain == NULL && !taken_away(f, before, record)))
			continue;
		if (!(f->flags & ONE_WAY))
			TRY(may_write(act, of, f->name));
		if (s->plain == NULL)
			continue;
		TRY(record_key(act, of, true, key));
		struct value box =
			box_close(key, purpose_of(e, id, f->name, act->arena), s->plain, strlen(s->plain), act->arena);
		*s = (struct sealed){ .box = box.s, .size = box.n };
		if (!(f->flags & ONE_WAY))
			TRY(list_add(act, of, act->who->user));
	}
	return NULL;
}

FALLIBLE sealing_use(struct act *act, const struct entity *e, const void *record, const struct field *f,
		     const char **ret)
{
	struct value box = field_get(f, record), plain;
	int64_t id = ((const struct record *)record)->id;
	unsigned char key[KEY_SIZE];

	if (box.tag != VALUE_BLOB) {
		*ret = box.tag == VALUE_NONE ? NULL : box.s;
		return NULL;
	}
	TRY(record_key(act, owner_of(e, record), false, key));
	TRY(box_open(key, purpose_of(e, id, f->name, act->arena), box, &plain, act->arena));
	*ret = plain.s;
	return NULL;
}

FALLIBLE sealing_hash(struct act *act, const struct entity *e, const void *record, const char *text, char ret[HASH_HEX])
{
	unsigned char key[KEY_SIZE];

	TRY(record_key(act, owner_of(e, record), false, key));
	mac_of(key, text, strlen(text), ret);
	return NULL;
}

FALLIBLE sealing_may_open(struct act *act, const struct entity *e, const void *record, const struct field *f)
{
	struct seal_owner of = owner_of(e, record);

	if ((f->flags & ONE_WAY) || !rights_read_field(e, f, act->who))
		return error_new(act->arena, ERROR_DENIED, NULL, "need_to_know");
	TRY(must_be_listed(act, of, NULL));
	return custody_allows(act, of.entity, of.id);
}

FALLIBLE sealing_must_be_listed(struct act *act, const struct entity *e, int64_t record)
{
	return must_be_listed(act, (struct seal_owner){ e, record }, NULL);
}

FALLIBLE sealing_is_listed(struct act *act, const struct entity *e, int64_t record, bool *ret)
{
	struct error *no = sealing_must_be_listed(act, e, record);

	if (no != NULL && no->code != ERROR_DENIED)
		return no;
	*ret = no == NULL;
	return NULL;
}

FALLIBLE sealing_reveal(struct act *act, const struct entity *e, const void *record, const struct field *f,
			const char *purpose, const char **ret)
{
	struct buffer changes = BUFFER(act->arena);

	TRY(sealing_may_open(act, e, record, f));
	if (field_get(f, record).tag == VALUE_NONE) {
		*ret = NULL;
		return NULL;
	}
	TRY(sealing_use(act, e, record, f, ret));
	json_open(&changes, '{');
	json_member(&changes, "field", f->name);
	if (purpose != NULL)
		json_member(&changes, "purpose", purpose);
	json_close(&changes, '}');
	return audit_write(act, &(struct audit_entry){ .action = "reveal",
						       .entity = e->name,
						       .record = ((const struct record *)record)->id,
						       .version = ((const struct record *)record)->version,
						       .changes = buffer_text(&changes),
						       .after_hash = "" });
}

static bool has_sealed(const struct entity *e)
{
	FOR_FIELDS(f, e)
		if (f->kind == &kind_sealed)
			return true;
	return false;
}

static bool reads_sealed(const struct entity *e, const struct actor *who)
{
	FOR_FIELDS(f, e)
		if (f->kind == &kind_sealed && rights_read_field(e, f, who))
			return true;
	return false;
}

static FALLIBLE must_be_reader(struct act *act, const struct entity *e, int64_t user)
{
	void *record = NULL;

	TRY(store_get(act->db, &user_entity, user, &record, act->arena));
	const struct user *u = record;
	struct actor who = { .user = user, .roles = roles_mask(u->roles), .customer = u->customer.v };
	return reads_sealed(e, &who) ? NULL : error_new(act->arena, ERROR_INVALID, "user", "may_not_read");
}

FALLIBLE sealing_admit(struct act *act, const struct entity *e, int64_t record, int64_t user)
{
	struct buffer changes = BUFFER(act->arena);
	struct seal_owner of;

	TRY(owner_by_id(act, e, record, &of));
	TRY(must_be_listed(act, of, NULL));
	TRY(must_be_reader(act, e, user));
	TRY(custody_allows(act, of.entity, of.id));
	TRY(list_add(act, of, user));
	json_open(&changes, '{');
	json_member(&changes, "user", id_text(user, act->arena));
	json_close(&changes, '}');
	return audit_write(act, &(struct audit_entry){ .action = "admit",
						       .entity = e->name,
						       .record = record,
						       .changes = buffer_text(&changes),
						       .after_hash = "" });
}

static void person_write(struct buffer *b, const char *key, const struct rows *r, int column)
{
	json_key(b, key);
	json_open(b, '{');
	json_member(b, "id", id_text(rows_int(r, column), b->arena));
	json_member(b, "name", rows_text(r, column + 1, b->arena));
	json_close(b, '}');
}

static void listed_write(struct buffer *b, const struct rows *r)
{
	json_open(b, '{');
	person_write(b, "user", r, 0);
	if (rows_int(r, 0) == rows_int(r, 2) || rows_int(r, 2) == 0) {
		json_key(b, "by");
		json_none(b);
	} else
		person_write(b, "by", r, 2);
	json_member(b, "at", instant_text((instant){ rows_int(r, 4) }, b->arena));
	json_close(b, '}');
}

FALLIBLE sealing_list(struct act *act, const struct entity *e, int64_t record, struct buffer *b)
{
	AUTO_ROWS *r = NULL;
	struct seal_owner of;
	bool has;

	if (!has_sealed(e))
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_path");
	if (!reads_sealed(e, act->who))
		return error_new(act->arena, ERROR_DENIED, NULL, "need_to_know");
	TRY(owner_by_id(act, e, record, &of));
	TRY(must_be_listed(act, of, NULL));
	TRY(sql_rows(act->db,
		     "SELECT n.\"user\", u.name, n.given_by, g.name, n.given_at FROM need_to_know n"
		     " JOIN \"user\" u ON u.id = n.\"user\" LEFT JOIN \"user\" g ON g.id = n.given_by"
		     " WHERE n.entity = $1 AND n.record = $2 ORDER BY n.given_at, n.\"user\"",
		     SQL_ARGS(value_text(of.entity->name), value_int(of.id)), &r, act->arena));
	json_open(b, '{');
	json_key(b, "items");
	json_open(b, '[');
	TRY(rows_next(r, &has, act->arena));
	while (has) {
		listed_write(b, r);
		TRY(rows_next(r, &has, act->arena));
	}
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}
