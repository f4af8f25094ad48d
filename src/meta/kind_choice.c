/* kind_choice.c -- one word of a set, and several ("a,b"); stored as words, so a set may be reordered. */
#include <string.h>

#include "base/buffer.h"
#include "meta/kinds.h"

/* 0: not a word of the set. */
static unsigned choice_index(const struct choices *set, const char *word, size_t n)
{
	for (unsigned i = 1; i < set->count; i++)
		if (strlen(set->labels[i]) == n && memcmp(set->labels[i], word, n) == 0)
			return i;
	return 0;
}

static struct value choice_get(const struct field *f, const void *member)
{
	unsigned i = *(const unsigned *)member;

	return i == 0 ? NO_VALUE : value_text(f->choices->labels[i]);
}

static void choice_set(const struct field *f, void *member, struct value v)
{
	*(unsigned *)member = v.tag == VALUE_NONE ? 0 : choice_index(f->choices, v.s, v.n);
}

static const char *choice_text(const struct field *f, struct value v, struct arena *a)
{
	(void)f, (void)a;
	return v.s;
}

static const char *choice_parse(const struct field *f, const char *s, struct arena *a, struct value *ret)
{
	unsigned i = choice_index(f->choices, s, strlen(s));

	(void)a;
	if (i == 0)
		return "not_a_choice";
	*ret = value_text(f->choices->labels[i]);
	return NULL;
}

static struct value choices_get(const struct field *f, const void *member)
{
	(void)f;
	return value_text(*(const char *const *)member);
}

static void choices_set(const struct field *f, void *member, struct value v)
{
	(void)f;
	*(const char **)member = v.tag == VALUE_NONE ? NULL : v.s;
}

bool choices_have(const char *words, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = words; p != NULL && *p != '\0'; p += *p == ',') {
		size_t k = strcspn(p, ",");
		if (k == n && memcmp(p, word, n) == 0)
			return true;
		p += k;
	}
	return false;
}

/* In the order of the set, each once, so that equal sets are equal texts. */
static const char *choices_parse(const struct field *f, const char *s, struct arena *a, struct value *ret)
{
	struct buffer b = BUFFER(a);

	for (const char *p = s; *p != '\0'; p += *p == ',') {
		size_t n = strcspn(p, ",");
		if (choice_index(f->choices, p, n) == 0)
			return "not_a_choice";
		p += n;
	}
	for (unsigned i = 1; i < f->choices->count; i++)
		if (choices_have(s, f->choices->labels[i]))
			buffer_print(&b, "%s%s", b.used > 0 ? "," : "", f->choices->labels[i]);
	*ret = b.used == 0 ? NO_VALUE : value_text(buffer_text(&b));
	return NULL;
}

const struct kind kind_choice = {
	"choice", "TEXT", "string", WIRE_STRING, choice_get, choice_set, choice_text, choice_parse,
};
const struct kind kind_choices = {
	"choices", "TEXT", "string[]", WIRE_ARRAY, choices_get, choices_set, choice_text, choices_parse,
};
