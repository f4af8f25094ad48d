/* track_record.h -- which of our projects count for a tender, and what they are worth (DOMAIN 2.9, TR-*): by the day
 * the tender names, both ends counted, from an amount up, with all papers it asks for. */
#ifndef RULE_BID_TRACK_RECORD_H
#define RULE_BID_TRACK_RECORD_H

#include "base/instant.h"
#include "base/money.h"

struct past_project {
	date on; /* contract signed, award or acceptance, as the tender says */
	money amount;
	unsigned papers; /* a mask, one bit a kind */
};

struct record_wanted {
	date from, to; /* unset: no limit on that side */
	money least;   /* UNSET: any */
	unsigned papers;
};

bool track_record_counts(const struct past_project *p, const struct record_wanted *w);
/* So much each, at most `most`; most UNSET: no limit. */
decimal track_record_points(int64_t count, decimal each, decimal most);

#endif
