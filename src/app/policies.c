#include "app/policies.h"

#include <string.h>

#include "app/save.h"
#include "base/instant.h"
#include "rule/presale/presale_policy.h"
#include "rule/service/dispatch_policy.h"
#include "store/record.h"

#define SEED_PUBLISHED "2019-05-07"

enum value_unit policy_unit(const struct policy_value *v)
{
	static const enum value_unit units[] = { [POLICY_COUNT] = value_unit_number,
						 [POLICY_FLAG] = value_unit_flag,
						 [POLICY_RATE] = value_unit_rate,
						 [POLICY_CHOICE] = value_unit_choice,
						 [POLICY_HOURS] = value_unit_hours };

	return units[v->unit];
}

static FALLIBLE seed_value(struct act *act, const struct service_policy *seed, const struct policy_value *v)
{
	struct policy *p = record_new(&policy_entity, act->arena);
	const char *text = policy_text(seed, v, act->arena);

	p->template = POLICY_SEED;
	p->key = v->key;
	p->edition = 1;
	p->value = *text == '\0' ? NULL : text;
	p->unit = policy_unit(v);
	p->source = v->source;
	if (!date_parse_iso(SEED_PUBLISHED, &p->effective_on))
		return error_new(act->arena, ERROR_INTERNAL, NULL, "not_a_date");
	p->published_on = p->effective_on;
	return save_new(act, &policy_entity, p);
}

FALLIBLE policies_seed(struct act *act)
{
	struct service_policy seed = service_policy_seed();
	struct value any;

	for (size_t i = 0; i < policy_value_count; i++) {
		TRY(sql_value(act->db, "SELECT id FROM policy WHERE \"template\" = $1 AND \"key\" = $2 LIMIT 1",
			      SQL_ARGS(value_text(POLICY_SEED), value_text(policy_values[i].key)), &any, act->arena));
		if (any.tag == VALUE_NONE)
			TRY(seed_value(act, &seed, &policy_values[i]));
	}
	return NULL;
}

/* --- a template on a day --- */

/* The rows of a template that had begun by the day and were written by the moment, old editions first.  A first
 * edition replaced nothing: it counts also for what was sealed before it was entered here. */
struct moment_of_template {
	const char *template;
	date day;
	instant written;
};

static FALLIBLE rows_of(struct act *act, const struct moment_of_template *m, struct rows **ret)
{
	return sql_rows(act->db,
			"SELECT \"key\", \"value\", \"edition\", \"id\" FROM policy"
			" WHERE \"template\" = $1 AND \"effective_on\" <= $2 AND (\"created_at\" <= $3 OR"
			" \"edition\" = 1)"
			" ORDER BY \"edition\", \"id\"",
			SQL_ARGS(value_text(m->template), value_int(m->day.day), value_int(m->written.us)), ret,
			act->arena);
}

/* A blank stands where the template may have one. */
static FALLIBLE row_set(struct service_policy *p, const char *key, const char *value, struct arena *a)
{
	const struct policy_value *known = policy_find(key);

	if (value == NULL && known != NULL && known->seed != UNSET)
		return NULL;
	return policy_set(p, key, value == NULL ? "" : value, a);
}

/* Of each key the newest edition; the seed fills what a template lacks. */
static FALLIBLE read_template(struct act *act, const struct moment_of_template *m, struct service_policy *ret,
			      int64_t *ret_edition)
{
	struct service_policy p = service_policy_seed();
	int64_t edition = 0;
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(rows_of(act, m, &r));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			break;
		TRY(row_set(&p, rows_text(r, 0, act->arena), rows_text(r, 1, act->arena), act->arena));
		edition = rows_int(r, 2) > edition ? rows_int(r, 2) : edition;
	}
	if (edition == 0)
		return error_with(act->arena, ERROR_INVALID, "policy_template", "no_such_template", "%s", m->template);
	*ret = p;
	*ret_edition = edition;
	return NULL;
}

FALLIBLE policies_of_template(struct act *act, const char *template, date day, struct service_policy *ret,
			      int64_t *ret_edition)
{
	return read_template(act, &(struct moment_of_template){ template, day, { INT64_MAX } }, ret, ret_edition);
}

/* --- of a bid, of a contract --- */

static const enum period_unit period_units[] = {
	[term_unit_unset] = PERIOD_YEAR,  [term_unit_day] = PERIOD_DAY,	  [term_unit_week] = PERIOD_WEEK,
	[term_unit_month] = PERIOD_MONTH, [term_unit_year] = PERIOD_YEAR,
};

/* The blank of the template, filled (C1). */
static void fill_warranty(struct service_policy *p, int64_t term, enum term_unit unit)
{
	if (term == UNSET)
		return;
	p->warranty_term = term;
	p->warranty_unit = (int64_t)period_units[unit];
}

static const char *template_or_seed(const char *template)
{
	return template == NULL ? POLICY_SEED : template;
}

static struct moment_of_template moment_of_bid(struct act *act, const struct bid *b)
{
	bool sealed = b->stage != bid_stage_preparing && b->sealed_at.us != 0;
	instant at = sealed ? b->sealed_at : act->now;

	return (struct moment_of_template){ template_or_seed(b->policy_template), instant_date(at),
					    sealed ? at : (instant){ INT64_MAX } };
}

FALLIBLE policies_of_bid(struct act *act, const struct bid *b, struct service_policy *ret, int64_t *ret_edition)
{
	struct moment_of_template m = moment_of_bid(act, b);

	TRY(read_template(act, &m, ret, ret_edition));
	fill_warranty(ret, b->warranty_term, b->warranty_unit);
	return NULL;
}

FALLIBLE policies_of_contract(struct act *act, const struct contract *c, struct service_policy *ret)
{
	struct service_policy p = service_policy_seed();
	struct lines frozen = { 0 };
	int64_t edition;

	TRY(store_all(act->db, &contract_policy_entity, "contract", value_int(c->record.id), &frozen, act->arena));
	if (frozen.count == 0)
		TRY(policies_of_template(act, template_or_seed(c->policy_template), instant_date(act->now), &p,
					 &edition));
	for (unsigned i = 0; i < frozen.count; i++) {
		const struct contract_policy *row = LINE_AT(frozen, struct contract_policy, i);
		TRY(row_set(&p, row->key, row->value, act->arena));
	}
	fill_warranty(&p, c->warranty_term, c->warranty_unit);
	*ret = p;
	return NULL;
}

static FALLIBLE bid_of(struct act *act, const struct contract *c, const struct bid **ret)
{
	void *record = NULL;

	*ret = NULL;
	if (c->bid.v != 0)
		TRY(store_get(act->db, &bid_entity, c->bid.v, &record, act->arena));
	*ret = record;
	return NULL;
}

static FALLIBLE moment_of_signing(struct act *act, const struct contract *c, struct moment_of_template *ret)
{
	const struct bid *b = NULL;

	TRY(bid_of(act, c, &b));
	*ret = (struct moment_of_template){ template_or_seed(c->policy_template), c->signed_on, { INT64_MAX } };
	if (b != NULL && b->stage != bid_stage_preparing && b->sealed_at.us != 0)
		*ret = moment_of_bid(act, b);
	return NULL;
}

FALLIBLE policies_freeze(struct act *act, struct contract *c)
{
	struct contract_policy *rows = arena_array(act->arena, struct contract_policy, policy_value_count);
	struct moment_of_template m;
	struct service_policy p;
	unsigned n = 0;

	TRY(moment_of_signing(act, c, &m));
	TRY(read_template(act, &m, &p, &c->policy_edition));
	fill_warranty(&p, c->warranty_term, c->warranty_unit);
	for (size_t i = 0; i < policy_value_count; i++) {
		const struct policy_value *v = &policy_values[i];
		const char *text = policy_text(&p, v, act->arena);
		if (*text == '\0' && policy_is_by_priority(v))
			continue;
		struct contract_policy *row = &rows[n++];
		*row = *(const struct contract_policy *)record_new(&contract_policy_entity, act->arena);
		row->key = v->key;
		row->value = *text == '\0' ? NULL : text;
		row->unit = policy_unit(v);
		row->source = arena_print(act->arena, "%s %s", m.template, v->source);
	}
	c->policies = (struct lines){ rows, n };
	return NULL;
}

/* --- what rests on an edition --- */

/* The ids of the rows that count; an older edition's comes before the one that replaced it. */
static FALLIBLE rows_in_effect(struct act *act, const struct moment_of_template *m, int64_t *ids)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(rows_of(act, m, &r));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		const struct policy_value *v = policy_find(rows_text(r, 0, act->arena));
		if (v != NULL)
			ids[v - policy_values] = rows_int(r, 3);
	}
}

static FALLIBLE use(struct act *act, const struct moment_of_template *m)
{
	int64_t *ids = arena_array(act->arena, int64_t, policy_value_count);
	void *before = NULL;

	TRY(rows_in_effect(act, m, ids));
	for (size_t i = 0; i < policy_value_count; i++) {
		if (ids[i] == 0)
			continue;
		TRY(store_get(act->db, &policy_entity, ids[i], &before, act->arena));
		struct policy *after = save_copy(&policy_entity, before, act->arena);
		after->in_use = true;
		if (!((struct policy *)before)->in_use)
			TRY(save_again(act, &policy_entity, before, after, "use"));
	}
	return NULL;
}

FALLIBLE policies_use_in_bid(struct act *act, const struct bid *b)
{
	struct moment_of_template m = moment_of_bid(act, b);

	return use(act, &m);
}

FALLIBLE policies_use_in_contract(struct act *act, const struct contract *c)
{
	struct moment_of_template m;

	TRY(moment_of_signing(act, c, &m));
	return use(act, &m);
}

/* --- editions --- */

static FALLIBLE newest_of_key(struct act *act, const struct policy *p, const struct policy **ret)
{
	struct lines all = { 0 };

	*ret = NULL;
	TRY(store_all(act->db, &policy_entity, "template", value_text(p->template), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct policy *row = LINE_AT(all, struct policy, i);
		if (strcmp(row->key, p->key) == 0 && (*ret == NULL || row->edition > (*ret)->edition))
			*ret = row;
	}
	return NULL;
}

/* With this value the template must leave the clocks hours to run in, and visits days, from its first day on. */
static FALLIBLE check_whole(struct act *act, const struct policy *p)
{
	struct service_policy whole;
	int64_t edition;

	if (policies_of_template(act, p->template, p->effective_on, &whole, &edition) != NULL)
		whole = service_policy_seed(); /* the first of a new template */
	if (row_set(&whole, p->key, p->value, act->arena) != NULL)
		return NULL; /* the rules say what is wrong with it */
	const char *wrong = policy_hours_wrong(&whole);
	wrong = wrong != NULL ? wrong : policy_visits_wrong(&whole);
	return wrong == NULL ? NULL : error_new(act->arena, ERROR_INVALID, "value", wrong);
}

FALLIBLE policy_changing(struct act *act, const void *before, void *policy)
{
	struct policy *p = policy;

	(void)before;
	return p->template == NULL || p->key == NULL || policy_find(p->key) == NULL ? NULL : check_whole(act, p);
}

FALLIBLE policy_adding(struct act *act, const void *before, void *policy)
{
	struct policy *p = policy;
	const struct policy_value *known = p->key == NULL ? NULL : policy_find(p->key);
	const struct policy *last = NULL;

	(void)before;
	bool ours = p->key != NULL && (presale_policy_find(p->key) != NULL || dispatch_policy_find(p->key) != NULL);
	if (p->template == NULL || (known == NULL && !ours))
		return NULL; /* the rules say what is missing */
	TRY(newest_of_key(act, p, &last));
	if (p->edition == UNSET)
		p->edition = last == NULL ? 1 : last->edition + 1;
	if (p->unit == value_unit_unset)
		p->unit = known == NULL ? value_unit_number : policy_unit(known);
	if (p->effective_on.day == 0)
		p->effective_on = instant_date(act->now);
	if (last == NULL || p->edition > last->edition)
		return known == NULL ? NULL : check_whole(act, p);
	return error_with(act->arena, ERROR_CONFLICT, "edition", "edition_exists", "%lld", (long long)last->edition);
}

FALLIBLE policy_removing(struct act *act, const void *before, void *policy)
{
	(void)before;
	return ((struct policy *)policy)->in_use ? error_new(act->arena, ERROR_CONFLICT, NULL, "edition_in_use") : NULL;
}
