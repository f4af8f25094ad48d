/* ceilings.h -- the contract's ceiling list on the lines of a work order (S100, A17). */
#ifndef APP_SERVICE_CEILINGS_H
#define APP_SERVICE_CEILINGS_H

#include "app/act.h"

FALLIBLE work_order_capped(struct act *act, const void *before, void *work_order); /* prepares what prices it */

#endif
