/* law.h -- a law by its name and article, as our rules cite it ("政府采购法 35"), in the reader's language. */
#ifndef RULE_LAW_H
#define RULE_LAW_H

#include "base/arena.h"
#include "base/language.h"

/* "Government Procurement Law, art. 35"; what is no citation, and what stands around one, stays as it is. */
const char *law_text(const char *cited, enum language language, struct arena *a);

#endif
