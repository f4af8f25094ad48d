#include <stdlib.h>
#include <string.h>

#include "app/bid/book.h"
#include "app/bid/book_outline.h"
#include "app/bid/book_pages.h"
#include "app/bid/prices.h"
#include "base/money.h"
#include "base/random.h"
#include "meta/rights.h"
#include "office/sheets.h"
#include "rule/bid/lot.h"
#include "store/lines.h"
#include "store/record.h"

static FALLIBLE load_own(struct act *act, int64_t bid, struct book *b)
{
	void *record = NULL, *tender = NULL, *book = NULL, *profile = NULL;
	const struct entity *e = &bid_entity;

	TRY(store_load(act->db, e, bid, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL || rights_scope(&bid_section_entity, act->who, READ) == 0)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	b->bid = record;
	TRY(store_get(act->db, &tender_entity, b->bid->tender.v, &tender, act->arena));
	TRY(store_find(act->db, &bid_book_entity, "bid", value_int(bid), &book, act->arena));
	b->tender = tender;
	b->book = book != NULL ? book : record_new(&bid_book_entity, act->arena);
	if (b->book->profile.v != 0)
		TRY(store_get(act->db, &house_profile_entity, b->book->profile.v, &profile, act->arena));
	b->profile = profile != NULL ? profile : record_new(&house_profile_entity, act->arena);
	b->language = b->book->language == book_language_en ? LANGUAGE_EN : LANGUAGE_ZH;
	b->writable = b->bid->stage == bid_stage_preparing && (rights_any(&bid_section_entity, act->who) & CHANGE) != 0;
	return NULL;
}

static FALLIBLE load_lists(struct act *act, int64_t bid, struct book *b)
{
	TRY(store_all(act->db, &bid_volume_entity, "bid", value_int(bid), &b->volumes, act->arena));
	TRY(store_all(act->db, &bid_section_entity, "bid", value_int(bid), &b->sections, act->arena));
	TRY(store_all(act->db, &bid_attachment_entity, "bid", value_int(bid), &b->attachments, act->arena));
	TRY(score_items_of(act, b->tender->record.id, &b->scores));
	lot_scores(&b->scores, b->bid->lot);
	for (unsigned i = 0; i < b->sections.count; i++)
		TRY(lines_load(act->db, &bid_section_entity, LINE_AT(b->sections, struct bid_section, i), act->arena));
	return NULL;
}

/* --- what hangs on a section --- */

static int by_place(const void *one, const void *other)
{
	const struct bid_attachment *a = ((const struct book_attachment *)one)->record;
	const struct bid_attachment *b = ((const struct book_attachment *)other)->record;

	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return (a->record.id > b->record.id) - (a->record.id < b->record.id);
}

/* The newest file of a certificate or a case that can be shown page by page. */
static FALLIBLE scan_of(struct act *act, int64_t record, const struct file **ret)
{
	struct lines all = { 0 };
	void *best = NULL;

	TRY(store_all(act->db, &file_entity, "about_record", value_text(id_text(record, act->arena)), &all,
		      act->arena));
	for (unsigned i = 0; i < all.count; i++)
		if (sheets_can(LINE_AT(all, struct file, i)->media_type))
			best = LINE_AT(all, struct file, i);
	*ret = best;
	return NULL;
}

static FALLIBLE file_of(struct act *act, const struct bid_attachment *t, const struct file **ret)
{
	void *record = NULL;

	*ret = NULL;
	if (t->file.v != 0) {
		TRY(store_find(act->db, &file_entity, "id", value_int(t->file.v), &record, act->arena));
		*ret = record;
		return NULL;
	}
	return scan_of(act, t->certificate.v != 0 ? t->certificate.v : t->case_study.v, ret);
}

static FALLIBLE attachments_of(struct book *b, struct book_passage *p)
{
	size_t room = 0;

	for (unsigned i = 0; i < b->attachments.count; i++) {
		const struct bid_attachment *t = LINE_AT(b->attachments, struct bid_attachment, i);
		if (t->section.v != p->section->record.id)
			continue;
		p->attachments =
			arena_room(b->act->arena, p->attachments, p->attachment_count, &room, sizeof *p->attachments);
		p->attachments[p->attachment_count].record = t;
		TRY(file_of(b->act, t, &p->attachments[p->attachment_count].file));
		p->attachment_count++;
	}
	if (p->attachment_count > 1)
		qsort(p->attachments, p->attachment_count, sizeof *p->attachments, by_place);
	return NULL;
}

static FALLIBLE make_parts(struct book *b)
{
	for (size_t i = 0; i < b->count; i++) {
		TRY(attachments_of(b, &b->parts[i]));
		TRY(book_part_make(b, &b->parts[i]));
	}
	return NULL;
}

FALLIBLE book_load(struct act *act, int64_t bid, const char *price, struct book *ret)
{
	struct book b = { .act = act };
	struct bid_price *sheet = NULL;

	TRY(load_own(act, bid, &b));
	TRY(load_lists(act, bid, &b));
	TRY(price_of_bid(act, bid, &sheet));
	b.sheet = sheet;
	b.opened = b.bid->stage >= bid_stage_opened && b.bid->opened_price.minor != UNSET;
	b.price = b.opened ? money_text(b.bid->opened_price, act->arena) : price;
	b.told = price != NULL;
	book_facts(&b);
	book_outline(&b);
	TRY(make_parts(&b));
	*ret = b;
	return NULL;
}

bool book_is_closed(const struct book *b, int64_t volume)
{
	bool priced = false, itemised = false;

	for (size_t i = 0; i < b->count; i++) {
		const struct book_passage *p = &b->parts[i];
		priced |= p->section->volume.v == volume && p->priced;
		itemised |= p->section->volume.v == volume && p->itemised;
	}
	return (priced && !b->opened && b->bid->price.box != NULL) || (itemised && b->sheet != NULL);
}
