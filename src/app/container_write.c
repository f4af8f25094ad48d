#include <string.h>
#include <zip.h>

#include "app/container.h"
#include "app/disk.h"
#include "base/buffer.h"
#include "json/write.h"

const char *part_of_content(const char *sha256, struct arena *a)
{
	return arena_print(a, "files/%.2s/%s", sha256, sha256);
}

struct part *manifest_add(struct manifest *m, const char *name, struct arena *a)
{
	m->parts = arena_room(a, m->parts, m->count, &m->room, sizeof *m->parts);
	m->parts[m->count] = (struct part){ .name = name };
	return &m->parts[m->count++];
}

static const char *manifest_text(const struct manifest *m, struct arena *a)
{
	struct buffer b = BUFFER(a);

	json_open(&b, '{');
	json_member_int(&b, "format", 1);
	json_member(&b, "made_at", m->made_at);
	json_member(&b, "engine", m->engine);
	json_member_int(&b, "lacking", m->lacking);
	json_key(&b, "parts");
	json_open(&b, '[');
	for (size_t i = 0; i < m->count; i++) {
		json_open(&b, '{');
		json_member(&b, "name", m->parts[i].name);
		json_member_int(&b, "size", m->parts[i].size);
		json_member(&b, "sha256", m->parts[i].sha256);
		json_close(&b, '}');
	}
	json_close(&b, ']');
	json_close(&b, '}');
	return buffer_text(&b);
}

static FALLIBLE zip_failed(zip_t *z, const char *path, struct arena *a)
{
	zip_error_t *why = zip_get_error(z);
	bool full = zip_error_system_type(why) == ZIP_ET_SYS && zip_error_code_system(why) == 28;

	return error_with(a, full ? ERROR_NO_ROOM : ERROR_INTERNAL, NULL, full ? "disk_full" : "cannot_write", "%s: %s",
			  path, zip_error_strerror(why));
}

/* Contents are most often packed already; the database is text. */
static bool add_entry(zip_t *z, const char *name, zip_source_t *source, bool packs)
{
	zip_int64_t i = source == NULL ? -1 : zip_file_add(z, name, source, ZIP_FL_ENC_UTF_8);

	if (i < 0) {
		zip_source_free(source);
		return false;
	}
	return zip_set_file_compression(z, (zip_uint64_t)i, packs ? ZIP_CM_DEFLATE : ZIP_CM_STORE, packs ? 1 : 0) == 0;
}

static bool add_all(zip_t *z, const struct manifest *m, const char *text, const char *mac)
{
	for (size_t i = 0; i < m->count; i++)
		if (!add_entry(z, m->parts[i].name, zip_source_file(z, m->parts[i].path, 0, -1),
			       strcmp(m->parts[i].name, PART_DATABASE) == 0))
			return false;
	return add_entry(z, "manifest.json", zip_source_buffer(z, text, strlen(text), 0), true) &&
	       add_entry(z, "manifest.mac", zip_source_buffer(z, mac, strlen(mac), 0), false);
}

FALLIBLE container_write(const char *path, const struct manifest *m, const struct keys *keys, struct arena *a)
{
	const char *text = manifest_text(m, a);
	char mac[HASH_HEX];
	int why = 0;
	zip_t *z = zip_open(path, ZIP_CREATE | ZIP_EXCL, &why);

	if (z == NULL)
		return disk_failed(path, a);
	mac_of(keys->audit, text, strlen(text), mac);
	if (!add_all(z, m, text, mac) || zip_close(z) != 0) {
		struct error *e = zip_failed(z, path, a);
		zip_discard(z);
		return e;
	}
	return disk_sync(path, a);
}
