#include "app/policies.h"

#include "app/save.h"
#include "base/instant.h"
#include "store/record.h"

#define SEED_PUBLISHED "2019-05-07"

static FALLIBLE seed_value(struct act *act, const struct service_policy *seed, const struct policy_value *v)
{
	static const enum value_unit units[] = { [POLICY_COUNT] = value_unit_number, [POLICY_FLAG] = value_unit_flag,
						 [POLICY_RATE] = value_unit_rate, [POLICY_CHOICE] = value_unit_choice };
	struct policy *p = record_new(&policy_entity, act->arena);
	const char *text = policy_text(seed, v, act->arena);

	p->template = POLICY_SEED;
	p->key = v->key;
	p->edition = 1;
	p->value = *text == '\0' ? NULL : text;
	p->unit = units[v->unit];
	p->source = v->source;
	if (!date_parse_iso(SEED_PUBLISHED, &p->effective_on))
		return error_new(act->arena, ERROR_INTERNAL, NULL, "not_a_date");
	p->published_on = p->effective_on;
	return save_new(act, &policy_entity, p);
}

FALLIBLE policies_seed(struct act *act)
{
	struct service_policy seed = service_policy_seed();

	for (size_t i = 0; i < policy_value_count; i++)
		TRY(seed_value(act, &seed, &policy_values[i]));
	return NULL;
}

/* Of each key the newest edition that is in effect; the rest of the seed fills what a template lacks. */
FALLIBLE policies_of_template(struct act *act, const char *template, date day, struct service_policy *ret,
			      int64_t *ret_edition)
{
	struct service_policy p = service_policy_seed();
	int64_t edition = 0;
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db,
		     "SELECT \"key\", \"value\", \"edition\" FROM policy WHERE \"template\" = $1 AND \"effective_on\" <= $2"
		     " ORDER BY \"edition\", \"id\"",
		     SQL_ARGS(value_text(template), value_int(day.day)), &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			break;
		const char *value = rows_text(r, 1, act->arena);
		if (value != NULL)
			TRY(policy_set(&p, rows_text(r, 0, act->arena), value, act->arena));
		edition = rows_int(r, 2) > edition ? rows_int(r, 2) : edition;
	}
	if (edition == 0)
		return error_with(act->arena, ERROR_MISSING, "policy_template", "no_such_template", "%s", template);
	*ret = p;
	*ret_edition = edition;
	return NULL;
}

static const enum period_unit period_units[] = {
	[term_unit_unset] = PERIOD_YEAR, [term_unit_day] = PERIOD_DAY,     [term_unit_week] = PERIOD_WEEK,
	[term_unit_month] = PERIOD_MONTH, [term_unit_year] = PERIOD_YEAR,
};

FALLIBLE policies_of_contract(struct act *act, const struct contract *c, struct service_policy *ret)
{
	struct service_policy p = service_policy_seed();
	struct lines frozen = { 0 };
	int64_t edition;

	TRY(store_all(act->db, &contract_policy_entity, "contract", value_int(c->record.id), &frozen, act->arena));
	if (frozen.count == 0)
		TRY(policies_of_template(act, c->policy_template == NULL ? POLICY_SEED : c->policy_template,
					 instant_date(act->now), &p, &edition));
	for (unsigned i = 0; i < frozen.count; i++) {
		const struct contract_policy *row = LINE_AT(frozen, struct contract_policy, i);
		if (row->value != NULL)
			TRY(policy_set(&p, row->key, row->value, act->arena));
	}
	if (c->warranty_term != UNSET) {        /* the contract's own blank, filled (C1) */
		p.warranty_term = c->warranty_term;
		p.warranty_unit = (int64_t)period_units[c->warranty_unit];
	}
	*ret = p;
	return NULL;
}
