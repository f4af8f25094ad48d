#include "office/doc_read.h"

#include "base/text.h"
#include "office/cfb.h"
#include "office/docx_field.h"
#include "office/left_out.h"

/* Places in the file information block (MS-DOC 2.5). */
enum {
	FIB_FLAGS = 0x0A,
	FIB_TEXT = 0x4C,	/* ccpText: characters of the main text */
	FIB_PARAGRAPHS = 0x102, /* fcPlcfBtePapx, lcb behind it */
	FIB_PIECES = 0x1A2,	/* fcClx, lcb */
	FIB_SIZE = 0x1AA,
	FLAG_ENCRYPTED = 0x0100,
	FLAG_TABLE_1 = 0x0200,
	PAGE = 512,
	SPRM_IN_TABLE = 0x2416,
	SPRM_ROW_END = 0x2417,
};

/* Bytes of the text stream that are one paragraph of a table, and whether it ends a row. */
struct range {
	uint32_t from, to;
	bool in_table, row_end;
};

struct doc {
	struct arena *arena;
	struct stream text, table;
	struct document_draft draft;
	struct range *ranges;
	size_t range_count, range_room;
	struct buffer paragraph, cell;
	struct row *rows;
	size_t row_count, row_room;
	struct cell *cells;
	size_t cell_count, cell_room;
	int page;
	struct docx_fields *fields;
	bool starts, includes; /* a field does */
	bool packed;	       /* a file of any kind lies in it */
	bool in_object;	       /* what it shows while it is closed */
	uint32_t left;	       /* characters of the main text still to come */
};

static uint32_t get4(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static uint32_t get2(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static FALLIBLE damaged(const struct doc *d)
{
	return error_new(d->arena, ERROR_INVALID, NULL, "doc_damaged");
}

/* A part of the table stream that the file information block points to. */
static bool part(const struct doc *d, size_t fib, struct stream *ret)
{
	uint32_t at = get4(d->text.data + fib), n = get4(d->text.data + fib + 4);

	if (at > d->table.n || n > d->table.n - at)
		return false;
	*ret = (struct stream){ d->table.data + at, n };
	return true;
}

/* Bytes of the operand of a property (MS-DOC 2.6.1). */
static size_t operand_size(uint32_t sprm, const unsigned char *operand, size_t left)
{
	static const size_t sizes[] = { 1, 1, 2, 4, 2, 2, 0, 3 };
	size_t size = sizes[sprm >> 13 & 7];

	if (size > 0 || left == 0)
		return size;
	return sprm == 0xD608 && left > 1 ? get2(operand) + 1 : (size_t)operand[0] + 1;
}

static void properties(const unsigned char *p, size_t n, struct range *r)
{
	while (n >= 3) {
		uint32_t sprm = get2(p);
		size_t size = 2 + operand_size(sprm, p + 2, n - 2);
		if (size > n)
			return;
		r->in_table = r->in_table || (sprm == SPRM_IN_TABLE && p[2] != 0);
		r->row_end = r->row_end || (sprm == SPRM_ROW_END && p[2] != 0);
		p += size;
		n -= size;
	}
}

/* One page of paragraph properties: its paragraphs that stand in tables. */
static void properties_page(struct doc *d, const unsigned char *page)
{
	size_t count = page[PAGE - 1];

	for (size_t i = 0; i < count && (count + 1) * 4 + count * 13 < PAGE; i++) {
		size_t at = (size_t)page[(count + 1) * 4 + i * 13] * 2;
		if (at == 0 || at + 4 > PAGE)
			continue;
		size_t n = page[at] != 0 ? (size_t)page[at] * 2 - 1 : (size_t)page[at + 1] * 2;
		const unsigned char *p = page + at + (page[at] != 0 ? 1 : 2);
		struct range r = { .from = get4(page + i * 4), .to = get4(page + i * 4 + 4) };
		if (n < 2 || p + n > page + PAGE)
			continue;
		properties(p + 2, n - 2, &r);
		if (!r.in_table && !r.row_end)
			continue;
		d->ranges = arena_room(d->arena, d->ranges, d->range_count, &d->range_room, sizeof *d->ranges);
		d->ranges[d->range_count++] = r;
	}
}

static void ranges_read(struct doc *d)
{
	struct stream list;

	if (!part(d, FIB_PARAGRAPHS, &list) || list.n < 12)
		return;
	size_t count = (list.n - 4) / 8;
	for (size_t i = 0; i < count; i++) {
		size_t at = (size_t)get4(list.data + (count + 1) * 4 + i * 4) * PAGE;
		if (at + PAGE <= d->text.n)
			properties_page(d, d->text.data + at);
	}
}

/* The range a byte lies in; they come in the order of the file. */
static struct range range_at(const struct doc *d, uint32_t at)
{
	size_t low = 0, high = d->range_count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (d->ranges[middle].to <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < d->range_count && d->ranges[low].from <= at ? d->ranges[low] : (struct range){ 0 };
}

/* Blocks. */

static void table_end(struct doc *d)
{
	if (d->row_count > 0)
		document_table(&d->draft, d->rows, d->row_count, d->rows[0].page);
	d->rows = NULL;
	d->row_count = d->row_room = 0;
}

static void row_end(struct doc *d)
{
	d->rows = arena_room(d->arena, d->rows, d->row_count, &d->row_room, sizeof *d->rows);
	d->rows[d->row_count++] = (struct row){ .cells = d->cells, .count = d->cell_count, .page = d->page };
	d->cells = NULL;
	d->cell_count = d->cell_room = 0;
}

static void cell_end(struct doc *d)
{
	buffer_add(&d->cell, text_trim(buffer_text(&d->paragraph), d->arena));
	d->cells = arena_room(d->arena, d->cells, d->cell_count, &d->cell_room, sizeof *d->cells);
	d->cells[d->cell_count] =
		(struct cell){ .text = buffer_text(&d->cell), .column = (int)d->cell_count, .span = 1 };
	d->cell_count++;
	d->cell = d->paragraph = BUFFER(d->arena);
}

static void paragraph_end(struct doc *d, bool in_table)
{
	if (in_table) {
		buffer_add(&d->cell, text_trim(buffer_text(&d->paragraph), d->arena));
		buffer_char(&d->cell, '\n');
	} else {
		table_end(d);
		document_paragraph(&d->draft, buffer_text(&d->paragraph), d->page, 0);
	}
	d->paragraph = BUFFER(d->arena);
}

static void object_found(struct doc *d, bool linked)
{
	const char *program = docx_field_subject(d->fields, d->arena);

	d->packed = d->packed || left_out_is_packed(program);
	buffer_add(&d->paragraph, left_out_object(program, linked, d->arena));
}

/* A field: its instruction, its result, its end. */
static void field_mark(struct doc *d, uint32_t c)
{
	enum field_reach reach = docx_field_char(d->fields, c == 0x13 ? "begin" : c == 0x14 ? "separate" : "end");

	d->starts = d->starts || reach == FIELD_STARTS;
	d->includes = d->includes || reach == FIELD_INCLUDES;
	d->in_object = c == 0x14 && (reach == FIELD_EMBEDS || reach == FIELD_LINKS || reach == FIELD_CONTROLS);
	if (reach == FIELD_CONTROLS)
		buffer_add(&d->paragraph, left_out_text(LEFT_OUT_CONTROL));
	else if (reach == FIELD_EMBEDS || reach == FIELD_LINKS)
		object_found(d, reach == FIELD_LINKS);
}

/* A picture in the line, or anchored to it: a shape of Word 97 may have a text that lies elsewhere in the file. */
static void drawn(struct doc *d, uint32_t c)
{
	if (!d->in_object)
		buffer_add(&d->paragraph, left_out_text(c == 1 ? LEFT_OUT_PICTURE : LEFT_OUT_DRAWING));
}

static void character(struct doc *d, uint32_t c, uint32_t at)
{
	char bytes[4];

	if (c == 0x13 || c == 0x14 || c == 0x15) {
		field_mark(d, c);
	} else if (docx_field_instructs(d->fields)) {
		if (c >= ' ' && !(c >= 0xD800 && c < 0xE000))
			docx_field_text(d->fields, bytes, text_encode(c, bytes));
	} else if (c == 1 || c == 8) {
		drawn(d, c);
	} else if (c == 7) {
		range_at(d, at).row_end ? row_end(d) : cell_end(d);
	} else if (c == '\r' || c == 0x0C) {
		paragraph_end(d, range_at(d, at).in_table);
		d->page += c == 0x0C;
	} else if (c == 0x0B || c == '\t' || c == 0xA0) {
		buffer_char(&d->paragraph, c == 0x0B ? '\n' : c == '\t' ? '\t' : ' ');
	} else if (c == 0x1E) {
		buffer_char(&d->paragraph, '-');
	} else if (c >= ' ' && !(c >= 0xD800 && c < 0xE000)) {
		buffer_put(&d->paragraph, bytes, text_encode(c, bytes));
	}
}

static FALLIBLE piece_read(struct doc *d, uint32_t count, uint32_t fc)
{
	bool narrow = (fc & 0x40000000u) != 0;
	size_t size = narrow ? 1 : 2, at = narrow ? (fc & 0x3FFFFFFFu) / 2 : fc & 0x3FFFFFFFu;

	if (at > d->text.n || count > (d->text.n - at) / size)
		return damaged(d);
	for (; count > 0 && d->left > 0; count--, d->left--, at += size)
		character(d, narrow ? d->text.data[at] : get2(d->text.data + at), (uint32_t)at);
	return NULL;
}

/* The list of pieces stands behind property runs that are skipped. */
static FALLIBLE pieces_read(struct doc *d)
{
	struct stream list;
	size_t at = 0;

	if (!part(d, FIB_PIECES, &list))
		return damaged(d);
	while (at + 3 < list.n && list.data[at] == 1)
		at += 3 + get2(list.data + at + 1);
	if (at + 5 > list.n || list.data[at] != 2 || get4(list.data + at + 1) > list.n - at - 5)
		return damaged(d);
	const unsigned char *p = list.data + at + 5;
	size_t n = get4(list.data + at + 1), count = n < 16 ? 0 : (n - 4) / 12;
	for (size_t i = 0; i < count; i++) {
		uint32_t from = get4(p + i * 4), to = get4(p + i * 4 + 4);
		if (to < from)
			return damaged(d);
		TRY(piece_read(d, to - from, get4(p + (count + 1) * 4 + i * 8 + 2)));
	}
	return NULL;
}

FALLIBLE doc_read(struct arena *a, const void *data, size_t n, struct document *ret_document)
{
	struct doc d = { .arena = a,
			 .draft.arena = a,
			 .fields = docx_fields_new(a),
			 .paragraph = BUFFER(a),
			 .cell = BUFFER(a),
			 .page = 1 };
	struct cfb *file;
	struct stream macros;

	TRY(cfb_open(a, data, n, &file));
	TRY(cfb_stream(file, "WordDocument", &d.text));
	if (d.text.n < FIB_SIZE || get2(d.text.data) != 0xA5EC)
		return damaged(&d);
	if ((get2(d.text.data + FIB_FLAGS) & FLAG_ENCRYPTED) != 0)
		return error_new(a, ERROR_INVALID, NULL, "doc_encrypted");
	if (cfb_stream(file, "_VBA_PROJECT", &macros) == NULL)
		return error_new(a, ERROR_INVALID, NULL, "doc_macro");
	TRY(cfb_stream(file, (get2(d.text.data + FIB_FLAGS) & FLAG_TABLE_1) != 0 ? "1Table" : "0Table", &d.table));
	d.left = get4(d.text.data + FIB_TEXT);
	ranges_read(&d);
	TRY(pieces_read(&d));
	if (d.starts || docx_fields_end(d.fields) == FIELD_STARTS)
		return error_new(a, ERROR_INVALID, NULL, "docx_dde");
	if (d.packed)
		return error_new(a, ERROR_INVALID, NULL, "docx_packed_program");
	if (d.includes)
		return error_new(a, ERROR_INVALID, NULL, "docx_external");
	paragraph_end(&d, false);
	table_end(&d);
	*ret_document = document_end(&d.draft);
	return NULL;
}
