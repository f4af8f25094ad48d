#include "json/read.h"

#include "base/buffer.h"

FALLIBLE json_parse(const char *text, size_t n, json_t **ret, struct arena *a)
{
	json_error_t why;
	json_t *tree = json_loadb(text == NULL ? "" : text, n, JSON_REJECT_DUPLICATES, &why);

	if (tree == NULL)
		return error_with(a, ERROR_MALFORMED, NULL, "not_json", "%s (%d:%d)", why.text, why.line, why.column);
	*ret = tree;
	return NULL;
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

static int collect(const char *piece, size_t n, void *arg)
{
	buffer_put(arg, piece, n);
	return 0;
}

const char *json_compact(const json_t *value, struct arena *a)
{
	struct buffer b = BUFFER(a);

	if (value == NULL || json_dump_callback(value, collect, &b, JSON_ENCODE_ANY | JSON_COMPACT) != 0)
		return "null";
	return buffer_text(&b);
}
