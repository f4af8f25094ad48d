/* census_view.h -- how much of what we handed over was looked at in a period, and what a contract's warranty cost us
 * (S75, S121, S122). */
#ifndef APP_SERVICE_CENSUS_VIEW_H
#define APP_SERVICE_CENSUS_VIEW_H

#include "app/act.h"
#include "base/buffer.h"

/* {"from","to","contracts","visited","coverage","devices","looked_at","device_coverage","satisfaction",
 * "rows":[{"contract":{"id","title"},"devices","looked_at","never","visits","last_on","satisfaction","findings",
 * "overdue"}],
 * "never":[{"id","title","category","contract","location","installed_on"}],"leads"}; for who reads all contracts and
 * visits.  ERROR_DENIED not_allowed. */
FALLIBLE census_view(struct act *act, date from, date to, struct buffer *b);

/* GET …/contract/ID/warranty_cost:
 * {"rows":[{"in_warranty","kind","orders","cost","charged"}],"cost","charged","borne"}; without amounts for who may not
 * see our cost. */
FALLIBLE warranty_cost_view(struct act *act, int64_t contract, struct buffer *b);

#endif
