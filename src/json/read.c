#include "json/read.h"

#include <stdlib.h>

#include "base/buffer.h"

/* Whether the library was refused memory; it does not always say so itself. */
static _Thread_local bool ran_out;

static void *allocate(size_t n)
{
	void *p = malloc(n);

	ran_out |= p == NULL;
	return p;
}

void json_begin(void)
{
	json_set_alloc_funcs(allocate, free);
}

FALLIBLE json_parse(const char *text, size_t n, json_t **ret, struct arena *a)
{
	json_error_t why = { 0 };
	json_t *tree;

	ran_out = false;
	tree = json_loadb(text == NULL ? "" : text, n, JSON_REJECT_DUPLICATES, &why);
	if (tree == NULL && ran_out)
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	if (tree == NULL)
		return error_with(a, ERROR_MALFORMED, NULL, "not_json", "%s (%d:%d)", why.text, why.line, why.column);
	*ret = tree;
	return NULL;
}

json_t *json_read(const char *text, struct arena *a)
{
	json_error_t why;
	json_t *tree;

	ran_out = false;
	tree = json_loads(text, 0, &why);
	if (tree == NULL && ran_out)
		arena_exhausted(a);
	return tree;
}

void json_drop(json_t **tree)
{
	json_decref(*tree);
	*tree = NULL;
}

const char *json_member_text(const json_t *object, const char *key, struct arena *a)
{
	const json_t *member = json_object_get(object, key);

	return json_is_string(member) ? arena_copy_n(a, json_string_value(member), json_string_length(member)) : NULL;
}

static int count(const char *piece, size_t n, void *arg)
{
	(void)piece;
	*(size_t *)arg += n;
	return 0;
}

static int put(const char *piece, size_t n, void *arg)
{
	buffer_put(arg, piece, n); /* there is room: nothing is allocated within the library's frames */
	return 0;
}

#define COMPACT (JSON_ENCODE_ANY | JSON_COMPACT)

const char *json_compact(const json_t *value, struct arena *a)
{
	struct buffer b = BUFFER(a);
	size_t size = 0;

	if (value == NULL)
		return "null";
	ran_out = false;
	bool good = json_dump_callback(value, count, &size, COMPACT) == 0;
	if (good) {
		buffer_reserve(&b, size);
		good = json_dump_callback(value, put, &b, COMPACT) == 0;
	}
	if (!good && ran_out)
		arena_exhausted(a);
	return good ? buffer_text(&b) : "null";
}
