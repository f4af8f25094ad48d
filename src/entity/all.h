/* all.h -- the records of the business as C structs. */
#ifndef ENTITY_ALL_H
#define ENTITY_ALL_H

#include "meta/entity.h"
#include "entity/readers.h"
#include "meta/kinds.h"

#define EXPAND "meta/expand_ids.inc"
#include "entity/all.inc"
#undef EXPAND
#define EXPAND "meta/expand_records.inc"
#include "entity/all.inc"
#undef EXPAND

#endif
