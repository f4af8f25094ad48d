#include "office/docx_read.h"

#include <string.h>

#include "base/text.h"
#include "office/docx_body.h"

struct feeding {
	struct xml *xml;
};

static struct error *feed(void *self, const char *data, size_t n)
{
	return xml_feed(((struct feeding *)self)->xml, data, n, false);
}

/* One part of the package through the events given; a part that is not there is no fault. */
static FALLIBLE read_part(struct arena *a, struct zip_archive *z, const char *name, const struct xml_events *events,
			  void *self)
{
	AUTO_XML *xml = NULL;
	size_t i;

	if (!zip_find(z, name, &i))
		return NULL;
	xml = xml_new(a, events, self);
	TRY(zip_read(z, i, feed, &(struct feeding){ xml }));
	return xml_feed(xml, "", 0, true);
}

/* What the package asks to be fetched or run. */
struct guard {
	const char *fault;
	const char *document; /* path of the main part */
	struct arena *arena;
};

static bool from_afar(const char *target)
{
	return target != NULL && (strstr(target, "://") != NULL ? strncasecmp(target, "file:///", 8) != 0
								: strncmp(target, "\\\\", 2) == 0);
}

static void relation_open(void *self, const char *name, const char *const *attributes)
{
	struct guard *g = self;
	const char *type = xml_attribute(attributes, "Type"), *target = xml_attribute(attributes, "Target");
	const char *mode = xml_attribute(attributes, "TargetMode");

	if (strcmp(name, "Relationship") != 0 || type == NULL || target == NULL)
		return;
	if (strstr(type, "/vbaProject") != NULL)
		g->fault = "docx_macro";
	else if (mode != NULL && strcasecmp(mode, "External") == 0 && strstr(type, "/hyperlink") == NULL &&
		 from_afar(target))
		g->fault = "docx_external";
	else if (text_ends(type, "/officeDocument"))
		g->document = arena_copy(g->arena, target[0] == '/' ? target + 1 : target);
}

static void content_open(void *self, const char *name, const char *const *attributes)
{
	struct guard *g = self;
	const char *type = xml_attribute(attributes, "ContentType");

	(void)name;
	if (type != NULL && (strstr(type, "macroEnabled") != NULL || strstr(type, "vbaProject") != NULL))
		g->fault = "docx_macro";
}

static void nothing_closed(void *self, const char *name)
{
	(void)self, (void)name;
}

static const struct xml_events relation_events = { .open = relation_open, .close = nothing_closed };
static const struct xml_events content_events = { .open = content_open, .close = nothing_closed };

static FALLIBLE check_package(struct arena *a, struct zip_archive *z, struct guard *g)
{
	TRY(read_part(a, z, "[Content_Types].xml", &content_events, g));
	for (size_t i = 0; i < zip_count(z); i++) {
		const char *name = zip_name(z, i);
		size_t n = strlen(name);
		if (n > 5 && strcmp(name + n - 5, ".rels") == 0)
			TRY(read_part(a, z, name, &relation_events, g));
		if (strstr(name, "vbaProject.bin") != NULL)
			g->fault = "docx_macro";
	}
	return g->fault == NULL ? NULL : error_new(a, ERROR_INVALID, NULL, g->fault);
}

FALLIBLE docx_read(struct arena *a, const void *data, size_t n, struct document *ret_document)
{
	AUTO_ZIP *z = NULL;
	struct guard g = { .arena = a, .document = "word/document.xml" };
	struct styles *styles = styles_new(a);
	struct numbering *numbering = numbering_new(a);
	struct docx_body *body = docx_body_new(a, styles, numbering);
	size_t i;

	TRY(zip_open_bytes(a, data, n, &z));
	TRY(check_package(a, z, &g));
	if (!zip_find(z, g.document, &i))
		return error_new(a, ERROR_INVALID, NULL, "docx_no_document");
	TRY(read_part(a, z, "word/styles.xml", &styles_events, styles));
	TRY(read_part(a, z, "word/numbering.xml", &numbering_events, numbering));
	TRY(read_part(a, z, g.document, &docx_body_events, body));
	if (docx_body_fault(body) != NULL)
		return error_new(a, ERROR_INVALID, NULL, docx_body_fault(body));
	*ret_document = docx_body_end(body);
	return NULL;
}
