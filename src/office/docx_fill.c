#include "office/docx_fill.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "child/child.h"
#include "office/docx_guard.h"
#include "office/template.h"
#include "office/zip.h"
#include "office/zip_write.h"

static const struct child_limits limits = {
	.reach = CHILD_READS, /* the library asks what time it is, and of which zone */
	.memory = 512u * 1024 * 1024,
	.answer = 64u * 1024 * 1024,
	.milliseconds = 8000,
};

/* --- a place that Word has cut into runs, in one piece again --- */

/* The next text behind markup, within the same paragraph; NULL: there is none. */
static const char *text_behind(const char *at)
{
	while (*at == '<') {
		if (strncmp(at, "</w:p>", 6) == 0)
			return NULL;
		at = strchr(at, '>');
		if (at == NULL)
			return NULL;
		at++;
	}
	return *at == '\0' ? NULL : at;
}

static const char *next_char(const char *at)
{
	return at[1] == '<' ? text_behind(at + 1) : at + 1;
}

static bool doubled(const char *at, char c)
{
	const char *next = next_char(at);

	return *at == c && next != NULL && *next == c;
}

/* Copies the place that begins at `at` and then the markup that stood in it; NULL: it has no end. */
static const char *join_place(struct buffer *out, const char *at)
{
	struct buffer place = BUFFER(out->arena), markup = BUFFER(out->arena);

	while (*at != '\0') {
		if (*at == '<') {
			const char *end = text_behind(at);
			if (end == NULL)
				return NULL;
			buffer_put(&markup, at, (size_t)(end - at));
			at = end;
		} else if (doubled(at, '}')) {
			const char *last = next_char(at);
			if (last != at + 1)
				buffer_put(&markup, at + 1, (size_t)(last - at) - 1);
			buffer_add(out, buffer_text(&place));
			buffer_add(out, "}}");
			buffer_add(out, buffer_text(&markup));
			return last + 1;
		} else
			buffer_char(&place, *at++);
	}
	return NULL;
}

static const char *join_places(struct arena *a, const char *xml)
{
	struct buffer out = BUFFER(a);
	bool in_tag = false;

	while (*xml != '\0') {
		const char *end = NULL;
		if (!in_tag && doubled(xml, '{'))
			end = join_place(&out, xml);
		if (end != NULL) {
			xml = end;
			continue;
		}
		in_tag = *xml == '<' || (in_tag && *xml != '>');
		buffer_char(&out, *xml++);
	}
	return buffer_text(&out);
}

/* --- a section repeats whole rows and paragraphs --- */

/* Where the element that holds `at` begins; NULL: it stands in none. */
static const char *begin_of(const char *xml, const char *at, const char *name, const char *shut)
{
	size_t n = strlen(name);

	for (const char *p = at; p-- > xml;) {
		if (strncmp(p, shut, strlen(shut)) == 0)
			return NULL;
		if (strncmp(p, name, n) == 0 && (p[n] == '>' || p[n] == ' '))
			return p;
	}
	return NULL;
}

static const char *end_of(const char *at, const char *shut)
{
	const char *p = strstr(at, shut);

	return p == NULL ? NULL : p + strlen(shut);
}

struct spread {
	const char *from, *to; /* the tag itself */
	const char *moved;     /* where it goes */
};

/* A section inside one paragraph stays there. */
static bool spread_in(const char *xml, const char *name, const char *shut, struct spread *open, struct spread *close)
{
	const char *first = begin_of(xml, open->from, name, shut), *last = begin_of(xml, close->from, name, shut);
	const char *end = last == NULL ? NULL : end_of(close->to, shut);

	if (first == NULL || end == NULL || (first == last && strcmp(name, "<w:p") == 0))
		return false;
	open->moved = first;
	close->moved = end;
	return true;
}

static void put_until(struct buffer *out, const char **at, const char *to)
{
	buffer_put(out, *at, (size_t)(to - *at));
	*at = to;
}

static void put_tag(struct buffer *out, const struct spread *tag)
{
	buffer_put(out, tag->from, (size_t)(tag->to - tag->from));
}

/* The text with both tags where they go. */
static const char *move_tags(struct arena *a, const char *xml, const struct spread *open, const struct spread *close)
{
	struct buffer out = BUFFER(a);
	const char *at = xml;

	put_until(&out, &at, open->moved);
	put_tag(&out, open);
	put_until(&out, &at, open->from);
	at = open->to;
	put_until(&out, &at, close->from);
	at = close->to;
	put_until(&out, &at, close->moved);
	put_tag(&out, close);
	buffer_add(&out, at);
	return buffer_text(&out);
}

static bool find_section(const char *from, struct spread *open, struct spread *close, struct arena *a)
{
	const char *at = from;

	for (; (at = strstr(at, "{{")) != NULL; at += 2)
		if (at[2] == '#' || at[2] == '^')
			break;
	const char *shut = at == NULL ? NULL : strstr(at, "}}");
	if (shut == NULL)
		return false;
	*open = (struct spread){ at, shut + 2, at };
	const char *name = text_trim(arena_copy_n(a, at + 3, (size_t)(shut - at) - 3), a);
	const char *closing = strstr(shut, arena_print(a, "{{/%s}}", name));
	if (closing == NULL)
		return false;
	*close = (struct spread){ closing, closing + strlen(name) + 5, closing };
	return true;
}

static const char *spread_sections(struct arena *a, const char *xml)
{
	struct spread open, close;
	size_t done = 0;

	while (find_section(xml + done, &open, &close, a)) {
		size_t place = (size_t)(open.from - xml), tag = (size_t)(open.to - open.from);
		if (spread_in(xml, "<w:tr", "</w:tr>", &open, &close) ||
		    spread_in(xml, "<w:p", "</w:p>", &open, &close)) {
			place = (size_t)(open.moved - xml);
			xml = move_tags(a, xml, &open, &close);
		}
		done = place + tag;
	}
	return xml;
}

/* --- filling --- */

/* A value of several lines breaks the line where it did. */
static void put_lines(struct buffer *out, const char *s)
{
	while (true) {
		size_t n = strcspn(s, "\n");
		template_markup.text(out, arena_copy_n(out->arena, s, n));
		if (s[n] == '\0')
			return;
		buffer_add(out, "</w:t><w:br/><w:t xml:space=\"preserve\">");
		s += n + 1;
	}
}

FALLIBLE docx_fill_part(struct arena *a, const char *xml, const struct content *c, const char **ret_xml)
{
	static const struct template_target target = { .text = put_lines };
	struct error *e = template_fill(a, spread_sections(a, join_places(a, xml)), c, &target, ret_xml);

	if (e != NULL && strcmp(e->reason, "unknown_field") == 0)
		return error_with(a, ERROR_INVALID, "template", "placeholder_left", "%s",
				  arena_copy_n(a, e->detail, strcspn(e->detail, ",")));
	return e;
}

static bool is_filled(const char *name)
{
	return strcmp(name, "word/document.xml") == 0 ||
	       ((text_starts(name, "word/header") || text_starts(name, "word/footer")) && text_ends(name, ".xml"));
}

/* A template of its own: a place on its writer's machine, which is nobody's business. */
static bool names_template(const char *name)
{
	return strcmp(name, "word/settings.xml") == 0 || strcmp(name, "word/_rels/settings.xml.rels") == 0;
}

static FALLIBLE fill_entry(struct arena *a, struct zip_archive *in, size_t i, const struct content *c,
			   struct zip_writer *out)
{
	const char *name = zip_name(in, i), *data, *filled;
	size_t n;

	TRY(zip_read_all(in, i, &data, &n));
	if (names_template(name))
		filled = docx_guard_without_template(a, arena_copy_n(a, data, n));
	else if (is_filled(name))
		TRY(docx_fill_part(a, arena_copy_n(a, data, n), c, &filled));
	else
		return zip_add(out, name, data, n);
	return zip_add(out, name, filled, strlen(filled));
}

/* What leaves is what is looked at. */
static FALLIBLE check_filled(struct arena *a, const char *data, size_t n)
{
	AUTO_ZIP *z = NULL;

	TRY(zip_open_bytes(a, data, n, &z));
	return docx_guard_template(a, z);
}

static FALLIBLE fill_archive(struct arena *a, const void *data, size_t n, const struct content *c,
			     const char **ret_data, size_t *ret_n)
{
	struct zip_writer out = zip_writer_of(a);
	AUTO_ZIP *in = NULL;
	size_t document;

	TRY(zip_open_bytes(a, data, n, &in));
	if (!zip_find(in, "word/document.xml", &document))
		return error_new(a, ERROR_INVALID, "template", "docx_no_document");
	for (size_t i = 0; i < zip_count(in); i++)
		if (!text_ends(zip_name(in, i), "/"))
			TRY(fill_entry(a, in, i, c, &out));
	zip_end(&out, ret_data, ret_n);
	return check_filled(a, *ret_data, *ret_n);
}

/* --- the child --- */

struct filling {
	const void *data;
	size_t n;
	const struct content *content;
};

static void work(int pipe, void *arg)
{
	AUTO_ARENA own = { 0 }; /* the caller's may be guarded, and its guard is not in this process */
	const struct filling *f = arg;
	const char *data = NULL;
	size_t n = 0;
	struct error *e = fill_archive(&own, f->data, f->n, f->content, &data, &n);

	if (e == NULL) {
		child_say(pipe, data, n);
		return;
	}
	const char *said = arena_print(&own, "!%s %s", e->reason, e->detail == NULL ? "" : e->detail);
	child_say(pipe, said, strlen(said));
}

/* "!reason detail" */
static struct error *refusal(struct arena *a, const char *said)
{
	size_t n = strcspn(said, " ");
	const char *reason = arena_copy_n(a, said, n);

	return error_with(a, ERROR_INVALID, "template", reason, "%s", said[n] == '\0' ? "" : said + n + 1);
}

FALLIBLE docx_fill(struct arena *a, const void *data, size_t n, const struct content *c, const char **ret_data,
		   size_t *ret_n)
{
	struct filling f = { data, n, c };
	struct child_answer answer;

	TRY(child_run(a, &limits, NULL, work, &f, &answer));
	if (answer.n == 0)
		return error_new(a, ERROR_INVALID, "template", "child_died");
	if (answer.data[0] == '!')
		return refusal(a, answer.data + 1);
	*ret_data = answer.data;
	*ret_n = answer.n;
	return NULL;
}
