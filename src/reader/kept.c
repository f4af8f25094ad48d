/* Every line a person must not overlook: with a mark, a word of rejection, or of what must and must not be; each
 * condition of a list of rejections, whose own words may be harmless; and what was left unread. */
#include "base/text.h"
#include "reader/facts.h"
#include "reader/other_marks.h"
#include "reader/pattern.h"

static unsigned words_of(const char *text)
{
	static const struct {
		unsigned word;
		const char *pattern;
	} words[] = {
		{ WORD_STAR, "{★|☆}" },	  { WORD_TRIANGLE, "{▲|△}" },	   { WORD_REJECT, "{否决|废标|拒绝|拒收}" },
		{ WORD_INVALID, "无效" }, { WORD_MUST, "{必须|应当|须}" }, { WORD_MUST_NOT, "{不得|严禁|禁止|不允许}" },
	};
	unsigned found = 0;

	for (size_t i = 0; i < COUNT(words); i++)
		found |= pattern_in(words[i].pattern, text) ? words[i].word : 0;
	return found;
}

/* 应当 and 须 alone are on every page; they count beside a stronger word, or as 必须. */
static unsigned strong_words(const char *text)
{
	const unsigned strong = WORD_STAR | WORD_TRIANGLE | WORD_REJECT | WORD_INVALID | WORD_MUST_NOT;
	unsigned words = words_of(text);

	return (words & strong) != 0 || strstr(text, "必须") != NULL ? words : 0;
}

/* A condition was taken from this line. */
static bool is_condition(const struct reading *r, const struct line *line)
{
	for (size_t i = 0; i < r->rejection_count; i++) {
		const struct place *at = &r->rejections[i].at;
		if (at->page == line->page && at->quote != NULL && text_starts(line->shown, at->quote))
			return true;
	}
	return false;
}

/* The chapter and the nearest heading: "第二章 投标人须知 › 三、投标文件". */
static const char *heading_of(const char *under, struct arena *a)
{
	const char *end = strchr(under, '\n'), *last = strrchr(under, '\n');

	if (end == NULL)
		return under;
	return arena_print(a, "%.*s › %s", (int)(end - under), under, last + 1);
}

/* ※ or ●, where the document makes it a mark. */
static unsigned other_word(const struct other_marks *others, const struct line *line)
{
	const char *rest;
	const struct other_mark *one = other_mark_at(others, line, &rest);

	if (one == NULL)
		return 0;
	return one->mark == MARK_STAR ? WORD_STAR : WORD_TRIANGLE;
}

void read_kept(struct search *s)
{
	struct reading *r = s->reading;
	struct other_marks others = other_marks_of(s->arena, s->layout);
	size_t room = 0;

	for (size_t i = 0; i < s->layout->count; i++) {
		const struct line *line = &s->layout->lines[i];
		unsigned words = line->pair ? 0 : strong_words(line->text);
		if (!line->pair)
			words |= other_word(&others, line);
		if (!line->pair && is_condition(r, line))
			words |= WORD_REJECT;
		if (!line->pair && strstr(line->shown, DOCUMENT_LEFT_OUT) != NULL)
			words |= WORD_LEFT_OUT;
		if (words == 0)
			continue;
		r->lines = arena_room(s->arena, r->lines, r->line_count, &room, sizeof *r->lines);
		r->lines[r->line_count++] = (struct kept_line){
			.words = words,
			.section = line->section,
			.heading = heading_of(line->under, s->arena),
			.text = line->shown,
			.at = { .page = line->page,
				.quote = line->shown,
				.lot = line->lot,
				.lot_doubt = line->lot_doubt },
		};
	}
}
