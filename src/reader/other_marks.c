#include "reader/other_marks.h"

#include "base/text.h"
#include "reader/find.h"

static const char *const signs[] = { "※", "●", "◆", "■", "◎", "#", "*" };
static const char *const known[] = { "★", "▲" }; /* of the reader without a word of the document */

static bool ends_with(const char *text, const char *at, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t length = strlen(words[i]);
		if ((size_t)(at - text) >= length && memcmp(at - length, words[i], length) == 0)
			return true;
	}
	return false;
}

/* “※”, 带※号的, 标注●的: spoken of, and not used. */
static bool is_named(const char *text, const char *at, const char *sign)
{
	static const char *const before[] = { "“",    "\"", "‘",    "带",   "带有", "加",
					      "加注", "标", "标有", "标注", "注",   "打" };
	static const char *const after[] = { "”",  "\"", "’",  "号",   "标记", "标注", "条款",
					     "的", "项", "为", "代表", "表示", "符号" };

	if (!ends_with(text, at, before, COUNT(before)))
		return false;
	for (size_t i = 0; i < COUNT(after); i++) {
		if (text_starts(at + strlen(sign), after[i]))
			return true;
	}
	return false;
}

/* How far it is to the nearest of the words other than `own`, at most `most` bytes. */
static size_t until_any(const char *text, const char *const *words, size_t count, const char *own, size_t most)
{
	for (size_t i = 0; i < count; i++) {
		const char *next = strcmp(words[i], own) == 0 ? NULL : strstr(text, words[i]);
		if (next != NULL && (size_t)(next - text) < most)
			most = (size_t)(next - text);
	}
	return most;
}

/* What is said of the sign, up to where another one is spoken of. */
static const char *said_of(struct arena *a, const char *at, const char *sign)
{
	const char *from = at + strlen(sign);
	size_t n = until_any(from, signs, COUNT(signs), sign, strlen(from));

	return arena_copy_n(a, from, until_any(from, known, COUNT(known), sign, n));
}

static bool meaning_of(const char *said, enum clause_mark *ret)
{
	if (pattern_in("{实质性|必须|不允许|否则|无效|废标|否决|拒绝|不得{负|有|出现}|一票}", said))
		*ret = MARK_STAR;
	else if (pattern_in("{重要|主要|关键|核心|扣}", said))
		*ret = MARK_TRIANGLE;
	else
		return false;
	return true;
}

static bool defined_in(struct arena *a, const struct line *line, const char *sign, struct other_mark *ret)
{
	for (const char *at = line->text; (at = strstr(at, sign)) != NULL; at += strlen(sign)) {
		const char *said = said_of(a, at, sign);
		if (!is_named(line->text, at, sign) || !meaning_of(said, &ret->mark))
			continue;
		ret->sign = sign;
		ret->said = line;
		ret->means = arena_print(a, "%s%s", sign, said);
		return true;
	}
	return false;
}

struct other_marks other_marks_of(struct arena *a, const struct layout *l)
{
	struct other_marks m = { 0 };

	for (size_t k = 0; k < COUNT(signs); k++) {
		for (size_t i = 0; i < l->count; i++) {
			if (l->lines[i].zone == ZONE_FORMS || !defined_in(a, &l->lines[i], signs[k], &m.all[m.count]))
				continue;
			m.count++;
			break;
		}
	}
	return m;
}

const struct other_mark *other_mark_at(const struct other_marks *m, const struct line *line, const char **ret_rest)
{
	const char *rest = m->count == 0 ? line->text : layout_past_number(line->text);

	for (size_t i = 0; i < m->count; i++) {
		size_t n = strlen(m->all[i].sign);
		bool first = text_starts(line->text, m->all[i].sign);
		bool behind = (size_t)(rest - line->text) >= n && memcmp(rest - n, m->all[i].sign, n) == 0;
		if ((!first && !behind) || text_starts(line->text + n, m->all[i].sign))
			continue;
		*ret_rest = rest;
		return &m->all[i];
	}
	return NULL;
}
