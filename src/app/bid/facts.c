#include "app/bid/facts.h"

#include <string.h>

#include "app/bid/tender_lots.h"
#include "app/save.h"
#include "app/take.h"
#include "base/embedded.h"
#include "base/instant.h"
#include "base/table.h"
#include "base/text.h"
#include "meta/kinds.h"
#include "rule/bid/lot.h"
#include "rule/finance/amount.h"

#define DAY_LENGTH 10 /* of "2026-11-20T09:00" */

static struct table embedded_table(const char *path)
{
	const struct embedded *file = embedded_find(path);

	return table_of(file == NULL ? "" : file->data, file == NULL ? 0 : embedded_size(file));
}

const struct fact_row *fact_row_find(const char *path, enum language lang, struct arena *a)
{
	struct table lines = embedded_table("db/data/tender_fact.csv");
	const char *field[5];

	while (table_next(&lines, field, 5, a)) {
		if (strcmp(field[0], path) != 0)
			continue;
		struct fact_row *row = arena_new(a, struct fact_row);
		*row = (struct fact_row){ field[0], field[1], field[2], lang == LANGUAGE_ZH ? field[3] : field[4] };
		return row;
	}
	return NULL;
}

/* --- text to value --- */

static const char *choice_value(const struct field *f, const char *text, struct arena *a, struct value *ret)
{
	struct table lines = embedded_table("db/data/tender_word.csv");
	const char *field[3];

	if (f->kind->parse(f, text, a, ret) == NULL)
		return NULL;
	while (table_next(&lines, field, 3, a))
		if (strcmp(field[0], f->name) == 0 && strstr(text, field[1]) != NULL)
			return f->kind->parse(f, field[2], a, ret);
	return "not_a_choice";
}

static const char *money_value(const char *text, struct arena *a, struct value *ret)
{
	money m;

	if (!amount_read(text, a, &m))
		return "not_a_number";
	*ret = value_int(m.minor);
	return NULL;
}

/* "截止 1 月 20 日" lasts until the end of that day. */
static const char *moment_value(const struct field *f, const char *text, const char *form, struct arena *a,
				struct value *ret)
{
	date ignored;

	if (strcmp(form, "end_of_day") == 0 && date_parse_iso(text, &ignored))
		text = arena_print(a, "%sT23:59", text);
	return f->kind->parse(f, text, a, ret);
}

/* "24" in "{} 个月"; what is more than a number is taken as it stands. */
static const char *framed(const char *form, const char *text, struct arena *a)
{
	const char *slot = strstr(form, "{}");

	if (slot == NULL || strspn(text, "0123456789") != strlen(text))
		return text;
	return arena_print(a, "%.*s%s%s", (int)(slot - form), form, text, slot + 2);
}

const char *fact_value(const struct fact_row *row, const char *text, struct arena *a, struct value *ret)
{
	const struct field *f = entity_field(&tender_entity, row->field);

	text = text_trim(text, a);
	if (strcmp(row->form, "choice") == 0)
		return choice_value(f, text, a, ret);
	if (f->kind == &kind_money)
		return money_value(text, a, ret);
	if (strcmp(row->form, "day") == 0 && strlen(text) > DAY_LENGTH)
		text = arena_copy_n(a, text, DAY_LENGTH);
	if (f->kind == &kind_instant)
		return moment_value(f, text, row->form, a, ret);
	return f->kind->parse(f, framed(row->form, text, a), a, ret);
}

/* --- the tender --- */

static FALLIBLE count(struct act *act, const char *text, int64_t tender, int64_t *ret)
{
	struct value n;

	TRY(sql_value(act->db, text, SQL_ARGS(value_int(tender)), &n, act->arena));
	*ret = n.i;
	return NULL;
}

FALLIBLE tender_count_facts(struct act *act, struct tender *t)
{
	int64_t id = t->record.id;

	TRY(count(act, "SELECT count(*) FROM tender_fact WHERE tender = $1", id, &t->facts_found));
	return count(act, "SELECT count(*) FROM tender_fact WHERE tender = $1 AND stage = 'found'", id, &t->facts_open);
}

/* A fact taken back takes its value along, unless the tender must have one or another has come since. */
static void withdraw(const struct fact_row *row, const char *text, const struct entity *e, void *t, struct arena *a)
{
	const struct field *f = entity_field(e, row->field);
	struct value v = NO_VALUE;

	if (text == NULL || (f->flags & REQUIRED) || fact_value(row, text, a, &v) != NULL)
		return;
	if (value_same(v, field_get(f, t)))
		field_set(f, t, f->kind == &kind_flag ? value_int(0) : NO_VALUE);
}

/* What it fills: the tender, or its lot. */
struct filled {
	const struct entity *entity;
	void *record;
};

/* A lot that turns out to be none is not made for it. */
static struct filled filled_by(const struct tender_fact *f, struct tender *t, struct arena *a)
{
	if (f->lot == NULL)
		return (struct filled){ &tender_entity, t };
	if (f->stage == tender_fact_stage_rejected)
		return (struct filled){ &tender_lot_entity, (void *)lot_find(t, f->lot) };
	return (struct filled){ &tender_lot_entity, tender_lot_needed(t, f->lot, a) };
}

static FALLIBLE carry(struct act *act, const struct tender_fact *before, const struct tender_fact *now,
		      struct tender *t)
{
	const struct fact_row *row = fact_row_find(now->path, LANGUAGE_ZH, act->arena);
	struct filled to = filled_by(now, t, act->arena);
	struct value v = NO_VALUE;

	if (row == NULL || *row->field == '\0' || entity_field(to.entity, row->field) == NULL || to.record == NULL)
		return NULL;
	if (now->stage == tender_fact_stage_rejected) {
		if (before->stage == tender_fact_stage_confirmed)
			withdraw(row, before->value, to.entity, to.record, act->arena);
		return NULL;
	}
	const char *reason = fact_value(row, now->value, act->arena, &v);
	if (reason != NULL)
		return error_new(act->arena, ERROR_INVALID, "value", reason);
	field_set(entity_field(to.entity, row->field), to.record, v);
	return NULL;
}

/* Deadline and opening are put off together: the one still in question gives way to the one confirmed, and an opening
 * that was at the deadline's own moment, as it has to be (招标投标法 34), moves along when nothing is said of it. */
static FALLIBLE give_way(struct act *act, const struct tender_fact *f, const struct tender *was, struct tender *t)
{
	bool opening = strcmp(f->path, "opening.iso") == 0;
	bool together = strcmp(f->path, "bid_deadline.iso") == 0 && was->opening_at.us != 0 &&
			was->opening_at.us == was->deadline_at.us;
	struct value open;

	if (t->opening_at.us == 0 || t->deadline_at.us == 0 ||
	    (!together && !instant_before(t->opening_at, t->deadline_at)))
		return NULL;
	TRY(sql_value(act->db,
		      "SELECT (SELECT count(*) FROM tender_fact WHERE tender = $1 AND path = $2 AND stage = 'found')"
		      " + (SELECT count(*) FROM tender_change WHERE tender = $1 AND path = $2 AND stage = 'found')",
		      SQL_ARGS(value_int(t->record.id), value_text(opening ? "bid_deadline.iso" : "opening.iso")),
		      &open, act->arena));
	if (open.i == 0 && together)
		t->opening_at = t->deadline_at;
	if (open.i > 0 && instant_before(t->opening_at, t->deadline_at))
		*(opening ? &t->deadline_at : &t->opening_at) = (instant){ 0 };
	return NULL;
}

/* The days of the law run from when the document is first to be had (招标投标法 24): where no other day of issue is known,
 * that is it. */
static void issue_follows(const struct tender *was, struct tender *t)
{
	if (t->sale_starts_on.day == was->sale_starts_on.day)
		return;
	if (t->issued_on.day == 0 || t->issued_on.day == was->sale_starts_on.day)
		t->issued_on = t->sale_starts_on;
}

FALLIBLE fact_decided(struct act *act, const void *before, void *fact)
{
	const struct tender_fact *f = fact;
	void *was = NULL;
	struct tender *t;

	TRY(record_take(act, &tender_entity, f->tender.v, &was));
	t = save_copy(&tender_entity, was, act->arena);
	TRY(carry(act, before, f, t));
	issue_follows(was, t);
	TRY(give_way(act, f, was, t));
	TRY(tender_count_facts(act, t));
	return save_again(act, &tender_entity, was, t, "change");
}
