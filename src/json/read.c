#include "json/read.h"

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
