/* mail.h -- one letter to the mail server of the installation. */
#ifndef EGRESS_MAIL_H
#define EGRESS_MAIL_H

#include <stdatomic.h>

#include "egress/address.h"

struct mail_server {
	bool tls;                       /* smtps; else STARTTLS where the server offers it */
	const char *host;
	int port;
	const char *user, *password;    /* NULL: none; with them nothing is sent without TLS */
	struct egress_networks allowed;
};

struct mail {
	const char *from, *to;          /* addresses alone */
	const char *text;               /* headers and body, lines ended by CRLF */
	size_t size;
};

/* "smtp://HOST[:PORT]", "smtps://HOST[:PORT]" */
FALLIBLE mail_server_parse(const char *url, struct mail_server *ret, struct arena *a);
/* One address of ASCII, name@domain, and nothing that could end a line or begin another address. */
bool mail_address_plain(const char *address);

/* Given up as soon as *stop is true (NULL: never).  Done when the server has taken it over.  ERROR_BUSY
 * mail_failed with what it or the network said; and the errors of egress_resolve(). */
FALLIBLE mail_send(const struct mail_server *server, const struct mail *mail, const atomic_bool *stop, struct arena *a);

#endif
