/* verify_contents.c -- what the records of files speak of: there, as long as they say, and with the hash
 * that is its name. */
#include <errno.h>
#include <inttypes.h>
#include <sys/stat.h>

#include "app/verify_part.h"
#include "base/random.h"
#include "seal/digest.h"

struct content {
	int64_t file, size;
	const char *sha256;
};

static void content_break(struct verifying *v, const struct content *c, const char *what)
{
	AUTO_ARENA a = { 0 };

	verify_break(v, "file %s: its content %.64s %s", id_text(c->file, &a), c->sha256, what);
}

static FALLIBLE check_on_disk(struct verifying *v, const struct content *c, struct arena *a)
{
	const char *path = arena_print(a, "%s/files/%.2s/%s", v->asked->folder, c->sha256, c->sha256);
	char hash[HASH_HEX];
	struct stat st;

	if (stat(path, &st) != 0) {
		content_break(v, c, "is missing");
		return NULL;
	}
	if (digest_file(path, hash, a) != NULL)
		content_break(v, c, "cannot be read");
	else if (strcmp(hash, c->sha256) != 0 || st.st_size != c->size)
		content_break(v, c, "was changed");
	return NULL;
}

static FALLIBLE check_in_database(struct verifying *v, const struct content *c, struct arena *a)
{
	char hash[HASH_HEX];
	struct value blob;

	TRY(sql_value(v->db, "SELECT content FROM blob WHERE sha256 = $1", SQL_ARGS(value_text(c->sha256)), &blob, a));
	if (blob.tag != VALUE_BLOB) {
		content_break(v, c, "is missing");
		return NULL;
	}
	hash_of(blob.s, blob.n, hash);
	if (strcmp(hash, c->sha256) != 0 || (int64_t)blob.n != c->size)
		content_break(v, c, "was changed");
	return NULL;
}

/* The next record of a file behind the one before; *ret_has false: no more. */
static FALLIBLE content_next(struct verifying *v, struct content *c, bool *ret_has, struct arena *a)
{
	AUTO_ROWS *r = NULL;

	TRY(sql_rows(v->db, "SELECT id, size, sha256 FROM file WHERE id > $1 ORDER BY id LIMIT 1",
		     SQL_ARGS(value_int(c->file)), &r, a));
	TRY(rows_next(r, ret_has, a));
	if (*ret_has)
		*c = (struct content){ rows_int(r, 0), rows_int(r, 1), rows_text(r, 2, a) };
	return NULL;
}

FALLIBLE verify_contents(struct verifying *v)
{
	struct content c = { .file = INT64_MIN };
	bool has = true;

	while (v->found.first == NULL) {
		AUTO_ARENA a = { 0 };
		struct error *e = content_next(v, &c, &has, &a);
		if (e == NULL && !has)
			return NULL;
		if (e == NULL)
			e = sql_engine(v->db) == SQL_SQLITE ? check_on_disk(v, &c, &a) : check_in_database(v, &c, &a);
		if (e != NULL)
			return error_carry(e, v->arena);
		v->found.contents++;
	}
	return NULL;
}
