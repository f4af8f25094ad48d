#include "reader/open.h"

#include <strings.h>

#include "child/child.h"
#include "office/cfb.h"
#include "office/charset.h"
#include "office/doc_read.h"
#include "office/docx_read.h"
#include "office/html_read.h"
#include "office/pdf_text.h"
#include "office/plain_read.h"

#define MEMORY (120u * 1024 * 1024)
#define ANSWER (16u * 1024 * 1024) /* words of a PDF; far above any real document */
#define DOCUMENT (4u * 1024 * 1024)
/* A second of the processor for each of the two children; by the clock more, since the machine may be busy. */
#ifdef TRINE_CHECK /* the sanitizers are slow */
#define SECONDS 5
#else
#define SECONDS 1
#endif
#define TIME_MS 8000

struct parsing {
	const char *data;
	size_t n;
	struct child_answer words; /* of a PDF, what pdftotext said */
	FALLIBLE (*parse)(struct arena *a, const struct parsing *p, struct document *ret_document);
	struct arena arena;
	int pipe;
};

/* A .docx with a password, or an old document under a new name. */
static FALLIBLE parse_docx(struct arena *a, const struct parsing *p, struct document *ret_document)
{
	static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

	if (cfb_is(p->data, p->n) && memmem(p->data, p->n, encrypted, sizeof encrypted) != NULL)
		return error_new(a, ERROR_INVALID, NULL, "docx_encrypted");
	if (cfb_is(p->data, p->n))
		return doc_read(a, p->data, p->n, ret_document);
	return docx_read(a, p->data, p->n, ret_document);
}

static FALLIBLE parse_html(struct arena *a, const struct parsing *p, struct document *ret_document);

/* Many a .doc is something else under that name: what it is, its first bytes say. */
static FALLIBLE parse_doc(struct arena *a, const struct parsing *p, struct document *ret_document)
{
	if (p->n > 4 && memcmp(p->data, "PK\3\4", 4) == 0)
		return docx_read(a, p->data, p->n, ret_document);
	if (p->n > 5 && memcmp(p->data, "{\\rtf", 5) == 0)
		return error_new(a, ERROR_MEDIA, NULL, "format_rtf");
	if (!cfb_is(p->data, p->n) && memmem(p->data, p->n < 4096 ? p->n : 4096, "<html", 5) != NULL)
		return parse_html(a, p, ret_document);
	return doc_read(a, p->data, p->n, ret_document);
}

static FALLIBLE parse_plain(struct arena *a, const struct parsing *p, struct document *ret_document)
{
	const char *text;
	size_t n;

	TRY(charset_utf8(a, p->data, p->n, &text, &n));
	*ret_document = plain_read(a, text, n);
	return NULL;
}

static FALLIBLE parse_html(struct arena *a, const struct parsing *p, struct document *ret_document)
{
	const char *text;
	size_t n;

	TRY(charset_utf8(a, p->data, p->n, &text, &n));
	*ret_document = html_read(a, text, n);
	return NULL;
}

static FALLIBLE parse_pdf(struct arena *a, const struct parsing *p, struct document *ret_document)
{
	return pdf_text_read(a, p->words.data, p->words.n, p->data, p->n, ret_document);
}

static const struct format {
	const char *ending;
	FALLIBLE (*parse)(struct arena *a, const struct parsing *p, struct document *ret_document);
} formats[] = {
	{ ".docx", parse_docx }, { ".docm", parse_docx }, { ".pdf", parse_pdf },
	{ ".doc", parse_doc },	 { ".wps", parse_doc },	  { ".txt", parse_plain },
	{ ".md", parse_plain },	 { ".html", parse_html }, { ".htm", parse_html },
};

static const struct format *format_of(const char *name)
{
	size_t n = strlen(name);

	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
		size_t k = strlen(formats[i].ending);
		if (n > k && strcasecmp(name + n - k, formats[i].ending) == 0)
			return &formats[i];
	}
	return NULL;
}

bool document_format_known(const char *name)
{
	return format_of(name) != NULL;
}

/* The answer of the child: "D" and the packed document, or "R" and the reason it was refused for. */
static void parse_in_arena(void *arg)
{
	struct parsing *p = arg;
	struct document d = { 0 };
	struct buffer b = BUFFER(&p->arena);
	struct error *e = p->parse(&p->arena, p, &d);

	buffer_char(&b, e == NULL ? 'D' : 'R');
	if (e == NULL)
		document_pack(&d, &b);
	else
		buffer_add(&b, e->reason);
	child_say(p->pipe, b.data, b.used);
}

static void parse_prepare(int pipe, void *arg)
{
	(void)pipe, (void)arg;
	charset_prepare();
}

static void parse_work(int pipe, void *arg)
{
	struct parsing *p = arg;

	p->pipe = pipe;
	p->arena.limit = MEMORY;
	if (!arena_try(&p->arena, parse_in_arena, p))
		child_out_of_memory();
}

/* The words of a PDF come from a program of its own, confined like the rest. */
static FALLIBLE pdf_words(struct arena *a, struct parsing *p)
{
	static const struct child_limits limits = {
		.reach = CHILD_READS,
		.memory = MEMORY,
		.answer = ANSWER,
		.milliseconds = TIME_MS,
		.seconds = SECONDS,
	};
	static const char *const argv[] = { "/usr/bin/pdftotext", "-q", "-bbox", "-l", "1000", "-", "-", NULL };
	struct error *e = child_exec(a, &limits, argv, p->data, p->n, &p->words);

	if (e == NULL || strcmp(e->reason, "child_died") != 0)
		return e;
	bool locked = memmem(p->data, p->n, "/Encrypt", 8) != NULL;
	return error_new(a, ERROR_INVALID, NULL, locked ? "pdf_encrypted" : "pdf_damaged");
}

FALLIBLE document_open(struct arena *a, const char *name, const void *data, size_t n, struct document *ret_document)
{
	static const struct child_limits limits = {
		.reach = CHILD_SEALED,
		.memory = MEMORY,
		.answer = DOCUMENT,
		.milliseconds = TIME_MS,
		.seconds = SECONDS,
	};
	const struct format *format = format_of(name);
	struct child_answer answer;

	if (format == NULL)
		return error_with(a, ERROR_MEDIA, NULL, "format_unknown", "%s", name);
	struct parsing p = { .data = data, .n = n, .parse = format->parse };
	if (format->parse == parse_pdf)
		TRY(pdf_words(a, &p));
	TRY(child_run(a, &limits, parse_prepare, parse_work, &p, &answer));
	if (answer.n > 0 && answer.data[0] == 'R')
		return error_new(a, ERROR_INVALID, NULL, answer.data + 1);
	if (answer.n == 0 || answer.data[0] != 'D')
		return error_new(a, ERROR_INVALID, NULL, "document_damaged");
	return document_unpack(a, answer.data + 1, answer.n - 1, ret_document);
}
