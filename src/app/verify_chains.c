/* verify_chains.c -- the audit trail: numbers without a gap, each row's keyed hash over itself and the
 * one before it, and heads that are where the chains end. */
#include <inttypes.h>
#include <stdio.h>

#include "app/audit.h"
#include "app/verify_part.h"
#include "json/read.h"
#include "json/write.h"
#include "seal/digest.h"

#define CHAINS_MOST 64
#define REKEY "rekey"

/* A stretch at the beginning of a chain that was written under a key that is gone. */
struct frozen {
	int64_t rows;
	char digest[HASH_HEX];
};

struct walk {
	struct verifying *v;	 /* NULL: only the digest is wanted */
	int64_t chain, number;	 /* of the row before */
	char previous[HASH_HEX]; /* its hash */
	struct frozen frozen;
	struct digest digest; /* of the frozen stretch so far */
	bool broken;
};

static const char chain_text[] =
	"SELECT number, at, actor, via, action, entity, record, version, changes, after_hash, hash FROM audit"
	" WHERE chain = $1 AND number > $2 ORDER BY number LIMIT $3";
static const char chain_tags[] = "iiitttiittt";

/* Texts end where they say, numbers are numbers: else something writes past our program. */
static bool row_is_plain(const struct rows *r)
{
	for (unsigned i = 0; chain_tags[i] != '\0'; i++) {
		struct value v = rows_value(r, i);
		if ("nitb"[v.tag] != chain_tags[i] || (v.tag == VALUE_TEXT && strlen(v.s) != v.n))
			return false;
	}
	return true;
}

static const char *canonical_of_row(const struct walk *w, const struct rows *r, struct arena *a)
{
	struct audit_entry e = {
		.action = rows_value(r, 4).s,
		.entity = rows_value(r, 5).s,
		.record = rows_int(r, 6),
		.version = rows_int(r, 7),
		.changes = rows_value(r, 8).s,
		.after_hash = rows_value(r, 9).s,
	};

	return audit_canonical(w->chain, rows_int(r, 0), rows_int(r, 1), rows_int(r, 2), rows_value(r, 3).s, &e,
			       w->previous, a);
}

static void walk_break(struct walk *w, int64_t number, const char *what)
{
	w->broken = true;
	if (w->v != NULL)
		verify_break(w->v, "audit chain %" PRId64 ", row %" PRId64 ": %s", w->chain, number, what);
}

static void digest_row(struct walk *w, const char *canonical, const char *hash)
{
	digest_add(&w->digest, canonical, strlen(canonical));
	digest_add(&w->digest, "\n", 1);
	digest_add(&w->digest, hash, strlen(hash));
	digest_add(&w->digest, "\n", 1);
}

static void frozen_end(struct walk *w)
{
	char digest[HASH_HEX];

	digest_end(&w->digest, digest);
	if (!hash_same(digest, w->frozen.digest))
		walk_break(w, w->number, "a row up to here was changed after the restoring that fixed them");
}

static void walk_row(struct walk *w, const struct rows *r, struct arena *a)
{
	int64_t number = rows_int(r, 0);
	const char *canonical, *hash = rows_value(r, 10).s;
	char should[HASH_HEX];

	if (!row_is_plain(r)) {
		walk_break(w, number, "it holds what this program does not write");
		return;
	}
	if (number != w->number + 1) {
		walk_break(w, w->number + 1, "it is missing; the next one that is there has a higher number");
		return;
	}
	canonical = canonical_of_row(w, r, a);
	if (w->v == NULL || number <= w->frozen.rows)
		digest_row(w, canonical, hash);
	else {
		mac_of(w->v->asked->keys->audit, canonical, strlen(canonical), should);
		if (!hash_same(should, hash)) {
			walk_break(w, number,
				   "its keyed hash does not fit: it was changed, moved, or written without the key");
			return;
		}
	}
	w->number = number;
	snprintf(w->previous, sizeof w->previous, "%s", hash);
	if (w->v != NULL && number == w->frozen.rows)
		frozen_end(w);
}

/* *ret_more: the batch was full. */
static FALLIBLE walk_batch(struct walk *w, struct sql *db, bool *ret_more, struct arena *a)
{
	AUTO_ROWS *r = NULL;
	unsigned count = 0;
	bool has;

	/* The first row of all is number 1; one with a lower number is found as well. */
	TRY(sql_rows(db, chain_text,
		     SQL_ARGS(value_int(w->chain), value_int(w->number == 0 ? INT64_MIN : w->number),
			      value_int(VERIFY_BATCH)),
		     &r, a));
	while (!w->broken) {
		TRY(rows_next(r, &has, a));
		if (!has)
			break;
		walk_row(w, r, a);
		count++;
	}
	*ret_more = count == VERIFY_BATCH && !w->broken;
	return NULL;
}

static FALLIBLE walk_on(struct walk *w, struct sql *db, struct arena *a)
{
	bool more = true;

	digest_begin(&w->digest);
	while (more) {
		AUTO_ARENA batch = arena_within(a);
		struct error *e = walk_batch(w, db, &more, &batch);
		if (e != NULL)
			return error_carry(e, a);
	}
	return NULL;
}

struct head {
	int64_t chain, number;
	const char *hash;
};

static FALLIBLE heads_read(struct sql *db, struct head heads[CHAINS_MOST], unsigned *ret_count, struct arena *a)
{
	AUTO_ROWS *r = NULL;
	bool has;
	unsigned n = 0;

	TRY(sql_rows(db, "SELECT chain, number, hash FROM audit_head ORDER BY chain", SQL_NO_ARGS, &r, a));
	while (n < CHAINS_MOST) {
		TRY(rows_next(r, &has, a));
		if (!has)
			break;
		const char *hash = rows_text(r, 2, a);
		heads[n++] = (struct head){ rows_int(r, 0), rows_int(r, 1), hash == NULL ? "" : hash };
	}
	*ret_count = n;
	return NULL;
}

static void check_head(struct verifying *v, const struct walk *w, const struct head *h)
{
	if (w->number < h->number)
		verify_break(v,
			     "audit chain %" PRId64 " ends with row %" PRId64 ", but it had %" PRId64
			     ": its tail was cut off",
			     h->chain, w->number, h->number);
	else if (w->number > h->number)
		verify_break(v, "audit chain %" PRId64 " has row %" PRId64 ", but its head says it ends with %" PRId64,
			     h->chain, w->number, h->number);
	else if (strcmp(w->previous, h->hash) != 0)
		verify_break(v, "audit chain %" PRId64 ": its head does not carry the hash of its last row %" PRId64,
			     h->chain, h->number);
}

/* --- what a restoring without keys has fixed --- */

static FALLIBLE hash_of_row(struct sql *db, int64_t chain, int64_t number, const char **ret, struct arena *a)
{
	struct value v;

	*ret = "";
	if (number == 0)
		return NULL;
	TRY(sql_value(db, "SELECT hash FROM audit WHERE chain = $1 AND number = $2",
		      SQL_ARGS(value_int(chain), value_int(number)), &v, a));
	if (v.tag == VALUE_TEXT)
		*ret = v.s;
	return NULL;
}

static void frozen_parse(const char *changes, struct frozen frozen[CHAINS_MOST], struct arena *a)
{
	AUTO_JSON *tree = json_read(changes, a);
	const json_t *all = json_object_get(tree, "chains");
	size_t i;
	json_t *one;

	json_array_foreach(all, i, one)
	{
		json_int_t chain = json_integer_value(json_array_get(one, 0));
		const char *digest = json_string_value(json_array_get(one, 2));
		if (chain < 0 || chain >= CHAINS_MOST || digest == NULL)
			continue;
		frozen[chain].rows = json_integer_value(json_array_get(one, 1));
		snprintf(frozen[chain].digest, HASH_HEX, "%s", digest);
	}
}

/* The last such row is known by a setting; it is believed only with a hash under the present key. */
static FALLIBLE frozen_read(struct verifying *v, struct frozen frozen[CHAINS_MOST])
{
	struct walk w = { .v = v };
	struct value at;
	long long chain, number;
	bool has;

	TRY(sql_value(v->db, "SELECT value FROM setting WHERE name = 'audit_rekey'", SQL_NO_ARGS, &at, v->arena));
	if (at.tag != VALUE_TEXT || sscanf(at.s, "%lld %lld", &chain, &number) != 2)
		return NULL;
	w.chain = chain;
	w.number = number - 1;
	const char *before;
	TRY(hash_of_row(v->db, w.chain, w.number, &before, v->arena));
	snprintf(w.previous, sizeof w.previous, "%s", before);
	AUTO_ROWS *r = NULL;
	TRY(sql_rows(v->db, chain_text, SQL_ARGS(value_int(chain), value_int(number - 1), value_int(1)), &r, v->arena));
	TRY(rows_next(r, &has, v->arena));
	if (has)
		walk_row(&w, r, v->arena);
	if (!has || w.broken || strcmp(rows_value(r, 4).s, REKEY) != 0) {
		verify_break(v, "audit chain %lld, row %lld: it should be the mark of a restoring, and is not", chain,
			     number);
		return NULL;
	}
	frozen_parse(rows_value(r, 8).s, frozen, v->arena);
	v->found.note = arena_print(
		v->arena,
		"what the trail says up to row %lld was written under a key that was not restored: it is as it"
		" was restored, but whether it was sound before cannot be known",
		number - 1);
	return NULL;
}

static FALLIBLE find_stray(struct verifying *v)
{
	struct value stray;

	TRY(sql_value(v->db,
		      "SELECT min(chain) FROM audit WHERE NOT EXISTS"
		      " (SELECT 1 FROM audit_head h WHERE h.chain = audit.chain)",
		      SQL_NO_ARGS, &stray, v->arena));
	if (stray.tag != VALUE_NONE)
		verify_break(v, "audit chain %" PRId64 " has rows but no head", stray.i);
	return NULL;
}

FALLIBLE verify_chains(struct verifying *v)
{
	struct frozen frozen[CHAINS_MOST] = { 0 };
	struct head heads[CHAINS_MOST];
	unsigned n = 0;

	TRY(find_stray(v));
	TRY(heads_read(v->db, heads, &n, v->arena));
	if (n == 0)
		verify_break(v, "the audit trail has no heads: it was taken away");
	if (v->found.first == NULL)
		TRY(frozen_read(v, frozen));
	for (unsigned i = 0; i < n && v->found.first == NULL; i++) {
		struct walk w = { .v = v, .chain = heads[i].chain };
		if (w.chain >= 0 && w.chain < CHAINS_MOST)
			w.frozen = frozen[w.chain];
		TRY(walk_on(&w, v->db, v->arena));
		if (v->found.first == NULL && w.number < w.frozen.rows)
			verify_break(v,
				     "audit chain %" PRId64 " ends with row %" PRId64
				     ": rows that were restored are gone",
				     w.chain, w.number);
		check_head(v, &w, &heads[i]);
		v->found.entries += w.number;
	}
	return NULL;
}

FALLIBLE verify_rekey(struct act *act)
{
	struct head heads[CHAINS_MOST];
	struct buffer changes = BUFFER(act->arena);
	unsigned n = 0;
	struct value number;

	TRY(heads_read(act->db, heads, &n, act->arena));
	json_open(&changes, '{');
	json_key(&changes, "chains");
	json_open(&changes, '[');
	for (unsigned i = 0; i < n; i++) {
		struct walk w = { .chain = heads[i].chain };
		char digest[HASH_HEX];
		TRY(walk_on(&w, act->db, act->arena));
		digest_end(&w.digest, digest);
		json_open(&changes, '[');
		json_int(&changes, w.chain);
		json_int(&changes, w.number);
		json_text(&changes, digest);
		json_close(&changes, ']');
	}
	json_close(&changes, ']');
	json_close(&changes, '}');
	TRY(audit_write(act,
			&(struct audit_entry){
				.action = REKEY, .entity = "", .changes = buffer_text(&changes), .after_hash = "" }));
	TRY(sql_value(act->db, "SELECT number FROM audit_head WHERE chain = 0", SQL_NO_ARGS, &number, act->arena));
	return sql_run(act->db,
		       "INSERT INTO setting (name, value) VALUES ('audit_rekey', $1)"
		       " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
		       SQL_ARGS(value_text(arena_print(act->arena, "0 %" PRId64, number.i))), NULL, act->arena);
}
