/* amendment.h -- a document that changes another: 更正, 变更, 澄清, 补充, 答疑.
 *
 * What it says of old is not what counts now: "投标截止时间由 A 更正为 B" is read as "投标截止时间:B", a column 更正前 and the
 * questions of an answer sheet are left out.  The quotations stay as written. */
#ifndef READER_AMENDMENT_H
#define READER_AMENDMENT_H

#include "reader/layout.h"
#include "reader/reader.h"

/* By its title. */
bool amendment_is(struct arena *a, const struct document *d);
/* The document as it counts, block by block as it was, and what it changes in so many words. */
struct document amendment_effect(struct arena *a, const struct document *d, struct reading *r);
/* Lines laid out from the effect show what was written. */
void amendment_quote(struct arena *a, struct layout *l, const struct document *written);

#endif
