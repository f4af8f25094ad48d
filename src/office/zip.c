#include "office/zip.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/buffer.h"

#define SMALL (1024 * 1024) /* an entry this small harms nobody, however well it is packed */
#define LOCAL_HEADER 30
#define SMALLEST 22 /* an archive of nothing */
#define CHUNK (64 * 1024)

struct zip_archive {
	struct arena *arena;
	zip_t *zip;
	struct zip_stat *entries;
	size_t count;
	uint64_t unpacked; /* bytes read so far, of all entries */
};

void zip_shut(struct zip_archive **z)
{
	if (*z != NULL && (*z)->zip != NULL)
		zip_discard((*z)->zip);
	*z = NULL;
}

static bool path_harmless(const char *name)
{
	if (name[0] == '\0' || name[0] == '/' || strchr(name, '\\') != NULL || strchr(name, ':') != NULL)
		return false;
	for (const char *p = name; *p != '\0'; p++) {
		if ((unsigned char)*p < ' ' || *p == 0x7F)
			return false;
	}
	for (const char *p = name; p != NULL; p = strchr(p, '/')) {
		p += *p == '/';
		if (strncmp(p, "..", 2) == 0 && (p[2] == '/' || p[2] == '\0'))
			return false;
	}
	return true;
}

static bool is_link(zip_t *zip, size_t i)
{
	zip_uint8_t system = 0;
	zip_uint32_t attributes = 0;

	return zip_file_get_external_attributes(zip, i, 0, &system, &attributes) == 0 && system == ZIP_OPSYS_UNIX &&
	       (attributes >> 16 & 0170000) == 0120000;
}

static bool inflated(const struct zip_stat *s)
{
	return s->size > SMALL && s->size / ZIP_RATIO_MAX > s->comp_size;
}

static const char *entry_fault(struct zip_archive *z, size_t i)
{
	struct zip_stat *s = &z->entries[i];
	const uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;

	if (zip_stat_index(z->zip, i, 0, s) != 0 || (s->valid & needed) != needed)
		return "zip_damaged";
	if (!path_harmless(s->name))
		return "zip_path";
	if (is_link(z->zip, i))
		return "zip_link";
	if (s->encryption_method != ZIP_EM_NONE)
		return "zip_encrypted";
	return s->size > ZIP_UNPACKED_MAX || inflated(s) ? "zip_bomb" : NULL;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool names_twice(const struct zip_archive *z)
{
	const char **names = arena_array(z->arena, const char *, z->count + 1);

	for (size_t i = 0; i < z->count; i++)
		names[i] = z->entries[i].name;
	qsort(names, z->count, sizeof *names, by_name);
	for (size_t i = 1; i < z->count; i++) {
		if (strcmp(names[i - 1], names[i]) == 0)
			return true;
	}
	return false;
}

/* Entries that share bytes of the file add up to more than the file. */
static const char *sum_fault(const struct zip_archive *z, size_t n)
{
	uint64_t packed = 0, unpacked = 0;

	for (size_t i = 0; i < z->count; i++) {
		if (z->entries[i].comp_size > n)
			return "zip_damaged";
		packed += z->entries[i].comp_size + LOCAL_HEADER;
		unpacked += z->entries[i].size;
	}
	if (packed > n)
		return "zip_overlap";
	return unpacked > ZIP_UNPACKED_MAX || (unpacked > SMALL && unpacked / ZIP_RATIO_MAX > n) ? "zip_bomb" : NULL;
}

static const char *contents_fault(struct zip_archive *z, size_t n)
{
	if (z->count > ZIP_ENTRIES_MAX)
		return "zip_entries";
	z->entries = arena_array(z->arena, struct zip_stat, z->count);
	for (size_t i = 0; i < z->count; i++) {
		const char *fault = entry_fault(z, i);
		if (fault != NULL)
			return fault;
	}
	return names_twice(z) ? "zip_duplicate" : sum_fault(z, n);
}

/* Entries as the end record counts them: before libzip makes a table of them. */
static size_t entries_announced(const unsigned char *p, size_t n)
{
	for (size_t back = 22; back <= n && back <= 22 + 65535; back++) {
		const unsigned char *e = p + n - back;
		if (memcmp(e, "PK\5\6", 4) == 0)
			return (size_t)e[10] | (size_t)e[11] << 8;
	}
	return 0;
}

FALLIBLE zip_open_bytes(struct arena *a, const void *data, size_t n, struct zip_archive **ret_archive)
{
	AUTO_ZIP *z = arena_new(a, struct zip_archive);
	zip_source_t *source;
	zip_error_t why;
	const char *fault;

	z->arena = a;
	if (n < SMALLEST)
		return error_new(a, ERROR_INVALID, NULL, "zip_damaged");
	if (entries_announced(data, n) > ZIP_ENTRIES_MAX)
		return error_new(a, ERROR_INVALID, NULL, "zip_entries");
	source = zip_source_buffer_create(data, n, 0, NULL);
	if (source == NULL)
		return error_new(a, ERROR_BUSY, NULL, "child_memory");
	zip_error_init(&why);
	z->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &why);
	if (z->zip == NULL) {
		bool twice = zip_error_code_zip(&why) == ZIP_ER_EXISTS;
		zip_source_free(source);
		zip_error_fini(&why);
		return error_new(a, ERROR_INVALID, NULL, twice ? "zip_duplicate" : "zip_damaged");
	}
	z->count = (size_t)zip_get_num_entries(z->zip, 0);
	fault = contents_fault(z, n);
	if (fault != NULL)
		return error_new(a, ERROR_INVALID, NULL, fault);
	*ret_archive = z;
	z = NULL;
	return NULL;
}

size_t zip_count(const struct zip_archive *z)
{
	return z->count;
}

const char *zip_name(const struct zip_archive *z, size_t i)
{
	return z->entries[i].name;
}

uint64_t zip_size(const struct zip_archive *z, size_t i)
{
	return z->entries[i].size;
}

bool zip_find(const struct zip_archive *z, const char *name, size_t *ret_index)
{
	for (size_t i = 0; i < z->count; i++) {
		if (strcmp(z->entries[i].name, name) == 0) {
			*ret_index = i;
			return true;
		}
	}
	return false;
}

static void file_close(zip_file_t **f)
{
	if (*f != NULL)
		zip_fclose(*f);
}

FALLIBLE zip_read(struct zip_archive *z, size_t i, zip_sink *sink, void *self)
{
	__attribute__((cleanup(file_close))) zip_file_t *f = zip_fopen_index(z->zip, i, 0);
	char *chunk = arena_alloc(z->arena, CHUNK);
	uint64_t size = 0;
	zip_int64_t n = -1;

	while (f != NULL && (n = zip_fread(f, chunk, CHUNK)) > 0) {
		size += (uint64_t)n;
		z->unpacked += (uint64_t)n;
		if (size > z->entries[i].size || z->unpacked > ZIP_UNPACKED_MAX)
			return error_new(z->arena, ERROR_INVALID, NULL, "zip_bomb");
		TRY(sink(self, chunk, (size_t)n));
	}
	if (n < 0 || size != z->entries[i].size)
		return error_new(z->arena, ERROR_INVALID, NULL, "zip_damaged");
	return NULL;
}

static struct error *gather(void *self, const char *data, size_t n)
{
	buffer_put(self, data, n);
	return NULL;
}

FALLIBLE zip_read_all(struct zip_archive *z, size_t i, const char **ret_data, size_t *ret_n)
{
	struct buffer b = BUFFER(z->arena);

	buffer_reserve(&b, z->entries[i].size);
	TRY(zip_read(z, i, gather, &b));
	*ret_data = buffer_text(&b);
	*ret_n = b.used;
	return NULL;
}
