/* solution_sheet.h -- a project's solution at work: its versions, decisions and frameworks; one version priced, also
 * before it is saved; two versions side by side; what the catalogue says today (S5, S6, S11, S18). */
#ifndef APP_PRESALE_SOLUTION_SHEET_H
#define APP_PRESALE_SOLUTION_SHEET_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"
#include "json/read.h"

/* {"opportunity","solution","versions":[…],"decisions":[…],"frameworks":[…]}; solution null: there is none yet. */
FALLIBLE solution_view(struct act *act, int64_t opportunity, struct buffer *b);
/* {"version":{…},"rates":[…],"why","below_floor","notices":[…]}.  Margin, floor and why only to who may read them. */
FALLIBLE solution_sheet(struct act *act, int64_t version, enum language lang, struct buffer *b);
/* The same as if the body had been saved; nothing is. */
FALLIBLE solution_preview(struct act *act, int64_t version, const json_t *body, enum language lang, struct buffer *b);
/* {"lines":[{"seq","name","unit_cost":{"was","now"},…}]}: where the catalogue has moved on since. */
FALLIBLE solution_refresh(struct act *act, int64_t version, struct buffer *b);

#endif
