#include "app/bid/book_derive.h"

#include <string.h>

#include "app/bid/clauses.h"
#include "app/bid/tender_reading.h"
#include "app/files.h"
#include "app/lane.h"
#include "app/save.h"
#include "base/text.h"
#include "entity/all.h"
#include "meta/rights.h"
#include "reader/format_chapter.h"
#include "reader/open.h"
#include "rule/bid/blank.h"
#include "rule/why.h"
#include "store/record.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

struct keeping {
	struct act *act;
	struct book_deriving *of;
	int64_t volumes[volume_kind_count]; /* made so far */
};

/* --- which volume a form belongs to, by the words of its title; what answers for it of our own --- */

static const struct {
	const char *word;
	enum volume_kind kind;
} kinds[] = {
	{ "开标一览", volume_kind_price }, { "报价", volume_kind_price },	  { "价格", volume_kind_price },
	{ "费用清单", volume_kind_price }, { "技术", volume_kind_technical },	  { "方案", volume_kind_technical },
	{ "服务", volume_kind_technical }, { "培训", volume_kind_technical },	  { "实施", volume_kind_technical },
	{ "人员", volume_kind_technical }, { "施工组织", volume_kind_technical },
};

static enum volume_kind kind_of(const char *title)
{
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (strstr(title, kinds[i].word) != NULL)
			return kinds[i].kind;
	return volume_kind_business;
}

/* The part it stands in says it, unless that is of two kinds (商务技术文件) or says nothing. */
static enum volume_kind volume_kind_of(const struct format_form *f)
{
	bool price = strstr(f->part, "价格") != NULL || strstr(f->part, "报价") != NULL;
	bool technical = strstr(f->part, "技术") != NULL, business = strstr(f->part, "商务") != NULL;

	if (strstr(f->part, "资格") != NULL)
		return volume_kind_qualification;
	if (price)
		return volume_kind_price;
	if (technical != business)
		return technical ? volume_kind_technical : volume_kind_business;
	return kind_of(f->title);
}

/* A form with nothing below its title is a place for our own words. */
static const struct {
	const char *word;
	enum section_paper paper;
} own[] = {
	{ "服务履约", section_paper_service_evidence },
	{ "履约情况", section_paper_service_evidence },
	{ "售后", section_paper_after_sales_plan },
	{ "培训", section_paper_training_plan },
	{ "回访", section_paper_revisit_plan },
	{ "技术偏离", section_paper_technical_deviation },
	{ "技术偏差", section_paper_technical_deviation },
	{ "商务偏离", section_paper_business_deviation },
	{ "商务偏差", section_paper_business_deviation },
	{ "业绩", section_paper_track_record },
	{ "资质", section_paper_certificates },
	{ "证书", section_paper_certificates },
	{ "配置", section_paper_solution },
	{ "授权", section_paper_authorization },
	{ "法定代表人", section_paper_legal_representative },
	{ "投标函", section_paper_bid_letter },
	{ "开标一览", section_paper_opening_schedule },
	{ "分项报价", section_paper_price_table },
	{ "分项价格", section_paper_price_table },
	{ "报价明细", section_paper_price_table },
	{ "报价清单", section_paper_price_table },
};

static enum section_paper paper_of(const char *title)
{
	for (size_t i = 0; i < COUNT(own); i++)
		if (strstr(title, own[i].word) != NULL)
			return own[i].paper;
	return section_paper_unset;
}

/* --- making records --- */

/* In which order they are bound and handed in. */
static const int volume_places[volume_kind_count] = {
	[volume_kind_qualification] = 10, [volume_kind_business] = 20, [volume_kind_technical] = 30,
	[volume_kind_price] = 40,	  [volume_kind_whole] = 50,
};

/* In the language of the tender, whose words the rest of the book has. */
static const char *word_of(const struct keeping *d, const char *prefix, const char *label)
{
	return why_words(arena_print(d->act->arena, "%s%s", prefix, label), LANGUAGE_ZH, d->act->arena);
}

static FALLIBLE volume_of(struct keeping *d, enum volume_kind kind, int64_t *ret)
{
	struct act *act = d->act;

	if (d->volumes[kind] == 0) {
		struct bid_volume *v = record_new(&bid_volume_entity, act->arena);
		v->name = word_of(d, "book_volume_", volume_kind_choices.labels[kind]);
		v->bid.v = d->of->bid_id;
		v->kind = kind;
		v->place = volume_places[kind];
		v->sealed_apart = kind == volume_kind_price;
		TRY(save_new(act, &bid_volume_entity, v));
		d->volumes[kind] = v->record.id;
	}
	*ret = d->volumes[kind];
	return NULL;
}

static void put_blanks(struct arena *a, const char *marks, struct bid_section *s)
{
	struct blank *blanks;
	size_t n = blanks_of(a, marks, &blanks);
	struct section_blank *rows = arena_array(a, struct section_blank, n + 1);

	for (size_t i = 0; i < n; i++) {
		rows[i] = *(struct section_blank *)record_new(&section_blank_entity, a);
		rows[i].label = blanks[i].label[0] == '\0' ? NULL : text_clip(blanks[i].label, 120, a);
		rows[i].meaning = blanks[i].means;
	}
	s->blanks = (struct lines){ rows, (unsigned)n };
}

static void put_seals(struct arena *a, const char *marks, struct bid_section *s)
{
	struct seal_place *seals;
	size_t n = seals_of(a, marks, &seals);
	struct seal_point *rows = arena_array(a, struct seal_point, n + 1);

	for (size_t i = 0; i < n; i++) {
		rows[i] = *(struct seal_point *)record_new(&seal_point_entity, a);
		rows[i].kind = seals[i].kind;
		rows[i].words = text_clip(seals[i].words, 200, a);
	}
	s->seal_points = (struct lines){ rows, (unsigned)n };
}

static FALLIBLE save_form(struct keeping *d, const struct format_form *f)
{
	struct arena *a = d->act->arena;
	struct bid_section *s = record_new(&bid_section_entity, a);

	TRY(volume_of(d, volume_kind_of(f), &s->volume.v));
	s->title = text_clip(f->title, 200, a);
	s->original_page = f->page;
	s->source = f->marks[0] == '\0' ? section_source_text : section_source_form;
	if (s->source == section_source_form) {
		s->original = f->marks;
		put_blanks(a, f->marks, s);
		put_seals(a, f->marks, s);
	} else if ((s->paper = paper_of(f->title)) != section_paper_unset) {
		s->source = section_source_paper;
	}
	return save_new(d->act, &bid_section_entity, s);
}

/* --- the house's own order --- */

static const struct {
	enum volume_kind volume;
	enum section_source source;
	enum section_paper paper;
	const char *title; /* a key of why.csv where it is no paper's name */
} house[] = {
	{ volume_kind_business, section_source_paper, section_paper_bid_letter, NULL },
	{ volume_kind_business, section_source_paper, section_paper_legal_representative, NULL },
	{ volume_kind_business, section_source_paper, section_paper_authorization, NULL },
	{ volume_kind_business, section_source_paper, section_paper_business_deviation, NULL },
	{ volume_kind_business, section_source_paper, section_paper_certificates, NULL },
	{ volume_kind_business, section_source_paper, section_paper_track_record, NULL },
	{ volume_kind_technical, section_source_text, section_paper_unset, "book_scheme" },
	{ volume_kind_technical, section_source_paper, section_paper_solution, NULL },
	{ volume_kind_technical, section_source_paper, section_paper_technical_deviation, NULL },
	{ volume_kind_technical, section_source_paper, section_paper_after_sales_plan, NULL },
	{ volume_kind_technical, section_source_paper, section_paper_training_plan, NULL },
	{ volume_kind_technical, section_source_paper, section_paper_revisit_plan, NULL },
	{ volume_kind_price, section_source_paper, section_paper_opening_schedule, NULL },
	{ volume_kind_price, section_source_paper, section_paper_price_table, NULL },
};

static FALLIBLE save_house(struct keeping *d)
{
	for (size_t i = 0; i < COUNT(house); i++) {
		struct bid_section *s = record_new(&bid_section_entity, d->act->arena);
		TRY(volume_of(d, house[i].volume, &s->volume.v));
		s->source = house[i].source;
		s->paper = house[i].paper;
		s->title = house[i].title != NULL
				   ? why_words(house[i].title, LANGUAGE_ZH, d->act->arena)
				   : word_of(d, "book_paper_", section_paper_choices.labels[house[i].paper]);
		TRY(save_new(d->act, &bid_section_entity, s));
	}
	return NULL;
}

/* --- the way --- */

static FALLIBLE check_right(struct act *act, struct book_deriving *d)
{
	const struct entity *e = &bid_entity;
	struct lines volumes = { 0 };
	void *bid = NULL;

	TRY(store_load(act->db, e, d->bid_id, act->who, rights_scope(e, act->who, READ), &bid, act->arena));
	if (bid == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	if ((rights_any(&bid_section_entity, act->who) & CREATE) == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(store_all(act->db, &bid_volume_entity, "bid", value_int(d->bid_id), &volumes, act->arena));
	if (volumes.count > 0)
		return error_new(act->arena, ERROR_CONFLICT, NULL, "book_exists");
	d->bid = bid;
	return NULL;
}

FALLIBLE book_derive_find(struct act *act, int64_t bid, struct book_deriving *ret)
{
	struct book_deriving d = { .bid_id = bid };
	struct tender_reading r = { 0 };

	TRY(check_right(act, &d));
	struct error *e = tender_reading_find(act, d.bid->tender.v, 0, &r);
	if (e != NULL && !text_same(e->reason, "no_document"))
		return e;
	d.document = r.file;
	*ret = d;
	return NULL;
}

FALLIBLE book_derive_read(const struct app *app, struct book_deriving *d, struct arena *a)
{
	struct document *document = arena_new(a, struct document);
	struct value data;

	if (d->document == NULL)
		return NULL;
	TRY(files_read(app, d->document->sha256, &data, a));
	TRY(document_open(a, d->document->name, data.s, data.n, document));
	d->chapter = format_chapter_of(a, document);
	return NULL;
}

static FALLIBLE save_book(struct act *act, const struct book_deriving *d)
{
	const struct format_chapter *c = &d->chapter;
	void *there = NULL;
	struct bid_book *k;

	TRY(store_find(act->db, &bid_book_entity, "bid", value_int(d->bid_id), &there, act->arena));
	k = there == NULL ? record_new(&bid_book_entity, act->arena) : save_copy(&bid_book_entity, there, act->arena);
	k->bid.v = d->bid_id;
	k->language = k->language == book_language_unset ? book_language_zh : k->language;
	k->format_chapter = c->title == NULL ? NULL : text_clip(c->title, 200, act->arena);
	k->format_page = c->title == NULL ? UNSET : c->page;
	k->derived_at = act->now;
	return there == NULL ? save_new(act, &bid_book_entity, k)
			     : save_again(act, &bid_book_entity, there, k, "derive");
}

/* Another may have been faster: the right and the emptiness are asked again. */
FALLIBLE book_derive_keep(struct act *act, struct book_deriving *d)
{
	struct keeping k = { .act = act, .of = d };

	TRY(check_right(act, d));
	TRY(save_book(act, d));
	for (size_t i = 0; i < d->chapter.count; i++)
		TRY(save_form(&k, &d->chapter.forms[i]));
	return d->chapter.count == 0 ? save_house(&k) : NULL;
}

/* --- all of it, on a worker --- */

struct deriving {
	const struct act *act;
	struct book_deriving of;
	int64_t bid;
	struct error *error;
};

static void find_work(struct sql *db, void *arg)
{
	struct deriving *d = arg;
	struct act act = *d->act;

	act.db = db;
	d->error = book_derive_find(&act, d->bid, &d->of);
}

static FALLIBLE keep_work(struct sql *db, void *arg)
{
	struct deriving *d = arg;
	struct act act = *d->act;

	act.db = db;
	return book_derive_keep(&act, &d->of);
}

FALLIBLE book_derive(struct act *act, int64_t bid)
{
	struct deriving d = { .act = act, .bid = bid };
	struct error *e = NULL;

	if (!lane_read(act->app, act->arena, find_work, &d, &e))
		return e != NULL ? e : error_new(act->arena, ERROR_BUSY, NULL, "out_of_memory");
	TRY(d.error);
	TRY(book_derive_read(act->app, &d.of, act->arena));
	return lane_write_wait(act->app, act->arena, keep_work, &d);
}
