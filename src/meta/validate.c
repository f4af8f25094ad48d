#include "meta/validate.h"

#include "base/text.h"

/* Text without a bound of its own: long enough for any form, too short to fill a disk. */
#define LINE_MAX_LENGTH 1000
#define MEMO_MAX_LENGTH 100000

static int64_t longest(const struct field *f)
{
	if (f->max != 0)
		return f->max;
	return f->kind->name[0] == 't' ? LINE_MAX_LENGTH : MEMO_MAX_LENGTH;
}

const char *validate_value(const struct field *f, struct value v)
{
	if (v.tag == VALUE_NONE)
		return f->flags & REQUIRED ? "required" : NULL;
	if (v.tag == VALUE_BLOB)
		return NULL;
	if (v.tag == VALUE_TEXT) {
		int64_t n = (int64_t)text_length(v.s);
		return n < f->min ? "too_short" : n > longest(f) ? "too_long" : NULL;
	}
	if (f->min == 0 && f->max == 0)
		return NULL;
	return v.i < f->min ? "too_small" : v.i > f->max ? "too_large" : NULL;
}

FALLIBLE validate(const struct entity *e, const void *record, struct arena *a)
{
	struct error *first = NULL;

	FOR_FIELDS(f, e) {
		const char *reason = validate_value(f, field_get(f, record));
		if (reason != NULL)
			error_append(&first, error_new(a, ERROR_INVALID, f->name, reason));
	}
	return first;
}
