#include "office/docx_read.h"

#include "office/docx_body.h"
#include "office/docx_guard.h"
#include "office/package.h"

FALLIBLE docx_read(struct arena *a, const void *data, size_t n, struct document *ret_document)
{
	AUTO_ZIP *z = NULL;
	const char *document = "word/document.xml";
	struct styles *styles = styles_new(a);
	struct numbering *numbering = numbering_new(a);
	struct docx_body *body = docx_body_new(a, styles, numbering);
	size_t i;

	TRY(zip_open_bytes(a, data, n, &z));
	TRY(docx_guard_read(a, z, &document));
	if (!zip_find(z, document, &i))
		return error_new(a, ERROR_INVALID, NULL, "docx_no_document");
	TRY(package_part(a, z, "word/styles.xml", &styles_events, styles));
	TRY(package_part(a, z, "word/numbering.xml", &numbering_events, numbering));
	TRY(package_part(a, z, document, &docx_body_events, body));
	if (docx_body_fault(body) != NULL)
		return error_new(a, ERROR_INVALID, NULL, docx_body_fault(body));
	*ret_document = docx_body_end(body);
	return NULL;
}
