/* procedure.h -- the general procedure of a procurement by its regime and method, ticked step by step (S27). */
#ifndef APP_PRESALE_PROCEDURE_H
#define APP_PRESALE_PROCEDURE_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

FALLIBLE procedure_ticking(struct act *act, const void *before, void *step); /* prepares create */
/* GET …/opportunity/ID/procedure: of its tender; before there is one, of what is expected. */
FALLIBLE procedure_view(struct act *act, int64_t opportunity, enum language language, struct buffer *b);

#endif
