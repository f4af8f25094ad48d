/* ledger.h -- 承诺履约台账: for a contract what was promised, where, what was due, what is proven, what is
 * late; each line leads to its clause, its obligation and its proof. */
#ifndef APP_CONTRACT_LEDGER_H
#define APP_CONTRACT_LEDGER_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

FALLIBLE ledger_view(struct act *act, int64_t contract, enum language lang, struct buffer *b);

#endif
