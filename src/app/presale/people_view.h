/* people_view.h -- the people's page of a project (S32, S42, S45, S58 to S60, S68): the map of power and support, who
 * is missing, how broad our contact is, what they prefer; and each look at a person goes into the trail (C28). */
#ifndef APP_PRESALE_PEOPLE_VIEW_H
#define APP_PRESALE_PEOPLE_VIEW_H

#include "app/act.h"
#include "base/buffer.h"

/* Its caller must be on a writing lane. */
FALLIBLE people_view(struct act *act, int64_t opportunity, struct buffer *b);

#endif
