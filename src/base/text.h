/* text.h -- UTF-8 text. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

bool text_valid(const char *s, size_t n); /* well-formed UTF-8 without NUL */
size_t text_length(const char *s);	  /* code points of well-formed UTF-8 */
/* The code point at *s, and *s moved past it; U+FFFD and one byte for a malformed one. */
uint32_t text_next(const char **s);
size_t text_encode(uint32_t c, char out[4]);  /* bytes written, 1 to 4 */
bool text_same(const char *a, const char *b); /* NULL only equals NULL */
bool text_starts(const char *s, const char *prefix);
bool text_ends(const char *s, const char *suffix);
/* Whether one of the words stands in it, whatever the case of its Latin letters; s NULL: none does. */
bool text_holds_any(const char *s, const char *const *words, size_t n);
bool text_skip(const char **s, const char *prefix); /* moves *s past the prefix, if it begins with it */
/* Without blanks (also U+3000, U+00A0) at both ends; NULL stays NULL. */
const char *text_trim(const char *s, struct arena *a);
/* Full-width letters, digits and signs as their ASCII ones, U+3000 as a blank. */
const char *text_narrow(const char *s, struct arena *a);

/* %XX as the bytes they stand for; NULL where that is no text.  NULL stays NULL. */
const char *text_unescape(const char *s, struct arena *a);

#endif
