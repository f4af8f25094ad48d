#include "json/locale.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/embedded.h"
#include "json/read.h"

struct locale {
	json_t *words[LANGUAGES];
};

static const char *const tags[LANGUAGES] = { "zh-CN", "en" };

const char *language_tag(enum language lang)
{
	return tags[lang];
}

FALLIBLE locale_new(struct locale **ret, struct arena *a)
{
	struct locale *l = calloc(1, sizeof *l);

	if (l == NULL)
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	for (unsigned i = 0; i < LANGUAGES; i++) {
		const struct embedded *f = embedded_find(arena_print(a, "locale/%s.json", tags[i]));
		struct error *e = f == NULL ? error_new(a, ERROR_INTERNAL, NULL, "no_labels")
					    : json_parse(f->data, embedded_size(f), &l->words[i], a);
		if (e != NULL) {
			locale_free(&l);
			return e;
		}
	}
	*ret = l;
	return NULL;
}

void locale_free(struct locale **l)
{
	if (*l == NULL)
		return;
	for (unsigned i = 0; i < LANGUAGES; i++)
		json_decref((*l)->words[i]);
	free(*l);
	*l = NULL;
}

const char *locale_word(const struct locale *l, enum language lang, const char *group, const char *key)
{
	const char *word = json_string_value(json_object_get(json_object_get(l->words[lang], group), key));

	return word == NULL ? key : word;
}

const char *locale_reason(const struct locale *l, enum language lang, const struct error *e, struct arena *a)
{
	const char *word = locale_word(l, lang, "reason", e->reason), *gap = strstr(word, "{detail}");
	struct buffer b = BUFFER(a);

	if (gap == NULL)
		return word;
	buffer_put(&b, word, (size_t)(gap - word));
	buffer_add(&b, e->detail == NULL ? "" : e->detail);
	buffer_add(&b, gap + strlen("{detail}"));
	return buffer_text(&b);
}

enum language locale_choose(const char *accept_language)
{
	const char *zh, *en;

	if (accept_language == NULL)
		return LANGUAGE_ZH;
	zh = strstr(accept_language, "zh");
	en = strstr(accept_language, "en");
	return en != NULL && (zh == NULL || en < zh) ? LANGUAGE_EN : LANGUAGE_ZH;
}
