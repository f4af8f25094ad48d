/* content.h -- what a document says, apart from how it looks: texts, repeated rows and pictures by name.
 *
 * Whoever fills a document builds this tree; templates name its values.  Every value a template may
 * name has to be set, if only to the empty text: a name that is not there is a mistake, and is said.
 * Inside a row the values of the row come first, then those around it. */
#ifndef OFFICE_CONTENT_H
#define OFFICE_CONTENT_H

#include <stdint.h>

#include "office/picture.h"

enum content_kind { CONTENT_TEXT, CONTENT_ROWS, CONTENT_PICTURE };

struct content_value {
	const char *name;
	enum content_kind kind;
	const char *text;      /* CONTENT_TEXT; never NULL */
	struct content **rows; /* CONTENT_ROWS */
	size_t count, room;
	struct picture picture; /* CONTENT_PICTURE */
	struct content_value *next;
};

struct content {
	struct arena *arena;
	const struct content *outer; /* of a row: what it stands in; NULL at the root */
	struct content_value *first, *last;
};

struct content *content_new(struct arena *a);

/* Setting a name again replaces its value.  Names and texts are copied; NULL is the empty text. */
void content_text(struct content *c, const char *name, const char *text);
void content_number(struct content *c, const char *name, int64_t number);
/* NAME_minutes and NAME_hours, NAME_months and NAME_years: the greater unit is the empty text unless
 * it is whole, so that a template says "2 hours" of 120 minutes and "90 minutes" of 90. */
void content_minutes(struct content *c, const char *name, int64_t minutes);
void content_months(struct content *c, const char *name, int64_t months);
/* The list `name`, empty unless rows are added. */
void content_rows(struct content *c, const char *name);
/* One more row of the list `name`; its "row_number" (1, 2, ...) is set. */
struct content *content_row(struct content *c, const char *name);
/* The rows of another tree's list, as one of this tree; they see this tree around them from then on. */
void content_adopt(struct content *c, const char *name, const struct content *from, const char *list);
void content_picture(struct content *c, const char *name, const struct picture *p); /* NULL: none yet */

/* The value here or around here; NULL: unknown. */
const struct content_value *content_find(const struct content *c, const char *name);

static inline bool content_empty(const struct content_value *v)
{
	return v->kind == CONTENT_TEXT	 ? v->text[0] == '\0'
	       : v->kind == CONTENT_ROWS ? v->count == 0
					 : v->picture.format == PICTURE_NONE;
}

#endif
