/* whys.h -- derivations kept with a record: [["key","arg",…],…], read in either language later. */
#ifndef APP_WHYS_H
#define APP_WHYS_H

#include "base/language.h"
#include "rule/why.h"

const char *why_keep(const struct why *w, struct arena *a);		     /* NULL for none */
const char *why_read(const char *kept, enum language lang, struct arena *a); /* "" for none */
/* A name made of the words of db/data/why.csv, in the installation's language. */
const char *why_name(struct arena *a, const char *key, const char *first, const char *second);

#endif
