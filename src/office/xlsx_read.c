#include "office/xlsx_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "office/cfb.h"
#include "office/package.h"
#include "office/xlsx_sheet.h"

#define BOOK "xl/workbook.xml"

static const struct package_faults faults = { "xlsx_macro", "xlsx_external", PACKAGE_NOTHING_AFAR };

struct sheet_name {
	const char *name, *relation, *path;
	bool hidden;
};

/* What the workbook says of its sheets, and where its relations have them. */
struct book {
	struct arena *arena;
	const char *folder; /* of the main part, with its '/' */
	struct sheet_name *sheets;
	size_t count, room;
	const char *strings, *styles;
	bool from_1904;
};

static bool says_yes(const char *s)
{
	return s != NULL && (strcmp(s, "1") == 0 || strcmp(s, "true") == 0);
}

static void book_open(void *self, const char *name, const char *const *attributes)
{
	struct book *b = self;
	const char *title = xml_attribute(attributes, "name"), *state = xml_attribute(attributes, "state");

	if (strcmp(name, "workbookPr") == 0)
		b->from_1904 = says_yes(xml_attribute(attributes, "date1904"));
	if (strcmp(name, "sheet") != 0 || title == NULL)
		return;
	b->sheets = arena_room(b->arena, b->sheets, b->count, &b->room, sizeof *b->sheets);
	b->sheets[b->count++] = (struct sheet_name){ .name = arena_copy(b->arena, title),
						     .relation = arena_copy(b->arena, xml_attribute(attributes, "id")),
						     .hidden = state != NULL && strcmp(state, "visible") != 0 };
}

static const char *target_path(const struct book *b, const char *target)
{
	if (target[0] == '/')
		return arena_copy(b->arena, target + 1);
	return arena_print(b->arena, "%s%s", b->folder, target);
}

static void relation_open(void *self, const char *name, const char *const *attributes)
{
	struct book *b = self;
	const char *id = xml_attribute(attributes, "Id"), *type = xml_attribute(attributes, "Type");
	const char *target = xml_attribute(attributes, "Target");

	if (strcmp(name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL)
		return;
	if (text_ends(type, "/sharedStrings"))
		b->strings = target_path(b, target);
	if (text_ends(type, "/styles"))
		b->styles = target_path(b, target);
	for (size_t i = 0; text_ends(type, "/worksheet") && i < b->count; i++)
		if (text_same(b->sheets[i].relation, id))
			b->sheets[i].path = target_path(b, target);
}

static void nothing_closed(void *self, const char *name)
{
	(void)self, (void)name;
}

static const struct xml_events book_events = { .open = book_open, .close = nothing_closed };
static const struct xml_events relation_events = { .open = relation_open, .close = nothing_closed };

static FALLIBLE read_book(struct arena *a, struct zip_archive *z, struct book *b)
{
	const char *main = BOOK, *slash;

	TRY(package_check(a, z, &faults, &main));
	slash = strrchr(main, '/');
	b->folder = slash == NULL ? "" : arena_copy_n(a, main, (size_t)(slash + 1 - main));
	TRY(package_part(a, z, main, &book_events, b));
	return package_part(a, z, arena_print(a, "%s_rels/%s.rels", b->folder, main + strlen(b->folder)),
			    &relation_events, b);
}

/* --- which sheet --- */

static void list_sheets(const struct book *b, struct xlsx_table *t)
{
	t->sheets = arena_array(b->arena, const char *, b->count + 1);
	for (size_t i = 0; i < b->count; i++)
		if (!b->sheets[i].hidden && b->sheets[i].path != NULL)
			t->sheets[t->nsheets++] = b->sheets[i].name;
}

static const char *sheets_told(const struct xlsx_table *t, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (size_t i = 0; i < t->nsheets; i++)
		buffer_print(&b, "%s%s", i == 0 ? "" : ", ", t->sheets[i]);
	return buffer_text(&b);
}

static FALLIBLE choose_sheet(const struct book *b, const char *asked, struct xlsx_table *t, const char **ret_path)
{
	if (t->nsheets == 0)
		return error_new(b->arena, ERROR_INVALID, NULL, "xlsx_no_table");
	for (size_t i = 0; i < b->count; i++) {
		const struct sheet_name *s = &b->sheets[i];
		if (s->path == NULL || (asked == NULL ? s->hidden : strcmp(s->name, asked) != 0))
			continue;
		t->sheet = s->name;
		*ret_path = s->path;
		return NULL;
	}
	return error_with(b->arena, ERROR_INVALID, NULL, "xlsx_no_sheet", "%s", sheets_told(t, b->arena));
}

bool xlsx_is(const char *data, size_t n)
{
	return (n > 4 && memcmp(data, "PK\3\4", 4) == 0) || cfb_is(data, n);
}

FALLIBLE xlsx_read(struct arena *a, const char *data, size_t n, const struct xlsx_asked *asked,
		   struct xlsx_table *ret_table)
{
	AUTO_ZIP *z = NULL;
	struct book b = { .arena = a };
	struct sheet_reading r = {
		.arena = a, .limits = &asked->limits, .day = asked->day, .looks = looks_new(a), .text = BUFFER(a)
	};
	struct xlsx_table t = { 0 };
	const char *path;

	if (cfb_is(data, n))
		return error_new(a, ERROR_MEDIA, NULL, "xlsx_old");
	if (n > asked->limits.bytes)
		return error_new(a, ERROR_TOO_LARGE, NULL, "xlsx_large");
	TRY(zip_open_bytes(a, data, n, &z));
	TRY(read_book(a, z, &b));
	list_sheets(&b, &t);
	TRY(choose_sheet(&b, asked->sheet, &t, &path));
	if (b.styles != NULL)
		TRY(package_part(a, z, b.styles, &looks_events, r.looks));
	if (b.strings != NULL)
		TRY(package_part(a, z, b.strings, &sheet_strings_events, &r));
	r.from_1904 = b.from_1904;
	TRY(package_part(a, z, path, &sheet_events, &r));
	TRY(sheet_end(&r, &t.table));
	*ret_table = t;
	return NULL;
}
