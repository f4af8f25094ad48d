/* added_words.h -- what a customer says about a case that is open: it stands with the case where the customer
 * sees it too, and the engineer is told. */
#ifndef APP_SERVICE_ADDED_WORDS_H
#define APP_SERVICE_ADDED_WORDS_H

#include "app/act.h"
#include "entity/all.h"

struct added_words {
	const struct service_case *about;
	const char *text;
	const char *notice; /* key of db/data/why.csv; {0} the case */
};

FALLIBLE words_add(struct act *act, const struct added_words *w);

#endif
