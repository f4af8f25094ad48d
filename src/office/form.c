#include "office/form.h"

#include "base/buffer.h"
#include "base/embedded.h"
#include "base/text.h"
#include "office/docx_write.h"
#include "office/page_template.h"
#include "office/pdf.h"

#define INCLUDE "@include "

static FALLIBLE find_layout(struct arena *a, const char *name, const char *language, const struct embedded **ret_file)
{
	*ret_file = embedded_find(arena_print(a, "templates/%s.%s.page", name, language));
	if (*ret_file == NULL)
		return error_with(a, ERROR_MISSING, NULL, "form_missing", "%s.%s", name, language);
	return NULL;
}

/* A line "@include NAME" stands for that layout, which includes no other: a promise is worded once,
 * and appears in its own paper and in the whole chapter. */
static FALLIBLE read_layout(struct arena *a, const char *name, const char *language, const char **ret_source)
{
	struct buffer b = BUFFER(a);
	const struct embedded *file, *part;

	TRY(find_layout(a, name, language, &file));
	for (const char *at = file->data, *end; at < file->end; at = end) {
		end = strchr(at, '\n');
		end = end == NULL ? file->end : end + 1;
		if (!text_starts(at, INCLUDE)) {
			buffer_put(&b, at, (size_t)(end - at));
			continue;
		}
		at += strlen(INCLUDE);
		TRY(find_layout(a, text_trim(arena_copy_n(a, at, (size_t)(end - at)), a), language, &part));
		buffer_put(&b, part->data, embedded_size(part));
	}
	*ret_source = buffer_text(&b);
	return NULL;
}

static const struct {
	struct error *(*make)(struct arena *a, const struct page_document *d, const char **ret_data, size_t *ret_n);
	const char *media_type, *extension;
} formats[] = {
	[FORM_DOCX] = { docx_write, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx" },
	[FORM_PDF] = { pdf_make, "application/pdf", "pdf" },
};

FALLIBLE form_read(struct arena *a, const char *name, const char *language, const struct content *c,
		   struct page_document *ret)
{
	const char *source;

	TRY(read_layout(a, name, language, &source));
	return page_template_read(a, source, c, ret);
}

FALLIBLE form_make(struct arena *a, const char *name, const char *language, const struct content *c,
		   enum form_format format, struct form_file *ret_file)
{
	struct form_file file = { .media_type = formats[format].media_type, .extension = formats[format].extension };
	struct page_document d;

	TRY(form_read(a, name, language, c, &d));
	/* cppcheck-suppress returnDanglingLifetime ; it takes the call through the table for an initializer */
	TRY(formats[format].make(a, &d, &file.data, &file.n));
	*ret_file = file;
	return NULL;
}
