#include "cmd/tender.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "cmd/tender_print.h"
#include "reader/reader.h"

#define LARGEST (64 * 1024 * 1024)

static int usage(void)
{
	fputs("usage: trine tender read FILE [--json]\n", stderr);
	return 2;
}

static void file_close(FILE **f)
{
	if (*f != NULL)
		fclose(*f);
}

/* The whole file; NULL (and said so) if it cannot be read or is too large. */
static const char *file_bytes(struct arena *a, const char *path, size_t *ret_n)
{
	__attribute__((cleanup(file_close))) FILE *f = fopen(path, "rb");
	struct buffer b = BUFFER(a);
	size_t n = 1;

	while (f != NULL && n > 0 && b.used <= LARGEST) {
		buffer_reserve(&b, 1024 * 1024);
		n = fread(b.data + b.used, 1, 1024 * 1024, f);
		b.used += n;
	}
	if (f == NULL || ferror(f)) {
		perror(path);
		return NULL;
	}
	if (b.used > LARGEST) {
		fprintf(stderr, "trine: %s is larger than 64 MB\n", path);
		return NULL;
	}
	*ret_n = b.used;
	return b.data;
}

static int refuse(struct arena *a, const struct error *e, bool json)
{
	struct buffer b = BUFFER(a);

	if (json) {
		print_refusal(&b, e);
		puts(buffer_text(&b));
	}
	fprintf(stderr, "trine: %s\n", refusal_sentence(e->reason));
	return 1;
}

/* One document, printed into b. */
static FALLIBLE read_one(struct arena *a, const char *name, const char *data, size_t n, bool json, struct buffer *b)
{
	struct reading r;

	TRY(reader_read(a, name, data, n, &r));
	if (json)
		print_json(b, &r);
	else
		print_plain(b, &r);
	return NULL;
}

/* Each document of an archive; one that is refused does not hide the others. */
static FALLIBLE read_archive(struct arena *a, const char *data, size_t n, bool json, struct buffer *b)
{
	struct packed_file *files;
	size_t count;

	TRY(reader_unpack(a, data, n, &files, &count));
	buffer_add(b, json ? "[" : "");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buffer_add(b, json ? ",\n" : "\n");
		if (!json)
			buffer_print(b, "== %s\n", files[i].name);
		struct error *e = read_one(a, files[i].name, files[i].data, files[i].n, json, b);
		if (e != NULL && json)
			print_refusal(b, e);
		else if (e != NULL)
			buffer_print(b, "%s\n", refusal_sentence(e->reason));
	}
	buffer_add(b, json ? "]" : "");
	return NULL;
}

static int read_file(const char *path, bool json)
{
	AUTO_ARENA a = { 0 };
	struct buffer out = BUFFER(&a);
	size_t n = 0;
	const char *data = file_bytes(&a, path, &n);

	if (data == NULL)
		return 1;
	struct error *e = text_ends(path, ".zip") || text_ends(path, ".ZIP") ? read_archive(&a, data, n, json, &out)
									     : read_one(&a, path, data, n, json, &out);
	if (e != NULL)
		return refuse(&a, e, json);
	puts(buffer_text(&out));
	return 0;
}

int tender_main(int argc, char **argv)
{
	const char *path = NULL;
	bool json = false;

	if (argc < 2 || strcmp(argv[1], "read") != 0)
		return usage();
	for (int i = 2; i < argc; i++) {
		if (strcmp(argv[i], "--json") == 0)
			json = true;
		else if (path == NULL && argv[i][0] != '-')
			path = argv[i];
		else
			return usage();
	}
	return path == NULL ? usage() : read_file(path, json);
}
