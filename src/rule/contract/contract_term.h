/* contract_term.h -- how far a term of the contract is from the bid, and whether the law lets it move
 * (S39, DOMAIN 2.15). */
#ifndef RULE_CONTRACT_CONTRACT_TERM_H
#define RULE_CONTRACT_CONTRACT_TERM_H

#include "entity/all.h"

/* What the contract is held against: what was agreed before the award, else the bid; NULL: neither says it. */
const char *contract_term_basis(const struct contract_term *t);

/* Blanks, and the width of punctuation and digits, make no difference. */
bool contract_term_same(const char *a, const char *b);

/* A term of substance that a tender or a procurement procedure has fixed is no longer what was bid: the contract may
 * not be signed so (招标投标法 46, 条例 57; 政府采购法 46).  method unset: no procedure, nothing is fixed. */
bool contract_term_breaks(const struct contract_term *t, enum procurement_method method);

#endif
