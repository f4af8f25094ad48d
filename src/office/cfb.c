#include "office/cfb.h"

#include <stdint.h>
#include <string.h>

#define END_OF_CHAIN 0xFFFFFFFEu
#define ENTRY 128	  /* bytes of a directory entry */
#define SMALL_STREAM 4096 /* below, a stream lies in the mini stream */
#define SMALL_SECTOR 64

struct cfb {
	struct arena *arena;
	const unsigned char *data;
	size_t n, sector; /* bytes of a sector */
	uint32_t *table;  /* next sector of each */
	size_t sectors;
	uint32_t *small_table;
	size_t small_sectors;
	struct stream directory, small;
};

static uint32_t get4(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static uint32_t get2(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static FALLIBLE damaged(struct arena *a)
{
	return error_new(a, ERROR_INVALID, NULL, "doc_damaged");
}

bool cfb_is(const void *data, size_t n)
{
	return n >= 512 && memcmp(data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

/* The bytes of a sector; NULL: not in the file. */
static const unsigned char *sector_at(const struct cfb *f, uint32_t s)
{
	uint64_t at = ((uint64_t)s + 1) * f->sector;

	return at + f->sector > f->n ? NULL : f->data + at;
}

/* The whole chain that begins at `first`, put together; at most `most` bytes of it. */
static FALLIBLE chain(struct cfb *f, uint32_t first, size_t most, struct stream *ret)
{
	size_t count = 0;

	for (uint32_t s = first; s < END_OF_CHAIN && count * f->sector < most; s = f->table[s]) {
		if (s >= f->sectors || sector_at(f, s) == NULL || ++count > f->sectors)
			return damaged(f->arena);
	}
	unsigned char *data = arena_alloc(f->arena, count * f->sector + 1);
	size_t n = 0;
	for (uint32_t s = first; n < count * f->sector; s = f->table[s], n += f->sector)
		memcpy(data + n, sector_at(f, s), f->sector);
	*ret = (struct stream){ data, n < most ? n : most };
	return NULL;
}

/* The sectors of the table are listed in the header, and behind it in sectors of their own. */
static FALLIBLE table_read(struct cfb *f)
{
	size_t per_sector = f->sector / 4, listed = 0;
	uint32_t count = get4(f->data + 44), more = get4(f->data + 68), where = 0;
	const unsigned char *list = f->data + 76;
	size_t left = 109;

	if (count > f->n / f->sector + 1)
		return damaged(f->arena);
	f->sectors = count * per_sector;
	f->table = arena_array(f->arena, uint32_t, f->sectors + 1);
	for (; listed < count; listed++) {
		if (left == 0) {
			const unsigned char *next = sector_at(f, more);
			if (next == NULL || where++ > count)
				return damaged(f->arena);
			list = next;
			left = per_sector - 1;
			more = get4(next + f->sector - 4);
		}
		const unsigned char *sector = sector_at(f, get4(list));
		if (sector == NULL)
			return damaged(f->arena);
		for (size_t i = 0; i < per_sector; i++)
			f->table[listed * per_sector + i] = get4(sector + 4 * i);
		list += 4;
		left--;
	}
	return NULL;
}

static FALLIBLE small_read(struct cfb *f)
{
	struct stream table;
	uint32_t count = get4(f->data + 64);

	if (count > f->sectors || f->directory.n < ENTRY)
		return damaged(f->arena);
	TRY(chain(f, get4(f->data + 60), (size_t)count * f->sector, &table));
	f->small_sectors = table.n / 4;
	f->small_table = arena_array(f->arena, uint32_t, f->small_sectors + 1);
	for (size_t i = 0; i < f->small_sectors; i++)
		f->small_table[i] = get4(table.data + 4 * i);
	/* the root entry is the stream small streams lie in */
	return chain(f, get4(f->directory.data + 116), get4(f->directory.data + 120), &f->small);
}

FALLIBLE cfb_open(struct arena *a, const void *data, size_t n, struct cfb **ret_file)
{
	struct cfb *f = arena_new(a, struct cfb);
	uint32_t shift;

	*f = (struct cfb){ .arena = a, .data = data, .n = n };
	if (!cfb_is(data, n))
		return damaged(a);
	shift = get2(f->data + 30);
	if (shift != 9 && shift != 12)
		return damaged(a);
	f->sector = (size_t)1 << shift;
	TRY(table_read(f));
	TRY(chain(f, get4(f->data + 48), n, &f->directory));
	TRY(small_read(f));
	*ret_file = f;
	return NULL;
}

static FALLIBLE small_chain(struct cfb *f, uint32_t first, size_t n, struct stream *ret)
{
	unsigned char *data = arena_alloc(f->arena, n + 1);
	size_t done = 0;

	for (uint32_t s = first; done < n; s = f->small_table[s]) {
		size_t piece = n - done < SMALL_SECTOR ? n - done : SMALL_SECTOR;
		if (s >= f->small_sectors || ((size_t)s + 1) * SMALL_SECTOR > f->small.n + SMALL_SECTOR - piece)
			return damaged(f->arena);
		memcpy(data + done, f->small.data + (size_t)s * SMALL_SECTOR, piece);
		done += piece;
	}
	*ret = (struct stream){ data, n };
	return NULL;
}

static bool named(const unsigned char *entry, const char *name)
{
	size_t n = strlen(name);

	if (get2(entry + 64) != (n + 1) * 2)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (get2(entry + 2 * i) != (unsigned char)name[i])
			return false;
	}
	return true;
}

FALLIBLE cfb_stream(struct cfb *f, const char *name, struct stream *ret_stream)
{
	for (size_t i = 0; (i + 1) * ENTRY <= f->directory.n; i++) {
		const unsigned char *entry = f->directory.data + i * ENTRY;
		if (entry[66] != 2 || !named(entry, name))
			continue;
		uint32_t size = get4(entry + 120), first = get4(entry + 116);
		if (size > f->n)
			return damaged(f->arena);
		struct error *e = size < SMALL_STREAM ? small_chain(f, first, size, ret_stream)
						      : chain(f, first, size, ret_stream);
		if (e == NULL && ret_stream->n < size)
			return damaged(f->arena);
		return e;
	}
	return damaged(f->arena);
}
