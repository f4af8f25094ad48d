/* facts.h -- from a fact that a person has confirmed to the field of the tender that it fills.
 * The table is db/data/tender_fact.csv; the words of choices are in tender_word.csv. */
#ifndef APP_BID_FACTS_H
#define APP_BID_FACTS_H

#include "app/act.h"
#include "base/language.h"
#include "entity/all.h"

struct fact_row {
	const char *path, *field, *form, *label; /* field "": it fills none */
};

/* NULL: no such path. */
const struct fact_row *fact_row_find(const char *path, enum language lang, struct arena *a);
/* What the fact's text is as the field's value; NULL, or the reason why it is none. */
const char *fact_value(const struct fact_row *row, const char *text, struct arena *a, struct value *ret);

/* Counts the facts of the tender into it, without saving it. */
FALLIBLE tender_count_facts(struct act *act, struct tender *t);

/* Follows confirm and reject: the tender's field is set, or cleared where the fact had set it; the facts
 * are counted.  ERROR_INVALID, field value, where the text does not fit. */
FALLIBLE fact_decided(struct act *act, const void *before, void *fact);

#endif
