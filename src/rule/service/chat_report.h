/* chat_report.h -- what a pasted conversation reports: who speaks for the customer, when it first said so,
 * what, and by which of its words (S83, A18).  What is not clear stays open; everything else says where it
 * comes from. */
#ifndef RULE_SERVICE_CHAT_REPORT_H
#define RULE_SERVICE_CHAT_REPORT_H

#include "rule/service/chat.h"
#include "rule/why.h"

enum chat_side { CHAT_NOBODYS, CHAT_THEIRS, CHAT_OURS };

/* Somebody we know: one of ours where `customer` is 0. */
struct chat_person {
	const char *name, *position; /* position NULL: unknown */
	const char *phone;
	int64_t id, customer, site;
	bool contact; /* else a log-in */
};

/* What a person said of a speaker. */
struct chat_word {
	const char *speaker;
	enum chat_side side;
};

struct chat_known {
	const struct chat_person *people;
	size_t npeople;
	const struct chat_word *words;
	size_t nwords;
	int chosen;	     /* the message that a person says it begins with; -1: none */
	const char *company; /* ours; NULL */
};

struct chat_speaker {
	const char *name; /* NULL: messages of which nobody is named */
	unsigned messages;
	enum chat_side side;
	const struct chat_person *person; /* who he is; NULL: unknown, or several */
	const struct chat_person *maybe;  /* family name and office alone; side stays open */
	const struct why *why;
};

struct chat_token {
	const char *text;
	int message;
};

struct chat_report {
	struct chat_speaker *speakers;
	unsigned nspeakers;
	int message; /* the first that reports something; -1: open */
	const struct why *message_why;
	const char *title, *text; /* NULL: nothing was said */
	enum case_kind kind;	  /* unset: open */
	const struct why *kind_why;
	int impact, urgency; /* 0: open */
	const struct why *urgency_why;
	struct chat_token *phones,
		*codes; /* normalized numbers, words that may be serial numbers; of the customer's side */
	unsigned nphones, ncodes;
	int pictures, others; /* that stay in the messenger */
};

/* Speakers first; then their words.  gap_hours: a silence that long parts one conversation from the next. */
void chat_report_of(const struct chat *chat, const struct chat_known *known, int64_t gap_hours, struct arena *a,
		    struct chat_report *ret);

/* Which of the names stands whole in the text, the longest; -1: none, two that do not contain one another, or
 * two of one name. */
int chat_name_in(const char *text, const char *const *names, size_t n);

#endif
