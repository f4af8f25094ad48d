/* What we expect of a rival, and how far off we were once its price was read out (S70). */
#include "entity/all.h"
#include "rule/presale/forbidden_intel.h"
#include "rule/presale/meeting.h"

FALLIBLE rival_forecast_check(struct rival_forecast *f, const struct rival_forecast *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	f->price_error = forecast_error(f->price_guess, f->actual_price);
	object_forbidden(&all, env, &rival_forecast_entity, f, "features strengths weaknesses our_answer basis");
	return all;
}
