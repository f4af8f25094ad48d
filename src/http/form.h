/* form.h -- multipart/form-data, by the HTTP library's own reader. */
#ifndef HTTP_FORM_H
#define HTTP_FORM_H

#include "base/error.h"
#include "http/message.h"

struct form_file {
	const char *name; /* as the client calls it, without folders */
	const char *data;
	size_t size;
};

/* The file of that field; ERROR_MEDIA when the body is no form, ERROR_INVALID when the field is missing. */
FALLIBLE form_file(struct request *r, const char *field, struct form_file *ret);

#endif
