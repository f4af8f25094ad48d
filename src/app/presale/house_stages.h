/* house_stages.h -- the stages of the house as they stand in its data, and its words for them (FIELD 3; the rule:
 * rule/presale/house_stage.h). */
#ifndef APP_PRESALE_HOUSE_STAGES_H
#define APP_PRESALE_HOUSE_STAGES_H

#include "app/act.h"
#include "base/buffer.h"
#include "json/locale.h"
#include "rule/presale/house_stage.h"

/* At init: the stages of db/data/stage_gate.csv. */
FALLIBLE gates_seed(struct act *act);
/* All of them, with their criteria; a stage of the rules that the house has taken away is as it was once. */
FALLIBLE house_stages_read(struct act *act, struct house_stages *ret);
/* The exit criteria a stage begins with, for a plan that is drafted. */
FALLIBLE gate_exit_criteria(struct act *act, enum opportunity_stage stage, struct lines *ret);
/* The product's words with those of the house in their place; both in the act's arena. */
FALLIBLE house_locale(struct act *act, const struct locale *product, const struct locale **ret);

/* {"stages":[{"record","title","behind":title of the stage it lies behind or null,"turn":"on"|"off"|null,
 * "next_place":number|null}]} in their order: whether the actor may switch it, and where he may lay a further one. */
FALLIBLE house_stages_view(struct act *act, enum language lang, struct buffer *b);

/* Use case: prepares a new stage; the house has one for each of the rules, the others have their place behind it. */
FALLIBLE stage_gate_adding(struct act *act, const void *before, void *gate);

#endif
