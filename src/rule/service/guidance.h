/* guidance.h -- every visit teaches somebody something about the care of the equipment (S95): a hint, never a
 * refusal. */
#ifndef RULE_SERVICE_GUIDANCE_H
#define RULE_SERVICE_GUIDANCE_H

#include <stdint.h>

#include "rule/why.h"

/* words: the visit says what was taught; orders: records of guidance made on it.  NULL: at least as many as wanted. */
const struct why *guidance_hint(int64_t least, bool words, int64_t orders, struct arena *a);

#endif
