/* survey_sheet.h -- the survey of one opportunity: what is asked there, what was answered, what that is worth
 * (DOMAIN S46-S57). */
#ifndef APP_PRESALE_SURVEY_SHEET_H
#define APP_PRESALE_SURVEY_SHEET_H

#include "app/act.h"
#include "base/buffer.h"
#include "entity/all.h"
#include "rule/presale/survey.h"

struct sheet_item {
	const struct discovery_question *question;
	const struct discovery_answer **answers;
	unsigned count;
	struct item_state state;
};

struct survey_sheet {
	const struct opportunity *opportunity;
	const struct customer *customer;
	date today;
	struct sheet_item *items; /* by category, and there in the order of asking */
	unsigned count;
	struct survey_coverage coverage;
	struct lines devices, softwares, targets;
};

/* What the actor may read of it; ERROR_MISSING no_such_record. */
FALLIBLE survey_sheet_read(struct act *act, int64_t opportunity, struct survey_sheet *ret);

/* The records of the entity that belong to the opportunity and that the actor may read, each with its rows. */
FALLIBLE records_of_opportunity(struct act *act, const struct entity *e, int64_t opportunity, struct lines *ret);
/* "people": those of the customer whom the actor may read about, each with id, name and position. */
FALLIBLE people_write(struct act *act, int64_t customer, struct buffer *b);
FALLIBLE opportunity_to_read(struct act *act, int64_t id, const struct opportunity **ret);

#endif
