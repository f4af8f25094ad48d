/* mail_read.h -- a message as it came by mail, read in a locked process with GMime: who, about what, its words, its
 * attachments.  All text is UTF-8 in one line but `text`; nothing of it is to be believed. */
#ifndef OFFICE_MAIL_READ_H
#define OFFICE_MAIL_READ_H

#include <stdbool.h>

#include "base/error.h"

#define MAIL_MOST (40u << 20) /* bytes of a message */
#define MAIL_PARTS 20	      /* attachments that are looked at */

struct mail_part {
	const char *name, *data;
	size_t n;
};

struct mail_content {
	const char *from, *from_name; /* address in lower case; "" where there is none */
	const char *copied;	      /* whom else it went to: addresses in lower case, blank-separated; "" */
	const char *subject;
	const char *id;		    /* Message-ID without its brackets; "" */
	const char *authentication; /* Authentication-Results of the first server that wrote one; "" */
	const char *automatic;	    /* what says that no person sent it: the header's name; "" for a person's */
	const char *text;	    /* the plain words, else those of the page; what it quotes is left out */
	struct mail_part *parts;
	size_t nparts;
	bool parts_left_out; /* there were more than MAIL_PARTS */
};

/* ERROR_INVALID mail_damaged, ERROR_TOO_LARGE mail_large, and the reasons of child.h. */
FALLIBLE mail_read(struct arena *a, const char *data, size_t n, struct mail_content *ret);

#endif
