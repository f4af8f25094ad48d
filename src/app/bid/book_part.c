/* What a section says, as blocks; how it is told apart from what it said before; what keeps it from being handed in. */
#include <string.h>

#include "app/bid/book.h"
#include "base/text.h"
#include "office/page_template.h"
#include "rule/bid/blank.h"
#include "seal/digest.h"
#include "store/record.h"

static void lack(struct book_passage *p, const char *reason, const char *detail)
{
	if (p->lack_count < sizeof p->lacks / sizeof *p->lacks)
		p->lacks[p->lack_count++] = (struct book_lack){ reason, detail };
}

/* --- a form of the tender document --- */

static bool is_price(enum blank_meaning means)
{
	return means == blank_meaning_price || means == blank_meaning_price_words;
}

/* The row of the blank as it is kept; its own meaning and value win over what was found. */
static const struct section_blank *kept_blank(const struct bid_section *s, size_t i)
{
	return i < s->blanks.count ? LINE_AT(s->blanks, struct section_blank, i) : NULL;
}

static const char *blank_value(struct book *b, struct book_passage *p, size_t i)
{
	const struct section_blank *kept = kept_blank(p->section, i);
	struct blank *at = &p->blanks[i];

	if (kept != NULL && kept->meaning != blank_meaning_unset)
		at->means = kept->meaning;
	p->priced |= is_price(at->means);
	if (kept != NULL && kept->value != NULL)
		return kept->value;
	if (at->means == blank_meaning_unset || at->means == blank_meaning_by_hand)
		return NULL;
	const char *said = book_fact(b, at->means, blank_has_unit(p->section->original, at));
	return said[0] == '\0' ? NULL : said;
}

static FALLIBLE make_form(struct book *b, struct book_passage *p, struct page_document *d)
{
	struct arena *a = b->act->arena;
	const char *text = p->section->original == NULL ? "" : p->section->original;
	size_t open = 0;

	p->blank_count = blanks_of(a, text, &p->blanks);
	p->values = arena_array(a, const char *, p->blank_count + 1);
	const char **written = arena_array(a, const char *, p->blank_count + 1);
	for (size_t i = 0; i < p->blank_count; i++) {
		p->values[i] = blank_value(b, p, i);
		written[i] = p->values[i] == NULL ? NULL : page_marks_of(a, p->values[i]);
		open += p->values[i] == NULL && p->blanks[i].means != blank_meaning_by_hand;
	}
	if (open > 0)
		lack(p, "blanks_open", arena_print(a, "%zu", open));
	return page_marks_read(a, blanks_filled(a, text, p->blanks, written, p->blank_count), d);
}

/* --- the other sources --- */

static FALLIBLE make_text(struct book *b, struct book_passage *p, struct page_document *d)
{
	const char *text = p->section->text;

	p->priced = text != NULL && strstr(text, "{{price") != NULL;
	if (text == NULL)
		lack(p, "section_empty", NULL);
	return page_template_read(b->act->arena, text == NULL ? "" : text, b->facts, d);
}

static FALLIBLE make_paper(struct book *b, struct book_passage *p, struct page_document *d)
{
	p->priced = book_paper_priced(p->section->paper);
	p->itemised = book_paper_itemised(p->section->paper);
	return book_paper_read(b, p->section, d);
}

static bool in_price_volume(const struct book *b, const struct book_passage *p)
{
	for (unsigned i = 0; i < b->volumes.count; i++) {
		const struct bid_volume *v = LINE_AT(b->volumes, struct bid_volume, i);
		if (v->record.id == p->section->volume.v)
			return v->kind == volume_kind_price;
	}
	return false;
}

/* Filled and read by a child later. */
static FALLIBLE make_template(struct book *b, struct book_passage *p, struct page_document *d)
{
	void *file = NULL;

	(void)d;
	if (p->section->template.v == 0) {
		lack(p, "section_empty", NULL);
		return NULL;
	}
	TRY(store_find(b->act->db, &file_entity, "id", value_int(p->section->template.v), &file, b->act->arena));
	p->template = file;
	p->priced = p->itemised = in_price_volume(b, p); /* only there may it name it */
	return book_template_content(b, &p->content);
}

static FALLIBLE make_attachments(struct book *b, struct book_passage *p, struct page_document *d)
{
	(void)b;
	(void)d;
	if (p->attachment_count == 0)
		lack(p, "section_empty", NULL);
	return NULL;
}

static const struct {
	struct error *(*make)(struct book *b, struct book_passage *p, struct page_document *d);
} sources[section_source_count] = {
	[section_source_form] = { make_form },
	[section_source_paper] = { make_paper },
	[section_source_text] = { make_text },
	[section_source_template] = { make_template },
	[section_source_attachments] = { make_attachments },
};

/* --- what it said --- */

static void digest_text(struct digest *d, const char *s)
{
	digest_add(d, s == NULL ? "" : s, s == NULL ? 1 : strlen(s) + 1);
}

static void digest_block(struct digest *d, const struct page_block *b)
{
	digest_add(d, &b->style, sizeof b->style);
	digest_text(d, b->line.text);
	for (size_t i = 0; i < b->table.count; i++)
		for (size_t k = 0; k < b->table.rows[i].count; k++)
			for (size_t l = 0; l < b->table.rows[i].cells[k].count; l++)
				digest_text(d, b->table.rows[i].cells[k].lines[l].text);
}

static void digest_box(struct digest *d, const struct sealed *s)
{
	if (s->box != NULL)
		digest_add(d, s->box, s->size);
}

/* Where a closed price stands, its figures are no part of what is kept: a hash of a form and one number tells the
 * number to who tries them all.  What it is made from tells as well whether it has changed, and is the same for every
 * reader. */
static void digest_priced(struct digest *d, const struct book *b, const struct book_passage *p)
{
	const struct bid_section *s = p->section;

	digest_text(d, s->original);
	digest_text(d, s->text);
	for (unsigned means = 1; means < blank_meaning_count; means++)
		if (!is_price((enum blank_meaning)means))
			digest_text(d, book_fact(b, (enum blank_meaning)means, false));
	for (size_t i = 0; i < p->blank_count; i++)
		if (!is_price(p->blanks[i].means))
			digest_text(d, p->values[i]);
	digest_box(d, &b->bid->price);
	if (p->itemised && b->sheet != NULL)
		digest_box(d, &b->sheet->content);
}

static void sign(const struct book *b, struct book_passage *p)
{
	struct digest d;

	digest_begin(&d);
	digest_text(&d, p->heading);
	if (p->priced && b->bid->price.box != NULL)
		digest_priced(&d, b, p);
	else
		for (size_t i = 0; i < p->count; i++)
			digest_block(&d, &p->blocks[i]);
	digest_text(&d, p->template == NULL ? NULL : p->template->sha256);
	for (size_t i = 0; i < p->attachment_count; i++) {
		const struct book_attachment *t = &p->attachments[i];
		digest_text(&d, t->record->caption);
		digest_text(&d, t->record->pages);
		digest_text(&d, t->file == NULL ? NULL : t->file->sha256);
	}
	digest_end(&d, p->said);
}

/* --- what it lacks --- */

static void look_over(struct book *b, struct book_passage *p)
{
	const struct bid_section *s = p->section;
	unsigned seals = 0;

	for (size_t i = 0; i < p->attachment_count; i++)
		if (p->attachments[i].file == NULL)
			lack(p, "attachment_without_file", p->attachments[i].record->caption);
	for (unsigned i = 0; i < s->seal_points.count; i++)
		seals += !LINE_AT(s->seal_points, struct seal_point, i)->done;
	if (seals > 0)
		lack(p, "seals_open", arena_print(b->act->arena, "%u", seals));
	if (s->stage != bid_section_stage_done && s->stage != bid_section_stage_checked)
		lack(p, "section_not_done", NULL);
}

/* What cannot be made is said where it stands; the rest of the book is there nevertheless. */
FALLIBLE book_part_make(struct book *b, struct book_passage *p)
{
	struct page_document *d = arena_new(b->act->arena, struct page_document);
	struct error *e = sources[p->section->source].make(b, p, d);

	if (e != NULL && e->code == ERROR_INTERNAL)
		return e;
	if (e != NULL)
		lack(p, e->reason, e->detail != NULL ? e->detail : e->field);
	p->blocks = d->blocks;
	p->count = d->count;
	sign(b, p);
	look_over(b, p);
	return NULL;
}
