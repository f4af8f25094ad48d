#include "json/read.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

/* The library passes over memory that it was refused: bytes of a text get lost and its reader goes astray.  So what it
 * reads with is the arena's, which unwinds the work instead (Debian's library has the tables that this needs).  Outside
 * of reading it is refused as by malloc(), and ran_out tells. */
static _Thread_local struct arena *room;
static _Thread_local bool ran_out;

struct piece {
	_Alignas(max_align_t) bool lent; /* by an arena: nobody's to free */
};

static void *allocate(size_t n)
{
	size_t size = sizeof(struct piece) + n;
	struct piece *p = room != NULL ? arena_alloc(room, size) : malloc(size);

	if (p == NULL) {
		ran_out = true;
		return NULL;
	}
	p->lent = room != NULL;
	return p + 1;
}

static void release(void *data)
{
	struct piece *p = data == NULL ? NULL : (struct piece *)data - 1;

	if (p != NULL && !p->lent)
		free(p);
}

void json_begin(void)
{
	json_set_alloc_funcs(allocate, release);
}

static void leave(struct arena **before)
{
	room = *before;
}

static json_t *read_within(struct arena *a, const char *text, size_t n, size_t flags, json_error_t *why)
{
	__attribute__((cleanup(leave))) struct arena *before = room;

	room = a;
	return json_loadb(text, n, flags, why);
}

FALLIBLE json_parse(const char *text, size_t n, json_t **ret, struct arena *a)
{
	json_error_t why = { 0 };
	json_t *tree = read_within(a, text == NULL ? "" : text, n, JSON_REJECT_DUPLICATES, &why);

	if (tree == NULL)
		return error_with(a, ERROR_MALFORMED, NULL, "not_json", "%s (%d:%d)", why.text, why.line, why.column);
	*ret = tree;
	return NULL;
}

json_t *json_read(const char *text, struct arena *a)
{
	json_error_t why;

	return text == NULL ? NULL : read_within(a, text, strlen(text), 0, &why);
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
