/* server.h -- HTTP/1.1 by libmicrohttpd: framing guard, limits, time-outs; knows no business.
 *
 * A handler runs on a thread of the library and must not wait. It either fills the reply and returns
 * true, or has called request_suspend(), returns false, and someone calls request_resume() later. */
#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include "base/error.h"
#include "http/message.h"

struct server;

struct server_settings {
	const char *address;	       /* "127.0.0.1", "::1", "0.0.0.0" */
	int port;		       /* 0: a free one */
	const char *certificate, *key; /* PEM text; NULL: plain http */
	const char *trusted_proxy;     /* whose X-Forwarded-For and -Proto count; NULL: nobody's */
	unsigned threads;
	size_t body_limit;   /* larger bodies: 413 */
	size_t memory_limit; /* budget of a request's arena, its body included */
	unsigned connection_limit;

	bool (*answer)(struct request *r, void *arg);
	/* Replies that the server gives by itself (400, 413, ...): status and a reason key. */
	void (*refuse)(struct request *r, int status, const char *reason, void *arg);
	void (*ended)(struct request *r, void *arg); /* the reply is out, or the client has gone */
	void *arg;
};

FALLIBLE server_start(const struct server_settings *settings, struct server **ret, struct arena *a);
int server_port(const struct server *s);
/* From now on requests are refused (503 stopping); waits until those under way are answered. */
void server_drain(struct server *s);
void server_stop(struct server **s); /* after server_drain() */

void request_suspend(struct request *r); /* before the work is handed on */
void request_resume(struct request *r);	 /* the reply is filled; r is no longer the caller's */

#endif
