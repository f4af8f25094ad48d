#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

struct error *error_new(struct arena *a, enum error_code code, const char *field, const char *reason)
{
	struct error *e = arena_new(a, struct error);

	*e = (struct error){ .code = code, .field = field, .reason = reason };
	return e;
}

struct error *error_with(struct arena *a, enum error_code code, const char *field, const char *reason,
			 const char *detail_fmt, ...)
{
	struct error *e = error_new(a, code, field, reason);
	va_list ap, again;

	va_start(ap, detail_fmt);
	va_copy(again, ap);
	size_t size = (size_t)vsnprintf(NULL, 0, detail_fmt, ap) + 1;
	char *detail = arena_alloc(a, size);
	vsnprintf(detail, size, detail_fmt, again);
	va_end(again);
	va_end(ap);
	e->detail = detail;
	return e;
}

void error_append(struct error **first, struct error *more)
{
	while (*first != NULL)
		first = &(*first)->next;
	*first = more;
}

struct error *error_carry(const struct error *e, struct arena *a)
{
	struct error *first = NULL;

	for (; e != NULL; e = e->next) {
		struct error *copy = error_new(a, e->code, arena_copy(a, e->field), arena_copy(a, e->reason));
		copy->detail = arena_copy(a, e->detail);
		error_append(&first, copy);
	}
	return first;
}
