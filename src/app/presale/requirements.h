/* requirements.h -- when a requirement is to be analysed, what it may be merged into, and that it is not dropped
 * (DOMAIN S3, S17, S20, C19). */
#ifndef APP_PRESALE_REQUIREMENTS_H
#define APP_PRESALE_REQUIREMENTS_H

#include "app/act.h"

/* Prepares create and change: the day until which it is analysed, five workdays after it was noted (S17). */
FALLIBLE requirement_writing(struct act *act, const void *before, void *requirement);
/* Prepares remove: ERROR_CONFLICT requirement_is_kept, once analysed or confirmed. */
FALLIBLE requirement_removing(struct act *act, const void *before, void *requirement);
/* Prepares merge: ERROR_CONFLICT merged_elsewhere. */
FALLIBLE requirement_merging(struct act *act, const void *before, void *requirement);

#endif
