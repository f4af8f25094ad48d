/* proof.h -- what a person names as the proof of an obligation is there, is of the same contract, and is
 * finished: a visit that the customer signed, a paper that he took, a case that was answered. */
#ifndef APP_CONTRACT_PROOF_H
#define APP_CONTRACT_PROOF_H

#include "app/act.h"

/* Prepares prove.  ERROR_CONFLICT, field proof_record: no_such_record, proof_of_another, proof_unfinished. */
FALLIBLE proof_named(struct act *act, const void *before, void *obligation);

#endif
