/* A piece of business: what follows from its milestones and figures (S1, S31), and what stands whatever the gates of
 * the house say when it moves (S35, A3; the gates themselves: rule/presale/stage_gate.h). */
#include "rule/presale/stage_gate.h"

#include <string.h>

#include "rule/refusal.h"

/* Asked for on the day the tender came out or later is late (S31). */
static enum presales_timing timing_of(const struct opportunity *o)
{
	if (o->presales_requested_on.day == 0)
		return presales_timing_unset;
	return o->tender_issued_on.day != 0 && o->presales_requested_on.day >= o->tender_issued_on.day
		       ? presales_timing_late
		       : presales_timing_in_time;
}

FALLIBLE opportunity_check(struct opportunity *o, const struct opportunity *before, const struct env *env)
{
	struct error *all = NULL;
	bool priced = o->amount_est.minor != UNSET && o->cost_est.minor != UNSET;

	(void)before;
	o->margin_est.minor = priced ? o->amount_est.minor - o->cost_est.minor : UNSET;
	o->phase = o->accepted_on.day != 0	    ? lifecycle_phase_aftersales
		   : o->tender_received_on.day != 0 ? lifecycle_phase_insales
						    : lifecycle_phase_presales;
	o->presales_timing = timing_of(o);
	if (choices_have(o->our_prior_service, "none") && strcmp(o->our_prior_service, "none") != 0)
		object(&all, env, "our_prior_service", "none_stands_alone");
	if (o->win_probability != UNSET && o->probability_reason == NULL)
		object(&all, env, "probability_reason", "probability_needs_reason");
	return all;
}

FALLIBLE opportunity_bid(struct opportunity *o, const struct env *env)
{
	return stage_gate_law(opportunity_stage_bidding, o, env);
}

FALLIBLE opportunity_pursue(struct opportunity *o, const struct env *env)
{
	return stage_gate_law(opportunity_stage_bidding, o, env);
}
