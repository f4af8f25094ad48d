#include "meta/diff.h"

void diff(const struct entity *e, const void *before, const void *after,
	  void (*changed)(const struct field *f, struct value was, struct value is, void *arg), void *arg)
{
	FOR_FIELDS(f, e) {
		struct value was = before == NULL ? NO_VALUE : field_get(f, before);
		struct value is = after == NULL ? NO_VALUE : field_get(f, after);
		if (!value_same(was, is))
			changed(f, was, is, arg);
	}
}
