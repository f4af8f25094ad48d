#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "app/container.h"
#include "app/disk.h"
#include "json/read.h"
#include "seal/digest.h"

#define MANIFEST_MOST (256u << 20)
#define PIECE 65536

struct reading {
	zip_t *zip;
	const char *path;
	const char *folder;
	struct arena *arena;
};

static FALLIBLE damaged(const struct reading *r, const char *what)
{
	return error_with(r->arena, ERROR_INVALID, NULL, "backup_damaged", "%s: %s", r->path, what);
}

static FALLIBLE read_small(const struct reading *r, const char *name, size_t most, char **ret, size_t *ret_size)
{
	struct zip_stat st;
	zip_file_t *f;

	if (zip_stat(r->zip, name, 0, &st) != 0 || !(st.valid & ZIP_STAT_SIZE) || st.size > most)
		return error_with(r->arena, ERROR_INVALID, NULL, "backup_incomplete", "%s: %s", r->path, name);
	*ret = arena_alloc(r->arena, st.size + 1);
	f = zip_fopen(r->zip, name, 0);
	zip_int64_t n = f == NULL ? -1 : zip_fread(f, *ret, st.size);
	if (f == NULL || zip_fclose(f) != 0 || n != (zip_int64_t)st.size)
		return damaged(r, name);
	*ret_size = (size_t)st.size;
	return NULL;
}

/* Only names that we give: nothing is laid down anywhere else. */
static bool name_is_ours(const char *name, const char *sha256, struct arena *a)
{
	return strcmp(name, PART_DATABASE) == 0 || strcmp(name, PART_SETTINGS) == 0 ||
	       (strspn(sha256, "0123456789abcdef") == HASH_HEX - 1 && strcmp(name, part_of_content(sha256, a)) == 0);
}

static FALLIBLE manifest_part(const struct reading *r, const json_t *from, struct manifest *m)
{
	const char *name = json_member_text(from, "name", r->arena),
		   *sha256 = json_member_text(from, "sha256", r->arena);
	struct part *p;

	if (name == NULL || sha256 == NULL || strlen(sha256) != HASH_HEX - 1 || !name_is_ours(name, sha256, r->arena))
		return damaged(r, "manifest.json");
	p = manifest_add(m, name, r->arena);
	p->size = json_integer_value(json_object_get(from, "size"));
	snprintf(p->sha256, sizeof p->sha256, "%s", sha256);
	return NULL;
}

static FALLIBLE manifest_parse(const struct reading *r, const char *text, size_t n, struct manifest *m)
{
	AUTO_JSON *tree = NULL;
	const json_t *parts;
	size_t i;
	json_t *part;

	if (json_parse(text, n, &tree, r->arena) != NULL)
		return damaged(r, "manifest.json");
	parts = json_object_get(tree, "parts");
	if (json_integer_value(json_object_get(tree, "format")) != 1 || !json_is_array(parts))
		return damaged(r, "manifest.json");
	m->made_at = json_member_text(tree, "made_at", r->arena);
	m->engine = json_member_text(tree, "engine", r->arena);
	m->lacking = json_integer_value(json_object_get(tree, "lacking"));
	json_array_foreach(parts, i, part) TRY(manifest_part(r, part, m));
	return NULL;
}

static FALLIBLE manifest_read(const struct reading *r, const struct keys *keys, struct manifest *m)
{
	char *text = NULL, *mac = NULL, should[HASH_HEX];
	size_t n = 0, nmac = 0;

	TRY(read_small(r, "manifest.json", MANIFEST_MOST, &text, &n));
	TRY(read_small(r, "manifest.mac", HASH_HEX, &mac, &nmac));
	if (keys != NULL) {
		mac_of(keys->audit, text, n, should);
		if (!hash_same(should, mac))
			return error_with(r->arena, ERROR_INVALID, NULL, "backup_edited", "%s", r->path);
	}
	return manifest_parse(r, text, n, m);
}

/* Digests the entry, and writes it where fd leads; fd < 0: nowhere. */
static FALLIBLE part_copy(const struct reading *r, const struct part *p, zip_file_t *f, int fd)
{
	char *piece = arena_alloc(r->arena, PIECE), hash[HASH_HEX];
	struct digest d;
	zip_int64_t n;
	int64_t size = 0;

	digest_begin(&d);
	while ((n = zip_fread(f, piece, PIECE)) > 0) {
		digest_add(&d, piece, (size_t)n);
		size += n;
		if (fd >= 0 && write(fd, piece, (size_t)n) != n)
			return disk_failed(p->name, r->arena);
	}
	digest_end(&d, hash);
	if (n < 0 || size != p->size || strcmp(hash, p->sha256) != 0)
		return damaged(r, p->name);
	return fd < 0 || fsync(fd) == 0 ? NULL : disk_failed(p->name, r->arena);
}

static FALLIBLE folders_for(const struct reading *r, const struct part *p)
{
	if (strncmp(p->name, "files/", 6) != 0)
		return NULL;
	TRY(disk_folder(arena_print(r->arena, "%s/files", r->folder), r->arena));
	return disk_folder(arena_print(r->arena, "%s/files/%.2s", r->folder, p->sha256), r->arena);
}

static FALLIBLE part_open(const struct reading *r, const struct part *p, int *ret_fd)
{
	const char *path;

	if (r->folder == NULL)
		return NULL;
	TRY(folders_for(r, p));
	path = arena_print(r->arena, "%s/%s", r->folder, p->name);
	*ret_fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	return *ret_fd < 0 ? disk_failed(path, r->arena) : NULL;
}

static FALLIBLE part_read(const struct reading *r, const struct part *p)
{
	AUTO_ARENA a = { 0 };
	struct reading one = { r->zip, r->path, r->folder, &a };
	zip_file_t *f = zip_fopen(r->zip, p->name, 0);
	struct error *e;
	int fd = -1;

	if (f == NULL)
		return error_with(r->arena, ERROR_INVALID, NULL, "backup_incomplete", "%s: %s", r->path, p->name);
	e = part_open(&one, p, &fd);
	if (e == NULL)
		e = part_copy(&one, p, f, fd);
	if (fd >= 0)
		close(fd);
	zip_fclose(f);
	return error_carry(e, r->arena);
}

static FALLIBLE read_all(const struct reading *r, const struct keys *keys, struct manifest *m)
{
	TRY(manifest_read(r, keys, m));
	if ((size_t)zip_get_num_entries(r->zip, 0) != m->count + 2)
		return damaged(r, "it holds what its manifest does not name");
	for (size_t i = 0; i < m->count; i++)
		TRY(part_read(r, &m->parts[i]));
	return NULL;
}

FALLIBLE container_read(const char *path, const struct keys *keys, const char *folder, struct manifest *ret,
			struct arena *a)
{
	struct reading r = { .path = path, .folder = folder, .arena = a };
	struct manifest m = { 0 };
	struct error *e;
	int why = 0;

	if (access(path, R_OK) != 0)
		return error_with(a, ERROR_MISSING, NULL, "cannot_open", "%s", path);
	r.zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &why);
	if (r.zip == NULL)
		return damaged(&r, "it is cut off, or no backup");
	e = read_all(&r, keys, &m);
	zip_discard(r.zip);
	if (e == NULL)
		*ret = m;
	return e;
}
