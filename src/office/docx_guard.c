#include "office/docx_guard.h"

#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/text.h"
#include "office/docx_field.h"
#include "office/package.h"

/* What one part says. */
struct looking {
	struct docx_fields *fields;
	const char *const *reasons; /* by enum field_reach; NULL: none */
	bool template;
	bool in_instruction;
	const char *fault;
};

static void found(struct looking *l, enum field_reach reach)
{
	if (l->fault == NULL)
		l->fault = l->reasons[reach];
}

static void on_open(void *self, const char *name, const char *const *attributes)
{
	struct looking *l = self;
	const char *program = xml_attribute(attributes, "ProgID"), *simple = xml_attribute(attributes, "instr");

	if (strcmp(name, "instrText") == 0)
		l->in_instruction = true;
	else if (strcmp(name, "fldChar") == 0)
		found(l, docx_field_char(l->fields, xml_attribute(attributes, "fldCharType")));
	else if (strcmp(name, "fldSimple") == 0 && simple != NULL)
		found(l, docx_field_simple(simple));
	else if (strcmp(name, "OLEObject") == 0 && program != NULL && strcasecmp(program, "Package") == 0)
		l->fault = "docx_packed_program";
	else if (l->template && (strcmp(name, "altChunk") == 0 || strcmp(name, "subDoc") == 0))
		l->fault = "docx_chunk";
}

static void on_close(void *self, const char *name)
{
	struct looking *l = self;

	if (strcmp(name, "instrText") == 0)
		l->in_instruction = false;
}

static void on_text(void *self, const char *s, size_t n)
{
	struct looking *l = self;

	if (l->in_instruction)
		docx_field_text(l->fields, s, n);
}

static const struct xml_events events = { .open = on_open, .close = on_close, .text = on_text };

static const char *const read_reasons[] = {
	[FIELD_STARTS] = "docx_dde", [FIELD_INCLUDES] = "docx_external", [FIELD_EMBEDS] = NULL, [FIELD_CONTROLS] = NULL
};
static const char *const template_reasons[] = {
	[FIELD_STARTS] = "docx_dde",	    [FIELD_INCLUDES] = "docx_external", [FIELD_LINKS] = "docx_external",
	[FIELD_PICTURES] = "docx_external", [FIELD_CONTROLS] = "docx_macro",	[FIELD_EMBEDS] = NULL
};

static FALLIBLE look_at(struct arena *a, struct zip_archive *z, const char *name, bool template)
{
	struct looking l = { .fields = docx_fields_new(a),
			     .reasons = template ? template_reasons : read_reasons,
			     .template = template };

	TRY(package_part(a, z, name, &events, &l));
	found(&l, docx_fields_end(l.fields));
	return l.fault == NULL ? NULL : error_new(a, ERROR_INVALID, NULL, l.fault);
}

static bool is_words(const char *name)
{
	return text_starts(name, "word/") && text_ends(name, ".xml");
}

FALLIBLE docx_guard_read(struct arena *a, struct zip_archive *z, const char **document)
{
	static const struct package_faults faults = { "docx_macro", "docx_external", PACKAGE_PICTURES_AFAR };
	static const char *const plain[] = { "styles", "numbering", "settings", "fontTable", "webSettings", "theme" };

	TRY(package_check(a, z, &faults, document));
	for (size_t i = 0; i < zip_count(z); i++) {
		const char *name = zip_name(z, i);
		bool words = is_words(name) && strcmp(name, *document) != 0;
		for (size_t k = 0; k < sizeof plain / sizeof plain[0] && words; k++)
			words = !text_starts(name + strlen("word/"), plain[k]);
		if (words)
			TRY(look_at(a, z, name, false));
	}
	return NULL;
}

/* A file inside that has a program of its own. */
static bool runs(const char *name)
{
	static const char *const endings[] = { ".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".xlam", ".pptm", ".ppam",
					       ".exe",	".js",	 ".vbs",  ".hta",  ".bat",  ".cmd",  ".ps1",  ".lnk" };

	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
		size_t n = strlen(endings[i]), k = strlen(name);
		if (k > n && strcasecmp(name + k - n, endings[i]) == 0)
			return true;
	}
	return text_starts(name, "word/activeX/");
}

FALLIBLE docx_guard_template(struct arena *a, struct zip_archive *z)
{
	static const struct package_faults faults = { "docx_macro", "docx_external", PACKAGE_ALL_INSIDE };
	const char *document = NULL;

	TRY(package_check(a, z, &faults, &document));
	for (size_t i = 0; i < zip_count(z); i++) {
		const char *name = zip_name(z, i);
		if (runs(name))
			return error_new(a, ERROR_INVALID, NULL, "docx_macro");
		if (is_words(name))
			TRY(look_at(a, z, name, true));
	}
	return NULL;
}

const char *docx_guard_without_template(struct arena *a, const char *xml)
{
	struct buffer out = BUFFER(a);

	for (const char *at; (at = strstr(xml, "attachedTemplate")) != NULL;) {
		const char *from = at, *to = strchr(at, '>');
		while (from > xml && *from != '<')
			from--;
		if (to == NULL || *from != '<')
			break;
		buffer_put(&out, xml, (size_t)(from - xml));
		xml = to + 1;
	}
	buffer_add(&out, xml);
	return buffer_text(&out);
}
