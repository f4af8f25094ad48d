/* Every entry is written once it is complete, so sizes stand in front of the data (APPNOTE 4.3). */
#include "office/zip_write.h"

#include <zlib.h>

#define VERSION 20
#define NAMES_UTF8 0x0800
#define EPOCH_DATE 0x0021 /* 1980-01-01, the first day a zip knows; the time is 00:00 */

struct entry {
	const char *name;
	uint32_t crc, packed, size, offset;
	uint16_t method; /* 8 deflated, 0 stored */
};

struct zip_writer zip_writer_of(struct arena *a)
{
	return (struct zip_writer){ .out = BUFFER(a), .table = BUFFER(a) };
}

static void put(struct buffer *b, uint32_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buffer_char(b, (char)(value >> (8 * i)));
}

/* What the local header and the table of contents have in common. */
static void put_entry(struct buffer *b, const struct entry *e)
{
	put(b, VERSION, 2);
	put(b, NAMES_UTF8, 2);
	put(b, e->method, 2);
	put(b, 0, 2);
	put(b, EPOCH_DATE, 2);
	put(b, e->crc, 4);
	put(b, e->packed, 4);
	put(b, e->size, 4);
	put(b, (uint32_t)strlen(e->name), 2);
	put(b, 0, 2);
}

static void put_table_row(struct buffer *b, const struct entry *e)
{
	put(b, 0x02014b50, 4);
	put(b, VERSION, 2);
	put_entry(b, e);
	put(b, 0, 2); /* comment */
	put(b, 0, 2); /* disk */
	put(b, 0, 2); /* attributes */
	put(b, 0, 4);
	put(b, e->offset, 4);
	buffer_add(b, e->name);
}

static void stream_end(z_stream *s)
{
	deflateEnd(s);
}

/* False: the result would not be smaller. */
static bool deflate_into(struct buffer *b, const void *data, size_t n, uint32_t *ret_packed)
{
	__attribute__((cleanup(stream_end))) z_stream s = { 0 };

	buffer_reserve(b, n);
	if (deflateInit2(&s, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) != Z_OK)
		arena_exhausted(b->arena);
	s.next_in = (Bytef *)(uintptr_t)data;
	s.avail_in = (uInt)n;
	s.next_out = (Bytef *)b->data + b->used;
	s.avail_out = (uInt)n;
	if (deflate(&s, Z_FINISH) != Z_STREAM_END)
		return false;
	*ret_packed = (uint32_t)s.total_out;
	return true;
}

static FALLIBLE add(struct zip_writer *z, const char *name, const void *data, size_t n, bool pack)
{
	struct buffer packed = BUFFER(z->out.arena);
	struct entry e = { .name = name, .size = (uint32_t)n, .packed = (uint32_t)n };

	if (z->count == UINT16_MAX || n > INT32_MAX || z->out.used + n > INT32_MAX)
		return error_new(z->out.arena, ERROR_TOO_LARGE, NULL, "zip_large");
	e.offset = (uint32_t)z->out.used;
	e.crc = (uint32_t)crc32(0, data, (uInt)n);
	e.method = pack && deflate_into(&packed, data, n, &e.packed) ? 8 : 0;
	put(&z->out, 0x04034b50, 4);
	put_entry(&z->out, &e);
	buffer_add(&z->out, name);
	buffer_put(&z->out, e.method == 0 ? data : packed.data, e.packed);
	put_table_row(&z->table, &e);
	z->count++;
	return NULL;
}

FALLIBLE zip_add(struct zip_writer *z, const char *name, const void *data, size_t n)
{
	return add(z, name, data, n, true);
}

FALLIBLE zip_add_packed(struct zip_writer *z, const char *name, const void *data, size_t n)
{
	return add(z, name, data, n, false);
}

void zip_end(struct zip_writer *z, const char **ret_data, size_t *ret_n)
{
	uint32_t offset = (uint32_t)z->out.used;

	buffer_put(&z->out, z->table.data, z->table.used);
	put(&z->out, 0x06054b50, 4);
	put(&z->out, 0, 4); /* disks */
	put(&z->out, z->count, 2);
	put(&z->out, z->count, 2);
	put(&z->out, (uint32_t)z->table.used, 4);
	put(&z->out, offset, 4);
	put(&z->out, 0, 2); /* comment */
	*ret_data = z->out.data;
	*ret_n = z->out.used;
}
