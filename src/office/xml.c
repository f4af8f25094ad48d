#include "office/xml.h"

#include <expat.h>
#include <stdint.h>
#include <string.h>

#define DEEPEST 64

struct xml {
	struct arena *arena;
	XML_Parser parser;
	const struct xml_events *events;
	void *self;
	int depth;
	const char *reason; /* why it was stopped */
};

static const char *local(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon == NULL ? name : colon + 1;
}

static void stop(struct xml *x, const char *reason)
{
	x->reason = reason;
	XML_StopParser(x->parser, XML_FALSE);
}

static void XMLCALL on_open(void *self, const char *name, const char **attributes)
{
	struct xml *x = self;

	if (++x->depth > DEEPEST)
		stop(x, "xml_deep");
	else
		x->events->open(x->self, local(name), attributes);
}

static void XMLCALL on_close(void *self, const char *name)
{
	struct xml *x = self;

	x->depth--;
	if (x->reason == NULL)
		x->events->close(x->self, local(name));
}

static void XMLCALL on_text(void *self, const char *s, int n)
{
	struct xml *x = self;

	if (x->reason == NULL && x->events->text != NULL)
		x->events->text(x->self, s, (size_t)n);
}

static void XMLCALL on_doctype(void *self, const char *name, const char *system, const char *public, int internal)
{
	(void)name, (void)system, (void)public, (void)internal;
	stop(self, "xml_doctype");
}

struct xml *xml_new(struct arena *a, const struct xml_events *events, void *self)
{
	struct xml *x = arena_new(a, struct xml);

	*x = (struct xml){ .arena = a, .events = events, .self = self, .parser = XML_ParserCreate(NULL) };
	if (x->parser == NULL)
		return x; /* the first feed says so */
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_open, on_close);
	XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	return x;
}

void xml_free(struct xml **x)
{
	if (*x != NULL && (*x)->parser != NULL)
		XML_ParserFree((*x)->parser);
	*x = NULL;
}

FALLIBLE xml_feed(struct xml *x, const char *data, size_t n, bool last)
{
	if (x->parser == NULL)
		return error_new(x->arena, ERROR_BUSY, NULL, "child_memory");
	if (n <= INT32_MAX && XML_Parse(x->parser, data, (int)n, last) == XML_STATUS_OK)
		return NULL;
	return error_new(x->arena, ERROR_INVALID, NULL, x->reason != NULL ? x->reason : "xml_damaged");
}

const char *xml_attribute(const char *const *attributes, const char *name)
{
	for (; *attributes != NULL; attributes += 2) {
		if (strcmp(local(attributes[0]), name) == 0)
			return attributes[1];
	}
	return NULL;
}
