/* solution_paper.h -- a version as 方案配置清单: DOCX and PDF by our layout, a workbook, or somebody's own Word file with
 * the same places filled (S26).  It goes to the customer: costs and margins are not in it. */
#ifndef APP_PRESALE_SOLUTION_PAPER_H
#define APP_PRESALE_SOLUTION_PAPER_H

#include "app/paper.h"

/* ERROR_MISSING; prices only for who may read them.  The names of its places: templates/solution_sheet.*.page. */
FALLIBLE solution_paper(struct act *act, int64_t version, struct paper *p);
/* A filled paper as a workbook of its lines. */
FALLIBLE solution_book(const struct app *app, struct paper *p, struct arena *a);
/* A filled paper in somebody's own layout, the content of a .docx. */
FALLIBLE solution_fill(struct paper *p, struct value docx, struct arena *a);

#endif
