/* read.h -- JSON that others wrote, by jansson: strict UTF-8, no doubled keys, bounded depth. */
#ifndef JSON_READ_H
#define JSON_READ_H

#include <jansson.h>

#include "base/error.h"

/* At the start of the program. */
void json_begin(void);

/* The tree lives until AUTO_JSON or json_drop(), no longer than the arena; an object or array, else ERROR_MALFORMED. */
FALLIBLE json_parse(const char *text, size_t n, json_t **ret, struct arena *a);
/* The same for what we wrote ourselves: NULL when it is none. */
json_t *json_read(const char *text, struct arena *a);
void json_drop(json_t **tree);
#define AUTO_JSON __attribute__((cleanup(json_drop))) json_t

/* The text of a member, copied; NULL if it is not there or no text. */
const char *json_member_text(const json_t *object, const char *key, struct arena *a);

/* The value as text again; "null" for none. */
const char *json_compact(const json_t *value, struct arena *a);

#endif
