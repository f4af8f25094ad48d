#include "office/pdf_words.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "office/xml.h"

struct reading_words {
	struct arena *arena;
	struct pdf_words out;
	size_t page_room, word_room;
	struct word word;
	struct buffer text;
	bool in_word;
};

static double number(const char *const *attributes, const char *name)
{
	const char *s = xml_attribute(attributes, name);
	double d = s == NULL ? 0 : strtod(s, NULL);

	return d > -1e6 && d < 1e6 ? d : 0;
}

static void page_open(struct reading_words *r, const char *const *attributes)
{
	struct pdf_words *w = &r->out;

	w->pages = arena_room(r->arena, w->pages, w->count, &r->page_room, sizeof *w->pages);
	w->pages[w->count++] =
		(struct pdf_page){ .width = number(attributes, "width"), .height = number(attributes, "height") };
	r->word_room = 0;
}

static void on_open(void *self, const char *name, const char *const *attributes)
{
	struct reading_words *r = self;

	if (strcmp(name, "page") == 0) {
		page_open(r, attributes);
	} else if (strcmp(name, "word") == 0) {
		r->word.box = (struct box){ number(attributes, "xMin"), number(attributes, "yMin"),
					    number(attributes, "xMax"), number(attributes, "yMax") };
		r->text = BUFFER(r->arena);
		r->in_word = true;
	}
}

static void on_close(void *self, const char *name)
{
	struct reading_words *r = self;

	if (strcmp(name, "word") != 0 || r->out.count == 0)
		return;
	struct pdf_page *p = &r->out.pages[r->out.count - 1];
	r->in_word = false;
	r->word.text = buffer_text(&r->text);
	p->words = arena_room(r->arena, p->words, p->count, &r->word_room, sizeof *p->words);
	p->words[p->count++] = r->word;
}

static void on_text(void *self, const char *s, size_t n)
{
	struct reading_words *r = self;

	if (r->in_word)
		buffer_put(&r->text, s, n);
}

static const struct xml_events events = { .open = on_open, .close = on_close, .text = on_text };

/* The printed form begins with a DOCTYPE, which xml.h refuses and which says nothing. */
static const char *past_doctype(const char *xml, size_t n)
{
	const char *html = memmem(xml, n, "<html", 5);

	return html == NULL ? xml : html;
}

/* pdftotext prints characters that XML does not allow where a font maps to them. */
static const char *cleaned(struct arena *a, const char *xml, size_t n)
{
	char *clean = arena_copy_n(a, xml, n);

	for (size_t i = 0; i < n; i++) {
		if ((unsigned char)clean[i] < ' ' && clean[i] != '\n' && clean[i] != '\t' && clean[i] != '\r')
			clean[i] = ' ';
		if ((unsigned char)clean[i] == 0xEF && i + 2 < n && (unsigned char)clean[i + 1] == 0xBF &&
		    (unsigned char)clean[i + 2] >= 0xBE)
			clean[i] = clean[i + 1] = clean[i + 2] = ' ';
	}
	return clean;
}

FALLIBLE pdf_words_read(struct arena *a, const char *xml, size_t n, struct pdf_words *ret_words)
{
	struct reading_words r = { .arena = a };
	const char *start = past_doctype(xml, n);
	size_t left = n - (size_t)(start - xml);
	AUTO_XML *x = xml_new(a, &events, &r);

	TRY(xml_feed(x, cleaned(a, start, left), left, true));
	*ret_words = r.out;
	return NULL;
}
