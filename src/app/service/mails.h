/* mails.h -- mail to the service desk becomes a case, or goes to the one it answers, or waits
 * (rule/service/mail_intake.h). */
#ifndef APP_SERVICE_MAILS_H
#define APP_SERVICE_MAILS_H

#include "app/act.h"
#include "base/buffer.h"

/* One message as it came.  Its attachments are durable before a record speaks of them; what comes twice is one.  The
 * answer: {"mail","verdict","why","case","number"}.  Not within a transaction: it opens its own. */
FALLIBLE mail_take_in(const struct app *app, const struct actor *who, const char *via, const char *data, size_t n,
		      struct buffer *b);

/* The same within a transaction, for a message without attachments. */
FALLIBLE mail_take_here(struct act *act, const char *data, size_t n, struct buffer *b);

/* Use cases. */
FALLIBLE mail_opening(struct act *act, const void *before, void *mail);	 /* prepares open: the case */
FALLIBLE mail_opened(struct act *act, const void *before, void *mail);	 /* follows open: its files, the receipt */
FALLIBLE mail_appended(struct act *act, const void *before, void *mail); /* follows append: its words and files */

#endif
