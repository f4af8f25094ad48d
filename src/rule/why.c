#include "rule/why.h"

#include <stdarg.h>
#include <string.h>

#include "base/buffer.h"
#include "base/embedded.h"
#include "base/table.h"
#include "rule/law.h"

const struct why *why_new(struct arena *a, const char *key, ...)
{
	struct why *w = arena_new(a, struct why);
	const char *arg;
	va_list ap;

	w->key = key;
	va_start(ap, key);
	for (int i = 0; (arg = va_arg(ap, const char *)) != NULL && i < WHY_ARGS; i++)
		w->args[i] = arg;
	va_end(ap);
	return w;
}

const struct why *why_then(struct arena *a, const struct why *first, const struct why *then)
{
	struct why *copy;

	if (first == NULL)
		return then;
	copy = arena_new(a, struct why);
	*copy = *first;
	copy->next = why_then(a, first->next, then);
	return copy;
}

const char *why_words(const char *key, enum language language, struct arena *a)
{
	const struct embedded *file = embedded_find("db/data/why.csv");
	struct table lines = table_of(file == NULL ? "" : file->data, file == NULL ? 0 : embedded_size(file));
	const char *field[3];
	AUTO_ARENA scratch = arena_within(a);

	while (table_next(&lines, field, 3, &scratch))
		if (strcmp(field[0], key) == 0)
			return arena_copy(a, language == LANGUAGE_ZH ? field[1] : field[2]);
	return NULL;
}

static const char *argument(const char *arg, enum language language, struct arena *a)
{
	const char *words = arg[0] == '@' ? why_words(arg + 1, language, a) : NULL;

	return words != NULL ? words : arg[0] == '@' ? arg + 1 : law_text(arg, language, a);
}

static void write_sentence(struct buffer *b, const struct why *w, enum language language)
{
	const char *words = why_words(w->key, language, b->arena);

	for (const char *p = words == NULL ? w->key : words; *p != '\0'; p++) {
		int i = p[0] == '{' && p[1] >= '0' && p[1] < '0' + WHY_ARGS && p[2] == '}' ? p[1] - '0' : -1;
		if (i < 0 || w->args[i] == NULL) {
			buffer_char(b, *p);
			continue;
		}
		buffer_add(b, argument(w->args[i], language, b->arena));
		p += 2;
	}
}

const char *why_text(const struct why *w, enum language language, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (; w != NULL; w = w->next) {
		if (b.used > 0 && language == LANGUAGE_EN)
			buffer_char(&b, ' ');
		write_sentence(&b, w, language);
	}
	return buffer_text(&b);
}
