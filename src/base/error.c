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
	char detail[1024];
	va_list ap;

	va_start(ap, detail_fmt);
	vsnprintf(detail, sizeof detail, detail_fmt, ap);
	va_end(ap);
	e->detail = arena_copy(a, detail);
	return e;
}

void error_append(struct error **first, struct error *more)
{
	while (*first != NULL)
		first = &(*first)->next;
	*first = more;
}
