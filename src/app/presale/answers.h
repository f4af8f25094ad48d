/* answers.h -- questions of the survey and what was answered to them (DOMAIN S46-S57). */
#ifndef APP_PRESALE_ANSWERS_H
#define APP_PRESALE_ANSWERS_H

#include "app/act.h"

/* The set that is asked everywhere, from db/data/discovery_question.csv; nothing where there are questions. */
FALLIBLE questions_seed(struct act *act);

/* Prepares create and change: ERROR_CONFLICT question_exists, one of a number in each industry. */
FALLIBLE question_writing(struct act *act, const void *before, void *question);
/* Prepares create: what the question is called. */
FALLIBLE answer_writing(struct act *act, const void *before, void *answer);
/* Follows change of a question: its answers are called as it is. */
FALLIBLE question_changed(struct act *act, const void *before, void *question);

#endif
