#include "reader/score_nodes.h"

#include <stdlib.h>

#include "base/text.h"
#include "reader/pattern.h"

#define NAME_LONGEST 34	  /* characters */
#define MOST 600	  /* nodes */
#define POINTS_MOST 20000 /* 200 points */

static const char *number(const char *s, int64_t *ret)
{
	size_t n = strspn(s, "0123456789");

	if (n == 0 || n > 3)
		return NULL;
	*ret = atoi(s) * 100;
	s += n;
	if (*s == '.' && s[1] >= '0' && s[1] <= '9') {
		*ret += (s[1] - '0') * 10;
		s += 2;
		if (*s >= '0' && *s <= '9')
			*ret += *s++ - '0';
	}
	return s;
}

static const char *past(const char *s, const char *const *words, size_t n)
{
	for (bool more = true; more;) {
		more = false;
		for (size_t i = 0; i < n; i++) {
			if (text_starts(s, words[i])) {
				s += strlen(words[i]);
				more = true;
			}
		}
	}
	return s;
}

bool score_points(const char *text, int64_t *ret)
{
	static const char *const before[] = { "(", "满分", "最高", "≤", " ", "共" };
	static const char *const to[] = { " ", "-", "~", "～", "至", "—", "–", "－", "分" };
	static const char *const after[] = { "分", "%", ")", " " };
	int64_t low, high;
	const char *s = past(text, before, COUNT(before)), *next;

	s = number(s, &low);
	if (s == NULL)
		return false;
	next = number(past(s, to, COUNT(to)), &high);
	if (next != NULL && next > s && (*s < '0' || *s > '9')) {
		s = next;
		low = high > low ? high : low;
	}
	s = past(s, after, COUNT(after));
	if (*s != '\0' || low <= 0 || low > POINTS_MOST)
		return false;
	*ret = low;
	return true;
}

/* "name(12分)", "name 12分": where the points begin, and what stands behind them. */
static bool points_in(const char *text, const char **ret_points, const char **ret_rest, int64_t *ret)
{
	struct span at;

	for (const char *s = text;
	     pattern_find("{(|[}{ |}{满分|共|最高|总分|权重|分值|}{:|为|}{ |}{0|1|2|3|4|5|6|7|8|9}", s, &at);
	     s = at.to) {
		const char *end = strpbrk(at.from, ")]");
		int64_t points;
		if (end == NULL)
			return false;
		size_t n = (size_t)(end - at.to + 1);
		char inside[24] = "";
		if (n >= sizeof inside)
			continue;
		memcpy(inside, at.to - 1, n);
		bool percent = text_ends(inside, "%") && pattern_in("权重", text);
		if (!text_ends(inside, "分") && !percent)
			continue;
		if (!score_points(inside, &points))
			continue;
		*ret_points = at.from;
		*ret_rest = end + 1;
		*ret = points;
		return true;
	}
	return false;
}

const char *score_clean_name(struct arena *a, const char *text)
{
	const char *name = layout_past_number(layout_past_number(text)); /* 2.2.4(1) */
	size_t n = strlen(name);

	while (n > 0 && (name[n - 1] == ':' || name[n - 1] == ',' || name[n - 1] == ';'))
		n--;
	return text_trim(arena_copy_n(a, name, n), a);
}

bool score_is_sum(const char *text)
{
	return pattern_in("{合计|总计|总分|共计|小计|综合得分|满分合计}", text) && text_length(text) <= 14;
}

void score_node_add(struct search *s, struct score_nodes *n, struct score_node one)
{
	if (one.name[0] == '\0' || score_is_sum(one.name) || text_length(one.name) > NAME_LONGEST + 10 ||
	    n->count == MOST)
		return;
	n->all = arena_room(s->arena, n->all, n->count, &n->room, sizeof *n->all);
	n->all[n->count++] = one;
}

/* Paragraph or piece of a cell that names something and its points; `keep`: the points stay in the name when nothing
 * follows them. */
bool score_named(struct search *s, const char *text, bool keep, struct score_node *ret)
{
	const char *points, *rest, *end;

	if (!points_in(text, &points, &rest, &ret->points) || points == text)
		return false;
	if (*rest != '\0' && !pattern_here("{:|。|;|,|(|-|—|、| |①|1.|1、|$}", rest, &end))
		return false;
	const char *name = score_clean_name(s->arena, arena_copy_n(s->arena, text, (size_t)(points - text)));
	size_t length = text_length(name);
	if (length < 2 || length > NAME_LONGEST || pattern_in("{得|扣|加|每|满足|最多|。}", name))
		return false;
	bool ends = *rest == '\0';
	ret->name = keep && ends ? score_clean_name(s->arena, text) : name;
	return true;
}

/* "1.总体方案15分:…": behind its number a line names something and at once its points. */
static bool score_counted(struct search *s, const char *text, struct score_node *ret)
{
	const char *name = layout_past_number(text), *digits = name + strcspn(name, "0123456789"), *end;
	size_t length = (size_t)(digits - name);

	if (name == text || length == 0 || length > 3 * NAME_LONGEST || strcspn(name, ":,;()") < length)
		return false;
	const char *after = number(digits, &ret->points);
	if (after == NULL || !pattern_here("分{:|(|;|,|$|。$}", after, &end) || ret->points > POINTS_MOST)
		return false;
	ret->name = score_clean_name(s->arena, arena_copy_n(s->arena, name, length));
	return text_length(ret->name) >= 2 && !pattern_in("{得|扣|加|每|满足|最|。|共|不|计}", ret->name);
}

/* Lines. */

static void line_nodes(struct search *s, struct score_nodes *n, const struct line *line)
{
	struct score_node one = { .line = line };
	const char *rest = layout_past_number(line->text);

	if (line->zone != ZONE_SCORING)
		return;
	if (!score_named(s, line->text, false, &one) && !score_counted(s, line->text, &one))
		return;
	one.depth = line->heading > 0 ? line->heading : rest == line->text ? 30 : 40;
	if (line->heading == 0 && rest != line->text)
		one.depth = line->text[0] == '(' ? 50 : 45;
	score_node_add(s, n, one);
}

static void total_read(struct search *s, struct score_nodes *n, const struct line *line)
{
	struct span at;
	int64_t points;
	(void)s;

	if (n->total_line != NULL || line->zone == ZONE_FORMS || line->zone == ZONE_CONTRACT)
		return;
	if (pattern_in("百分制", line->text) && line->zone == ZONE_SCORING) {
		n->total = 10000;
		n->total_line = line;
	}
	if (!pattern_find("{总分{值|}|满分{值|}|总计|合计|共计}{为|:|是|}#{.#|}分", line->text, &at))
		return;
	const char *digits = at.from + strcspn(at.from, "0123456789");
	if (number(digits, &points) != NULL && points == 10000) {
		n->total = points;
		n->total_line = line;
	}
}

void score_nodes_collect(struct search *s, struct score_nodes *n)
{
	struct score_table before = { 0 };
	size_t last = SIZE_MAX;

	for (size_t i = 0; i < s->layout->count; i++) {
		const struct line *line = &s->layout->lines[i];
		total_read(s, n, line);
		if (line->row < 0)
			line_nodes(s, n, line);
		else if (line->block != last)
			score_table_nodes(s, n, line, &before);
		last = line->row < 0 ? SIZE_MAX : line->block;
	}
}
