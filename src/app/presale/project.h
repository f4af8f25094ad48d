/* project.h -- the people of one piece of business and what was said with them, as far as the actor may read it; what
 * the people's page and the page of talks are made of. */
#ifndef APP_PRESALE_PROJECT_H
#define APP_PRESALE_PROJECT_H

#include "app/act.h"
#include "base/buffer.h"
#include "entity/all.h"
#include "rule/presale/people.h"

/* One of theirs at one held talk. */
struct meeting {
	int64_t engagement, contact;
	const char *name, *department;
	date on;
};

struct project {
	struct act *act;
	const struct opportunity *opportunity;
	date today;
	struct lines stakeholders, readings, relations, interests, preferences, introductions, feedback, resonance;
	struct lines engagements; /* by the time they were held */
	struct meeting *meetings; /* of those engagements */
	unsigned nmeetings;
	bool sees_profiles; /* power, influence, support, views */
};

/* ERROR_MISSING where he may not read the opportunity. */
FALLIBLE project_load(struct act *act, int64_t opportunity, struct project *ret);

/* What both pages begin with: the project, its customer, today, whether the actor may add one of `adds`, the lock. */
FALLIBLE project_head_write(struct project *p, const struct entity *adds, struct buffer *b);

/* The last talk with the contact; unset: none. */
date project_met_on(const struct project *p, int64_t contact);
const struct stakeholder *project_stakeholder_of(const struct project *p, int64_t contact); /* NULL: none */
/* The name of a contact of the project; NULL: not to be seen. */
const char *project_name_of(const struct project *p, int64_t contact);
/* The contacts of the key stakeholders, in the arena; how many. */
unsigned project_keys(const struct project *p, int64_t **ret);

/* "key": {"part", "whole", "percent"} */
void share_write(struct buffer *b, const char *key, unsigned part, unsigned whole);
void day_write(struct buffer *b, const char *key, date d); /* unset: null */
/* {"id", "title"}, or null; key NULL: an element of an array. */
void ref_write(struct buffer *b, const char *key, int64_t id, const char *title);
/* A number that may be unset, or not to be seen. */
void number_write(struct buffer *b, const char *key, int64_t n, bool shown);

#endif
