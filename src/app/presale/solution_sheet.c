#include "app/presale/solution_sheet.h"

#include "app/find.h"
#include "app/presale/catalog.h"
#include "app/use_case.h"
#include "app/save.h"
#include "base/money.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/kinds.h"
#include "meta/rights.h"
#include "rule/presale/bom.h"
#include "store/record.h"

#define SHOWN_MOST 200

static FALLIBLE load(struct act *act, const struct entity *e, int64_t id, void **ret)
{
	TRY(store_load(act->db, e, id, act->who, rights_scope(e, act->who, READ), ret, act->arena));
	return *ret == NULL ? error_new(act->arena, ERROR_MISSING, NULL, "no_such_record") : NULL;
}

static bool may_see(const struct act *act, const struct entity *e, const char *field)
{
	return rights_read_field(e, entity_field(e, field), act->who);
}

/* --- records with the names of what they refer to --- */

static FALLIBLE named_write(struct act *act, const struct entity *e, void *record, struct buffer *b)
{
	struct expansion *names = arena_array(act->arena, struct expansion, e->nfields);
	unsigned n = 0;

	FOR_FIELDS(f, e)
		if (f->kind == &kind_reference && field_get(f, record).tag != VALUE_NONE)
			TRY(find_names(act, e, f, &record, 1, &names[n++]));
	record_write(b, e, record, act->who, WRITE_WHOLE, names, n);
	return NULL;
}

/* The parts of a solution that the actor may read, whole, the first first. */
static FALLIBLE parts_write(struct act *act, const struct entity *e, int64_t solution, const char *key,
			    struct buffer *b)
{
	unsigned scope = rights_scope(e, act->who, READ);
	struct lines all = { 0 };

	json_key(b, key);
	json_open(b, '[');
	if (scope != 0)
		TRY(store_all(act->db, e, "solution", value_int(solution), &all, act->arena));
	for (unsigned i = 0; i < all.count && i < SHOWN_MOST; i++) {
		const struct record *r = (const struct record *)((const char *)all.rows + i * e->size);
		void *whole = NULL;
		TRY(store_load(act->db, e, r->id, act->who, scope, &whole, act->arena));
		if (whole != NULL)
			TRY(named_write(act, e, whole, b));
	}
	json_close(b, ']');
	return NULL;
}

static FALLIBLE versions_write(struct act *act, int64_t solution, struct buffer *b)
{
	const struct entity *e = &solution_version_entity;
	struct lines all = { 0 };

	json_key(b, "versions");
	json_open(b, '[');
	TRY(store_all(act->db, e, "solution", value_int(solution), &all, act->arena));
	for (unsigned i = 0; i < all.count && i < SHOWN_MOST; i++) {
		const void *row = (const char *)all.rows + i * e->size;
		if (rights_read_record(e, row, act->who))
			record_write(b, e, row, act->who, WRITE_ROW, NULL, 0);
	}
	json_close(b, ']');
	return NULL;
}

FALLIBLE solution_view(struct act *act, int64_t opportunity, struct buffer *b)
{
	void *project = NULL, *solution = NULL, *found = NULL;

	TRY(load(act, &opportunity_entity, opportunity, &project));
	TRY(store_find(act->db, &solution_entity, "opportunity", value_int(opportunity), &found, act->arena));
	if (found != NULL && rights_read_record(&solution_entity, found, act->who))
		solution = found;
	json_open(b, '{');
	json_key(b, "opportunity");
	TRY(named_write(act, &opportunity_entity, project, b));
	json_key(b, "solution");
	if (solution == NULL) {
		json_none(b);
		json_close(b, '}');
		return NULL;
	}
	int64_t id = ((struct solution *)solution)->record.id;
	TRY(named_write(act, &solution_entity, solution, b));
	TRY(versions_write(act, id, b));
	TRY(parts_write(act, &architecture_decision_entity, id, "decisions", b));
	TRY(parts_write(act, &framework_version_entity, id, "frameworks", b));
	json_close(b, '}');
	return NULL;
}

/* --- one version --- */

static void amount(struct buffer *b, const char *key, money m)
{
	json_member(b, key, m.minor == UNSET ? NULL : money_text(m, b->arena));
}

static void rates_write(const struct bom_total *t, struct buffer *b)
{
	json_key(b, "rates");
	json_open(b, '[');
	for (unsigned i = 0; i < t->nrates; i++) {
		json_open(b, '{');
		json_member(b, "rate", decimal_text(t->rates[i].rate, b->arena));
		amount(b, "net", t->rates[i].net);
		amount(b, "tax", t->rates[i].tax);
		amount(b, "gross", t->rates[i].gross);
		json_close(b, '}');
	}
	json_close(b, ']');
}

static FALLIBLE item_of(struct act *act, catalog_item_id id, const struct catalog_item **ret)
{
	void *record = NULL;

	if (id.v != 0)
		TRY(store_load(act->db, &catalog_item_entity, id.v, act->who,
			       rights_scope(&catalog_item_entity, act->who, READ), &record, act->arena));
	*ret = record;
	return NULL;
}

static const char *title_of(struct act *act, catalog_item_id id)
{
	const struct catalog_item *item = NULL;
	struct error *ignored = item_of(act, id, &item);

	(void)ignored;
	return item == NULL ? NULL : item->name;
}

/* Nothing that forbids; what somebody who signs would want to know of a line. */
static FALLIBLE notices_write(struct act *act, const struct solution_version *v, struct buffer *b)
{
	date today = instant_date(act->now);

	json_key(b, "notices");
	json_open(b, '[');
	for (unsigned i = 0; i < v->lines.count; i++) {
		const struct catalog_item *item = NULL;
		TRY(item_of(act, LINE_AT(v->lines, struct bom_line, i)->item, &item));
		if (item == NULL)
			continue;
		bool over = item->valid_to.day != 0 && item->valid_to.day < today.day;
		if (item->stage != catalog_item_stage_retired && !over && !item->maker_letter)
			continue;
		json_open(b, '{');
		json_member_int(b, "seq", i + 1);
		json_member_bool(b, "retired", item->stage == catalog_item_stage_retired || over);
		json_member(b, "replaced_by", item->replaced_by.v == 0 ? NULL : title_of(act, item->replaced_by));
		json_member_bool(b, "maker_letter", item->maker_letter);
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

static FALLIBLE sheet_write(struct act *act, struct solution_version *v, enum language lang, struct buffer *b)
{
	const struct entity *e = &solution_version_entity;
	struct bom_total t = bom_total_of(&v->lines, act->arena);

	json_open(b, '{');
	json_key(b, "version");
	TRY(named_write(act, e, v, b));
	if (may_see(act, e, "margin_rate")) {
		rates_write(&t, b);
		json_member(b, "why", why_text(bom_why(&t, v->margin_floor, act->arena), lang, act->arena));
		json_member_bool(b, "below_floor", bom_below(t.margin_rate, v->margin_floor));
	}
	TRY(notices_write(act, v, b));
	json_close(b, '}');
	return NULL;
}

FALLIBLE solution_sheet(struct act *act, int64_t version, enum language lang, struct buffer *b)
{
	void *record = NULL;

	TRY(load(act, &solution_version_entity, version, &record));
	return sheet_write(act, record, lang, b);
}

/* The one rule, asked before anything is stored: what a row lacks is named, but does not keep the totals away. */
FALLIBLE solution_preview(struct act *act, int64_t version, const json_t *body, enum language lang, struct buffer *b)
{
	const struct entity *e = &solution_version_entity;
	struct env env = act_env(act);
	struct solution_version *v;
	void *record = NULL;

	TRY(load(act, e, version, &record));
	v = save_copy(e, record, act->arena);
	TRY(record_read(e, v, body, act->who, READ_PATCH, NULL, act->arena));
	TRY(use_case_prepare(act, e, "change", record, v));
	TRY(e->check(v, NULL, &env));
	return sheet_write(act, v, lang, b);
}

/* --- what the catalogue says today --- */

static void moved(struct buffer *b, const char *key, const char *was, const char *now)
{
	json_key(b, key);
	json_open(b, '{');
	json_member(b, "was", was);
	json_member(b, "now", now);
	json_close(b, '}');
}

static const char *money_or_none(money m, struct arena *a)
{
	return m.minor == UNSET ? NULL : money_text(m, a);
}

static bool same_offer(const struct bom_line *l, const struct catalog_item *item)
{
	return l->unit_cost.minor == item->cost.minor && l->unit_price.minor == item->list_price.minor &&
	       l->tax_rate.millionths == item->tax_rate.millionths;
}

static void refresh_line(struct buffer *b, unsigned seq, const struct bom_line *l, const struct catalog_item *item)
{
	struct arena *a = b->arena;

	json_open(b, '{');
	json_member_int(b, "seq", seq);
	json_member(b, "name", l->name);
	if (l->unit_cost.minor != item->cost.minor)
		moved(b, "unit_cost", money_or_none(l->unit_cost, a), money_or_none(item->cost, a));
	if (l->unit_price.minor != item->list_price.minor)
		moved(b, "unit_price", money_or_none(l->unit_price, a), money_or_none(item->list_price, a));
	if (l->tax_rate.millionths != item->tax_rate.millionths)
		moved(b, "tax_rate", l->tax_rate.millionths == UNSET ? NULL : decimal_text(l->tax_rate, a),
		      decimal_text(item->tax_rate, a));
	json_close(b, '}');
}

FALLIBLE solution_refresh(struct act *act, int64_t version, struct buffer *b)
{
	const struct solution_version *v;
	void *record = NULL;

	TRY(load(act, &solution_version_entity, version, &record));
	if (!may_see(act, &solution_version_entity, "cost"))
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	v = record;
	json_open(b, '{');
	json_key(b, "lines");
	json_open(b, '[');
	for (unsigned i = 0; i < v->lines.count; i++) {
		const struct bom_line *l = LINE_AT(v->lines, struct bom_line, i);
		const struct catalog_item *item = NULL;
		TRY(item_of(act, l->item, &item));
		if (item != NULL && !same_offer(l, item))
			refresh_line(b, i + 1, l, item);
	}
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}
