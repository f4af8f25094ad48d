/* kind_link.c -- what leads to something else: another record, a file, rows, a sealed value. */
#include "base/random.h"
#include "meta/kinds.h"

/* Every NAME_id is a struct around one int64_t, 0 without a value. */
static struct value link_get(const struct field *f, const void *member)
{
	int64_t id = *(const int64_t *)member;

	(void)f;
	return id == 0 ? NO_VALUE : value_int(id);
}

static void link_set(const struct field *f, void *member, struct value v)
{
	(void)f;
	*(int64_t *)member = v.tag == VALUE_NONE ? 0 : v.i;
}

static const char *link_text(const struct field *f, struct value v, struct arena *a)
{
	(void)f;
	return id_text(v.i, a);
}

static const char *link_parse(const struct field *f, const char *s, struct arena *a, struct value *ret)
{
	int64_t id;

	(void)f, (void)a;
	if (!id_parse(s, &id))
		return "not_an_id";
	*ret = value_int(id);
	return NULL;
}

/* Rows travel beside the record (json/record, store/lines); as one value they are nothing. */
static struct value lines_get(const struct field *f, const void *member)
{
	(void)f, (void)member;
	return NO_VALUE;
}

static void lines_set(const struct field *f, void *member, struct value v)
{
	(void)f, (void)v;
	*(struct lines *)member = (struct lines){ 0 };
}

static const char *lines_parse(const struct field *f, const char *s, struct arena *a, struct value *ret)
{
	(void)f, (void)s, (void)a, (void)ret;
	return "not_rows";
}

/* What is read is the box; a text that is set waits as plain until app/save has sealed it. */
static struct value sealed_get(const struct field *f, const void *member)
{
	const struct sealed *s = member;

	(void)f;
	if (s->plain != NULL)
		return value_text(s->plain);
	return s->box == NULL ? NO_VALUE : value_blob(s->box, s->size);
}

static void sealed_set(const struct field *f, void *member, struct value v)
{
	struct sealed *s = member;

	(void)f;
	*s = (struct sealed){ 0 };
	if (v.tag == VALUE_TEXT)
		s->plain = v.s;
	if (v.tag == VALUE_BLOB)
		s->box = v.s, s->size = v.n;
}

/* Never in any text: index, log, diff, export. */
static const char *sealed_text(const struct field *f, struct value v, struct arena *a)
{
	(void)f, (void)v, (void)a;
	return "";
}

static const char *sealed_parse(const struct field *f, const char *s, struct arena *a, struct value *ret)
{
	(void)f;
	*ret = value_text(arena_copy(a, s));
	return NULL;
}

const struct kind kind_reference = {
	"reference", "BIGINT", "Link", WIRE_STRING, link_get, link_set, link_text, link_parse,
};
const struct kind kind_file = {
	"file", "BIGINT", "Link", WIRE_STRING, link_get, link_set, link_text, link_parse,
};
const struct kind kind_lines = {
	"lines", NULL, "rows", WIRE_ROWS, lines_get, lines_set, sealed_text, lines_parse,
};
const struct kind kind_sealed = {
	"sealed", "BYTEA", "Sealed", WIRE_SEALED, sealed_get, sealed_set, sealed_text, sealed_parse,
};
