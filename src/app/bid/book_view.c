#include "app/bid/book_view.h"

#include <string.h>

#include "app/bid/book.h"
#include "app/bid/book_pages.h"
#include "app/presale/project.h"
#include "app/record_list.h"
#include "base/random.h"
#include "base/text.h"
#include "json/record.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/bid/blank.h"
#include "rule/bid/score_section.h"
#include "rule/why.h"
#include "store/lines.h"
#include "store/record.h"

struct viewing {
	struct book book;
	struct section_pages pages; /* in the newest editions */
	enum language lang;
	struct buffer *b;
};

/* --- one section --- */

static void lacks_write(struct viewing *v, const struct book_passage *p)
{
	struct buffer *b = v->b;

	json_key(b, "lacks");
	json_open(b, '[');
	for (size_t i = 0; i < p->lack_count; i++) {
		struct why w = { .key = arena_print(b->arena, "book_lack_%s", p->lacks[i].reason),
				 .args = { p->lacks[i].detail == NULL ? "" : p->lacks[i].detail } };
		json_open(b, '{');
		json_member(b, "reason", p->lacks[i].reason);
		json_member(b, "text", why_text(&w, v->lang, b->arena));
		json_close(b, '}');
	}
	json_close(b, ']');
}

static void answers_write(struct viewing *v, const struct bid_section *s)
{
	struct buffer *b = v->b;

	json_key(b, "answers");
	json_open(b, '[');
	for (unsigned i = 0; i < s->answers.count; i++) {
		const struct section_answer *a = LINE_AT(s->answers, struct section_answer, i);
		json_open(b, '{');
		json_member(b, "item", a->item);
		decimal_write(b, "points", a->points);
		json_member(b, "score_item", a->score_item.v == 0 ? NULL : id_text(a->score_item.v, b->arena));
		json_close(b, '}');
	}
	json_close(b, ']');
}

/* The page of the section in the edition at hand. */
static const struct book_part *part_in(const struct book_edition *e, int64_t section)
{
	for (unsigned i = 0; e != NULL && i < e->parts.count; i++)
		if (LINE_AT(e->parts, struct book_part, i)->section.v == section)
			return LINE_AT(e->parts, struct book_part, i);
	return NULL;
}

static void page_write(struct buffer *b, const struct book_edition *e, int64_t section)
{
	const struct book_part *r = part_in(e, section);

	number_write(b, "page", r == NULL ? UNSET : r->page, true);
}

static void seal_counts_write(struct buffer *b, const struct bid_section *s)
{
	unsigned done = 0;

	for (unsigned i = 0; i < s->seal_points.count; i++)
		done += LINE_AT(s->seal_points, struct seal_point, i)->done;
	json_member_int(b, "seals", s->seal_points.count);
	json_member_int(b, "seals_done", done);
}

static size_t blanks_open(const struct book_passage *p)
{
	size_t open = 0;

	for (size_t i = 0; i < p->blank_count; i++)
		open += p->values[i] == NULL && p->blanks[i].means != blank_meaning_by_hand;
	return open;
}

static FALLIBLE passage_write(struct viewing *v, const struct book_passage *p, const struct book_edition *e)
{
	const struct bid_section *s = p->section;
	struct act *act = v->book.act;
	struct buffer *b = v->b;

	json_open(b, '{');
	json_member(b, "id", id_text(s->record.id, b->arena));
	json_member_int(b, "version", s->record.version);
	json_member(b, "title", s->title);
	json_member(b, "heading", p->heading);
	json_member_int(b, "level", p->level);
	json_member(b, "parent", s->parent.v == 0 ? NULL : id_text(s->parent.v, b->arena));
	number_write(b, "place", s->place, true);
	json_member(b, "source", section_source_choices.labels[s->source]);
	json_member(b, "paper", s->paper == section_paper_unset ? NULL : section_paper_choices.labels[s->paper]);
	json_member(b, "stage", bid_section_stage_choices.labels[s->stage]);
	TRY(title_write(act, "owner", &user_entity, s->owner.v, b));
	date_write(b, "due_on", s->due_on);
	json_member_bool(b, "priced", p->priced);
	json_member_int(b, "attachments", (int64_t)p->attachment_count);
	json_member_int(b, "blanks", (int64_t)p->blank_count);
	json_member_int(b, "blanks_open", (int64_t)blanks_open(p));
	seal_counts_write(b, s);
	page_write(b, e, s->record.id);
	answers_write(v, s);
	lacks_write(v, p);
	json_close(b, '}');
	return NULL;
}

/* --- what changed since --- */

static void change_write(struct buffer *b, const char *kind, int64_t section, const char *title)
{
	json_open(b, '{');
	json_member(b, "kind", kind);
	json_member(b, "section", id_text(section, b->arena));
	json_member(b, "title", title);
	json_close(b, '}');
}

static const struct book_passage *passage_of(const struct book *b, int64_t volume, int64_t section)
{
	for (size_t i = 0; i < b->count; i++)
		if (b->parts[i].section->record.id == section && b->parts[i].section->volume.v == volume)
			return &b->parts[i];
	return NULL;
}

/* Whether the sections that are in both stand in the same order. */
static bool same_order(const struct book *k, int64_t volume, const struct book_edition *e)
{
	unsigned at = 0;

	for (size_t i = 0; i < k->count; i++) {
		const struct bid_section *s = k->parts[i].section;
		if (s->volume.v != volume || part_in(e, s->record.id) == NULL)
			continue;
		while (at < e->parts.count && LINE_AT(e->parts, struct book_part, at)->section.v != s->record.id)
			at++;
		if (at == e->parts.count)
			return false;
	}
	return true;
}

static void changes_write(struct viewing *v, int64_t volume, const struct book_edition *e)
{
	struct buffer *b = v->b;

	json_key(b, "changes");
	json_open(b, '[');
	for (size_t i = 0; i < v->book.count; i++) {
		const struct book_passage *p = &v->book.parts[i];
		if (p->section->volume.v != volume)
			continue;
		const struct book_part *r = part_in(e, p->section->record.id);
		if (r == NULL || !text_same(r->said, p->said))
			change_write(b, r == NULL ? "added" : "changed", p->section->record.id, p->heading);
	}
	for (unsigned i = 0; i < e->parts.count; i++) {
		const struct book_part *r = LINE_AT(e->parts, struct book_part, i);
		if (passage_of(&v->book, volume, r->section.v) == NULL)
			change_write(b, "removed", r->section.v, r->title);
	}
	if (!same_order(&v->book, volume, e))
		change_write(b, "moved", 0, "");
	json_close(b, ']');
}

/* --- volumes --- */

static FALLIBLE newest_edition(struct act *act, int64_t volume, struct book_edition **ret)
{
	struct lines all = { 0 };

	*ret = NULL;
	TRY(store_all(act->db, &book_edition_entity, "volume", value_int(volume), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++)
		if (*ret == NULL || LINE_AT(all, struct book_edition, i)->edition > (*ret)->edition)
			*ret = LINE_AT(all, struct book_edition, i);
	return *ret == NULL ? NULL : lines_load(act->db, &book_edition_entity, *ret, act->arena);
}

static FALLIBLE edition_write(struct viewing *v, int64_t volume, const struct book_edition *e)
{
	struct buffer *b = v->b;

	json_key(b, "edition");
	if (e == NULL) {
		json_none(b);
		return NULL;
	}
	json_open(b, '{');
	json_member(b, "id", id_text(e->record.id, b->arena));
	json_member_int(b, "edition", e->edition);
	json_member_int(b, "pages", e->pages);
	json_member(b, "pdf", e->pdf.v == 0 ? NULL : id_text(e->pdf.v, b->arena));
	json_member(b, "docx", e->docx.v == 0 ? NULL : id_text(e->docx.v, b->arena));
	json_member(b, "pdf_hash", e->pdf_hash);
	json_member(b, "at", instant_text(e->record.created_at, b->arena));
	TRY(title_write(v->book.act, "by", &user_entity, e->record.created_by, b));
	changes_write(v, volume, e);
	json_close(b, '}');
	return NULL;
}

static FALLIBLE volume_write(struct viewing *v, const struct bid_volume *k)
{
	struct book_edition *e = NULL;
	struct buffer *b = v->b;

	TRY(newest_edition(v->book.act, k->record.id, &e));
	json_open(b, '{');
	json_member(b, "id", id_text(k->record.id, b->arena));
	json_member_int(b, "version", k->record.version);
	json_member(b, "name", k->name);
	json_member(b, "kind", volume_kind_choices.labels[k->kind]);
	number_write(b, "originals", k->originals, true);
	number_write(b, "duplicates", k->duplicates, true);
	number_write(b, "electronic", k->electronic, true);
	number_write(b, "pages_most", k->pages_most, true);
	json_member_bool(b, "closed", book_is_closed(&v->book, k->record.id));
	TRY(edition_write(v, k->record.id, e));
	json_key(b, "sections");
	json_open(b, '[');
	for (size_t i = 0; i < v->book.count; i++)
		if (v->book.parts[i].section->volume.v == k->record.id)
			TRY(passage_write(v, &v->book.parts[i], e));
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}

/* --- lists over the whole book --- */

static void blanks_write(struct viewing *v)
{
	struct buffer *b = v->b;

	json_key(b, "blanks");
	json_open(b, '[');
	for (size_t i = 0; i < v->book.count; i++) {
		const struct book_passage *p = &v->book.parts[i];
		for (size_t k = 0; k < p->blank_count; k++) {
			if (p->values[k] != NULL || p->blanks[k].means == blank_meaning_by_hand)
				continue;
			json_open(b, '{');
			json_member(b, "section", id_text(p->section->record.id, b->arena));
			json_member(b, "title", p->heading);
			json_member_int(b, "row", (int64_t)k);
			json_member(b, "label", p->blanks[k].label);
			json_member(b, "meaning",
				    p->blanks[k].means == blank_meaning_unset
					    ? NULL
					    : blank_meaning_choices.labels[p->blanks[k].means]);
			json_close(b, '}');
		}
	}
	json_close(b, ']');
}

static void seals_write(struct viewing *v)
{
	struct buffer *b = v->b;

	json_key(b, "seals");
	json_open(b, '[');
	for (size_t i = 0; i < v->book.count; i++) {
		const struct bid_section *s = v->book.parts[i].section;
		for (unsigned k = 0; k < s->seal_points.count; k++) {
			const struct seal_point *p = LINE_AT(s->seal_points, struct seal_point, k);
			json_open(b, '{');
			json_member(b, "section", id_text(s->record.id, b->arena));
			json_member(b, "title", v->book.parts[i].heading);
			json_member_int(b, "row", k);
			json_member(b, "kind", seal_kind_choices.labels[p->kind]);
			json_member(b, "words", p->words);
			json_member_bool(b, "done", p->done);
			json_close(b, '}');
		}
	}
	json_close(b, ']');
}

/* --- the items of the scoring: where each is answered, and where it might be --- */

static bool answers_score(const struct book_passage *p, int64_t item)
{
	for (unsigned i = 0; i < p->section->answers.count; i++)
		if (LINE_AT(p->section->answers, struct section_answer, i)->score_item.v == item)
			return true;
	return false;
}

static void place_of_score_write(struct viewing *v, const struct book_passage *p)
{
	struct buffer *b = v->b;

	json_open(b, '{');
	json_member(b, "section", id_text(p->section->record.id, b->arena));
	json_member(b, "title", p->heading);
	number_write(b, "page", page_of_section(&v->pages, p->section->record.id), true);
	json_close(b, '}');
}

static const struct book_passage *best_for_score(const struct book *k, const struct score_item *item)
{
	const struct book_passage *best = NULL;
	unsigned most = 0;

	for (size_t i = 0; i < k->count; i++) {
		const struct bid_section *s = k->parts[i].section;
		unsigned fit = score_section_fit(item->kind, item->name, s->title, s->paper);
		if (fit > most) {
			most = fit;
			best = &k->parts[i];
		}
	}
	return best;
}

static void score_write(struct viewing *v, const struct score_item *item)
{
	const struct book_passage *best = best_for_score(&v->book, item);
	struct buffer *b = v->b;
	size_t answers = 0;

	json_open(b, '{');
	json_member(b, "id", id_text(item->record.id, b->arena));
	json_member(b, "part", item->part);
	json_member(b, "name", item->name);
	json_member(b, "kind", score_kind_choices.labels[item->kind]);
	decimal_write(b, "points", item->points);
	json_key(b, "answered");
	json_open(b, '[');
	for (size_t i = 0; i < v->book.count; i++)
		if (answers_score(&v->book.parts[i], item->record.id)) {
			place_of_score_write(v, &v->book.parts[i]);
			answers++;
		}
	json_close(b, ']');
	json_member(b, "offered", answers > 0 || best == NULL ? NULL : id_text(best->section->record.id, b->arena));
	json_close(b, '}');
}

static void scores_write(struct viewing *v)
{
	const struct lines *all = &v->book.scores;

	json_key(v->b, "scores");
	json_open(v->b, '[');
	for (unsigned i = 0; i < all->count; i++)
		if (rights_read_record(&score_item_entity, LINE_AT(*all, struct score_item, i), v->book.act->who))
			score_write(v, LINE_AT(*all, struct score_item, i));
	json_close(v->b, ']');
}

static FALLIBLE head_write(struct viewing *v)
{
	const struct bid *k = v->book.bid;
	struct act *act = v->book.act;
	struct buffer *b = v->b;

	json_member(b, "bid", id_text(k->record.id, b->arena));
	json_member(b, "name", k->name);
	json_member(b, "number", k->number);
	json_member(b, "stage", bid_stage_choices.labels[k->stage]);
	json_member(b, "deadline_at", k->deadline_at.us == 0 ? NULL : instant_text(k->deadline_at, b->arena));
	TRY(title_write(act, "tender", &tender_entity, k->tender.v, b));
	json_member(b, "opportunity", k->opportunity.v == 0 ? NULL : id_text(k->opportunity.v, b->arena));
	json_member(b, "book", v->book.book->record.id == 0 ? NULL : id_text(v->book.book->record.id, b->arena));
	json_member(b, "format_chapter", v->book.book->format_chapter);
	number_write(b, "format_page", v->book.book->format_page, true);
	TRY(title_write(act, "profile", &house_profile_entity, v->book.book->profile.v, b));
	json_member(b, "agent", v->book.book->agent);
	json_member_bool(b, "writable", v->book.writable);
	json_member_bool(b, "assembles", (rights_any(&bid_volume_entity, act->who) & CHANGE) != 0);
	return NULL;
}

FALLIBLE book_view(struct act *act, int64_t bid, enum language lang, struct buffer *b)
{
	struct viewing v = { .lang = lang, .b = b };

	TRY(book_load(act, bid, NULL, &v.book));
	TRY(section_pages_of(act, bid, &v.pages));
	json_open(b, '{');
	TRY(head_write(&v));
	json_key(b, "volumes");
	json_open(b, '[');
	for (unsigned i = 0; i < v.book.volumes.count; i++)
		TRY(volume_write(&v, LINE_AT(v.book.volumes, struct bid_volume, i)));
	json_close(b, ']');
	blanks_write(&v);
	seals_write(&v);
	scores_write(&v);
	json_close(b, '}');
	return NULL;
}

/* --- a section as it will stand there --- */

static void cell_write(struct buffer *b, const struct page_cell *c)
{
	struct buffer text = BUFFER(b->arena);

	for (size_t i = 0; i < c->count; i++)
		buffer_print(&text, "%s%s", i == 0 ? "" : "\n", c->lines[i].text == NULL ? "" : c->lines[i].text);
	json_open(b, '{');
	json_member(b, "text", buffer_text(&text));
	json_member_int(b, "span", c->span);
	json_member_int(b, "rows", c->rows);
	json_member_bool(b, "label", c->label);
	json_close(b, '}');
}

static void table_write(struct buffer *b, const struct page_table *t)
{
	json_key(b, "rows");
	json_open(b, '[');
	for (size_t i = 0; i < t->count; i++) {
		json_open(b, '[');
		for (size_t k = 0; k < t->rows[i].count; k++)
			cell_write(b, &t->rows[i].cells[k]);
		json_close(b, ']');
	}
	json_close(b, ']');
}

static const char *style_word(enum page_style style)
{
	switch ((int)style) {
	case PAGE_TITLE:
	case PAGE_HEADING_1:
	case PAGE_HEADING_2:
	case PAGE_HEADING_3:
		return "heading";
	case PAGE_NOTE:
		return "note";
	case PAGE_BODY:
		return "body";
	default:
		return "plain";
	}
}

static void block_write(struct buffer *b, const struct page_block *k)
{
	static const char *const aligns[] = {
		[ALIGN_BOTH] = "left", [ALIGN_LEFT] = "left", [ALIGN_CENTRE] = "center", [ALIGN_RIGHT] = "right"
	};

	if (k->kind != PAGE_TEXT && k->kind != PAGE_TABLE)
		return;
	json_open(b, '{');
	json_member(b, "style", k->kind == PAGE_TABLE ? "table" : style_word(k->style));
	if (k->kind == PAGE_TABLE) {
		table_write(b, &k->table);
	} else {
		json_member(b, "align", aligns[k->line.align]);
		json_member(b, "text", k->line.text);
	}
	json_close(b, '}');
}

static void passage_blanks_write(struct buffer *b, const struct book_passage *p)
{
	json_key(b, "blanks");
	json_open(b, '[');
	for (size_t i = 0; i < p->blank_count; i++) {
		const struct lines *kept = &p->section->blanks;
		json_open(b, '{');
		json_member(b, "label", p->blanks[i].label);
		json_member(b, "meaning",
			    p->blanks[i].means == blank_meaning_unset
				    ? NULL
				    : blank_meaning_choices.labels[p->blanks[i].means]);
		json_member(b, "value", p->values[i]);
		json_member_bool(b, "own", i < kept->count && LINE_AT(*kept, struct section_blank, i)->value != NULL);
		json_close(b, '}');
	}
	json_close(b, ']');
}

static void passage_attachments_write(struct buffer *b, const struct book_passage *p)
{
	json_key(b, "attachments");
	json_open(b, '[');
	for (size_t i = 0; i < p->attachment_count; i++) {
		const struct book_attachment *t = &p->attachments[i];
		json_open(b, '{');
		json_member(b, "id", id_text(t->record->record.id, b->arena));
		json_member_int(b, "version", t->record->record.version);
		json_member(b, "caption", t->record->caption);
		json_member(b, "pages", t->record->pages);
		json_member(b, "file", t->file == NULL ? NULL : id_text(t->file->record.id, b->arena));
		json_member(b, "name", t->file == NULL ? NULL : t->file->name);
		json_close(b, '}');
	}
	json_close(b, ']');
}

FALLIBLE passage_view(struct act *act, int64_t section, enum language lang, struct buffer *b)
{
	const struct entity *e = &bid_section_entity;
	struct viewing v = { .lang = lang, .b = b };
	void *record = NULL;

	TRY(store_load(act->db, e, section, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	const struct bid_section *s = record;
	TRY(book_load(act, s->bid.v, NULL, &v.book));
	const struct book_passage *p = passage_of(&v.book, s->volume.v, section);
	if (p == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	json_open(b, '{');
	json_member(b, "heading", p->heading);
	json_member(b, "template", p->template == NULL ? NULL : p->template->name);
	json_key(b, "blocks");
	json_open(b, '[');
	for (size_t i = 0; i < p->count; i++)
		block_write(b, &p->blocks[i]);
	json_close(b, ']');
	passage_blanks_write(b, p);
	passage_attachments_write(b, p);
	lacks_write(&v, p);
	json_close(b, '}');
	return NULL;
}
