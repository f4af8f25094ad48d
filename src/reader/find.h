/* find.h -- how a fact is found: labels name it, a taker reads the value behind a label, and of the candidates the
 * heaviest wins.  The weight is that of the label, of the part of the document, and of being said more than once. */
#ifndef READER_FIND_H
#define READER_FIND_H

#include "reader/layout.h"
#include "reader/reader.h"

struct search {
	struct arena *arena;
	const struct layout *layout;
	struct reading *reading;
};

struct label {
	const char *pattern;
	int weight;
	const char *under; /* a pattern that one of the headings above must have; NULL: anywhere */
};

/* Where a label was found. */
struct hit {
	const struct line *line;
	const struct label *label;
	const char *from;    /* of the label, in line->text */
	const char *bracket; /* what stood in brackets behind it ("万元"), or "" */
	const char *after;   /* where the value begins */
	bool joined;	     /* by ":", 为, 是, or by standing alone in the line */
};

struct candidate {
	const char *text;
	int64_t number;
	int weight;
	const struct line *line;
};

struct candidates {
	struct candidate *all;
	size_t count, room;
};

/* True: it read a value into ret (text or number, weight: added to the label's). */
typedef bool taker(struct arena *a, const struct hit *h, struct candidate *ret);

void find_labelled(struct search *s, const struct label *labels, size_t n, taker *take, struct candidates *c);
/* Columns of a table give a value per lot: several different ones are none of the whole. */
void candidates_drop_lots(struct candidates *c);
void candidate_add(struct search *s, struct candidates *c, struct candidate one);
/* Sets the fact to the heaviest candidate of at least `least`, and the others to its alternatives. */
void fact_settle(struct search *s, enum fact_id id, struct candidates *c, int least);
void fact_set(struct search *s, enum fact_id id, const char *text, int64_t number, const struct line *at);

int zone_weight(enum zone z);
struct place place_of(struct arena *a, const struct line *line);
bool is_placeholder(const char *text);		    /* "", "/", "____", "见招标公告", "XXX项目" */
bool chosen_away(const char *text, const char *at); /* an empty box □ stands right before `at` */
/* The text behind a label, at most `most` bytes of it; near_sentence: not past 。 either. */
const char *near_text(struct arena *a, const char *after, size_t most);
const char *near_sentence(struct arena *a, const char *after, size_t most);
const char *chinese_count(const char *s, int *ret); /* 壹, 二, 十五, 12 or "(12)"; the rest, or NULL */

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

#endif
