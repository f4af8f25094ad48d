/* next_steps.h -- into the items of today: what was agreed on with a customer and has not led on yet (S4), and what is
 * not known and was to be asked (A21). */
#ifndef APP_PRESALE_NEXT_STEPS_H
#define APP_PRESALE_NEXT_STEPS_H

#include "app/act.h"
#include "base/buffer.h"

/* Those that are mine, up to the day `until`. */
FALLIBLE next_steps_remind(struct act *act, date until, struct buffer *b);

#endif
