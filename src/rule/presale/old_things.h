/* old_things.h -- what the customer runs today and what of it is due: a device older than five years is a chance to
 * replace it (S48), a licence or maintenance that has run out is another (S49). */
#ifndef RULE_PRESALE_OLD_THINGS_H
#define RULE_PRESALE_OLD_THINGS_H

#include "entity/all.h"
#include "rule/why.h"

#define DEVICE_YEARS 5

/* NULL: not older.  An age that was only told grows from the day on which it was noted. */
const struct why *device_old(const struct existing_device *d, date today, struct arena *a);
const struct why *device_out_of_warranty(const struct existing_device *d, date today, struct arena *a);
const struct why *software_expired(const struct existing_software *s, date today, struct arena *a);

#endif
