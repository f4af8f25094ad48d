#include "office/fixture.h"

#include <zip.h>
#include <zlib.h>

static void put2(struct buffer *b, unsigned n)
{
	buffer_char(b, (char)(n & 255));
	buffer_char(b, (char)(n >> 8 & 255));
}

static void put4(struct buffer *b, unsigned long n)
{
	put2(b, (unsigned)(n & 65535));
	put2(b, (unsigned)(n >> 16 & 65535));
}

static size_t size_of(const struct entry *e)
{
	return e->n != 0 ? e->n : strlen(e->data);
}

/* The fields local and central header share, from "version needed" on. */
static void put_common(struct buffer *b, const struct entry *e, const struct zip_lie *lie, size_t i)
{
	size_t n = size_of(e);
	bool lies = lie != NULL && lie->entry == i;

	put2(b, 20);
	put2(b, lies && lie->encrypted ? 1 : 0);
	put2(b, 0);
	put2(b, 0);
	put2(b, 0x21);
	put4(b, crc32(0, (const unsigned char *)e->data, (unsigned)n));
	put4(b, n);
	put4(b, n + (lies ? lie->more : 0));
	put2(b, (unsigned)strlen(e->name));
	put2(b, 0);
}

struct bytes zip_make(struct arena *a, const struct entry *entries, size_t count, const struct zip_lie *lie)
{
	struct buffer b = BUFFER(a);
	size_t *offsets = arena_array(a, size_t, count + 1);

	for (size_t i = 0; i < count; i++) {
		offsets[i] = b.used;
		put4(&b, 0x04034b50);
		put_common(&b, &entries[i], lie, i);
		buffer_add(&b, entries[i].name);
		buffer_put(&b, entries[i].data, size_of(&entries[i]));
	}
	size_t directory = b.used;
	for (size_t i = 0; i < count; i++) {
		put4(&b, 0x02014b50);
		put2(&b, 3 << 8 | 20);
		put_common(&b, &entries[i], lie, i);
		put2(&b, 0);
		put2(&b, 0);
		put2(&b, 0);
		put4(&b, lie != NULL && lie->entry == i && lie->link ? 0120777ul << 16 : 0100644ul << 16);
		put4(&b, offsets[i]);
		buffer_add(&b, entries[i].name);
	}
	size_t end = b.used;
	put4(&b, 0x06054b50);
	put2(&b, 0);
	put2(&b, 0);
	put2(&b, (unsigned)count);
	put2(&b, (unsigned)count);
	put4(&b, end - directory);
	put4(&b, directory);
	put2(&b, 0);
	return (struct bytes){ b.data, b.used };
}

struct bytes zip_deflated(struct arena *a, const struct entry *entries, size_t count)
{
	zip_source_t *out = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_source_keep(out);
	zip_t *zip = zip_open_from_source(out, ZIP_TRUNCATE, NULL);

	for (size_t i = 0; i < count; i++) {
		zip_source_t *in = zip_source_buffer(zip, entries[i].data, size_of(&entries[i]), 0);
		zip_file_add(zip, entries[i].name, in, ZIP_FL_ENC_UTF_8);
	}
	zip_close(zip);
	zip_stat_t stat;
	zip_source_stat(out, &stat);
	struct bytes made = { arena_alloc(a, stat.size + 1), stat.size };
	zip_source_open(out);
	zip_source_read(out, made.data, made.n);
	zip_source_close(out);
	zip_source_free(out);
	return made;
}

static const char types[] =
	"<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
static const char rels[] =
	"<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	"<Relationship Id=\"r1\" "
	"Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
	" Target=\"word/document.xml\"/></Relationships>";

struct bytes docx_with(struct arena *a, const char *body, const char *part, const char *content)
{
	const char *document = arena_print(a,
					   "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" "
					   "xmlns:o=\"o\" xmlns:mc=\"mc\"><w:body>%s</w:body></w:document>",
					   body);
	struct entry entries[] = {
		{ "[Content_Types].xml", types, 0 },
		{ "_rels/.rels", rels, 0 },
		{ "word/document.xml", document, 0 },
		{ part, content, 0 },
	};

	return zip_deflated(a, entries, part == NULL ? 3 : 4);
}

struct bytes docx_make(struct arena *a, const char *body)
{
	return docx_with(a, body, NULL, NULL);
}
