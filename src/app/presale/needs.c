#include "app/presale/needs.h"

#include "app/presale/survey_sheet.h"
#include "app/save.h"
#include "app/whys.h"
#include "base/instant.h"
#include "base/random.h"
#include "base/text.h"
#include "json/record.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/presale/function_list.h"
#include "rule/presale/needs.h"
#include "store/record.h"

/* --- the sheet --- */

struct tally {
	int64_t total, untraced, undecided, late, unconfirmed, unsaid;
};

static void count(struct tally *t, const struct requirement *r, date today)
{
	if (r->stage == requirement_stage_merged)
		return;
	t->total++;
	t->untraced += need_trace(r).untraced;
	t->undecided += need_undecided(r);
	t->late += need_late(r, today);
	t->unconfirmed += r->kind == requirement_kind_latent && r->confirmed_by.v == 0;
	t->unsaid += r->kind == requirement_kind_stated && r->real_need == NULL && !r->real_need_same;
}

static void counts_write(struct buffer *b, const struct tally *t)
{
	json_key(b, "counts");
	json_open(b, '{');
	json_member_int(b, "total", t->total);
	json_member_int(b, "untraced", t->untraced);
	json_member_int(b, "undecided", t->undecided);
	json_member_int(b, "late", t->late);
	json_member_int(b, "unconfirmed", t->unconfirmed);
	json_member_int(b, "unsaid", t->unsaid);
	json_close(b, '}');
}

static void trace_write(struct buffer *b, const struct requirement *r)
{
	struct need_trace t = need_trace(r);

	json_key(b, "trace");
	json_open(b, '{');
	json_member_bool(b, "source", t.source);
	json_member_bool(b, "clause", t.clause);
	json_member_bool(b, "acceptance", t.acceptance);
	json_member_bool(b, "untraced", t.untraced);
	json_close(b, '}');
}

static void row_write(struct act *act, const struct requirement *r, enum language lang, struct buffer *b)
{
	date today = instant_date(act->now);
	const struct why *warning = need_warning(r, today, b->arena);

	json_open(b, '{');
	json_key(b, "record");
	record_write(b, &requirement_entity, r, act->who, WRITE_WHOLE, NULL, 0);
	trace_write(b, r);
	json_member_bool(b, "late", need_late(r, today));
	json_member_bool(b, "undecided", need_undecided(r));
	json_member(b, "warning", warning == NULL ? NULL : why_text(warning, lang, b->arena));
	json_member(b, "due_why", why_read(r->due_why, lang, b->arena));
	json_close(b, '}');
}

FALLIBLE needs_view(struct act *act, int64_t opportunity, enum language lang, struct buffer *b)
{
	const struct opportunity *o = NULL;
	struct lines all = { 0 };
	struct tally tally = { 0 };

	TRY(opportunity_to_read(act, opportunity, &o));
	if (rights_scope(&requirement_entity, act->who, READ) == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(records_of_opportunity(act, &requirement_entity, opportunity, &all));
	json_open(b, '{');
	json_key(b, "opportunity");
	json_open(b, '{');
	json_member(b, "id", id_text(opportunity, b->arena));
	json_member(b, "title", o->name);
	json_member(b, "customer", id_text(o->customer.v, b->arena));
	json_close(b, '}');
	json_member(b, "today", date_text(instant_date(act->now), b->arena));
	TRY(people_write(act, o->customer.v, b));
	json_key(b, "rows");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct requirement *r = LINE_AT(all, struct requirement, i);
		count(&tally, r, instant_date(act->now));
		row_write(act, r, lang, b);
	}
	json_close(b, ']');
	counts_write(b, &tally);
	json_close(b, '}');
	return NULL;
}

/* --- many from one list --- */

struct listing {
	struct act *act;
	int64_t opportunity;
	const struct discovery_answer *answer; /* NULL: pasted */
	const char *contact;
	struct lines present;
	struct needs_listed done;
};

static bool is_present(const struct listing *l, const char *title)
{
	for (unsigned i = 0; i < l->present.count; i++)
		if (text_same(LINE_AT(l->present, struct requirement, i)->title, title))
			return true;
	return false;
}

static void put_text(json_t *body, const char *key, const char *text)
{
	if (text != NULL)
		json_object_set_new(body, key, json_string(text));
}

static FALLIBLE add_one(struct listing *l, const char *name, const char *detail)
{
	struct arena *a = l->act->arena;
	const char *contact = l->contact;
	AUTO_JSON *body = json_object();
	void *made = NULL;

	if (is_present(l, name)) {
		l->done.present++;
		return NULL;
	}
	put_text(body, "opportunity", id_text(l->opportunity, a));
	put_text(body, "title", name);
	put_text(body, "text", detail);
	put_text(body, "kind", "stated");
	put_text(body, "category", "function");
	put_text(body, "source", "survey");
	if (l->answer != NULL)
		put_text(body, "discovery_answer", id_text(l->answer->record.id, a));
	if (contact == NULL && l->answer != NULL && l->answer->contact.v != 0)
		contact = id_text(l->answer->contact.v, a);
	put_text(body, "contact", contact);
	TRY(save_create(l->act, &requirement_entity, body, &made));
	l->done.created++;
	return NULL;
}

static FALLIBLE add_pasted(struct listing *l, const char *text)
{
	struct function_line *found = arena_array(l->act->arena, struct function_line, FUNCTIONS_MOST);
	size_t n = function_list_read(text, l->act->arena, found);

	if (n == 0)
		return error_new(l->act->arena, ERROR_INVALID, "text", "nothing_listed");
	for (size_t i = 0; i < n; i++)
		TRY(add_one(l, found[i].name, found[i].detail));
	return NULL;
}

static FALLIBLE add_answered(struct listing *l, const char *answer)
{
	const struct entity *e = &discovery_answer_entity;
	void *record = NULL;
	int64_t id;

	if (!id_parse(answer, &id))
		return error_new(l->act->arena, ERROR_INVALID, "discovery_answer", "no_such_record");
	TRY(store_load(l->act->db, e, id, l->act->who, rights_scope(e, l->act->who, READ), &record, l->act->arena));
	l->answer = record;
	if (record == NULL || l->answer->opportunity.v != l->opportunity)
		return error_new(l->act->arena, ERROR_INVALID, "discovery_answer", "no_such_record");
	if (l->answer->lines.count == 0)
		return error_new(l->act->arena, ERROR_CONFLICT, "discovery_answer", "nothing_listed");
	for (unsigned i = 0; i < l->answer->lines.count; i++) {
		const struct answer_line *line = LINE_AT(l->answer->lines, struct answer_line, i);
		TRY(add_one(l, line->name, line->detail));
	}
	return NULL;
}

FALLIBLE needs_from_list(struct act *act, int64_t opportunity, const json_t *body, struct needs_listed *ret)
{
	struct listing l = { .act = act,
			     .opportunity = opportunity,
			     .contact = json_member_text(body, "contact", act->arena) };
	const char *answer = json_member_text(body, "discovery_answer", act->arena);
	const struct opportunity *o = NULL;

	TRY(opportunity_to_read(act, opportunity, &o));
	TRY(store_all(act->db, &requirement_entity, "opportunity", value_int(opportunity), &l.present, act->arena));
	TRY(answer != NULL ? add_answered(&l, answer) : add_pasted(&l, json_member_text(body, "text", act->arena)));
	*ret = l.done;
	return NULL;
}
