/* A volume as one paper: cover, contents, index of the scoring, sections, attachments. */
#include <stdlib.h>
#include <string.h>

#include "app/bid/book.h"
#include "base/money.h"
#include "base/text.h"
#include "rule/bid/lot.h"
#include "rule/bid/page_ranges.h"
#include "rule/why.h"

#define CONTENTS_DEEP 3

struct making {
	struct book *book;
	const struct bid_volume *volume;
	const struct book_sheets *sheets;
	size_t sheet_count;
	struct page_block *blocks;
	size_t count, room;
};

static const char *words(const struct making *m, const char *key, const char *arg)
{
	struct why w = { .key = key, .args = { arg } };

	return why_text(&w, m->book->language, m->book->act->arena);
}

static struct page_block *put(struct making *m, struct page_block b)
{
	m->blocks = arena_room(m->book->act->arena, m->blocks, m->count, &m->room, sizeof *m->blocks);
	m->blocks[m->count] = b;
	return &m->blocks[m->count++];
}

static struct page_block *put_text(struct making *m, enum page_style style, enum page_align align, const char *text)
{
	return put(m,
		   (struct page_block){ .kind = PAGE_TEXT, .style = style, .line = { .text = text, .align = align } });
}

static void put_space(struct making *m, double mm)
{
	put(m, (struct page_block){ .kind = PAGE_SPACE, .height = mm * POINTS_PER_MM });
}

static void put_break(struct making *m)
{
	put(m, (struct page_block){ .kind = PAGE_BREAK });
}

static bool in_volume(const struct making *m, const struct book_passage *p)
{
	return p->section->volume.v == m->volume->record.id;
}

#define FOR_PASSAGES(p, m) for (struct book_passage *p = (m)->book->parts; p < (m)->book->parts + (m)->book->count; p++)

/* --- in front --- */

static void put_cover(struct making *m)
{
	const struct tender *t = m->book->tender;
	const char *bidder = book_fact(m->book, blank_meaning_bidder, false);
	const char *day = book_fact(m->book, blank_meaning_day, false);

	put_text(m, PAGE_PLAIN, ALIGN_RIGHT, words(m, "book_cover_original", NULL));
	put_space(m, 35);
	put_text(m, PAGE_TITLE, ALIGN_CENTRE, t->name);
	if (t->number != NULL)
		put_text(m, PAGE_PLAIN, ALIGN_CENTRE, words(m, "book_cover_no", t->number));
	if (book_lot(m->book) != NULL)
		put_text(m, PAGE_PLAIN, ALIGN_CENTRE, words(m, "book_cover_lot", book_lot(m->book)));
	put_space(m, 20);
	put_text(m, PAGE_COVER, ALIGN_CENTRE, words(m, "book_cover_title", NULL));
	put_text(m, PAGE_TITLE, ALIGN_CENTRE, m->volume->name);
	put_space(m, 70);
	put_text(m, PAGE_PLAIN, ALIGN_CENTRE, words(m, "book_cover_bidder", bidder));
	put_text(m, PAGE_PLAIN, ALIGN_CENTRE, day);
	put_break(m);
}

static void put_contents(struct making *m)
{
	put_text(m, PAGE_TITLE, ALIGN_CENTRE, words(m, "book_contents", NULL));
	FOR_PASSAGES(p, m)
	{
		if (!in_volume(m, p) || p->level > CONTENTS_DEEP)
			continue;
		struct page_block *b =
			put_text(m, PAGE_CONTENTS_1 + (enum page_style)(p->level - 1), ALIGN_LEFT, p->heading);
		b->line.page_of = p->place;
	}
}

/* --- the index of the scoring --- */

static struct page_cell cell_of(struct making *m, int column, enum page_align align, const char *text, bool label)
{
	struct page_line *l = arena_new(m->book->act->arena, struct page_line);

	*l = (struct page_line){ .text = text, .align = align };
	return (struct page_cell){ .lines = l, .count = 1, .column = column, .span = 1, .rows = 1, .label = label };
}

static struct page_row *add_row(struct making *m, struct page_table *t, size_t *room)
{
	struct arena *a = m->book->act->arena;

	t->rows = arena_room(a, t->rows, t->count, room, sizeof *t->rows);
	t->rows[t->count] = (struct page_row){ .cells = arena_array(a, struct page_cell, 5), .count = 5 };
	return &t->rows[t->count++];
}

static void index_head(struct making *m, struct page_table *t, size_t *room)
{
	static const char *const keys[] = { "book_index_no", "book_index_item", "book_index_points",
					    "book_index_section", "book_index_page" };
	struct page_row *r = add_row(m, t, room);

	r->head = true;
	for (int i = 0; i < 5; i++)
		r->cells[i] = cell_of(m, i, ALIGN_CENTRE, words(m, keys[i], NULL), true);
}

struct index_entry {
	const char *item, *section;
	decimal points;
	const char *place; /* NULL: it stands in another volume */
};

static void index_row(struct making *m, struct page_table *t, size_t *room, struct index_entry e)
{
	struct arena *a = m->book->act->arena;
	struct page_row *r = add_row(m, t, room);
	bool known = e.points.millionths != UNSET;

	r->cells[0] = cell_of(m, 0, ALIGN_CENTRE, arena_print(a, "%zu", t->count - 1), false);
	r->cells[1] = cell_of(m, 1, ALIGN_LEFT, e.item, false);
	r->cells[2] = cell_of(m, 2, ALIGN_CENTRE, known ? decimal_text(e.points, a) : "", false);
	r->cells[3] = cell_of(m, 3, ALIGN_LEFT, e.section, false);
	r->cells[4] = cell_of(m, 4, ALIGN_CENTRE, "", false);
	r->cells[4].lines->page_of = e.place;
}

static const char *volume_name(const struct making *m, int64_t id)
{
	for (unsigned i = 0; i < m->book->volumes.count; i++)
		if (LINE_AT(m->book->volumes, struct bid_volume, i)->record.id == id)
			return LINE_AT(m->book->volumes, struct bid_volume, i)->name;
	return "";
}

static bool answers_item(const struct book_passage *p, int64_t item)
{
	for (unsigned i = 0; i < p->section->answers.count; i++)
		if (LINE_AT(p->section->answers, struct section_answer, i)->score_item.v == item)
			return true;
	return false;
}

/* Where an item of the scoring table is answered: here with its page, in another volume by its name. */
static void index_item(struct making *m, struct page_table *t, size_t *room, const struct score_item *item)
{
	FOR_PASSAGES(p, m)
	{
		if (!answers_item(p, item->record.id))
			continue;
		struct index_entry e = { .item = item->name, .points = item->points };
		e.section = in_volume(m, p) ? p->heading
					    : words(m, "book_index_elsewhere", volume_name(m, p->section->volume.v));
		e.place = in_volume(m, p) ? p->place : NULL;
		index_row(m, t, room, e);
	}
}

/* What was typed by hand, without a line of the table. */
static void index_typed(struct making *m, struct page_table *t, size_t *room, const struct book_passage *p)
{
	for (unsigned i = 0; i < p->section->answers.count; i++) {
		const struct section_answer *a = LINE_AT(p->section->answers, struct section_answer, i);
		if (a->score_item.v == 0)
			index_row(m, t, room, (struct index_entry){ a->item, p->heading, a->points, p->place });
	}
}

static void put_index(struct making *m)
{
	static const double shares[] = { 0.08, 0.40, 0.10, 0.32, 0.10 };
	struct page_table t = { .columns = 5, .small = true };
	size_t room = 0;

	memcpy(t.widths, shares, sizeof shares);
	index_head(m, &t, &room);
	for (unsigned i = 0; i < m->book->scores.count; i++)
		index_item(m, &t, &room, LINE_AT(m->book->scores, struct score_item, i));
	FOR_PASSAGES(p, m)
	if (in_volume(m, p))
		index_typed(m, &t, &room, p);
	if (t.count == 1)
		return;
	put_space(m, 6);
	put_text(m, PAGE_TITLE, ALIGN_CENTRE, words(m, "book_index", NULL));
	put(m, (struct page_block){ .kind = PAGE_TABLE, .table = t });
}

/* --- sections --- */

/* Headings inside a section stand below its own; the title of a paper is that of the section. */
static void put_passage(struct making *m, const struct book_passage *p)
{
	int level = p->level > 3 ? 3 : p->level;

	if (!p->section->same_page)
		put_break(m);
	put_text(m, PAGE_HEADING_1 + (enum page_style)(level - 1), ALIGN_LEFT, p->heading)->place = p->place;
	for (size_t i = 0; i < p->count; i++) {
		struct page_block b = p->blocks[i];
		if (b.kind == PAGE_TEXT && b.style == PAGE_TITLE)
			continue;
		if (b.kind == PAGE_TEXT && b.style >= PAGE_HEADING_1 && b.style <= PAGE_HEADING_3) {
			int deeper = (int)(b.style - PAGE_HEADING_1) + level;
			b.style = PAGE_HEADING_1 + (enum page_style)(deeper > 2 ? 2 : deeper);
		}
		put(m, b);
	}
}

static const struct book_sheets *sheets_of(const struct making *m, const struct file *f)
{
	for (size_t i = 0; f != NULL && i < m->sheet_count; i++)
		if (strcmp(m->sheets[i].source, f->sha256) == 0)
			return &m->sheets[i];
	return NULL;
}

static const char *caption_of(const struct making *m, const char *caption, size_t i, size_t n)
{
	struct arena *a = m->book->act->arena;
	struct why w = { .key = "book_sheet",
			 .args = { caption, arena_print(a, "%zu", i + 1), arena_print(a, "%zu", n) } };

	return n == 1 ? caption : why_text(&w, m->book->language, a);
}

static void put_attachment(struct making *m, const struct book_attachment *t, bool below_heading)
{
	const struct book_sheets *s = sheets_of(m, t->file);
	struct arena *a = m->book->act->arena;
	int *pages = NULL;
	size_t n = 0;

	if (s == NULL || !page_ranges_read(a, t->record->pages, (int)s->count, &pages, &n) || n == 0) {
		put_text(m, PAGE_NOTE, ALIGN_LEFT, words(m, "book_no_sheets", t->record->caption));
		return;
	}
	for (size_t i = 0; i < n; i++) {
		struct page_sheet *sheet = arena_new(a, struct page_sheet);
		*sheet = (struct page_sheet){
			.pdf = s->pdf.s, .n = s->pdf.n, .page = pages[i], .picture = s->pictures[pages[i] - 1]
		};
		put(m, (struct page_block){ .kind = PAGE_SHEET,
					    .style = PAGE_NOTE,
					    .line = { .text = caption_of(m, t->record->caption, i, n) },
					    .sheet = sheet,
					    .same_page = below_heading && i == 0 });
	}
}

struct page_document book_volume_paper(struct book *b, const struct bid_volume *v, const struct book_sheets *sheets,
				       size_t count)
{
	struct making m = { .book = b, .volume = v, .sheets = sheets, .sheet_count = count };
	const char *header = v->header != NULL	       ? v->header
			     : b->book->header != NULL ? b->book->header
						       : b->tender->name;

	put_cover(&m);
	put_contents(&m);
	put_index(&m);
	FOR_PASSAGES(p, &m)
	{
		if (!in_volume(&m, p))
			continue;
		put_passage(&m, p);
		for (size_t i = 0; i < p->attachment_count; i++)
			put_attachment(&m, &p->attachments[i], p->count == 0 && i == 0);
	}
	return (struct page_document){
		.title = arena_print(b->act->arena, "%s-%s", b->tender->name, v->name),
		.language = b->language == LANGUAGE_ZH ? "zh-CN" : "en",
		.header_left = header,
		.header_right = v->name,
		.footer = v->footer != NULL ? v->footer : words(&m, "book_footer", NULL),
		.cover = true,
		.blocks = m.blocks,
		.count = m.count,
	};
}
