/* storage.h -- how much room recordings take: streams × bit rate × time (S55).  100 cameras at 4 Mbit/s for 30 days
 * are 129.6 TB, of 10^12 bytes, or 117.87 TiB, of 2^40. */
#ifndef RULE_PRESALE_STORAGE_H
#define RULE_PRESALE_STORAGE_H

#include "base/error.h"
#include "base/value.h"
#include "rule/why.h"

struct storage_asked {
	int64_t streams;	/* 1 to 1,000,000 */
	decimal bitrate;	/* Mbit/s of one stream */
	int64_t days;		/* 1 to 3,660 */
	decimal hours_a_day;	/* up to 24 */
	decimal codec;		/* what the codec leaves of the bit rate: 1, H.265 about 0.5 */
	int64_t data_disks;	/* of a group; with parity_disks more the room is larger by their share */
	int64_t parity_disks;	/* 0: none, RAID 5: 1, RAID 6: 2 */
};

struct storage_size {
	int64_t bytes, gross_bytes;	      /* recordings; with redundancy */
	const char *tb, *tib;		      /* "129.6", "117.87" */
	const char *gross_tb, *gross_tib;
	const struct why *why;
};

/* ERROR_INVALID out_of_range, by field. */
FALLIBLE storage_size_of(const struct storage_asked *s, struct arena *a, struct storage_size *ret);

#endif
