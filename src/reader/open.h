/* open.h -- a file's bytes as a document, parsed in a child that can do nothing else. */
#ifndef READER_OPEN_H
#define READER_OPEN_H

#include "office/document.h"

/* `name` ends in the format; see reader_read() for the errors. */
FALLIBLE document_open(struct arena *a, const char *name, const void *data, size_t n, struct document *ret_document);
bool document_format_known(const char *name);

#endif
