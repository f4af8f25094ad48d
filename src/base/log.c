#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/instant.h"

/* Control characters, quotes and backslashes become \u00XX: one event stays one line. */
static void escape(const char *s, char *out, size_t size)
{
	size_t n = 0;

	for (; *s != '\0' && n + 8 < size; s++) {
		unsigned char c = (unsigned char)*s;
		if (c < 0x20 || c == 0x7F || c == '"' || c == '\\')
			n += (size_t)snprintf(out + n, size - n, "\\u%04x", c);
		else
			out[n++] = *s;
	}
	out[n] = '\0';
}

void log_line(const char *event, const char *fmt, ...)
{
	char text[1024], safe[4096];
	STACK_ARENA(a, 512);
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	escape(text, safe, sizeof safe);
	fprintf(stderr, "{\"at\":\"%s\",\"event\":\"%s\",\"text\":\"%s\"}\n", instant_text(instant_now(), &a), event,
		safe);
}
