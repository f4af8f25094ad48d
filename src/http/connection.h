/* connection.h -- private to this folder: what server.c keeps of a request under way. */
#ifndef HTTP_CONNECTION_H
#define HTTP_CONNECTION_H

#include <microhttpd.h>

#include "http/message.h"
#include "http/server.h"

struct connection {
	struct request request;
	struct server *server;
	struct MHD_Connection *mhd;
	struct buffer body;
	bool too_large; /* the rest of the body is swallowed, then refused */
	bool starved;   /* the same, for want of memory */
	bool counted;   /* among those that are answered now */
	enum { READING, ANSWERING, ANSWERED, REFUSED } state;
};

/* What libmicrohttpd lets through and no server behind a proxy may: 0, or the status to refuse with. */
int framing_problem(struct MHD_Connection *mhd, const char *method, const char *version);

#endif
