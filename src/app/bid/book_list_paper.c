#include "app/bid/book_list_paper.h"

#include "app/bid/book.h"
#include "base/text.h"
#include "rule/why.h"
#include "store/lines.h"
#include "store/record.h"

/* --- labels: one for each kind of copy of each volume --- */

static void label_row(struct book *b, struct content *c, const struct bid_volume *v, const char *copy, int64_t count,
		      enum language lang)
{
	struct arena *a = b->act->arena;

	if (count == UNSET || count == 0)
		return;
	struct content *row = content_row(c, "labels");
	content_text(row, "volume", v->name);
	content_text(row, "copy", why_words(arena_print(a, "book_copy_%s", copy), lang, a));
	content_number(row, "count", count);
	content_text(row, "apart", v->sealed_apart ? "1" : NULL);
}

static FALLIBLE fill_labels(struct book *b, struct content *c, enum language lang)
{
	instant opening = b->bid->opening_at.us != 0 ? b->bid->opening_at : b->bid->deadline_at;

	content_rows(c, "labels");
	content_text(c, "opening", paper_minute(opening, b->act->arena));
	content_text(c, "place", b->tender->opening_place);
	for (unsigned i = 0; i < b->volumes.count; i++) {
		const struct bid_volume *v = LINE_AT(b->volumes, struct bid_volume, i);
		label_row(b, c, v, "original", v->originals, lang);
		label_row(b, c, v, "duplicate", v->duplicates, lang);
		label_row(b, c, v, "electronic", v->electronic, lang);
	}
	return NULL;
}

/* --- seals: with the page of the newest edition of the volume --- */

static FALLIBLE page_of(struct book *b, const struct bid_section *s, int64_t *ret)
{
	struct lines all = { 0 };
	struct book_edition *newest = NULL;

	*ret = UNSET;
	TRY(store_all(b->act->db, &book_edition_entity, "volume", value_int(s->volume.v), &all, b->act->arena));
	for (unsigned i = 0; i < all.count; i++)
		if (newest == NULL || LINE_AT(all, struct book_edition, i)->edition > newest->edition)
			newest = LINE_AT(all, struct book_edition, i);
	if (newest == NULL)
		return NULL;
	TRY(lines_load(b->act->db, &book_edition_entity, newest, b->act->arena));
	for (unsigned i = 0; i < newest->parts.count; i++)
		if (LINE_AT(newest->parts, struct book_part, i)->section.v == s->record.id)
			*ret = LINE_AT(newest->parts, struct book_part, i)->page;
	return NULL;
}

static const char *volume_name(const struct book *b, int64_t id)
{
	for (unsigned i = 0; i < b->volumes.count; i++)
		if (LINE_AT(b->volumes, struct bid_volume, i)->record.id == id)
			return LINE_AT(b->volumes, struct bid_volume, i)->name;
	return NULL;
}

static FALLIBLE fill_seals(struct book *b, struct content *c, enum language lang)
{
	struct arena *a = b->act->arena;
	int64_t page;

	content_rows(c, "seals");
	for (size_t i = 0; i < b->count; i++) {
		const struct bid_section *s = b->parts[i].section;
		if (s->seal_points.count > 0)
			TRY(page_of(b, s, &page));
		for (unsigned k = 0; k < s->seal_points.count; k++) {
			const struct seal_point *p = LINE_AT(s->seal_points, struct seal_point, k);
			struct content *row = content_row(c, "seals");
			const char *key = arena_print(a, "book_seal_%s", seal_kind_choices.labels[p->kind]);
			content_text(row, "volume", volume_name(b, s->volume.v));
			content_text(row, "section", b->parts[i].heading);
			content_text(row, "page", page == UNSET ? NULL : arena_print(a, "%lld", (long long)page));
			content_text(row, "kind", why_words(key, lang, a));
			content_text(row, "words", p->words);
			content_text(row, "done_on", paper_day(p->done_on, a));
		}
	}
	return NULL;
}

static const struct {
	const char *variant;
	struct error *(*fill)(struct book *b, struct content *c, enum language lang);
} papers[] = { { "envelope_labels", fill_labels }, { "seal_list", fill_seals } };

FALLIBLE book_list_paper(struct act *act, int64_t bid, struct paper *p)
{
	struct book *b = arena_new(act->arena, struct book);

	for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
		if (p->variant != NULL && !text_same(p->variant, papers[i].variant))
			continue;
		TRY(book_load(act, bid, NULL, b));
		p->layout = papers[i].variant;
		p->title = arena_print(act->arena, "%s-%s", b->bid->number, papers[i].variant);
		p->content = content_new(act->arena);
		p->content->outer = b->facts;
		return papers[i].fill(b, p->content, p->language);
	}
	return error_new(act->arena, ERROR_MALFORMED, "paper", "not_a_choice");
}
