#include "app/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/lane.h"
#include "app/save.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"

/* --- in the data directory: files/ab/abcdef... --- */

static FALLIBLE disk_error(const char *path, struct arena *a)
{
	if (errno == ENOSPC || errno == EDQUOT)
		return error_new(a, ERROR_NO_ROOM, "file", "disk_full");
	return error_with(a, ERROR_INTERNAL, "file", "cannot_write", "%s: %s", path, strerror(errno));
}

static bool sync_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return ok;
}

static bool write_whole(int fd, const char *data, size_t n)
{
	while (n > 0) {
		ssize_t k = write(fd, data, n);
		if (k <= 0)
			return false;
		data += k;
		n -= (size_t)k;
	}
	return fsync(fd) == 0;
}

static bool make_folder(const char *path)
{
	return mkdir(path, 0700) == 0 || errno == EEXIST;
}

static FALLIBLE disk_keep(const char *folder, const char *sha256, const void *data, size_t n, struct arena *a)
{
	const char *all = arena_print(a, "%s/files", folder), *part = arena_print(a, "%s/%.2s", all, sha256);
	const char *path = arena_print(a, "%s/%s", part, sha256),
		   *fresh = arena_print(a, "%s.%s", path, random_text(a, 6));
	int fd;

	if (access(path, F_OK) == 0)
		return NULL;
	if (!make_folder(all) || !make_folder(part))
		return disk_error(part, a);
	fd = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return disk_error(fresh, a);
	bool ok = write_whole(fd, data, n);
	close(fd);
	if (!ok || rename(fresh, path) != 0 || !sync_folder(part) || !sync_folder(all)) {
		struct error *e = disk_error(path, a);
		unlink(fresh);
		return e;
	}
	return NULL;
}

static FALLIBLE disk_read(const char *folder, const char *sha256, struct value *ret, struct arena *a)
{
	int fd = open(arena_print(a, "%s/files/%.2s/%s", folder, sha256, sha256), O_RDONLY | O_CLOEXEC);
	struct stat st;
	char *data;
	ssize_t n;

	if (fd < 0 || fstat(fd, &st) != 0 || st.st_size > FILE_MADE_MOST) {
		if (fd >= 0)
			close(fd);
		return error_with(a, ERROR_INTERNAL, "file", "file_missing", "%s", sha256);
	}
	data = arena_alloc(a, (size_t)st.st_size + 1);
	n = read(fd, data, (size_t)st.st_size);
	close(fd);
	if (n != st.st_size)
		return error_with(a, ERROR_INTERNAL, "file", "file_damaged", "%s", sha256);
	*ret = value_blob(data, (size_t)n);
	return NULL;
}

/* --- in the database --- */

struct blob {
	const char *sha256;
	struct value content;
	struct arena *arena;
	struct error *error;
};

static FALLIBLE blob_write(struct sql *db, void *arg)
{
	struct blob *b = arg;

	return sql_run(db, "INSERT INTO blob (sha256, content) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING",
		       SQL_ARGS(value_text(b->sha256), b->content), NULL, b->arena);
}

static void blob_read(struct sql *db, void *arg)
{
	struct blob *b = arg;

	b->error = sql_value(db, "SELECT content FROM blob WHERE sha256 = $1", SQL_ARGS(value_text(b->sha256)),
			     &b->content, b->arena);
}

static FALLIBLE database_read_blob(const struct app *app, const char *sha256, struct value *ret, struct arena *a)
{
	struct blob b = { .sha256 = sha256, .arena = a };
	struct error *e = NULL;

	if (!lane_read(app, a, blob_read, &b, &e))
		return e != NULL ? e : error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	TRY(b.error);
	if (b.content.tag != VALUE_BLOB)
		return error_with(a, ERROR_INTERNAL, "file", "file_missing", "%s", sha256);
	*ret = b.content;
	return NULL;
}

/* --- both --- */

static bool in_database(const struct app *app)
{
	return database_engine(app->database) == SQL_POSTGRES;
}

static FALLIBLE keep(const struct app *app, const void *data, size_t n, char ret_sha256[HASH_HEX], struct arena *a)
{
	hash_of(data, n, ret_sha256);
	if (!in_database(app))
		return disk_keep(app->folder, ret_sha256, data, n, a);
	return lane_write_wait(app, a, blob_write,
			       &(struct blob){ .sha256 = ret_sha256, .content = value_blob(data, n), .arena = a });
}

FALLIBLE files_keep(const struct app *app, const void *data, size_t n, char ret_sha256[HASH_HEX], struct arena *a)
{
	if (n > FILE_MOST)
		return error_with(a, ERROR_TOO_LARGE, "file", "file_too_large", "%u MB", FILE_MOST >> 20);
	return keep(app, data, n, ret_sha256, a);
}

FALLIBLE files_keep_made(const struct app *app, const void *data, size_t n, char ret_sha256[HASH_HEX], struct arena *a)
{
	if (n > FILE_MADE_MOST)
		return error_with(a, ERROR_TOO_LARGE, "file", "file_too_large", "%u MB", FILE_MADE_MOST >> 20);
	return keep(app, data, n, ret_sha256, a);
}

FALLIBLE files_read(const struct app *app, const char *sha256, struct value *ret, struct arena *a)
{
	char hash[HASH_HEX];
	struct value v;

	TRY(in_database(app) ? database_read_blob(app, sha256, &v, a) : disk_read(app->folder, sha256, &v, a));
	hash_of(v.s, v.n, hash);
	if (strcmp(hash, sha256) != 0)
		return error_with(a, ERROR_INTERNAL, "file", "file_damaged", "%s", sha256);
	*ret = v;
	return NULL;
}

const char *files_media_type(const void *data, size_t n)
{
	static const struct {
		const char *magic;
		size_t size;
		const char *type;
	} known[] = {
		{ "\x89PNG\r\n\x1a\n", 8, "image/png" },
		{ "\xff\xd8\xff", 3, "image/jpeg" },
		{ "GIF8", 4, "image/gif" },
		{ "%PDF-", 5, "application/pdf" },
		{ "PK\x03\x04", 4, "application/zip" },
		{ "\xd0\xcf\x11\xe0", 4, "application/x-ole-storage" },
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (n >= known[i].size && memcmp(data, known[i].magic, known[i].size) == 0)
			return known[i].type;
	return text_valid(data, n) ? "text/plain" : "application/octet-stream";
}

/* What editors write looks alike inside: there the name says which of them it was. */
const char *files_media_type_of(const char *name, const void *data, size_t n)
{
	static const struct {
		const char *within, *ending, *type;
	} known[] = {
		{ "application/zip", ".docx",
		  "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
		{ "application/zip", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
		{ "application/zip", ".pptx",
		  "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
		{ "application/zip", ".vsdx", "application/vnd.ms-visio.drawing" },
		{ "application/x-ole-storage", ".doc", "application/msword" },
		{ "application/x-ole-storage", ".xls", "application/vnd.ms-excel" },
		{ "application/x-ole-storage", ".wps", "application/vnd.ms-works" },
		{ "application/x-ole-storage", ".et", "application/vnd.ms-works" },
		{ "application/x-ole-storage", ".vsd", "application/vnd.visio" },
		{ "text/plain", ".drawio", "application/vnd.jgraph.mxfile" },
		{ "text/plain", ".csv", "text/csv" },
	};
	const char *within = files_media_type(data, n);
	size_t length = strlen(name);

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		size_t k = strlen(known[i].ending);
		if (strcmp(known[i].within, within) == 0 && length > k &&
		    strcasecmp(name + length - k, known[i].ending) == 0)
			return known[i].type;
	}
	return within;
}

FALLIBLE files_attach(struct act *act, const struct entity *e, const void *about, const char *name, const char *sha256,
		      size_t size, const char *media_type, void **ret)
{
	struct file *f = record_new(&file_entity, act->arena);
	const struct field *party = entity_flagged(e, PARTY);
	bool portal = act->who->customer != 0;

	f->name = text_trim(name, act->arena);
	f->size = (int64_t)size;
	f->sha256 = sha256;
	f->media_type = media_type;
	f->about_entity = e->name;
	f->about_record = id_text(((const struct record *)about)->id, act->arena);
	f->visibility = portal ? visibility_portal : visibility_internal;
	if (portal && party != NULL)
		f->customer.v = field_get(party, about).i;
	TRY(save_new(act, &file_entity, f));
	*ret = f;
	return NULL;
}
