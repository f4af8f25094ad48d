/* sales_leads.h -- the pool of leads: what is taken from it, falls back into it, and becomes a piece of business. */
#ifndef APP_PRESALE_SALES_LEADS_H
#define APP_PRESALE_SALES_LEADS_H

#include "app/act.h"

FALLIBLE lead_taking(struct act *act, const void *before, void *lead);	  /* prepares take */
FALLIBLE lead_assigning(struct act *act, const void *before, void *lead); /* prepares assign */
/* Prepares change: whoever holds it and writes something down has followed it up. */
FALLIBLE lead_following_up(struct act *act, const void *before, void *lead);
/* Prepares open: customer, contact and opportunity are made as they are needed, each along the one road. */
FALLIBLE lead_opening(struct act *act, const void *before, void *lead);

/* Routine work: what nobody follows up is in the pool again. */
FALLIBLE leads_fall_back(struct act *act);

#endif
