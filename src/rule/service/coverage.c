#include "rule/service/coverage.h"

#include "base/text.h"
#include "meta/kinds.h"
#include "rule/refusal.h"

FALLIBLE coverage_check(struct coverage *c, const struct coverage *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if ((c->equipment.v == 0) == (c->contract.v == 0))
		object(&all, env, "equipment", "device_or_contract");
	if (c->contract.v != 0 && c->kind != coverage_kind_extension)
		object(&all, env, "contract", "extensions_only");
	if (c->to_on.day < c->from_on.day)
		object(&all, env, "to_on", "ends_before_it_begins");
	return all;
}

bool coverage_holds(const struct coverage *c, date on, enum charge_kind kind, const char *part)
{
	if (on.day < c->from_on.day || on.day > c->to_on.day ||
	    !choices_have(c->classes, charge_kind_choices.labels[kind]))
		return false;
	return c->kind != coverage_kind_repair || (c->part_no != NULL && text_same(c->part_no, part));
}

const char *coverage_reason(const struct lines *covers, date on, enum charge_kind kind, const char *part)
{
	static const char *const reasons[] = { [coverage_kind_extension] = "covered_by_extension",
					       [coverage_kind_item] = "covered_by_item",
					       [coverage_kind_repair] = "covered_by_repair",
					       [coverage_kind_maker] = NULL };

	for (unsigned i = 0; i < covers->count; i++) {
		const struct coverage *c = LINE_AT(*covers, struct coverage, i);
		if (reasons[c->kind] != NULL && coverage_holds(c, on, kind, part))
			return reasons[c->kind];
	}
	return NULL;
}

struct coverage_end coverage_until(const struct lines *covers, date contract)
{
	static const enum warranty_by ours[] = { [coverage_kind_extension] = warranty_by_extension,
						 [coverage_kind_item] = warranty_by_item,
						 [coverage_kind_repair] = warranty_by_unset,
						 [coverage_kind_maker] = warranty_by_unset };
	struct coverage_end end = { contract, contract.day == 0 ? warranty_by_unset : warranty_by_contract };

	for (unsigned i = 0; i < covers->count; i++) {
		const struct coverage *c = LINE_AT(*covers, struct coverage, i);
		if (ours[c->kind] != warranty_by_unset && choices_have(c->classes, "part") &&
		    c->to_on.day > end.day.day)
			end = (struct coverage_end){ c->to_on, ours[c->kind] };
	}
	return end;
}
