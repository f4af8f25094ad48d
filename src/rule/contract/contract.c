/* What was signed stays signed; a contract closes when nothing it promised is open (S39, S40, A14). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

#define STILL_FREE                                                                                           \
	"customer_number site document notes owner project_manager service_engineer team seasonal_exposure " \
	"work_types cost_est sealed_scan delivered_on used_from_on"

/* What happened has a day that has been. */
static void refuse_later(struct error **all, const struct env *env, const char *field, date d)
{
	if (d.day > instant_date(env->now).day)
		object(all, env, field, "in_the_future");
}

FALLIBLE contract_check(struct contract *c, const struct contract *before, const struct env *env)
{
	struct error *all = NULL;

	if ((c->warranty_term == UNSET) != (c->warranty_unit == term_unit_unset))
		object(&all, env, "warranty_unit", "term_needs_unit");
	refuse_later(&all, env, "used_from_on", c->used_from_on);
	refuse_later(&all, env, "delivered_on", c->delivered_on);
	if (before != NULL && before->stage != contract_stage_draft)
		error_append(&all, unchanged(&contract_entity, before, c, STILL_FREE, "signed_is_fixed", env));
	return all;
}

FALLIBLE contract_sign(struct contract *c, const struct env *env)
{
	struct error *all = NULL;

	refuse_future(&all, env, "signed_on", c->signed_on);
	return all;
}

/* What was handed over is looked at where the other records are (app/presale/handovers.h). */
FALLIBLE contract_start(struct contract *c, const struct env *env)
{
	struct error *all = NULL;

	if (c->started_on.day == 0)
		c->started_on = instant_date(env->now);
	refuse_future(&all, env, "started_on", c->started_on);
	if (c->started_on.day < c->signed_on.day)
		refuse(&all, env, "started_on", "before_signing");
	return all;
}

FALLIBLE contract_accept(struct contract *c, const struct env *env)
{
	struct error *all = NULL;

	refuse_future(&all, env, "accepted_on", c->accepted_on);
	if (c->accepted_on.day != 0 && c->accepted_on.day < c->signed_on.day)
		refuse(&all, env, "accepted_on", "before_signing");
	return all;
}

FALLIBLE contract_close(struct contract *c, const struct env *env)
{
	struct error *all = NULL;

	if (c->obligations_open > 0)
		refuse_count(&all, env, "obligations_open", "obligations_open", c->obligations_open);
	if (c->handover_open > 0)
		refuse_count(&all, env, "handover_open", "handover_open", c->handover_open);
	return all;
}
