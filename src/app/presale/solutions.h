/* solutions.h -- what a write of a solution's parts brings with it: numbers, prices of the catalogue, the hash that
 * an approval stands on, what an approval or a decision takes the place of (S5, S6, S13, S18, S21). */
#ifndef APP_PRESALE_SOLUTIONS_H
#define APP_PRESALE_SOLUTIONS_H

#include "app/act.h"

FALLIBLE version_making(struct act *act, const void *before, void *version);
FALLIBLE version_changing(struct act *act, const void *before, void *version);
FALLIBLE version_deciding(struct act *act, const void *before, void *version);
FALLIBLE version_approved(struct act *act, const void *before, void *version);

FALLIBLE decision_making(struct act *act, const void *before, void *decision);
FALLIBLE decision_changing(struct act *act, const void *before, void *decision);
FALLIBLE decision_accepted(struct act *act, const void *before, void *decision);

FALLIBLE framework_making(struct act *act, const void *before, void *framework);
FALLIBLE framework_changing(struct act *act, const void *before, void *framework);

FALLIBLE template_making(struct act *act, const void *before, void *template);

#endif
