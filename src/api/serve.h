/* serve.h -- the way of every request: headers, who, lane, handler, reply. */
#ifndef API_SERVE_H
#define API_SERVE_H

#include "api/exchange.h"
#include "http/server.h"

/* To be given to server_start() with the api as its arg. */
bool serve_answer(struct request *r, void *api);
void serve_refuse(struct request *r, int status, const char *reason, void *api);
void serve_ended(struct request *r, void *api);

#endif
