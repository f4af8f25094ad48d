/* locale.h -- the words of the product in its two languages, from locale/zh-CN.json and en.json. */
#ifndef JSON_LOCALE_H
#define JSON_LOCALE_H

#include "base/error.h"
#include "base/language.h"

struct locale;

FALLIBLE locale_new(struct locale **ret, struct arena *a); /* read once at start; constant after */
void locale_free(struct locale **l);

/* A choice under a word of the house's own; NULL in a language: the product's. */
struct own_word {
	const char *key; /* "opportunity_stage.lead" */
	const char *words[LANGUAGES];
};
/* The same words with those of the house in their place; `of` and `own` must outlast it. */
const struct locale *locale_with(const struct locale *of, const struct own_word *own, unsigned n, struct arena *a);

/* The word of a group ("reason", "field", "choice", "step", "entity", "role", "text"); the key itself
 * where there is none. */
const char *locale_word(const struct locale *l, enum language lang, const char *group, const char *key);
/* A reason as a sentence, its {detail} filled in. */
const char *locale_reason(const struct locale *l, enum language lang, const struct error *e, struct arena *a);
/* Of an Accept-Language header; Chinese unless English is asked for first. */
enum language locale_choose(const char *accept_language);
const char *language_tag(enum language lang); /* "zh-CN", "en" */

#endif
