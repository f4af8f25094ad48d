/* container.h -- private to app/backup.c and app/restore.c: the archive and its manifest. */
#ifndef APP_CONTAINER_H
#define APP_CONTAINER_H

#include "seal/keys.h"

#define PART_DATABASE "trine.db"
#define PART_SETTINGS "trine.conf"

struct part {
	const char *name; /* in the archive */
	const char *path; /* on disk, where it comes from */
	int64_t size;
	char sha256[HASH_HEX];
};

struct manifest {
	const char *made_at; /* RFC 3339 */
	const char *engine;  /* that it was made on: "sqlite", "postgresql" */
	int64_t lacking;
	struct part *parts;
	size_t count, room;
};

const char *part_of_content(const char *sha256, struct arena *a); /* files/ab/abcd... */
struct part *manifest_add(struct manifest *m, const char *name, struct arena *a);

/* Writes the archive from the parts on disk, durable. */
FALLIBLE container_write(const char *path, const struct manifest *m, const struct keys *keys, struct arena *a);
/* Reads all of it; every part must be there, nothing else, and be what the manifest says.  keys NULL: its
 * signature is not checked.  folder: where the parts are laid down, durable; NULL: nowhere. */
FALLIBLE container_read(const char *path, const struct keys *keys, const char *folder, struct manifest *ret,
			struct arena *a);

#endif
