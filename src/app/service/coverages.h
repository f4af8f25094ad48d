/* coverages.h -- what covers a piece of work: the contract's warranty on its day, and what covers its device beside
 * it. */
#ifndef APP_SERVICE_COVERAGES_H
#define APP_SERVICE_COVERAGES_H

#include "app/act.h"
#include "entity/all.h"

struct cover {
	date on;	    /* the day that counts: of the report, or of the work on a visit */
	bool warranty;	    /* the contract's own; its last day rolls in the customer's favour (A15) */
	struct lines beside; /* all coverages of the device and its contract */
};

FALLIBLE cover_find(struct act *act, contract_id contract, equipment_id equipment, date on, struct cover *ret);
/* By the contract or by a cover of its parts. */
bool cover_is_warranty(const struct cover *c);

/* The last day on which the device's maker owes us its parts; unset: not today. */
FALLIBLE cover_of_maker(struct act *act, equipment_id equipment, date *ret);
/* Prepares create of a return: the maker's warranty, where nobody wrote it down. */
FALLIBLE maker_return_dating(struct act *act, const void *before, void *maker_return);

FALLIBLE coverage_placing(struct act *act, const void *before, void *coverage); /* prepares create, change */
FALLIBLE coverage_changed(struct act *act, const void *before, void *coverage); /* follows create, change, remove */
/* Follows sign and confirm of an order: each part it fitted has a warranty of its own from that day (FIELD 55). */
FALLIBLE repair_covered(struct act *act, const void *before, void *work_order);

#endif
