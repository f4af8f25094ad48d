#include "office/document.h"

#include "base/text.h"
#include "office/parcel.h"

static struct block *block_add(struct document_draft *d, int page)
{
	d->blocks = arena_room(d->arena, d->blocks, d->count, &d->room, sizeof *d->blocks);
	d->pages = page > d->pages ? page : d->pages;
	return &d->blocks[d->count++];
}

void document_paragraph(struct document_draft *d, const char *text, int page, int level)
{
	const char *trimmed = text_trim(text, d->arena);

	if (trimmed[0] != '\0')
		*block_add(d, page) = (struct block){ BLOCK_PARAGRAPH, .page = page, .level = level, .text = trimmed };
}

void document_table(struct document_draft *d, struct row *rows, size_t count, int page)
{
	if (count > 0)
		*block_add(d, page) = (struct block){ BLOCK_TABLE, .page = page, .rows = rows, .count = count };
}

struct document document_end(struct document_draft *d)
{
	return (struct document){ .blocks = d->blocks, .count = d->count, .pages = d->pages };
}

/* --- the packed form --- */

static void pack_row(struct buffer *b, const struct row *r)
{
	pack_number(b, (size_t)r->page);
	pack_number(b, r->count);
	for (size_t i = 0; i < r->count; i++) {
		const struct cell *c = &r->cells[i];
		pack_number(b, (size_t)c->column);
		pack_number(b, (size_t)c->span);
		pack_number(b, c->above);
		pack_text(b, c->text);
	}
}

void document_pack(const struct document *d, struct buffer *b)
{
	pack_number(b, (size_t)d->pages);
	pack_text(b, d->unreadable);
	pack_number(b, d->count);
	for (size_t i = 0; i < d->count; i++) {
		const struct block *k = &d->blocks[i];
		pack_number(b, k->kind);
		pack_number(b, (size_t)k->page);
		pack_number(b, (size_t)k->level);
		pack_text(b, k->text);
		pack_number(b, k->count);
		for (size_t r = 0; r < k->count; r++)
			pack_row(b, &k->rows[r]);
	}
}

static void unpack_row(struct unpacking *u, struct row *r)
{
	r->page = unpack_small(u);
	r->count = unpack_count(u, 17);
	r->cells = arena_array(u->arena, struct cell, r->count);
	for (size_t i = 0; i < r->count; i++) {
		struct cell *c = &r->cells[i];
		c->column = unpack_small(u);
		c->span = unpack_small(u);
		c->above = unpack_small(u) != 0;
		c->text = unpack_text(u);
	}
}

static void unpack_block(struct unpacking *u, struct block *k)
{
	k->kind = unpack_number(u) == BLOCK_TABLE ? BLOCK_TABLE : BLOCK_PARAGRAPH;
	k->page = unpack_small(u);
	k->level = unpack_small(u);
	k->text = unpack_text(u);
	k->count = unpack_count(u, 8);
	k->rows = arena_array(u->arena, struct row, k->count);
	for (size_t i = 0; i < k->count; i++)
		unpack_row(u, &k->rows[i]);
}

FALLIBLE document_unpack(struct arena *a, const char *data, size_t n, struct document *ret_document)
{
	struct unpacking u = { .arena = a, .at = data, .end = data + n };
	struct document d = { .pages = unpack_small(&u) };

	d.unreadable = unpack_text(&u);
	d.unreadable = d.unreadable[0] == '\0' ? NULL : d.unreadable;
	d.count = unpack_count(&u, 21);
	d.blocks = arena_array(a, struct block, d.count);
	for (size_t i = 0; i < d.count; i++)
		unpack_block(&u, &d.blocks[i]);
	if (u.bad || u.at != u.end)
		return error_new(a, ERROR_INVALID, NULL, "document_damaged");
	*ret_document = d;
	return NULL;
}
