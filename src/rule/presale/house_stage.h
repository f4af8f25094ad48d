/* house_stage.h -- the stages of the house: those the rules know under its own words, those it does not use switched
 * off, and further ones laid behind them (FIELD 3). */
#ifndef RULE_PRESALE_HOUSE_STAGE_H
#define RULE_PRESALE_HOUSE_STAGE_H

#include "base/language.h"
#include "entity/all.h"

#define HOUSE_PLACE_LAST 99 /* of stage_gate.place */

/* In the order business goes through them.  Nothing at all: a house that has changed nothing. */
struct house_stages {
	const struct stage_gate **row;
	unsigned count;
};

/* Keeps the order; there is room for it. */
void house_stages_add(struct house_stages *h, const struct stage_gate *g);
/* Whether business goes through a before b; false where either is none. */
bool house_stage_precedes(const struct stage_gate *a, const struct stage_gate *b);
/* The stage of the rules; NULL where the house says nothing of it. */
const struct stage_gate *house_stage_itself(const struct house_stages *h, enum opportunity_stage s);
const struct stage_gate *house_stage_by_id(const struct house_stages *h, stage_gate_id id); /* NULL: none */
/* Where the business stands. */
const struct stage_gate *house_stage_of(const struct house_stages *h, const struct opportunity *o);
bool house_stage_off(const struct house_stages *h, enum opportunity_stage s);
/* The next stage of the rules that is in use; contracted at the latest. */
enum opportunity_stage house_stage_next(const struct house_stages *h, enum opportunity_stage s);
/* Whether a stage in use lies between that is left out. */
bool house_stage_skips(const struct house_stages *h, enum opportunity_stage from, enum opportunity_stage to);
/* Days the house plans for the stage with all that lies behind it. */
int64_t house_stage_days(const struct house_stages *h, enum opportunity_stage s);
/* Its word in the language; the Chinese one where the house gave no other. */
const char *house_stage_word(const struct stage_gate *g, enum language language);
/* The rules begin, judge and count by it, whatever the house calls it: it cannot be switched off. */
bool house_stage_is_anchor(const struct stage_gate *g);
/* Whether a further stage may lie behind those of this one; behind the signed contract there is none. */
bool house_stage_may_be_followed(enum opportunity_stage s);
/* Where the next further stage goes: apart from the last, so that another fits between; UNSET: nowhere. */
int64_t house_stage_next_place(const struct house_stages *h, enum opportunity_stage s);
/* Business in the stage of `o` is taken to `to` (NULL: to the stage itself): it lies there, and is in use. */
FALLIBLE house_stage_advance(const struct opportunity *o, const struct stage_gate *to, const struct env *env);

#endif
