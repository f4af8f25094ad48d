/* skills.h -- who can do what, against what his roles ask (S22). */
#ifndef APP_PRESALE_SKILLS_H
#define APP_PRESALE_SKILLS_H

#include "app/act.h"
#include "base/buffer.h"

/* {"domains": [...], "people": [{"id", "name", "items": [{"domain", "level", "required", "role", "gap",
 * "assessed_on", "skill"}]}]}: the active of ours that have a skill or a role that asks for one, each with the newest
 * assessment that the reader may see. */
FALLIBLE skills_view(struct act *act, struct buffer *b);

#endif
