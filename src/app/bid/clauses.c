#include "app/bid/clauses.h"

#include <string.h>

#include "app/bid/bid_counts.h"
#include "app/bid/responses.h"
#include "app/bid/tender_changes.h"
#include "app/bid/tender_reading.h"
#include "app/save.h"
#include "base/buffer.h"
#include "base/text.h"
#include "entity/all.h"
#include "reader/reader.h"
#include "store/record.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define TEXT_MOST 10000
#define NUMBER_MOST 60
#define EVIDENCE_MOST 300

/* --- what its words tell --- */

/* The first that stands in the text decides; a person may say otherwise. */
static const struct {
	const char *word;
	enum clause_category category;
} category_words[] = {
	{ "质保", clause_category_service },	   { "保修", clause_category_service },
	{ "售后", clause_category_service },	   { "维修", clause_category_service },
	{ "回访", clause_category_service },	   { "巡检", clause_category_service },
	{ "培训", clause_category_service },	   { "备品备件", clause_category_service },
	{ "零配件", clause_category_service },	   { "移交", clause_category_service },
	{ "保证金", clause_category_business },	   { "有效期", clause_category_business },
	{ "投标截止", clause_category_business },  { "交货", clause_category_business },
	{ "工期", clause_category_business },	   { "限价", clause_category_price },
	{ "报价", clause_category_price },	   { "付款", clause_category_contract },
	{ "履约", clause_category_contract },	   { "资质", clause_category_qualification },
	{ "资格", clause_category_qualification }, { "营业执照", clause_category_qualification },
	{ "业绩", clause_category_qualification },
};

static enum clause_category category_of(const char *text)
{
	for (size_t i = 0; i < COUNT(category_words); i++)
		if (strstr(text, category_words[i].word) != NULL)
			return category_words[i].category;
	return clause_category_technical;
}

static const char *evidence_of(const char *text, struct arena *a)
{
	static const char *const papers[] = { "检测报告", "检验报告", "彩页",	"承诺函",   "官网截图", "截图",
					      "原厂授权", "授权书",   "复印件", "证明材料", "扫描件",	"认证证书" };
	struct buffer b = BUFFER(a);

	for (size_t i = 0; i < COUNT(papers); i++)
		if (strstr(text, papers[i]) != NULL && strstr(buffer_text(&b), papers[i]) == NULL)
			buffer_print(&b, "%s%s", b.used > 0 ? "、" : "", papers[i]);
	return b.used == 0 ? NULL : text_clip(buffer_text(&b), EVIDENCE_MOST, a);
}

const char *text_clip(const char *s, size_t most, struct arena *a)
{
	const char *end = s;

	for (size_t i = 0; i < most && *end != '\0'; i++)
		text_next(&end);
	return *end == '\0' ? s : arena_copy_n(a, s, (size_t)(end - s));
}

/* --- from a reading --- */

struct keeping {
	struct act *act;
	const struct tender_reading *of;
	struct changes *changes;
	struct lines known;
	bool *met; /* per known clause: it stands in the document */
	struct clauses_kept counts;
};

static enum requirement_mark mark_of(const struct marked_clause *c)
{
	return c->mark == MARK_STAR ? requirement_mark_star : requirement_mark_triangle;
}

static const char *number_of(const struct marked_clause *c, size_t place, struct arena *a)
{
	if (c->section != NULL && *c->section != '\0')
		return text_clip(c->section, NUMBER_MOST, a);
	return arena_print(a, "%s%zu", c->mark == MARK_STAR ? "★" : "▲", place);
}

/* As it can be answered without the table it stands in: of what, what, and how much. */
static const char *words_of(const struct marked_clause *c, struct arena *a)
{
	const char *text = c->text;

	if (c->requirement != NULL && strstr(text, c->requirement) == NULL)
		text = arena_print(a, "%s：%s", text, c->requirement);
	if (c->of != NULL && strstr(text, c->of) == NULL)
		text = arena_print(a, "%s：%s", c->of, text);
	return text_clip(text, TEXT_MOST, a);
}

static void set_words(struct clause *to, const struct marked_clause *c, size_t place, struct arena *a)
{
	to->no = number_of(c, place, a);
	to->place = (int64_t)place;
	to->mark = mark_of(c);
	to->text = words_of(c, a);
	to->quote = c->at.quote == NULL ? NULL : text_clip(c->at.quote, TEXT_MOST, a);
	to->page = c->at.page > 0 ? c->at.page : UNSET;
	to->category = category_of(to->text);
	to->evidence_required = evidence_of(to->text, a);
}

static FALLIBLE add(struct keeping *k, const struct marked_clause *c, size_t place)
{
	struct clause *fresh = record_new(&clause_entity, k->act->arena);

	fresh->tender.v = k->of->tender;
	set_words(fresh, c, place, k->act->arena);
	lots_of_place(k->of, &c->at, k->act->arena, &fresh->lot, &fresh->lot_doubt);
	fresh->source.v = k->of->file->record.id;
	k->counts.added++;
	return save_new(k->act, &clause_entity, fresh);
}

/* Of the same lot, as far as both say: two lots may ask the same under the same number. */
static bool lots_agree(const struct keeping *k, const struct clause *have, const struct place *at)
{
	const char *lot, *doubt;

	lots_of_place(k->of, at, k->act->arena, &lot, &doubt);
	return lot == NULL || have->lot == NULL || text_same(lot, have->lot);
}

/* The known clause with the same mark and either these words or this number; NULL: none is left. */
static struct clause *meet(struct keeping *k, const struct marked_clause *c, const char *number)
{
	const char *words = number == NULL ? words_of(c, k->act->arena) : NULL;

	for (unsigned i = 0; i < k->known.count; i++) {
		struct clause *have = LINE_AT(k->known, struct clause, i);
		if (k->met[i] || have->mark != mark_of(c) || !lots_agree(k, have, &c->at))
			continue;
		if (number != NULL ? strcmp(have->no, number) == 0 : strcmp(have->text, words) == 0) {
			k->met[i] = true;
			return have;
		}
	}
	return NULL;
}

static FALLIBLE change(struct keeping *k, struct clause *before, const struct marked_clause *c, size_t place)
{
	struct clause *after = save_copy(&clause_entity, before, k->act->arena);
	bool sealed = false;

	TRY(responses_sealed(k->act, before->record.id, &sealed));
	if (sealed)
		return add(k, c, place);
	set_words(after, c, place, k->act->arena);
	after->source.v = k->of->file->record.id;
	k->counts.changed++;
	return save_again(k->act, &clause_entity, before, after, "change");
}

/* A person is asked whether the clause, or a new one, is to read so. */
static FALLIBLE ask(struct keeping *k, const struct clause *known, const struct marked_clause *c, size_t place)
{
	struct tender_change *change = record_new(&tender_change_entity, k->act->arena);
	struct clause words = { 0 };
	const char *doubt;

	set_words(&words, c, place, k->act->arena);
	change->kind = known == NULL ? tender_change_kind_new_clause : tender_change_kind_clause;
	change->label = known == NULL ? words.no : known->no;
	change->mark = words.mark;
	change->clause.v = known == NULL ? 0 : known->record.id;
	change->was = known == NULL ? NULL : known->text;
	change->now = words.text;
	lots_of_place(k->of, &c->at, k->act->arena, &change->lot, &doubt);
	change->quote = words.quote;
	change->page = words.page;
	k->counts.changed += known != NULL;
	k->counts.added += known == NULL;
	return change_keep(k->changes, change);
}

/* The number of a clause that has none is its place, which another document counts otherwise. */
static struct clause *by_number(struct keeping *k, const struct marked_clause *c, size_t place)
{
	bool own = c->section != NULL && *c->section != '\0';

	if (!own && k->of->later)
		return NULL;
	return meet(k, c, number_of(c, place, k->act->arena));
}

static FALLIBLE keep(struct keeping *k, const struct marked_clause *c, size_t place)
{
	struct clause *known = by_number(k, c, place);

	if (known != NULL && k->of->earlier)
		return NULL;
	if (known != NULL)
		return k->of->later ? ask(k, known, c, place) : change(k, known, c, place);
	return k->of->reading->amendment && k->of->later ? ask(k, NULL, c, place) : add(k, c, place);
}

/* Same words first, so that a clause moved is not one changed. */
FALLIBLE clauses_keep(struct act *act, const struct tender_reading *of, struct changes *changes,
		      struct clauses_kept *ret)
{
	const struct reading *r = of->reading;
	struct keeping k = { .act = act, .of = of, .changes = changes, .counts.found = (unsigned)r->clause_count };
	bool *done = arena_array(act->arena, bool, r->clause_count + 1);

	TRY(store_all(act->db, &clause_entity, "tender", value_int(of->tender), &k.known, act->arena));
	k.met = arena_array(act->arena, bool, k.known.count + 1);
	for (size_t i = 0; i < r->clause_count; i++)
		done[i] = meet(&k, &r->clauses[i], NULL) != NULL;
	for (size_t i = 0; i < r->clause_count; i++)
		if (!done[i])
			TRY(keep(&k, &r->clauses[i], i + 1));
	*ret = k.counts;
	return NULL;
}

/* --- an amendment is accepted --- */

static void set_amended(struct clause *to, const struct tender_change *c, struct arena *a)
{
	to->mark = c->mark;
	to->text = c->now;
	to->quote = c->quote;
	to->page = c->page;
	to->source.v = c->source.v;
	to->category = category_of(to->text);
	to->evidence_required = evidence_of(to->text, a);
}

static FALLIBLE add_amended(struct act *act, const struct tender_change *c)
{
	struct clause *fresh = record_new(&clause_entity, act->arena);
	struct value last;

	TRY(sql_value(act->db, "SELECT max(place) FROM clause WHERE tender = $1", SQL_ARGS(value_int(c->tender.v)),
		      &last, act->arena));
	fresh->tender.v = c->tender.v;
	fresh->no = text_clip(c->label, NUMBER_MOST, act->arena);
	fresh->place = last.tag == VALUE_NONE ? 1 : last.i + 1;
	fresh->lot = c->lot;
	set_amended(fresh, c, act->arena);
	return save_new(act, &clause_entity, fresh);
}

FALLIBLE clause_amended(struct act *act, const struct tender_change *c)
{
	void *before = NULL;
	bool sealed = false;

	if (c->clause.v != 0) {
		TRY(store_find(act->db, &clause_entity, "id", value_int(c->clause.v), &before, act->arena));
		TRY(responses_sealed(act, c->clause.v, &sealed));
	}
	if (before == NULL || sealed)
		return add_amended(act, c);
	struct clause *after = save_copy(&clause_entity, before, act->arena);
	set_amended(after, c, act->arena);
	return save_again(act, &clause_entity, before, after, "change");
}

/* --- a clause changes --- */

static bool same_question(const struct clause *a, const struct clause *b)
{
	return a->mark == b->mark && text_same(a->no, b->no) && text_same(a->text, b->text) &&
	       text_same(a->evidence_required, b->evidence_required);
}

FALLIBLE clause_changing(struct act *act, const void *before, void *clause)
{
	const struct clause *was = before, *is = clause;
	bool sealed = false;

	if (was != is && same_question(was, is))
		return NULL;
	TRY(responses_sealed(act, was->record.id, &sealed));
	return sealed ? error_new(act->arena, ERROR_CONFLICT, NULL, "sealed_is_fixed") : NULL;
}

FALLIBLE clause_changed(struct act *act, const void *before, void *clause)
{
	const struct clause *was = before, *is = clause;

	if (was != NULL && !same_question(was, is))
		TRY(responses_reopen(act, is->record.id));
	return bids_recount(act, is->tender.v);
}
