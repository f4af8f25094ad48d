/* mail_intake.h -- what becomes of a message that came by mail (TRUST T22): a known sender's opens a case, an answer
 * goes to the case it names if the sender belongs to it, what no person sent is left alone, everything else waits for a
 * dispatcher. */
#ifndef RULE_SERVICE_MAIL_INTAKE_H
#define RULE_SERVICE_MAIL_INTAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "entity/all.h"

struct mail_facts {
	const char *sender;	    /* "": none */
	const char *automatic;	    /* what says that no person sent it; "": nothing does */
	const char *authentication; /* Authentication-Results of our mail server; "": it says nothing */
	int64_t customers;	    /* how many have a contact or a log-in with this address */
	int64_t customer;	    /* the one; 0: none, or several */
	int64_t case_customer;	    /* of the case it names; 0: it names none of ours */
	bool case_sender;	    /* that case came from this address */
	bool case_copied;	    /* or a message of it went to this address too */
	int64_t this_hour;	    /* messages of this sender in the hour before */
};

struct mail_ruling {
	enum mail_verdict verdict;
	const char *why; /* key of db/data/why.csv */
};

struct mail_ruling mail_rule(const struct mail_facts *facts, int64_t most_an_hour);

/* "BX20261126-001" where the subject names one; NULL. */
const char *mail_case_number(const char *subject, struct arena *a);
/* Without the "Re:", "回复：" and "转发：" before it, however many; "" stays "". */
const char *mail_subject(const char *subject);
/* By its words; a fault where nothing says otherwise, since its clock runs. */
enum case_kind mail_case_kind(const char *subject);

#endif
