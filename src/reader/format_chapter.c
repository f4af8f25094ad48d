/* The chapter is the last heading of that name that is no line of a table of contents, up to the next of its rank.
 * What its forms begin with differs from document to document: the first manner of which there are several. */
#include "reader/format_chapter.h"

#include "base/text.h"
#include "office/marks.h"
#include "reader/headings.h"
#include "reader/layout.h"
#include "reader/pattern.h"

#define TITLE_MOST 40 /* characters */
#define AROUND_MOST 8 /* characters in front of the words that name the chapter, and behind them */
#define FORMS_LEAST 3 /* of a manner, for it to be that of the chapter */

static const char chapter_words[] = "{投标|响应|应答|磋商|报价}文件{的|}{格式|组成及格式|构成及格式|相关格式}";
static const char form_words[] = "{附件|附表|格式|附录}{ |}{#|一|二|三|四|五|六|七|八|九|十}";

/* --- where it is --- */

/* It is called that and little else, and a clause about forms (6.2, （3）) is no chapter of them. */
static bool is_chapter(struct arena *a, const struct block *b)
{
	struct span found;
	const char *rest;

	if (b->kind != BLOCK_PARAGRAPH || text_length(b->text) > TITLE_MOST || headings_contents_line(b->text))
		return false;
	const char *text = layout_squeeze(a, b->text);
	if (headings_number(text, &rest) > 3 || !pattern_find(chapter_words, rest, &found))
		return false;
	return text_length(arena_copy_n(a, rest, (size_t)(found.from - rest))) <= AROUND_MOST &&
	       text_length(found.to) <= AROUND_MOST && !text_ends(text, "。") && !text_ends(text, ";");
}

static int rank_of(struct arena *a, const struct block *b)
{
	const char *rest;

	return b->kind == BLOCK_PARAGRAPH && text_length(b->text) <= TITLE_MOST
		       ? headings_number(layout_squeeze(a, b->text), &rest)
		       : 0;
}

/* Up to the next chapter: a heading at least as high as this one, a number of the same kind. */
static size_t chapter_end(struct arena *a, const struct document *d, size_t from)
{
	int rank = rank_of(a, &d->blocks[from]);
	size_t i = from + 1;

	while (i < d->count) {
		int other = rank_of(a, &d->blocks[i]);
		if (other >= 1 && other <= 2 && (rank == 0 || other <= rank) &&
		    !headings_contents_line(d->blocks[i].text))
			break;
		i++;
	}
	return i;
}

/* The last that has something behind it: a contents page names it too. */
static bool find_chapter(struct arena *a, const struct document *d, size_t *ret_from, size_t *ret_end)
{
	for (size_t i = d->count; i-- > 0;) {
		if (!is_chapter(a, &d->blocks[i]))
			continue;
		*ret_from = i;
		*ret_end = chapter_end(a, d, i);
		if (*ret_end - i > 2)
			return true;
	}
	return false;
}

/* --- where its forms begin --- */

/* How a form's title begins: the rank of its number, -1: 附件 3, -2: a heading of the file. */
static int manner_of(struct arena *a, const struct block *b)
{
	const char *text, *rest;

	if (b->kind != BLOCK_PARAGRAPH || text_length(b->text) > TITLE_MOST || headings_contents_line(b->text))
		return 0;
	text = layout_squeeze(a, b->text);
	if (text_ends(text, "。") || text_ends(text, ";") || text_ends(text, ":") || text_ends(text, ","))
		return 0;
	if (pattern_here(form_words, text, &rest))
		return -1;
	int rank = headings_number(text, &rest);
	if (rank >= 3 && rank <= 6 && rest[0] != '\0')
		return rank;
	return rank == 0 && b->level > 0 ? -2 : 0;
}

/* The first manner that makes several forms; the first of all where none does. */
static int manner_of_chapter(struct arena *a, const struct document *d, size_t from, size_t end)
{
	int seen[16], times[16], count = 0;

	for (size_t i = from; i < end; i++) {
		int manner = manner_of(a, &d->blocks[i]), k = 0;
		if (manner == 0)
			continue;
		while (k < count && seen[k] != manner)
			k++;
		if (k == count && count < 16) {
			seen[count] = manner;
			times[count++] = 0;
		}
		if (k < count)
			times[k]++;
	}
	for (int k = 0; k < count; k++)
		if (times[k] >= FORMS_LEAST)
			return seen[k];
	return count > 0 ? seen[0] : 0;
}

/* --- the forms --- */

/* The number a title begins with; without one, the whole of it. */
static const char *number_of(struct arena *a, const char *title)
{
	const char *text = layout_squeeze(a, title), *rest;
	const char *end = pattern_here(form_words, text, &rest) || headings_number(text, &rest) > 0 ? rest : "";

	return end[0] == '\0' ? text : arena_copy_n(a, text, (size_t)(end - text));
}

/* A list of the forms in front of them names each before it comes. */
static void drop_listed(struct arena *a, struct format_chapter *c)
{
	size_t kept = 0;

	for (size_t i = 0; i < c->count; i++) {
		bool again = false;
		for (size_t k = i + 1; k < c->count && c->forms[i].marks[0] == '\0' && !again; k++)
			again = text_same(number_of(a, c->forms[i].title), number_of(a, c->forms[k].title));
		if (!again)
			c->forms[kept++] = c->forms[i];
	}
	c->count = kept;
}

static void read_forms(struct arena *a, const struct document *d, size_t from, size_t end, struct format_chapter *c)
{
	int manner = manner_of_chapter(a, d, from, end);
	struct buffer marks = BUFFER(a);
	size_t room = 0;

	for (size_t i = from; i < end && manner != 0; i++) {
		const struct block *b = &d->blocks[i];
		if (manner_of(a, b) != manner) {
			if (c->count > 0)
				document_block_marks(&marks, b);
			continue;
		}
		if (c->count > 0)
			c->forms[c->count - 1].marks = buffer_text(&marks);
		marks = BUFFER(a);
		c->forms = arena_room(a, c->forms, c->count, &room, sizeof *c->forms);
		c->forms[c->count++] = (struct format_form){ .title = b->text, .page = b->page, .marks = "" };
	}
	if (c->count > 0)
		c->forms[c->count - 1].marks = buffer_text(&marks);
}

struct format_chapter format_chapter_of(struct arena *a, const struct document *d)
{
	struct format_chapter c = { 0 };
	size_t from = 0, end = 0;

	if (!find_chapter(a, d, &from, &end))
		return c;
	c.title = d->blocks[from].text;
	c.page = d->blocks[from].page;
	read_forms(a, d, from + 1, end, &c);
	drop_listed(a, &c);
	return c;
}
