/* packs.h -- customer packs: each piece judged anew whenever the pack is written, and on the day it is issued. */
#ifndef APP_PRESALE_PACKS_H
#define APP_PRESALE_PACKS_H

#include "app/act.h"

/* A use case. */
FALLIBLE pack_judged(struct act *act, const void *before, void *pack);

#endif
