/* originals.h -- the original of a certificate is lent to one at a time (A25). */
#ifndef APP_CONTRACT_ORIGINALS_H
#define APP_CONTRACT_ORIGINALS_H

#include "app/act.h"

FALLIBLE original_lending(struct act *act, const void *before, void *borrowed); /* prepares lend */

#endif
