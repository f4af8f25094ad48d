#include "app/whys.h"

#include "json/read.h"
#include "json/write.h"

const char *why_keep(const struct why *w, struct arena *a)
{
	struct buffer b = BUFFER(a);

	if (w == NULL)
		return NULL;
	json_open(&b, '[');
	for (; w != NULL; w = w->next) {
		json_open(&b, '[');
		json_text(&b, w->key);
		for (int i = 0; i < WHY_ARGS && w->args[i] != NULL; i++)
			json_text(&b, w->args[i]);
		json_close(&b, ']');
	}
	json_close(&b, ']');
	return buffer_text(&b);
}

static struct why *one(const json_t *row, struct arena *a)
{
	struct why *w = arena_new(a, struct why);
	size_t n = json_array_size(row);

	w->key = arena_copy(a, json_string_value(json_array_get(row, 0)));
	for (size_t i = 1; i < n && i <= WHY_ARGS; i++)
		w->args[i - 1] = arena_copy(a, json_string_value(json_array_get(row, i)));
	return w;
}

const char *why_read(const char *kept, enum language lang, struct arena *a)
{
	const struct why *first = NULL;
	json_t *row;
	size_t i;

	if (kept == NULL)
		return "";
	AUTO_JSON *tree = json_read(kept, a);
	json_array_foreach(tree, i, row) if (json_string_value(json_array_get(row, 0)) != NULL) first =
		why_then(a, first, one(row, a));
	return why_text(first, lang, a);
}

const char *why_name(struct arena *a, const char *key, const char *first, const char *second)
{
	return why_text(why_new(a, key, first, second, NULL), LANGUAGE_ZH, a);
}
