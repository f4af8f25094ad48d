#include "app/presale/house.h"

#include "app/save.h"
#include "base/instant.h"
#include "base/money.h"

FALLIBLE presale_policies_seed(struct act *act)
{
	for (size_t i = 0; i < presale_value_count; i++) {
		struct policy *p = record_new(&policy_entity, act->arena);
		p->template = PRESALE_TEMPLATE;
		p->key = presale_values[i].key;
		p->edition = 1;
		p->value = arena_print(act->arena, "%lld", (long long)presale_values[i].seed);
		p->unit = value_unit_number;
		p->source = presale_values[i].source;
		p->effective_on = instant_date(act->now);
		TRY(save_new(act, &policy_entity, p));
	}
	return NULL;
}

FALLIBLE presale_policies(struct act *act, struct presale_policy *ret)
{
	AUTO_ROWS *r = NULL;
	bool has;

	*ret = presale_policy_seed();
	TRY(sql_rows(act->db,
		     "SELECT \"key\", \"value\" FROM policy WHERE \"template\" = $1 AND \"effective_on\" <= $2"
		     " ORDER BY \"edition\", \"id\"",
		     SQL_ARGS(value_text(PRESALE_TEMPLATE), value_int(instant_date(act->now).day)), &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		const struct presale_value *v = presale_policy_find(rows_text(r, 0, act->arena));
		const char *text = rows_text(r, 1, act->arena);
		if (v != NULL && text != NULL)
			(void)presale_policy_set(ret, v, text);
	}
}

bool presale_is_major(const struct opportunity *o, const struct presale_policy *p)
{
	return o->is_major || (o->amount_est.minor != UNSET && o->amount_est.minor >= p->major_threshold * 100);
}
