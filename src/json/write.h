/* write.h -- JSON text, straight into a buffer. */
#ifndef JSON_WRITE_H
#define JSON_WRITE_H

#include "base/buffer.h"

/* Commas are put where they belong: a member or element is preceded by one unless it is the first. */
void json_open(struct buffer *b, char bracket);	  /* '{' or '[' */
void json_close(struct buffer *b, char bracket);  /* '}' or ']' */
void json_key(struct buffer *b, const char *key); /* a name of ours: written as it is */
void json_text(struct buffer *b, const char *s);  /* NULL writes null */
void json_int(struct buffer *b, int64_t i);
void json_bool(struct buffer *b, bool on);
void json_none(struct buffer *b);
void json_raw(struct buffer *b, const char *json); /* well-formed JSON from elsewhere */

/* "key": value */
void json_member(struct buffer *b, const char *key, const char *text);
void json_member_int(struct buffer *b, const char *key, int64_t i);
void json_member_bool(struct buffer *b, const char *key, bool on);

#endif
