/* survey.h -- what an item of the survey of a customer is worth as it stands, and how much of the survey is known
 * (S46-S57, A21).
 *
 * What we only assume is not known: it counts apart.  What was set aside does not count. */
#ifndef RULE_PRESALE_SURVEY_H
#define RULE_PRESALE_SURVEY_H

#include "entity/all.h"
#include "rule/why.h"

enum item_verdict {
	ITEM_OPEN,     /* nobody asked yet, or the day to ask has passed */
	ITEM_UNKNOWN,  /* not known, and a day on which it is asked */
	ITEM_PART,     /* something is there, but not all that it needs */
	ITEM_VAGUE,    /* a target that cannot be measured */
	ITEM_ASSUMED,  /* enough, but from us alone */
	ITEM_ANSWERED,
};
const char *item_verdict_name(enum item_verdict verdict); /* "open" */

/* What belongs to an item, and stands beside its answers. */
struct survey_beside {
	unsigned devices, softwares;	     /* rows of those tables */
	unsigned targets, vague_targets;     /* of this quality */
	const struct lines *businesses;	     /* answer_line: for the processes; NULL: none named */
	date today;
};

struct survey_item {
	enum answer_kind kind;
	const struct discovery_answer *const *answers;
	unsigned count;
};

struct item_state {
	enum item_verdict verdict;
	bool contradicted;    /* two people say different things */
	const struct why *why;
};

struct item_state survey_judge(const struct survey_item *i, const struct survey_beside *beside, struct arena *a);

/* A hot topic of strength 3 and more is a key one (S57). */
bool survey_is_key(const struct answer_line *topic);
unsigned survey_key_topics(const struct lines *topics);
/* Businesses that have at least one process (S52). */
unsigned survey_with_process(const struct lines *businesses, const struct lines *processes);

#define SURVEY_CATEGORIES 9

struct survey_mark {
	int category; /* from 1 */
	enum item_verdict verdict;
};

struct survey_coverage {
	unsigned answered, assumed, total;
	const char *percent; /* of those answered, one decimal: "72.7"; "0.0" for none of none */
	bool open[SURVEY_CATEGORIES + 1]; /* category has an item that is not answered */
	const struct why *why;
};

struct survey_coverage survey_coverage_of(const struct survey_mark *marks, size_t n, struct arena *a);

#endif
