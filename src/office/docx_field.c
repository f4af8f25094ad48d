#include "office/docx_field.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define DEEPEST 64
#define LONGEST 400 /* bytes of an instruction: its word and where it points */

struct open_field {
	char text[LONGEST];
	size_t n;
	bool made;  /* its word is made by a field inside it */
	bool shown; /* its instruction is over */
};

struct docx_fields {
	struct open_field open[DEEPEST];
	size_t depth; /* open ones; those deeper than DEEPEST are counted alone */
	bool too_deep;
	char last[LONGEST];	 /* the instruction that ended last */
	struct open_field stray; /* instructions outside of all fields */
};

struct docx_fields *docx_fields_new(struct arena *a)
{
	return arena_new(a, struct docx_fields);
}

/* On another machine: an address, or \\host, which an instruction writes with each sign doubled. */
static bool from_afar(const char *text)
{
	return strstr(text, "://") != NULL || strstr(text, "\\\\\\\\") != NULL || strstr(text, "\"\\\\") != NULL ||
	       strstr(text, " \\\\") != NULL;
}

static const struct {
	const char *word;
	enum field_reach reach;
	bool afar; /* only then */
} words[] = {
	{ "DDE", FIELD_STARTS, false },
	{ "DDEAUTO", FIELD_STARTS, false },
	{ "LINK", FIELD_LINKS, false },
	{ "EMBED", FIELD_EMBEDS, false },
	{ "CONTROL", FIELD_CONTROLS, false },
	{ "INCLUDE", FIELD_INCLUDES, true },
	{ "INCLUDETEXT", FIELD_INCLUDES, true },
	{ "IMPORT", FIELD_PICTURES, false },
	{ "INCLUDEPICTURE", FIELD_PICTURES, false },
};

enum field_reach docx_field_simple(const char *text)
{
	text += strspn(text, " \t\r\n");
	size_t n = strcspn(text, " \t\r\n\"\\");

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strlen(words[i].word) == n && strncasecmp(text, words[i].word, n) == 0 &&
		    (!words[i].afar || from_afar(text)))
			return words[i].reach;
	return FIELD_STAYS;
}

static enum field_reach reach_of(struct open_field *f)
{
	f->text[f->n] = '\0';
	return f->made ? FIELD_STARTS : docx_field_simple(f->text);
}

static struct open_field *now(struct docx_fields *f)
{
	return f->depth == 0 ? &f->stray : f->depth <= DEEPEST ? &f->open[f->depth - 1] : NULL;
}

static bool is_blank(const struct open_field *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (!isspace((unsigned char)f->text[i]))
			return false;
	return true;
}

static void begin(struct docx_fields *f)
{
	struct open_field *outer = now(f);

	if (f->depth > 0 && outer != NULL && !outer->shown && is_blank(outer))
		outer->made = true;
	f->depth++;
	if (f->depth <= DEEPEST)
		f->open[f->depth - 1] = (struct open_field){ 0 };
	f->too_deep = f->too_deep || f->depth > DEEPEST;
}

enum field_reach docx_field_char(struct docx_fields *f, const char *type)
{
	enum field_reach reach = FIELD_STAYS;
	struct open_field *is = f->depth == 0 ? NULL : now(f);

	if (type == NULL || strcmp(type, "begin") == 0) {
		begin(f);
		return FIELD_STAYS;
	}
	if (is != NULL && !is->shown) {
		reach = reach_of(is);
		memcpy(f->last, is->text, sizeof f->last);
	}
	if (is != NULL)
		is->shown = true;
	f->depth -= strcmp(type, "end") == 0 && f->depth > 0;
	return reach;
}

const char *docx_field_subject(const struct docx_fields *f, struct arena *a)
{
	const char *at = f->last + strspn(f->last, " \t\r\n");

	at += strcspn(at, " \t\r\n");
	at += strspn(at, " \t\r\n\"");
	return arena_copy_n(a, at, strcspn(at, " \t\r\n\""));
}

bool docx_field_instructs(const struct docx_fields *f)
{
	return f->depth > DEEPEST || (f->depth > 0 && !f->open[f->depth - 1].shown);
}

void docx_field_text(struct docx_fields *f, const char *s, size_t n)
{
	struct open_field *is = now(f);

	if (is == NULL || is->shown)
		is = &f->stray;
	size_t room = LONGEST - 1 - is->n;
	size_t put = n < room ? n : room;
	memcpy(is->text + is->n, s, put);
	is->n += put;
}

enum field_reach docx_fields_end(struct docx_fields *f)
{
	size_t open = f->depth < DEEPEST ? f->depth : DEEPEST;
	enum field_reach reach = f->too_deep ? FIELD_STARTS : reach_of(&f->stray);

	for (size_t i = 0; i < open && reach == FIELD_STAYS; i++)
		if (!f->open[i].shown)
			reach = reach_of(&f->open[i]);
	return reach;
}
