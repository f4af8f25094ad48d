#include "json/locale.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/embedded.h"
#include "json/read.h"

struct entry {
	const char *group, *key, *words[LANGUAGES];
};

/* A table in order instead of the trees they are read as: the server keeps them for as long as it runs. */
struct locale {
	struct arena arena; /* of the texts */
	struct entry *entries;
	size_t count;
	const struct own_word *own; /* choices the house calls otherwise */
	unsigned nown;
};

static const char *const tags[LANGUAGES] = { "zh-CN", "en" };

const char *language_tag(enum language lang)
{
	return tags[lang];
}

static json_t *tree_of(enum language lang, struct arena *a)
{
	const struct embedded *f = embedded_find(arena_print(a, "locale/%s.json", tags[lang]));
	json_t *tree = NULL;

	if (f == NULL || json_parse(f->data, embedded_size(f), &tree, a) != NULL)
		return NULL;
	return tree;
}

static int in_order(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = strcmp(x->group, y->group);

	return order != 0 ? order : strcmp(x->key, y->key);
}

static void group_add(struct locale *l, const char *group, json_t *const *members)
{
	const char *key;
	json_t *word;

	json_object_foreach(members[LANGUAGE_ZH], key, word)
	{
		struct entry *e = &l->entries[l->count++];
		*e = (struct entry){ .group = group, .key = arena_copy(&l->arena, key) };
		for (unsigned i = 0; i < LANGUAGES; i++)
			e->words[i] = json_member_text(members[i], key, &l->arena);
	}
}

/* Both languages have the same keys. */
static void entries_fill(struct locale *l, json_t *const *trees)
{
	const char *group;
	json_t *members;
	size_t n = 0;

	json_object_foreach(trees[LANGUAGE_ZH], group, members) n += json_object_size(members);
	l->entries = arena_array(&l->arena, struct entry, n);
	json_object_foreach(trees[LANGUAGE_ZH], group, members)
	{
		json_t *each[LANGUAGES] = {
			[LANGUAGE_ZH] = members, [LANGUAGE_EN] = json_object_get(trees[LANGUAGE_EN], group)
		};
		group_add(l, arena_copy(&l->arena, group), each);
	}
	qsort(l->entries, l->count, sizeof *l->entries, in_order);
}

FALLIBLE locale_new(struct locale **ret, struct arena *a)
{
	AUTO_ARENA scratch = { 0 };
	AUTO_JSON *zh = tree_of(LANGUAGE_ZH, &scratch), *en = tree_of(LANGUAGE_EN, &scratch);
	struct locale *l;

	if (zh == NULL || en == NULL)
		return error_new(a, ERROR_INTERNAL, NULL, "no_labels");
	l = calloc(1, sizeof *l);
	if (l == NULL)
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	entries_fill(l, (json_t *[LANGUAGES]){ [LANGUAGE_ZH] = zh, [LANGUAGE_EN] = en });
	*ret = l;
	return NULL;
}

void locale_free(struct locale **l)
{
	if (*l == NULL)
		return;
	arena_free(&(*l)->arena);
	free(*l);
	*l = NULL;
}

const struct locale *locale_with(const struct locale *of, const struct own_word *own, unsigned n, struct arena *a)
{
	struct locale *l = arena_alloc(a, sizeof *l);

	*l = (struct locale){ .entries = of->entries, .count = of->count, .own = own, .nown = n };
	return l;
}

static const char *own_word(const struct locale *l, enum language lang, const char *group, const char *key)
{
	for (unsigned i = 0; i < l->nown && key != NULL && strcmp(group, "choice") == 0; i++)
		if (strcmp(l->own[i].key, key) == 0)
			return l->own[i].words[lang];
	return NULL;
}

const char *locale_word(const struct locale *l, enum language lang, const char *group, const char *key)
{
	const char *own = own_word(l, lang, group, key);
	struct entry wanted = { .group = group, .key = key };
	const struct entry *e =
		key == NULL ? NULL : bsearch(&wanted, l->entries, l->count, sizeof *l->entries, in_order);

	if (own != NULL)
		return own;
	return e == NULL || e->words[lang] == NULL ? key : e->words[lang];
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
