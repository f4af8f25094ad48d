#include "http/message.h"

#include <microhttpd.h>
#include <string.h>

#include "http/connection.h"

const char *request_header(const struct request *r, const char *name)
{
	return MHD_lookup_connection_value(r->connection->mhd, MHD_HEADER_KIND, name);
}

const char *request_cookie(const struct request *r, const char *name)
{
	return MHD_lookup_connection_value(r->connection->mhd, MHD_COOKIE_KIND, name);
}

const char *request_parameter(const struct request *r, const char *name)
{
	for (unsigned i = 0; i < r->nquery; i++)
		if (strcmp(r->query[i].name, name) == 0)
			return r->query[i].value;
	return NULL;
}

void reply_status(struct request *r, int status)
{
	r->status = status;
}

void reply_header(struct request *r, const char *name, const char *value)
{
	if (r->nheaders < HTTP_HEADERS_OUT)
		r->headers[r->nheaders++] = (struct header){ name, value };
}

void reply_content(struct request *r, const char *type, const void *data, size_t size)
{
	reply_header(r, "Content-Type", type);
	r->content = data;
	r->content_size = size;
}
