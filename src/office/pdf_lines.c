#include "office/pdf_lines.h"

#include <math.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/text.h"

static double height(const struct box *b)
{
	return b->y1 - b->y0;
}

static int by_middle(const void *a, const void *b)
{
	const struct word *one = a, *two = b;
	double y1 = one->box.y0 + one->box.y1, y2 = two->box.y0 + two->box.y1;

	return y1 < y2 ? -1 : y1 > y2;
}

static int by_left(const void *a, const void *b)
{
	const struct word *one = a, *two = b;

	return one->box.x0 < two->box.x0 ? -1 : one->box.x0 > two->box.x0;
}

/* On one line when the middle of one lies within the other. */
static bool same_line(const struct box *line, const struct box *word)
{
	double middle = (word->y0 + word->y1) / 2, line_middle = (line->y0 + line->y1) / 2;

	return (middle > line->y0 + height(line) * 0.2 && middle < line->y1 - height(line) * 0.2) ||
	       (line_middle > word->y0 && line_middle < word->y1 && height(word) > height(line) * 1.3);
}

static struct text_line line_make(struct arena *a, struct word *words, size_t n)
{
	struct buffer b = BUFFER(a);
	struct text_line l = { .box = words[0].box };

	qsort(words, n, sizeof *words, by_left);
	l.box.x0 = words[0].box.x0;
	for (size_t i = 0; i < n; i++) {
		const struct box *box = &words[i].box;
		double gap = i == 0 ? 0 : box->x0 - words[i - 1].box.x1, em = height(box);
		if (gap > em * 2.2)
			buffer_char(&b, '\t');
		else if (gap > em * 0.12)
			buffer_char(&b, ' ');
		buffer_add(&b, words[i].text);
		l.box.x1 = fmax(l.box.x1, box->x1);
		l.box.y0 = fmin(l.box.y0, box->y0);
		l.box.y1 = fmax(l.box.y1, box->y1);
	}
	l.text = text_trim(buffer_text(&b), a);
	return l;
}

size_t lines_of(struct arena *a, const struct word *words, size_t n, struct text_line **ret_lines)
{
	struct word *sorted = arena_array(a, struct word, n + 1);
	size_t count = 0, room = 0;

	*ret_lines = NULL;
	if (n == 0)
		return 0;
	memcpy(sorted, words, n * sizeof *sorted);
	qsort(sorted, n, sizeof *sorted, by_middle);
	for (size_t i = 0; i < n;) {
		struct box line = sorted[i].box;
		size_t j = i + 1;
		while (j < n && same_line(&line, &sorted[j].box))
			j++;
		*ret_lines = arena_room(a, *ret_lines, count, &room, sizeof **ret_lines);
		struct text_line made = line_make(a, sorted + i, j - i);
		if (made.text[0] != '\0')
			(*ret_lines)[count++] = made;
		i = j;
	}
	return count;
}

static bool is_numeral(const char *s)
{
	static const char numerals[] = "一二三四五六七八九十";

	for (const char *n = numerals; *n != '\0'; n += 3) {
		if (strncmp(s, n, 3) == 0)
			return true;
	}
	return false;
}

/* A short number, of figures or Chinese; its length in bytes, or 0. */
static size_t ordinal(const char *s)
{
	size_t n = strspn(s, "0123456789");

	if (n > 0)
		return n <= 2 ? n : 0;
	while (n <= 9 && is_numeral(s + n))
		n += 3;
	return n;
}

static bool begins_any(const char *s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (text_starts(s, words[i]))
			return true;
	}
	return false;
}

bool line_begins_item(const char *s)
{
	static const char *const marks[] = { "★", "▲", "△", "①",    "②",   "③",	     "④",      "⑤", "⑥",
					     "⑦", "⑧", "⑨", "注：", "注:", "说明：", "备注：", "□", "☑" };
	static const char *const behind[] = { "、", "．", "）", ")" };
	bool bracket = *s == '(' || text_starts(s, "（");
	size_t n;

	if (begins_any(s, marks, sizeof marks / sizeof marks[0]))
		return true;
	s += bracket ? (*s == '(' ? 1 : 3) : text_starts(s, "第") ? 3 : 0;
	n = ordinal(s);
	if (n == 0)
		return false;
	if (bracket)
		return s[n] == ')' || text_starts(s + n, "）");
	if (begins_any(s + n, behind, 4) || text_starts(s + n, "章") || text_starts(s + n, "部分") ||
	    text_starts(s + n, "节"))
		return true;
	return s[n] == '.' && !(s[n + 1] >= '0' && s[n + 1] <= '9' && strspn(s + n + 1, "0123456789") > 2);
}

/* How wide the beginning of a line is that cannot be parted: ≥200TB as a whole, of Chinese a character. */
static double whole_width(const char *s, double em)
{
	size_t ascii = 0;

	if (text_starts(s, "≥") || text_starts(s, "≤"))
		s += 3;
	while (s[ascii] > ' ' && (unsigned char)s[ascii] < 0x80)
		ascii++;
	return em * 0.5 * (double)(ascii > 40 ? 40 : ascii);
}

bool line_goes_on(const struct text_line *line, const struct text_line *next, double left, double right)
{
	double em = height(&line->box), gap = next->box.y0 - line->box.y1;
	/* a narrow column breaks its lines where it can, not where they are full */
	bool full = line->box.x1 > right - (right - left < 9 * em ? 4 : 2.4) * em;
	full = full || line->box.x1 + whole_width(next->text, em) > right - 1.2 * em;
	bool indented = next->box.x0 > left + 1.4 * em;
	bool alike = fabs(height(&next->box) - em) < em * 0.2;
	bool centred = fabs((line->box.x0 + line->box.x1) - (next->box.x0 + next->box.x1)) < 2 * em &&
		       line->box.x0 > left + 0.5 * em;

	if (gap > 1.6 * em || !alike || line_begins_item(next->text))
		return false;
	if (full && !indented)
		return true;
	/* a title over two lines stands in the middle of both, and is larger than the text */
	return centred && em > 17 && line->box.x1 > right - 6 * em;
}

const char *lines_join(struct arena *a, const struct text_line *lines, size_t n, double left, double right)
{
	struct buffer b = BUFFER(a);

	for (size_t i = 0; i < n; i++) {
		if (i > 0 && !line_goes_on(&lines[i - 1], &lines[i], left, right))
			buffer_char(&b, '\n');
		else if (i > 0)
			buffer_char(&b, ' ');
		buffer_add(&b, lines[i].text);
	}
	return buffer_text(&b);
}
