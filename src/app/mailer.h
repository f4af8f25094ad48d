/* mailer.h -- takes the letters out of the outbox and to the mail server, and notices to their bots: at least once
 * each, a letter with the same Message-ID every time, later and later when it fails, and no more once what it holds is
 * over.
 *
 * A letter is written in both languages from templates/letter/KIND.LANGUAGE.txt, whose first line is its subject.
 * What was delivered is forgotten: the link in it is a secret. */
#ifndef APP_MAILER_H
#define APP_MAILER_H

#include "app/act.h"
#include "base/buffer.h"
#include "egress/mail.h"

struct mailer;

struct mailer_settings {
	const struct mail_server *server; /* NULL: none; letters wait, notices to bots go out */
	const char *from;		  /* address */
	const struct egress_networks *allowed;
};

FALLIBLE mailer_start(const struct app *app, const struct mailer_settings *settings, struct mailer **ret,
		      struct arena *a);
void mailer_stop(struct mailer **m);

/* The letter as it is sent.  id: of the outbox row.  ERROR_INVALID: an address or a name that is none,
 * a kind that has no template. */
struct letter {
	int64_t id;
	instant at;
	const char *kind, *to, *name, *link, *about;
};
FALLIBLE mailer_write(const struct app *app, const char *from, const struct letter *letter, struct buffer *out);

#endif
