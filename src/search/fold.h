/* fold.h -- text as it is compared: full width as half width, capitals as small letters, without blanks. What lies
 * between letters (hyphens, brackets, full stops) stays, so that it can be asked for, but a match may step over it. */
#ifndef SEARCH_FOLD_H
#define SEARCH_FOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct unit {
	uint32_t character;
	uint32_t from; /* where it begins in the text, in bytes; it ends at `to` */
	uint32_t to;
	bool between; /* no letter, digit or character: a match may step over it */
};

struct folded {
	const struct unit *unit;
	uint32_t count;
};

struct folded fold(const char *text, struct arena *a);
bool fold_is_blank(uint32_t character); /* parts the words of a search */

static inline bool unit_is_digit(const struct unit *u)
{
	return u->character >= '0' && u->character <= '9';
}

static inline bool unit_is_letter(const struct unit *u)
{
	return u->character >= 'a' && u->character <= 'z';
}

#endif
