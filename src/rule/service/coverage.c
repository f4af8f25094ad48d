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

date coverage_until(const struct lines *covers, date otherwise)
{
	date until = otherwise;

	for (unsigned i = 0; i < covers->count; i++) {
		const struct coverage *c = LINE_AT(*covers, struct coverage, i);
		bool ours = c->kind == coverage_kind_extension || c->kind == coverage_kind_item;
		if (ours && choices_have(c->classes, "part") && c->to_on.day > until.day)
			until = c->to_on;
	}
	return until;
}
