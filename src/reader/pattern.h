/* pattern.h -- the small language in which labels and sentences are described.
 *
 *   {a|b|}   one of these          #   a run of digits
 *   ~        up to 12 characters, as few as will do; not over 。 or ;
 *   $        the end of the text
 *
 * Everything else stands for itself.  Patterns and texts are UTF-8, narrowed, without blanks between
 * Chinese characters (layout.h). */
#ifndef READER_PATTERN_H
#define READER_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

struct span {
	const char *from, *to;
};

/* The characters a match may begin with, made once to search many texts. */
struct pattern_start {
	unsigned long long bits[16];
	bool any;
};

struct pattern_start pattern_start_of(const char *pattern);
/* The characters of a text, to skip it where no match can begin. */
struct pattern_start pattern_letters(const char *text);
bool pattern_may_begin(const struct pattern_start *start, const struct pattern_start *letters);
bool pattern_find_from(const char *pattern, const struct pattern_start *start, const char *text, struct span *ret_span);
bool pattern_here(const char *pattern, const char *text, const char **ret_end);
bool pattern_find(const char *pattern, const char *text, struct span *ret_span); /* the first */
bool pattern_in(const char *pattern, const char *text);

#endif
