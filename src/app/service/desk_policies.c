#include "app/service/desk_policies.h"

#include "app/save.h"
#include "base/instant.h"
#include "entity/all.h"

static FALLIBLE seed_value(struct act *act, const struct dispatch_value *v)
{
	struct policy *p = record_new(&policy_entity, act->arena);

	p->template = DISPATCH_TEMPLATE;
	p->key = v->key;
	p->edition = 1;
	p->value = arena_print(act->arena, "%lld", (long long)v->seed);
	p->unit = value_unit_number;
	p->source = v->source;
	p->effective_on = instant_date(act->now);
	return save_new(act, &policy_entity, p);
}

FALLIBLE dispatch_policies_seed(struct act *act)
{
	struct value any;

	for (size_t i = 0; i < dispatch_value_count; i++) {
		TRY(sql_value(act->db, "SELECT id FROM policy WHERE \"template\" = $1 AND \"key\" = $2 LIMIT 1",
			      SQL_ARGS(value_text(DISPATCH_TEMPLATE), value_text(dispatch_values[i].key)), &any,
			      act->arena));
		if (any.tag == VALUE_NONE)
			TRY(seed_value(act, &dispatch_values[i]));
	}
	return NULL;
}

FALLIBLE dispatch_policies(struct act *act, struct dispatch_policy *ret)
{
	AUTO_ROWS *r = NULL;
	bool has;

	*ret = dispatch_policy_seed();
	TRY(sql_rows(act->db,
		     "SELECT \"key\", \"value\" FROM policy WHERE \"template\" = $1 AND \"effective_on\" <= $2"
		     " ORDER BY \"edition\", \"id\"",
		     SQL_ARGS(value_text(DISPATCH_TEMPLATE), value_int(instant_date(act->now).day)), &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		const struct dispatch_value *v = dispatch_policy_find(rows_text(r, 0, act->arena));
		const char *text = rows_text(r, 1, act->arena);
		if (v != NULL && text != NULL)
			(void)dispatch_policy_set(ret, v, text);
	}
}
