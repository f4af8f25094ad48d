#include "app/export.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "app/audit.h"
#include "app/disk.h"
#include "app/find.h"
#include "app/lane.h"
#include "base/random.h"
#include "json/locale.h"
#include "json/write.h"
#include "meta/kinds.h"
#include "meta/rights.h"
#include "office/csv.h"
#include "office/xlsx.h"

#define PAGE 150 /* as many references as one look-up of names takes */

static const struct {
	const char *name, *type;
} formats[] = {
	[EXPORT_CSV] = { "csv", "text/csv; charset=utf-8" },
	[EXPORT_XLSX] = { "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
	[EXPORT_JSON] = { "json", "application/json" },
};

bool export_format_of(const char *name, enum export_format *ret)
{
	for (unsigned i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(formats[i].name, name) == 0) {
			*ret = (enum export_format)i;
			return true;
		}
	return false;
}

const char *export_media_type(enum export_format format)
{
	return formats[format].type;
}

struct exporting {
	const struct export *asked;
	const struct entity *entity;
	const struct field **fields; /* the columns behind the id */
	unsigned nfields;
	struct list list;
	int fd;
	struct xlsx_writer *book;
	int64_t rows;
	bool whole;
	struct arena *arena;

	/* the page under way */
	struct arena *page;
	struct list_page records;
	struct expansion *names; /* of each column that is a reference */
	struct error *error;
};

static void choose_fields(struct exporting *x)
{
	x->fields = arena_array(x->arena, const struct field *, x->entity->nfields + 1);
	FOR_FIELDS(f, x->entity)
		if (f->kind != &kind_lines && f->kind != &kind_sealed && rights_read_field(x->entity, f, x->asked->who))
			x->fields[x->nfields++] = f;
}

/* --- a page of records --- */

static FALLIBLE page_read(struct exporting *x, struct sql *db)
{
	struct act act = { .app = x->asked->app,
			   .db = db,
			   .arena = x->page,
			   .who = x->asked->who,
			   .via = x->asked->via,
			   .now = instant_now() };

	TRY(list_read(db, &x->list, false, &x->records, x->page));
	x->names = arena_array(x->page, struct expansion, x->nfields + 1);
	for (unsigned i = 0; i < x->nfields; i++)
		if (x->asked->language >= 0 && x->fields[i]->target != NULL)
			TRY(find_names(&act, x->entity, x->fields[i], x->records.records, x->records.count,
				       &x->names[i]));
	return NULL;
}

static void page_work(struct sql *db, void *arg)
{
	struct exporting *x = arg;

	x->error = page_read(x, db);
}

static const char *name_of(const struct expansion *names, int64_t id)
{
	for (unsigned i = 0; i < names->count; i++)
		if (names->names[i].id == id && names->names[i].title != NULL)
			return names->names[i].title;
	return NULL;
}

static const char *labels_of(struct exporting *x, const struct field *f, const char *words)
{
	struct buffer b = BUFFER(x->page);

	for (const char *p = words; *p != '\0';) {
		size_t n = strcspn(p, ",");
		const char *key = arena_print(x->page, "%s.%.*s", f->choices->name, (int)n, p);
		buffer_print(&b, "%s%s", b.used > 0 ? "," : "",
			     locale_word(x->asked->locale, (enum language)x->asked->language, "choice", key));
		p += n + (p[n] == ',');
	}
	return buffer_text(&b);
}

/* The cell of a column; NULL: empty. */
static const char *cell_text(struct exporting *x, unsigned column, const void *record)
{
	const struct field *f = x->fields[column];
	struct value v = field_get(f, record);
	const char *name = NULL;

	if (v.tag == VALUE_NONE)
		return NULL;
	if ((f->flags & PERSONAL) && !rights_cover(x->entity, record, x->asked->who, MINE))
		v = value_masked(v, x->page);
	if (x->asked->language >= 0 && f->target != NULL)
		name = name_of(&x->names[column], v.i);
	if (x->asked->language >= 0 && f->choices != NULL)
		name = labels_of(x, f, v.s);
	return name != NULL ? name : f->kind->text(f, v, x->page);
}

static const char *head_text(struct exporting *x, const struct field *f)
{
	return x->asked->language < 0 ? f->name
				      : locale_word(x->asked->locale, (enum language)x->asked->language, "field",
						    arena_print(x->arena, "%s.%s", x->entity->name, f->name));
}

/* --- the three forms --- */

static FALLIBLE put(struct exporting *x, const struct buffer *b)
{
	for (size_t at = 0; at < b->used;) {
		ssize_t n = write(x->fd, b->data + at, b->used - at);
		if (n <= 0)
			return disk_failed(x->asked->path, x->arena);
		at += (size_t)n;
	}
	return NULL;
}

static FALLIBLE csv_head(struct exporting *x)
{
	struct csv_writer w = csv_writer_of(x->arena);

	csv_cell(&w, "id");
	for (unsigned i = 0; i < x->nfields; i++)
		csv_cell(&w, head_text(x, x->fields[i]));
	csv_end_row(&w);
	return put(x, &w.out);
}

static FALLIBLE csv_page(struct exporting *x)
{
	struct csv_writer w = { .out = BUFFER(x->page), .blank = true };

	for (unsigned i = 0; i < x->records.count; i++) {
		const struct record *r = x->records.records[i];
		csv_cell(&w, id_text(r->id, x->page));
		for (unsigned j = 0; j < x->nfields; j++)
			csv_cell(&w, cell_text(x, j, r));
		csv_end_row(&w);
	}
	return put(x, &w.out);
}

static FALLIBLE csv_close(struct exporting *x)
{
	(void)x;
	return NULL;
}

static FALLIBLE xlsx_head(struct exporting *x)
{
	struct xlsx_column *columns = arena_array(x->arena, struct xlsx_column, x->nfields + 1);

	columns[0].title = "id";
	for (unsigned i = 0; i < x->nfields; i++)
		columns[i + 1].title = head_text(x, x->fields[i]);
	return xlsx_begin(x->arena, x->asked->path, x->entity->name, x->asked->app->company, columns,
			  (int)x->nfields + 1, &x->book);
}

/* Numbers as numbers, so that a spreadsheet can add them up; what a double would round stays text. */
static FALLIBLE xlsx_cell(struct exporting *x, unsigned column, const void *record)
{
	const struct field *f = x->fields[column];
	struct value v = field_get(f, record);
	bool exact = v.tag == VALUE_INT && v.i > -(INT64_C(1) << 50) && v.i < (INT64_C(1) << 50);

	if (exact && f->kind == &kind_money)
		return xlsx_number(x->book, (double)v.i / 100, 2);
	if (exact && (f->kind == &kind_integer || f->kind == &kind_duration))
		return xlsx_number(x->book, (double)v.i, 0);
	return xlsx_text(x->book, cell_text(x, column, record));
}

static FALLIBLE xlsx_page(struct exporting *x)
{
	for (unsigned i = 0; i < x->records.count; i++) {
		const struct record *r = x->records.records[i];
		TRY(xlsx_text(x->book, id_text(r->id, x->page)));
		for (unsigned j = 0; j < x->nfields; j++)
			TRY(xlsx_cell(x, j, r));
		TRY(xlsx_end_row(x->book));
	}
	return NULL;
}

static FALLIBLE xlsx_close(struct exporting *x)
{
	return xlsx_end(&x->book);
}

static FALLIBLE json_head(struct exporting *x)
{
	struct buffer b = BUFFER(x->arena);

	buffer_add(&b, "[\n");
	return put(x, &b);
}

static FALLIBLE json_page(struct exporting *x)
{
	struct buffer b = BUFFER(x->page);

	for (unsigned i = 0; i < x->records.count; i++) {
		const void *record = x->records.records[i];
		bool own = rights_cover(x->entity, record, x->asked->who, MINE);
		buffer_add(&b, x->rows + i > 0 ? ",\n" : "");
		record_write(&b, x->entity, record, x->asked->who, own ? WRITE_WHOLE : WRITE_ROW, NULL, 0);
	}
	return put(x, &b);
}

static FALLIBLE json_foot(struct exporting *x)
{
	struct buffer b = BUFFER(x->arena);

	buffer_add(&b, "\n]\n");
	return put(x, &b);
}

static const struct {
	struct error *(*begin)(struct exporting *x), *(*page)(struct exporting *x), *(*end)(struct exporting *x);
} writers[] = {
	[EXPORT_CSV] = { csv_head, csv_page, csv_close },
	[EXPORT_XLSX] = { xlsx_head, xlsx_page, xlsx_close },
	[EXPORT_JSON] = { json_head, json_page, json_foot },
};

/* --- all of it --- */

static FALLIBLE next_page(struct exporting *x, bool *ret_more)
{
	AUTO_ARENA page = { .limit = 64u << 20, .guard = x->arena->guard };
	struct error *e = NULL;

	x->page = &page;
	x->error = NULL;
	x->records = (struct list_page){ 0 };
	if (!lane_read(x->asked->app, &page, page_work, x, &e))
		return e != NULL ? error_carry(e, x->arena) : error_new(x->arena, ERROR_BUSY, NULL, "out_of_memory");
	TRY(error_carry(x->error, x->arena));
	TRY(error_carry(writers[x->asked->format].page(x), x->arena));
	x->rows += x->records.count;
	*ret_more = x->records.more;
	if (x->records.more) {
		const struct record *last = x->records.records[x->records.count - 1];
		struct value v = list_sort_value(&x->list, last);
		x->list.after = true;
		x->list.after_id = last->id;
		if (v.tag == VALUE_TEXT)
			v.s = arena_copy_n(x->arena, v.s, v.n);
		x->list.after_value = v;
	}
	return NULL;
}

struct telling {
	struct exporting *x;
	struct arena *arena;
};

static FALLIBLE tell(struct sql *db, void *arg)
{
	struct exporting *x = ((struct telling *)arg)->x;
	struct arena *a = ((struct telling *)arg)->arena;
	struct act act = { .app = x->asked->app,
			   .db = db,
			   .arena = a,
			   .who = x->asked->who,
			   .via = x->asked->via,
			   .now = instant_now() };
	struct buffer b = BUFFER(a);

	json_open(&b, '{');
	json_member(&b, "format", formats[x->asked->format].name);
	json_member_int(&b, "rows", x->rows);
	json_close(&b, '}');
	return audit_write(&act, &(struct audit_entry){ .action = "export",
							.entity = x->entity->name,
							.changes = buffer_text(&b),
							.after_hash = "" });
}

static FALLIBLE write_file(struct exporting *x)
{
	AUTO_ARENA a = arena_within(x->arena);
	bool more = true;

	TRY(writers[x->asked->format].begin(x));
	while (more)
		TRY(next_page(x, &more));
	TRY(writers[x->asked->format].end(x));
	/* Nothing leaves without a word in the trail. */
	return error_carry(lane_write_wait(x->asked->app, &a, tell, &(struct telling){ x, &a }), x->arena);
}

/* Nothing stays of a file that was not finished. */
static void exporting_end(struct exporting *x)
{
	xlsx_drop(&x->book);
	if (x->fd < 0)
		return;
	close(x->fd);
	if (!x->whole)
		unlink(x->asked->path);
}

FALLIBLE export_table(const struct export *asked, int64_t *ret_rows, struct arena *a)
{
	__attribute__((cleanup(exporting_end))) struct exporting x = {
		.asked = asked, .entity = asked->list->entity, .list = *asked->list, .fd = -1, .arena = a
	};

	x.list.who = asked->who;
	x.list.scope = rights_scope(x.entity, asked->who, READ | EXPORT);
	x.list.limit = PAGE;
	x.list.after = false;
	if (x.entity->internal || x.entity->row || x.list.scope == 0)
		return error_with(a, ERROR_DENIED, NULL, "not_allowed", "%s %s", asked->who->login, x.entity->name);
	x.fd = open(asked->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (x.fd < 0)
		return disk_failed(asked->path, a);
	choose_fields(&x);
	TRY(write_file(&x));
	x.whole = true;
	*ret_rows = x.rows;
	return NULL;
}
