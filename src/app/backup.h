/* backup.h -- a consistent copy of everything but the keys, made while the server runs, and the way back.
 *
 * A backup is a zip archive: trine.db, always an SQLite database, whichever engine the installation has;
 * files/ab/abcd..., the contents of files under their SHA-256; trine.conf, if there is one; manifest.json,
 * which names every part with its size and SHA-256; and manifest.mac, its keyed hash under the audit key.  So a
 * backup of one engine can be restored into the other, and one that was cut, damaged or edited is refused. */
#ifndef APP_BACKUP_H
#define APP_BACKUP_H

#include "seal/keys.h"
#include "sql/sql.h"

struct backup {
	const char *database; /* URL */
	const char *folder;   /* the data directory */
	const struct keys *keys;
	const char *path; /* the archive; must not exist yet */
	instant now;
};

struct backup_made {
	int64_t contents;
	int64_t lacking; /* contents that are missing or damaged, and so not in it */
	const char *first_lacking;
};

/* It is written under another name, read back and compared, made durable, and only then gets its own.
 * ERROR_CONFLICT exists; ERROR_INTERNAL database_damaged, cannot_write; ERROR_NO_ROOM. */
FALLIBLE backup_make(const struct backup *b, struct backup_made *ret, struct arena *a);

struct restore {
	const char *path;     /* the archive */
	const char *database; /* URL: an SQLite file that is not there yet, or an empty PostgreSQL database */
	const char *folder;   /* the data directory: not there yet, or empty */
	const char *keys;     /* path of exported keys; NULL: new ones are made */
	const char *keys_folder;
	instant now;
	const char *erasures; /* the list of app/erasures.h, to be carried out again; NULL: none */
};

struct restored {
	const char *made_at;
	int64_t contents, lacking;
	int64_t erased; /* persons of the list who were in the backup with their data */
	int64_t sealed; /* records whose sealed values stay closed: without their keys */
};

/* Refuses by name: backup_damaged, backup_incomplete, backup_edited (its manifest is not signed by these keys),
 * database_newer, target_not_empty, erasures_damaged.  With a list of erasures the
 * database is brought up to date.  After a refusal nothing is in the data directory. */
FALLIBLE backup_restore(const struct restore *r, struct restored *ret, struct arena *a);

#endif
