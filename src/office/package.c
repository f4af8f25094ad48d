#include "office/package.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

struct feeding {
	struct xml *xml;
};

static struct error *feed(void *self, const char *data, size_t n)
{
	return xml_feed(((struct feeding *)self)->xml, data, n, false);
}

FALLIBLE package_part(struct arena *a, struct zip_archive *z, const char *name, const struct xml_events *events,
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
	const struct package_faults *faults;
	const char *fault;
	const char *document; /* path of the main part; NULL: not said */
	struct arena *arena;
};

static bool from_afar(const char *target)
{
	if (strncasecmp(target, "file:///", 8) == 0)
		return target[8] == '\\' || target[8] == '/';
	return strstr(target, "://") != NULL || strncmp(target, "\\\\", 2) == 0;
}

static bool may_lie_outside(const struct package_faults *f, const char *type, const char *target)
{
	if (text_ends(type, "/hyperlink"))
		return true;
	if (f->reach == PACKAGE_ALL_INSIDE)
		return false;
	return !from_afar(target) || (f->reach == PACKAGE_PICTURES_AFAR && text_ends(type, "/image"));
}

static void relation_open(void *self, const char *name, const char *const *attributes)
{
	struct guard *g = self;
	const char *type = xml_attribute(attributes, "Type"), *target = xml_attribute(attributes, "Target");
	const char *mode = xml_attribute(attributes, "TargetMode");

	if (strcmp(name, "Relationship") != 0 || type == NULL || target == NULL)
		return;
	if (strstr(type, "/vbaProject") != NULL)
		g->fault = g->faults->macro;
	else if (mode != NULL && strcasecmp(mode, "External") == 0 && !may_lie_outside(g->faults, type, target))
		g->fault = g->faults->external;
	else if (text_ends(type, "/officeDocument"))
		g->document = arena_copy(g->arena, target[0] == '/' ? target + 1 : target);
}

static void content_open(void *self, const char *name, const char *const *attributes)
{
	struct guard *g = self;
	const char *type = xml_attribute(attributes, "ContentType");

	(void)name;
	if (type != NULL && (strstr(type, "macroEnabled") != NULL || strstr(type, "vbaProject") != NULL))
		g->fault = g->faults->macro;
}

static void nothing_closed(void *self, const char *name)
{
	(void)self, (void)name;
}

static const struct xml_events relation_events = { .open = relation_open, .close = nothing_closed };
static const struct xml_events content_events = { .open = content_open, .close = nothing_closed };

static FALLIBLE check_parts(struct arena *a, struct zip_archive *z, struct guard *g)
{
	TRY(package_part(a, z, "[Content_Types].xml", &content_events, g));
	for (size_t i = 0; i < zip_count(z); i++) {
		const char *name = zip_name(z, i);
		if (text_ends(name, ".rels"))
			TRY(package_part(a, z, name, &relation_events, g));
		if (strstr(name, "vbaProject.bin") != NULL)
			g->fault = g->faults->macro;
	}
	return g->fault == NULL ? NULL : error_new(a, ERROR_INVALID, NULL, g->fault);
}

FALLIBLE package_check(struct arena *a, struct zip_archive *z, const struct package_faults *faults,
		       const char **document)
{
	struct guard g = { .arena = a, .faults = faults };

	TRY(check_parts(a, z, &g));
	if (g.document != NULL)
		*document = g.document;
	return NULL;
}
