/* covers_view.h -- what covers a device, cover by cover, and what a repair of today would cost by them: told by the
 * rule that explains a charge.  A maker's warranty is seen by whoever may read it (A17). */
#ifndef APP_SERVICE_COVERS_VIEW_H
#define APP_SERVICE_COVERS_VIEW_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

/* GET …/equipment/ID/covers */
FALLIBLE covers_view(struct act *act, int64_t equipment, enum language lang, struct buffer *b);

#endif
