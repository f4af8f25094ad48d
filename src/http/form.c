#include "http/form.h"

#include <errno.h>
#include <microhttpd.h>
#include <string.h>

#include "base/text.h"
#include "http/connection.h"

struct reading {
	const char *field;
	const char *name;
	struct buffer data;
	bool found;
};

static enum MHD_Result piece(void *arg, enum MHD_ValueKind kind, const char *key, const char *filename,
			     const char *type, const char *encoding, const char *data, uint64_t at, size_t size)
{
	struct reading *r = arg;

	(void)kind, (void)type, (void)encoding, (void)at;
	if (key == NULL || filename == NULL || strcmp(key, r->field) != 0)
		return MHD_YES;
	if (r->name == NULL)
		r->name = arena_copy(r->data.arena, filename);
	r->found = true;
	buffer_put(&r->data, data, size);
	return MHD_YES;
}

/* Some clients send the whole path. */
static const char *base_name(const char *name)
{
	const char *slash = strrchr(name, '/'), *back = strrchr(name, '\\');

	name = slash != NULL ? slash + 1 : name;
	return back != NULL && back > name ? back + 1 : name;
}

/* The library's reader passes over what it has no memory for, or gives up; malloc() left word of it in errno. */
static struct error *no_form(struct arena *a, enum error_code code, const char *field, const char *reason)
{
	if (errno == ENOMEM)
		arena_exhausted(a);
	return error_new(a, code, field, reason);
}

FALLIBLE form_file(struct request *r, const char *field, struct form_file *ret)
{
	struct reading reading = { .field = field, .data = BUFFER(&r->arena) };
	struct MHD_PostProcessor *form;

	/* The reader calls piece(), which allocates: make the room first, so that nothing unwinds through it. */
	buffer_reserve(&reading.data, r->body_size + 1);
	errno = 0;
	form = MHD_create_post_processor(r->connection->mhd, 64 * 1024, piece, &reading);
	if (form == NULL)
		return no_form(&r->arena, ERROR_MEDIA, "Content-Type", "not_a_form");
	bool ok = MHD_post_process(form, r->body, r->body_size) == MHD_YES;
	ok = MHD_destroy_post_processor(form) == MHD_YES && ok;
	if (!ok || !reading.found || errno == ENOMEM)
		return no_form(&r->arena, ERROR_INVALID, field, ok ? "required" : "not_a_form");
	if (!text_valid(reading.name, strlen(reading.name)))
		return error_new(&r->arena, ERROR_INVALID, field, "bad_file_name");
	*ret = (struct form_file){ base_name(reading.name), reading.data.data, reading.data.used };
	return NULL;
}
