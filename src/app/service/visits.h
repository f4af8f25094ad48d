/* visits.h -- from the visit on the phone to the signed 《工程回访记录》 and the obligations it proves
 * (DOMAIN S128 to S130, A10, A13; TRUST T11). */
#ifndef APP_SERVICE_VISITS_H
#define APP_SERVICE_VISITS_H

#include "app/act.h"

/* Use cases. */
FALLIBLE visit_recorded(struct act *act, const void *before, void *visit);  /* follows record */
FALLIBLE visit_confirmed(struct act *act, const void *before, void *visit); /* follows confirm, sign */
FALLIBLE record_signing(struct act *act, const void *before, void *record); /* prepares sign */
FALLIBLE record_signed(struct act *act, const void *before, void *record);  /* follows sign */
FALLIBLE record_voided(struct act *act, const void *before, void *record);  /* follows void */

#endif
