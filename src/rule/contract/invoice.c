/* Net and tax of an invoice follow from what was typed, its gross and rate. */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/finance/vat.h"
#include "rule/refusal.h"

FALLIBLE invoice_check(struct invoice *v, const struct invoice *before, const struct env *env)
{
	struct vat vat;

	if (before != NULL && before->stage != invoice_stage_requested)
		return unchanged(&invoice_entity, before, v, "document owner", "issued_is_fixed_invoice", env);
	if (v->gross.minor == UNSET || v->rate.millionths == UNSET)
		return NULL;
	vat = vat_of_gross(v->gross, v->rate);
	v->net = vat.net;
	v->tax = vat.tax;
	return NULL;
}

FALLIBLE invoice_issue(struct invoice *v, const struct env *env)
{
	struct error *all = NULL;

	refuse_future(&all, env, "issued_on", v->issued_on);
	return all;
}

FALLIBLE invoice_deliver(struct invoice *v, const struct env *env)
{
	struct error *all = NULL;

	if (v->delivered_on.day == 0)
		v->delivered_on = instant_date(env->now);
	refuse_future(&all, env, "delivered_on", v->delivered_on);
	if (v->delivered_on.day < v->issued_on.day)
		refuse(&all, env, "delivered_on", "before_it_was_issued");
	return all;
}
