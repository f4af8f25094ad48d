/* The gates of a piece of business: a visit with a fact, and an invitation before a bid (S30, S35, A3,
 * A21); its phase follows from its milestones (S1). */
#include "entity/all.h"
#include "rule/refusal.h"

static const char *const excluding[] = {
	"overall_design", "specification", "project_management", "supervision", "testing",
};

FALLIBLE opportunity_check(struct opportunity *o, const struct opportunity *before, const struct env *env)
{
	struct error *all = NULL;
	bool priced = o->amount_est.minor != UNSET && o->cost_est.minor != UNSET;

	(void)before;
	o->margin_est.minor = priced ? o->amount_est.minor - o->cost_est.minor : UNSET;
	o->phase = o->accepted_on.day != 0	    ? lifecycle_phase_aftersales
		   : o->tender_received_on.day != 0 ? lifecycle_phase_insales
						    : lifecycle_phase_presales;
	if (choices_have(o->our_prior_service, "none") && strcmp(o->our_prior_service, "none") != 0)
		object(&all, env, "our_prior_service", "none_stands_alone");
	return all;
}

static bool knows_a_fact(const struct opportunity *o)
{
	return o->budget.minor != UNSET || o->tender_expected_on.day != 0 || o->decision_maker.v != 0 ||
	       o->scope != NULL;
}

FALLIBLE opportunity_visit(struct opportunity *o, const struct env *env)
{
	struct error *all = NULL;

	if (o->engagement_count < 1)
		refuse(&all, env, "engagement_count", "no_engagement_held");
	if (!knows_a_fact(o) && o->facts_due_on.day == 0)
		refuse(&all, env, "scope", "one_fact_needed");
	return all;
}

FALLIBLE opportunity_bid(struct opportunity *o, const struct env *env)
{
	struct error *all = NULL;

	if (!o->invited && o->tender_received_on.day == 0 && o->cold_bid_reason == NULL)
		refuse(&all, env, "invited", "invitation_or_tender_needed");
	for (unsigned i = 0; i < sizeof excluding / sizeof *excluding; i++)
		if (choices_have(o->our_prior_service, excluding[i])) {
			refuse(&all, env, "our_prior_service", "excluded_by_prior_service");
			break;
		}
	return all;
}
