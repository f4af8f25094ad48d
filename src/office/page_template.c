/* Filling escapes what came from outside, so reading can trust the marks it finds. */
#include "office/page_template.h"

#include <stdlib.h>

#include "base/text.h"
#include "office/page_row.h"
#include "office/template.h"

#define MARKS "\\|#~^>@!-=[]{}:/"

struct reading {
	struct arena *arena;
	struct page_source source;
	struct page_document *document;
	size_t room;
	struct page_block *table; /* the open one; NULL: none */
	struct page_table_draft draft;
};

static void put_value(struct buffer *out, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '\n') {
			buffer_add(out, "\\n");
			continue;
		}
		if (strchr(MARKS, *s) != NULL)
			buffer_char(out, '\\');
		if ((unsigned char)*s >= ' ' || *s == '\t')
			buffer_char(out, *s == '\t' ? ' ' : *s);
	}
}

/* ![3 45x18]: the third picture of the paper. */
static void put_picture(struct buffer *out, const struct picture *p, const char *options, void *self)
{
	struct page_source *s = self;

	s->pictures = arena_room(s->arena, s->pictures, s->count, &s->room, sizeof *s->pictures);
	s->pictures[s->count] = p;
	buffer_print(out, "![%zu %s]", s->count++, options);
}

static FALLIBLE refuse(const struct reading *r, const char *reason, const char *line)
{
	return error_with(r->arena, ERROR_INVALID, NULL, reason, "%.60s", line);
}

static struct page_block *add_block(struct reading *r, enum page_block_kind kind)
{
	struct page_document *d = r->document;

	d->blocks = arena_room(r->arena, d->blocks, d->count, &r->room, sizeof *d->blocks);
	struct page_block *b = &d->blocks[d->count++];
	*b = (struct page_block){ .kind = kind };
	return b;
}

/* A text of several lines is several paragraphs of the same style. */
static FALLIBLE add_text(struct reading *r, enum page_style style, enum page_align align, const char *text)
{
	struct page_line *lines;
	size_t count;

	TRY(page_lines_read(&r->source, text, align, &lines, &count));
	for (size_t i = 0; i < count; i++) {
		struct page_block *b = add_block(r, PAGE_TEXT);
		b->style = style;
		b->line = lines[i];
	}
	return NULL;
}

static FALLIBLE set_language(struct reading *r, const char *rest)
{
	r->document->language = rest;
	return NULL;
}

static FALLIBLE set_landscape(struct reading *r, const char *rest)
{
	(void)rest;
	r->document->landscape = true;
	return NULL;
}

static FALLIBLE set_title(struct reading *r, const char *rest)
{
	r->document->title = page_text(r->arena, rest, strlen(rest));
	return NULL;
}

static FALLIBLE set_header(struct reading *r, const char *rest)
{
	const char *bar = page_bar(rest);

	r->document->header_left = page_text(r->arena, rest, (size_t)(bar - rest));
	r->document->header_right = *bar == '\0' ? "" : page_text(r->arena, bar + 1, strlen(bar + 1));
	return NULL;
}

static FALLIBLE set_footer(struct reading *r, const char *rest)
{
	r->document->footer = page_text(r->arena, rest, strlen(rest));
	return NULL;
}

static FALLIBLE add_space(struct reading *r, const char *rest)
{
	char *end;
	double mm = strtod(rest, &end);

	if (end == rest || *end != '\0' || !(mm > 0 && mm <= 250))
		return refuse(r, "page_directive", rest);
	add_block(r, PAGE_SPACE)->height = mm * POINTS_PER_MM;
	return NULL;
}

static FALLIBLE add_break(struct reading *r, const char *rest)
{
	(void)rest;
	add_block(r, PAGE_BREAK);
	return NULL;
}

static FALLIBLE begin_table(struct reading *r, const char *rest)
{
	struct page_table t = { 0 };
	double sum = 0;

	t.small = text_starts(rest, "small");
	rest += t.small ? strlen("small") : 0;
	for (char *end; *(rest += strspn(rest, " ")) != '\0'; rest = end) {
		double share = strtod(rest, &end);
		if (end == rest || !(share > 0 && share <= 1000) || t.columns == PAGE_COLUMNS_MAX)
			return refuse(r, "page_directive", rest);
		t.widths[t.columns++] = share;
		sum += share;
	}
	if (t.columns == 0)
		return refuse(r, "page_directive", "@table");
	for (int i = 0; i < t.columns; i++)
		t.widths[i] /= sum;
	r->draft = (struct page_table_draft){ .source = &r->source, .table = t };
	r->table = add_block(r, PAGE_TABLE);
	return NULL;
}

static FALLIBLE set_row_height(struct reading *r, const char *rest)
{
	char *end;
	double mm = strtod(rest, &end);

	if (r->table == NULL || end == rest || *end != '\0' || !(mm > 0 && mm <= 200))
		return refuse(r, "page_directive", rest);
	r->draft.height = mm * POINTS_PER_MM;
	return NULL;
}

static FALLIBLE end_table(struct reading *r, const char *rest)
{
	if (r->table == NULL)
		return refuse(r, "page_directive", "@end");
	if (!page_table_complete(&r->draft))
		return refuse(r, "page_row", "@end");
	(void)rest;
	r->table->table = r->draft.table;
	r->table = NULL;
	return NULL;
}

static const struct directive {
	const char *name;
	struct error *(*read)(struct reading *r, const char *rest);
} directives[] = {
	{ "@language", set_language }, { "@landscape", set_landscape }, { "@title", set_title },
	{ "@header", set_header },     { "@footer", set_footer },	{ "@space", add_space },
	{ "@break", add_break },       { "@table", begin_table },	{ "@row", set_row_height },
	{ "@end", end_table },
};

static FALLIBLE read_directive(struct reading *r, const char *line)
{
	size_t n = strcspn(line, " ");

	for (size_t i = 0; i < sizeof directives / sizeof directives[0]; i++) {
		const struct directive *d = &directives[i];
		if (strlen(d->name) == n && memcmp(d->name, line, n) == 0)
			return d->read(r, text_trim(line + n, r->arena));
	}
	return refuse(r, "page_directive", line);
}

static const struct mark {
	const char *mark;
	enum page_style style;
	enum page_align align;
} marks[] = {
	{ "# ", PAGE_TITLE, ALIGN_CENTRE },	{ "## ", PAGE_HEADING_1, ALIGN_LEFT },
	{ "### ", PAGE_HEADING_2, ALIGN_LEFT }, { "#### ", PAGE_HEADING_3, ALIGN_LEFT },
	{ "~ ", PAGE_PLAIN, ALIGN_LEFT },	{ "^ ", PAGE_PLAIN, ALIGN_CENTRE },
	{ "> ", PAGE_NOTE, ALIGN_LEFT },	{ "![", PAGE_PLAIN, ALIGN_CENTRE },
	{ "", PAGE_BODY, ALIGN_BOTH },
};

static FALLIBLE read_line(struct reading *r, const char *line)
{
	const struct mark *m = marks;

	if (line[0] == '\0')
		return NULL;
	if (line[0] == '@')
		return read_directive(r, line);
	if (r->table != NULL)
		return page_row_read(&r->draft, line);
	if (line[0] == '|')
		return refuse(r, "page_row", line);
	while (!text_starts(line, m->mark))
		m++;
	return add_text(r, m->style, m->align, line + (m->mark[0] == '!' ? 0 : strlen(m->mark)));
}

/* The next line without blanks at its ends; one that ends with a backslash takes its follower in. */
static const char *next_line(struct arena *a, const char **at)
{
	struct buffer line = BUFFER(a);

	for (bool more = true; more && **at != '\0';) {
		*at += strspn(*at, " \t");
		size_t n = strcspn(*at, "\n");
		more = n > 0 && (*at)[n - 1] == '\\' && (n == 1 || (*at)[n - 2] != '\\');
		buffer_put(&line, *at, n - more);
		*at += n + ((*at)[n] == '\n');
	}
	return text_trim(buffer_text(&line), a);
}

static FALLIBLE read_marks(struct reading *r, const char *at)
{
	*r->document = (struct page_document){
		.title = "",
		.language = "zh-CN",
		.header_left = "",
		.header_right = "",
		.footer = "",
	};
	while (*at != '\0')
		TRY(read_line(r, next_line(r->arena, &at)));
	return r->table != NULL ? refuse(r, "page_row", "@end") : NULL;
}

FALLIBLE page_marks_read(struct arena *a, const char *text, struct page_document *ret_document)
{
	struct page_document d = { 0 };
	struct reading r = { .arena = a, .source = { .arena = a }, .document = &d };

	TRY(read_marks(&r, text));
	*ret_document = d;
	return NULL;
}

const char *page_marks_of(struct arena *a, const char *value)
{
	struct buffer b = BUFFER(a);

	put_value(&b, value);
	return buffer_text(&b);
}

FALLIBLE page_template_read(struct arena *a, const char *source, const struct content *c,
			    struct page_document *ret_document)
{
	struct page_document d;
	struct reading r = { .arena = a, .source = { .arena = a }, .document = &d };
	struct template_target target = { .text = put_value, .picture = put_picture, .self = &r.source };
	const char *filled;

	TRY(template_fill(a, source, c, &target, &filled));
	TRY(read_marks(&r, filled));
	*ret_document = d;
	return NULL;
}
