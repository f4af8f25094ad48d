/* xml.h -- XML as a stream of events; what could be turned against us is refused.
 *
 * Refused by name: xml_doctype (any DTD, hence every entity), xml_deep (more than 64 elements inside
 * each other), xml_damaged.  Names come without their prefix.  Events may allocate, so this runs where
 * the end of the memory is the end of the process: in a child. */
#ifndef OFFICE_XML_H
#define OFFICE_XML_H

#include "base/error.h"

struct xml_events {
	void (*open)(void *self, const char *name, const char *const *attributes);
	void (*close)(void *self, const char *name);
	void (*text)(void *self, const char *s, size_t n);
};

struct xml;

struct xml *xml_new(struct arena *a, const struct xml_events *events, void *self);
void xml_free(struct xml **x); /* for cleanup */
FALLIBLE xml_feed(struct xml *x, const char *data, size_t n, bool last);
/* The value of an attribute by its local name; NULL: it has none. */
const char *xml_attribute(const char *const *attributes, const char *name);

#define AUTO_XML __attribute__((cleanup(xml_free))) struct xml

#endif
