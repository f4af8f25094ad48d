/* obligations.h -- what a contract owes, day by day: laid out at acceptance, closed by proofs. */
#ifndef APP_CONTRACT_OBLIGATIONS_H
#define APP_CONTRACT_OBLIGATIONS_H

#include "app/act.h"
#include "entity/all.h"
#include "rule/contract/obligation_plan.h"

/* The contract's commitment of the kind; *ret NULL: it was not promised. */
FALLIBLE commitment_of(struct act *act, int64_t contract, enum commitment_kind kind, struct commitment **ret);

/* From the accepted contract's plan: its obligations, its visit plan, its visits (one per trip). */
FALLIBLE obligations_lay_out(struct act *act, struct contract *c);
/* Closes an open obligation; one that is closed, or whose span the proof misses, is left as it is. */
FALLIBLE obligation_close(struct act *act, struct obligation *o, enum proof_kind kind, int64_t record, date on);
/* Closes all that hang on the visit. */
FALLIBLE obligations_close_visit(struct act *act, const struct visit *v);
/* Closes those of one kind under the contract. */
FALLIBLE obligations_close_kind(struct act *act, int64_t contract, enum commitment_kind what, enum proof_kind kind,
				int64_t record, date on);
/* Opens again what the record had proven. */
FALLIBLE obligations_reopen(struct act *act, enum proof_kind kind, int64_t record, enum commitment_kind only,
			    const char *reason);

enum obligation_state { STATE_PLANNED, STATE_DUE, STATE_LATE, STATE_PROVEN, STATE_WAIVED };
const char *obligation_state_name(enum obligation_state state);
/* Computed, never stored: planned before its span, due in it, late after it. */
enum obligation_state obligation_state_of(const struct obligation *o, date today);

#endif
