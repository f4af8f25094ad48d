/* files.h -- the contents of files, known by their SHA-256: in the data directory, or in the database
 * where several servers share it.  A content is durable before a record speaks of it (TRUST G3). */
#ifndef APP_FILES_H
#define APP_FILES_H

#include "app/act.h"

#define FILE_MOST (32u << 20)	   /* what comes in */
#define FILE_MADE_MOST (256u << 20) /* what we put together ourselves */

/* Writes the content; the same content twice is one. */
FALLIBLE files_keep(const struct app *app, const void *data, size_t n, char ret_sha256[HASH_HEX], struct arena *a);
/* The same for what we made. */
FALLIBLE files_keep_made(const struct app *app, const void *data, size_t n, char ret_sha256[HASH_HEX], struct arena *a);
/* Reads and checks it; ERROR_INTERNAL file_damaged or file_missing. */
FALLIBLE files_read(const struct app *app, const char *sha256, struct value *ret, struct arena *a);
/* What it is by its first bytes, whatever its name says. */
const char *files_media_type(const void *data, size_t n);
/* The same, and which editor's file it is by its name, where the inside agrees: .docx, .wps, .xlsx, .et, .vsdx,
 * .drawio. */
const char *files_media_type_of(const char *name, const void *data, size_t n);

/* The record of a file that hangs on another record. */
FALLIBLE files_attach(struct act *act, const struct entity *e, const void *about, const char *name, const char *sha256,
		      size_t size, const char *media_type, void **ret);

#endif
