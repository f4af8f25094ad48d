/* blank.h -- the blanks of a form: where a bidder is to write, what is asked for there, and where a seal or a
 * signature goes.  A blank is a run of underscores or of blanks, a date without its numbers, what follows a label and a
 * colon, the empty cell behind a label in a table, or stands before its name in parentheses: "____（项目名称）".  The
 * words around it stay as they are: a prescribed form that was altered is a reason for rejection (DOMAIN 2.16,
 * FORMAT_CHANGED). */
#ifndef RULE_BID_BLANK_H
#define RULE_BID_BLANK_H

#include "entity/all.h"

struct blank {
	size_t at, n;	   /* the bytes of the text that what is written takes the place of; n 0: between them */
	const char *label; /* what is asked for, in the form's words; "" if nothing says so */
	enum blank_meaning means;
};

/* A text of lines, in marks of office/page_template.h; in its order. */
size_t blanks_of(struct arena *a, const char *text, struct blank **ret);
/* What a label asks for; unset: not known. */
enum blank_meaning blank_meaning_of(const char *label);
/* The text with values[i] written into blank i; NULL leaves it as it is. */
const char *blanks_filled(struct arena *a, const char *text, const struct blank *blanks, const char *const *values,
			  size_t count);
/* Whether a unit follows the blank, so that the number alone is written: "____天". */
bool blank_has_unit(const char *text, const struct blank *b);

struct seal_place {
	enum seal_kind kind;
	const char *words; /* the line it stands in */
};

size_t seals_of(struct arena *a, const char *text, struct seal_place **ret);

#endif
