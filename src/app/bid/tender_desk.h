/* tender_desk.h -- what happens on the desk of a tender beside the records themselves: days are computed, the plan is
 * made and made anew, a decision moves the tender, an amendment its deadline (DOMAIN 2.2, 2.3, 2.7, A20). */
#ifndef APP_BID_TENDER_DESK_H
#define APP_BID_TENDER_DESK_H

#include "app/act.h"
#include "rule/bid/bid_plan.h"
#include "rule/bid/tender_days.h"

/* What the days of a tender are computed from; its newest bid and contract are looked at. */
FALLIBLE tender_dates_of(struct act *act, const struct tender *t, struct tender_dates *ret);
/* The plan as it would be made now; ERROR_CONFLICT without issue or deadline. */
FALLIBLE tender_plan_of(struct act *act, const struct tender *t, struct planned_task ret[BID_PLAN_MOST],
			size_t *ret_count);
/* Adds what the plan lacks.  ERROR_MISSING, ERROR_DENIED as for a change of the tender. */
FALLIBLE tender_plan_draft(struct act *act, int64_t tender);

/* Use cases. */
FALLIBLE question_dated(struct act *act, const void *before, void *question); /* prepares create, change and steps */
FALLIBLE amendment_measured(struct act *act, const void *before, void *amendment); /* prepares create, change */
FALLIBLE amendment_adopted(struct act *act, const void *before, void *amendment);  /* follows adopt */
FALLIBLE tender_redated(struct act *act, const void *before, void *tender);	   /* follows change */
FALLIBLE tender_deciding(struct act *act, const void *before, void *tender);	   /* prepares pursue */
FALLIBLE task_placing(struct act *act, const void *before, void *task);		   /* prepares create, change */
FALLIBLE decision_judging(struct act *act, const void *before, void *decision);	   /* prepares create, change, steps */
FALLIBLE decision_scored(struct act *act, const void *before, void *decision);	   /* prepares approve */
FALLIBLE decision_made(struct act *act, const void *before, void *decision); /* follows approve, condition, decline */
FALLIBLE bond_measured(struct act *act, const void *before, void *bond);     /* prepares create, change, steps */
FALLIBLE bid_bonds_due(struct act *act, const void *before, void *bid);	     /* follows the end of a bid */
FALLIBLE contract_bonds_due(struct act *act, const void *before, void *contract); /* follows sign */
FALLIBLE meeting_timed(struct act *act, const void *before, void *meeting);	  /* prepares create, change */
FALLIBLE meeting_holding(struct act *act, const void *before, void *meeting);	  /* prepares hold */
FALLIBLE tick_first(struct act *act, const void *before, void *tick);		  /* prepares create */
FALLIBLE override_asking(struct act *act, const void *before, void *override);	  /* prepares create */

#endif
