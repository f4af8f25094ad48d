/* document.h -- a text as a reader sees it: paragraphs and tables in their order, whatever the file was.
 *
 * All text is UTF-8 as written (nothing narrowed), without leading or trailing blanks; '\n' parts the
 * paragraphs of a cell.  Pages count from 1; a format without pages has everything on page 1. */
#ifndef OFFICE_DOCUMENT_H
#define OFFICE_DOCUMENT_H

#include "base/buffer.h"
#include "base/error.h"

/* What a reader leaves unread is said in the text, at its place, between these: an object, a picture elsewhere. */
#define DOCUMENT_LEFT_OUT     "〔未读取："
#define DOCUMENT_LEFT_OUT_END "〕"

enum block_kind { BLOCK_PARAGRAPH, BLOCK_TABLE };

struct cell {
	const char *text;
	int column, span; /* first column of the grid, and how many it covers */
	bool above;	  /* belongs to the cell above (merged downwards) */
};

struct row {
	struct cell *cells;
	size_t count;
	int page;
};

struct block {
	enum block_kind kind;
	int page;
	int level;	  /* of a heading, 1 the highest; 0: not one */
	const char *text; /* BLOCK_PARAGRAPH */
	struct row *rows; /* BLOCK_TABLE */
	size_t count;
};

struct document {
	struct block *blocks;
	size_t count;
	int pages;
	const char *unreadable; /* why no text could be had ("no_text", "no_character_map"); NULL: it could */
};

/* Grows a document block by block; document_end() hands it over. */
struct document_draft {
	struct arena *arena;
	struct block *blocks;
	size_t count, room;
	int pages;
};

void document_paragraph(struct document_draft *d, const char *text, int page, int level);
void document_table(struct document_draft *d, struct row *rows, size_t count, int page);
struct document document_end(struct document_draft *d);

/* Across a pipe: the receiver trusts nothing, and refuses with "document_damaged". */
void document_pack(const struct document *d, struct buffer *b);
FALLIBLE document_unpack(struct arena *a, const char *data, size_t n, struct document *ret_document);

#endif
