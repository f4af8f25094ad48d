/* The source is walked once; a section is walked again for each of its rows. */
#include "office/template.h"

#include <ctype.h>

#include "base/text.h"

#define TICKED "\xE2\x98\x91"	/* U+2611 */
#define UNTICKED "\xE2\x98\x90" /* U+2610 */

struct filling {
	struct arena *arena;
	const char *source;
	const struct template_target *target;
	struct buffer out;
};

struct tag {
	char sign;		 /* '#', '^', '/', '%', '!', '='; 0: a plain name */
	const char *name, *rest; /* rest: behind the name, of '%' and '=' */
	const char *from, *end;	 /* all of it, and with a section tag alone on a line the line */
};

static void put_plain(struct buffer *out, const char *s)
{
	buffer_add(out, s);
}

/* What XML 1.0 cannot say at all: other control characters, U+FFFE, U+FFFF. */
static bool unsayable(const char *s)
{
	return ((unsigned char)*s < ' ' && *s != '\n' && *s != '\t') || strncmp(s, "\xEF\xBF\xBE", 3) == 0 ||
	       strncmp(s, "\xEF\xBF\xBF", 3) == 0;
}

static void put_markup(struct buffer *out, const char *s)
{
	static const char *const entity[128] = {
		['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;",
	};

	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;
		if (c < 128 && entity[c] != NULL)
			buffer_add(out, entity[c]);
		else if (!unsayable(s))
			buffer_char(out, *s);
		else
			s += c == 0xEF ? 2 : 0;
	}
}

const struct template_target template_plain = { .text = put_plain };
const struct template_target template_markup = { .text = put_markup };

static struct error *mistake(const struct filling *f, const char *at, const char *reason, const char *name)
{
	int line = 1;

	for (const char *p = f->source; p < at; p++)
		line += *p == '\n';
	return error_with(f->arena, ERROR_INVALID, NULL, reason, "%s, line %d", name, line);
}

static bool alone_on_line(const char *source, const struct tag *t, const char **ret_from, const char **ret_end)
{
	const char *from = t->from, *end = t->end;

	while (from > source && (from[-1] == ' ' || from[-1] == '\t'))
		from--;
	end += strspn(end, " \t");
	if ((from > source && from[-1] != '\n') || (*end != '\n' && *end != '\0'))
		return false;
	*ret_from = from;
	*ret_end = *end == '\n' ? end + 1 : end;
	return true;
}

/* The next tag at or behind `at`; its `from` is `end` when there is none. */
static FALLIBLE next_tag(const struct filling *f, const char *at, const char *end, struct tag *ret_tag)
{
	const char *from = strstr(at, "{{"), *shut;
	struct tag t = { .from = end, .end = end };

	*ret_tag = t;
	if (from == NULL || from >= end)
		return NULL;
	shut = strstr(from, "}}");
	if (shut == NULL || shut >= end)
		return mistake(f, from, "template_tag", "{{");
	t.from = from;
	t.end = shut + 2;
	from += 2 + strspn(from + 2, " ");
	if (strchr("#^/%!", *from) != NULL)
		t.sign = *from++;
	from += strspn(from, " ");
	size_t n = 0;
	while (isalnum((unsigned char)from[n]) || from[n] == '_')
		n++;
	t.name = arena_copy_n(f->arena, from, n);
	t.rest = text_trim(arena_copy_n(f->arena, from + n, (size_t)(shut - from) - n), f->arena);
	if (t.sign == 0 && t.rest[0] == '=')
		t.sign = *t.rest++;
	if (t.sign != '!' && (n == 0 || (t.rest[0] != '\0' && t.sign != '%' && t.sign != '=')))
		return mistake(f, t.from, "template_tag", arena_copy_n(f->arena, t.from, (size_t)(t.end - t.from)));
	if (t.sign != 0 && strchr("#^/!", t.sign) != NULL)
		alone_on_line(f->source, &t, &t.from, &t.end);
	*ret_tag = t;
	return NULL;
}

/* The tag that closes the section opened by `open`. */
static FALLIBLE closing_tag(const struct filling *f, const struct tag *open, const char *end, struct tag *ret_tag)
{
	struct tag t;
	int depth = 1;

	for (const char *at = open->end; depth > 0; at = t.end) {
		TRY(next_tag(f, at, end, &t));
		if (t.from == end)
			return mistake(f, open->from, "section_unclosed", open->name);
		if (t.sign == '#' || t.sign == '^')
			depth++;
		else if (t.sign == '/')
			depth--;
	}
	if (strcmp(t.name, open->name) != 0)
		return mistake(f, t.from, "section_unclosed", open->name);
	*ret_tag = t;
	return NULL;
}

static bool word_in(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = list; p != NULL; p = strchr(p, ',')) {
		p += *p == ',';
		if (strncmp(p, word, n) == 0 && (p[n] == ',' || p[n] == '\0'))
			return true;
	}
	return false;
}

static FALLIBLE put_value(struct filling *f, const struct tag *t, const struct content_value *v)
{
	if (v->kind != (t->sign == '%' ? CONTENT_PICTURE : CONTENT_TEXT))
		return mistake(f, t->from, "template_kind", t->name);
	if (t->sign == '%' && f->target->picture == NULL)
		return mistake(f, t->from, "template_kind", t->name);
	if (t->sign == '%')
		f->target->picture(&f->out, &v->picture, t->rest, f->target->self);
	else if (t->sign == '=')
		f->target->text(&f->out, word_in(v->text, t->rest) ? TICKED : UNTICKED);
	else
		f->target->text(&f->out, v->text);
	return f->out.used <= TEMPLATE_RESULT_MAX ? NULL : mistake(f, t->from, "template_large", t->name);
}

static FALLIBLE fill(struct filling *f, const char *at, const char *end, const struct content *c, int depth);

static FALLIBLE fill_section(struct filling *f, const struct tag *open, const struct tag *shut, const struct content *c,
			     const struct content_value *v, int depth)
{
	if (depth == TEMPLATE_DEPTH_MAX)
		return mistake(f, open->from, "template_deep", open->name);
	if (content_empty(v) != (open->sign == '^'))
		return NULL;
	if (v->kind != CONTENT_ROWS || open->sign == '^')
		return fill(f, open->end, shut->from, c, depth + 1);
	for (size_t i = 0; i < v->count; i++)
		TRY(fill(f, open->end, shut->from, v->rows[i], depth + 1));
	return NULL;
}

static FALLIBLE fill(struct filling *f, const char *at, const char *end, const struct content *c, int depth)
{
	struct tag t, shut = { 0 };

	for (;; at = t.end) {
		TRY(next_tag(f, at, end, &t));
		if (t.from > at)
			buffer_put(&f->out, at, (size_t)(t.from - at));
		if (t.from == end)
			return NULL;
		if (t.sign == '!')
			continue;
		if (t.sign == '/')
			return mistake(f, t.from, "section_unopened", t.name);
		const struct content_value *v = content_find(c, t.name);
		if (v == NULL)
			return mistake(f, t.from, "unknown_field", t.name);
		if (t.sign != '#' && t.sign != '^') {
			TRY(put_value(f, &t, v));
			continue;
		}
		TRY(closing_tag(f, &t, end, &shut));
		TRY(fill_section(f, &t, &shut, c, v, depth));
		t.end = shut.end;
	}
}

FALLIBLE template_fill(struct arena *a, const char *source, const struct content *c,
		       const struct template_target *target, const char **ret_text)
{
	struct filling f = { .arena = a, .source = source, .target = target, .out = BUFFER(a) };

	TRY(fill(&f, source, source + strlen(source), c, 0));
	*ret_text = buffer_text(&f.out);
	return NULL;
}
