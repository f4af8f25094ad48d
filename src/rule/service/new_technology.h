/* new_technology.h -- how far what was measured is from what was expected (S116). */
#ifndef RULE_SERVICE_NEW_TECHNOLOGY_H
#define RULE_SERVICE_NEW_TECHNOLOGY_H

#include "base/money.h"

/* (measured - expected) / |expected| in per cent, to two places: 1000 and 930 are -7.  UNSET where either is unset or
 * nothing was expected. */
decimal deviation_percent(decimal expected, decimal measured);

#endif
