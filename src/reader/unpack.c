/* The documents in an archive, taken out by a child: names with their bytes, one behind the other. */
#include "base/text.h"
#include "child/child.h"
#include "office/zip.h"
#include "reader/find.h"
#include "reader/open.h"
#include "reader/reader.h"

#define MEMORY (120u * 1024 * 1024)
#define DOCUMENTS_MAX 64

struct unpacking {
	const char *data;
	size_t n;
	struct arena arena;
	int pipe;
};

static bool wanted(const char *name)
{
	const char *base = strrchr(name, '/');

	base = base == NULL ? name : base + 1;
	return base[0] != '.' && base[0] != '~' && !text_starts(name, "__MACOSX") && document_format_known(name);
}

static FALLIBLE pack_all(struct unpacking *u, struct buffer *b)
{
	AUTO_ZIP *z = NULL;
	size_t found = 0;

	TRY(zip_open_bytes(&u->arena, u->data, u->n, &z));
	for (size_t i = 0; i < zip_count(z); i++) {
		const char *name = zip_name(z, i), *data;
		size_t n;
		if (!wanted(name))
			continue;
		if (++found > DOCUMENTS_MAX)
			return error_new(&u->arena, ERROR_INVALID, NULL, "zip_entries");
		TRY(zip_read_all(z, i, &data, &n));
		uint32_t lengths[2] = { (uint32_t)strlen(name), (uint32_t)n };
		buffer_put(b, lengths, sizeof lengths);
		buffer_put(b, name, lengths[0]);
		buffer_put(b, data, n);
	}
	return found == 0 ? error_new(&u->arena, ERROR_INVALID, NULL, "zip_empty") : NULL;
}

static void unpack_in_arena(void *arg)
{
	struct unpacking *u = arg;
	struct buffer b = BUFFER(&u->arena);
	struct error *e = pack_all(u, &b);

	child_say(u->pipe, e == NULL ? "D" : "R", 1);
	if (e == NULL)
		child_say(u->pipe, buffer_text(&b), b.used);
	else
		child_say(u->pipe, e->reason, strlen(e->reason));
}

static void unpack_work(int pipe, void *arg)
{
	struct unpacking *u = arg;

	u->pipe = pipe;
	u->arena.limit = MEMORY;
	if (!arena_try(&u->arena, unpack_in_arena, u))
		child_out_of_memory();
}

/* What the child said is not believed further than it goes. */
static FALLIBLE files_of(struct arena *a, const char *at, const char *end, struct packed_file **ret_files,
			 size_t *ret_count)
{
	struct packed_file *files = NULL;
	size_t count = 0, room = 0;

	while (at < end) {
		uint32_t lengths[2];
		if ((size_t)(end - at) < sizeof lengths)
			return error_new(a, ERROR_INVALID, NULL, "document_damaged");
		memcpy(lengths, at, sizeof lengths);
		at += sizeof lengths;
		if ((size_t)(end - at) < (size_t)lengths[0] + lengths[1])
			return error_new(a, ERROR_INVALID, NULL, "document_damaged");
		files = arena_room(a, files, count, &room, sizeof *files);
		files[count++] = (struct packed_file){ .name = arena_copy_n(a, at, lengths[0]),
						       .data = at + lengths[0],
						       .n = lengths[1] };
		at += lengths[0] + lengths[1];
	}
	*ret_files = files;
	*ret_count = count;
	return NULL;
}

FALLIBLE reader_unpack(struct arena *a, const void *data, size_t n, struct packed_file **ret_files, size_t *ret_count)
{
	static const struct child_limits limits = {
		.reach = CHILD_SEALED,
		.memory = MEMORY,
		.answer = 128u * 1024 * 1024,
		.milliseconds = 1900,
	};
	struct unpacking u = { .data = data, .n = n };
	struct child_answer answer;

	TRY(child_run(a, &limits, NULL, unpack_work, &u, &answer));
	if (answer.n > 0 && answer.data[0] == 'R')
		return error_new(a, ERROR_INVALID, NULL, answer.data + 1);
	if (answer.n == 0)
		return error_new(a, ERROR_INVALID, NULL, "document_damaged");
	return files_of(a, answer.data + 1, answer.data + answer.n, ret_files, ret_count);
}
