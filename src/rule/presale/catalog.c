/* What we sell: a bundle is the sum of its lines, a period ends after it begins (S11). */
#include "base/money.h"
#include "entity/all.h"
#include "rule/refusal.h"

#define UNIT_MOST INT64_C(100000000000)
#define QUANTITY_MOST INT64_C(1000000000000)
#define AMOUNT_MOST INT64_C(1000000000000000)

static void check_period(struct error **all, const struct env *env, const char *field, date from, date to)
{
	if (from.day != 0 && to.day != 0 && to.day < from.day)
		object(all, env, field, "ends_before_it_begins");
}

FALLIBLE catalog_item_check(struct catalog_item *c, const struct catalog_item *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (c->replaced_by.v != 0 && c->replaced_by.v == c->record.id)
		object(&all, env, "replaced_by", "not_itself");
	check_period(&all, env, "valid_to", c->valid_from, c->valid_to);
	return all;
}

/* Unset where a side is not known, or out of bounds, which the declaration names. */
static money amount(money unit, decimal quantity)
{
	bool known = unit.minor >= 0 && unit.minor <= UNIT_MOST && quantity.millionths >= 0 &&
		     quantity.millionths <= QUANTITY_MOST;

	return known ? money_times(unit, quantity) : (money){ UNSET };
}

static void add(money *sum, money m)
{
	sum->minor = sum->minor == UNSET || m.minor == UNSET ? UNSET : sum->minor + m.minor;
}

FALLIBLE bundle_check(struct bundle *b, const struct bundle *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	b->price.minor = b->cost.minor = 0;
	for (unsigned i = 0; i < b->lines.count; i++) {
		struct bundle_line *l = LINE_AT(b->lines, struct bundle_line, i);
		l->amount = amount(l->unit_price, l->quantity);
		add(&b->price, l->amount);
		add(&b->cost, amount(l->unit_cost, l->quantity));
		if (b->price.minor > AMOUNT_MOST || b->cost.minor > AMOUNT_MOST) {
			object(&all, env, "lines", "too_large");
			break;
		}
	}
	check_period(&all, env, "valid_to", b->valid_from, b->valid_to);
	return all;
}

FALLIBLE sales_focus_check(struct sales_focus *f, const struct sales_focus *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	check_period(&all, env, "to_on", f->from_on, f->to_on);
	return all;
}
