/* message.h -- one request and its reply, as the layers above see them. */
#ifndef HTTP_MESSAGE_H
#define HTTP_MESSAGE_H

#include "base/arena.h"
#include "base/buffer.h"

#define HTTP_PARAMETERS 64
#define HTTP_HEADERS_OUT 16

/* The reply when there is no memory to make another: what was asked for may be done. */
#define HTTP_EXHAUSTED                                                                                  \
	"{\"type\":\"urn:trine:problem:outcome_unknown\",\"title\":\"out of memory\",\"status\":503,"      \
	"\"errors\":[{\"field\":null,\"reason\":\"outcome_unknown\",\"message\":\"out of memory\"}]}"

struct parameter {
	const char *name, *value; /* decoded */
};

struct header {
	const char *name, *value;
};

struct request {
	struct arena arena;	   /* all of the request's memory; freed when the reply is out */
	const char *method, *path; /* path decoded, without the query */
	struct parameter query[HTTP_PARAMETERS];
	unsigned nquery;
	const char *body; /* ends with a NUL that is not counted */
	size_t body_size;
	const char *peer; /* address of the client, after trusted proxies */
	bool secure;	  /* came by https, here or at a trusted proxy */

	/* the reply */
	int status;
	struct header headers[HTTP_HEADERS_OUT];
	unsigned nheaders;
	const void *content; /* in the arena, or static */
	size_t content_size;

	void *state;		       /* of the layer above */
	struct connection *connection; /* of server.c */
};

const char *request_header(const struct request *r, const char *name); /* NULL: not sent */
const char *request_cookie(const struct request *r, const char *name);
const char *request_parameter(const struct request *r, const char *name);

void reply_status(struct request *r, int status);
void reply_header(struct request *r, const char *name, const char *value);
void reply_content(struct request *r, const char *type, const void *data, size_t size);

#endif
