/* contract_sign.h -- the day of signing: what the bid promised becomes what the contract owes, and nothing
 * of it is dropped on the way (DOMAIN 2.15, S132). */
#ifndef APP_CONTRACT_CONTRACT_SIGN_H
#define APP_CONTRACT_CONTRACT_SIGN_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"
#include "entity/all.h"

/* Prepares sign: ERROR_CONFLICT not_as_in_bid for each field that offers the customer less than the bid
 * that was won, or another price (招标投标法 46, 实施条例 57); else the policy values are frozen. */
FALLIBLE contract_signing(struct act *act, const void *before, void *contract);
/* Follows sign: commitments, hand-over list, and the opportunity is contracted. */
FALLIBLE contract_signed(struct act *act, const void *before, void *contract);

/* From contract_sign_promises.c: one commitment for each promise, with the clause that asked for it. */
FALLIBLE contract_commit(struct act *act, const struct contract *c);

/* GET …/contract/ID/signing: {"sign_by","why","late","differences":[{"field","bid","contract"}]} */
FALLIBLE contract_signing_view(struct act *act, int64_t id, enum language lang, struct buffer *b);

#endif
