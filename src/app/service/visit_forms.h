/* visit_forms.h -- what a visit has to look at: the forms of the devices in scope, what was read last time, and the
 * classes nobody looked at yet (S77, S125, A13). */
#ifndef APP_SERVICE_VISIT_FORMS_H
#define APP_SERVICE_VISIT_FORMS_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

/* GET …/visit/ID/form: {"devices":[{"id","title","category","model","serial_no","location","form",
 * "items":[{"item","standard","kind","unit","lower","upper","needed","photo_needed"}]}],
 * "place":{"form","items"},"missing":["ups"],"guidance":"hint or
 * null","findings":[…],"undecided":["id"],"overdue":["id"]}; devices of the contract, else of the site, that are in
 * use. */
FALLIBLE visit_form_view(struct act *act, int64_t visit, enum language lang, struct buffer *b);

/* An installation that has no form at all gets those of db/data/check_form.csv; routine. */
FALLIBLE forms_seed(struct act *act);

#endif
