/* Of all that carries points, the items are what has no parts: a node whose parts add up to it is a group, one whose
 * "parts" do not is an item with criteria.  The items of one procurement add up to the total. */
#include "base/text.h"
#include "reader/facts.h"
#include "reader/pattern.h"
#include "reader/score_nodes.h"

struct picking {
	struct search *search;
	const struct score_nodes *nodes;
	struct read_score *items;
	size_t count, room;
};

static size_t parts_end(const struct score_nodes *n, size_t i)
{
	size_t j = i + 1;

	while (j < n->count && n->all[j].depth > n->all[i].depth)
		j++;
	return j;
}

/* What the outermost nodes from i to j add up to. */
static int64_t sum_of(const struct score_nodes *n, size_t i, size_t j)
{
	int64_t sum = 0;

	while (i < j) {
		sum += n->all[i].points;
		i = parts_end(n, i);
	}
	return sum;
}

static size_t outermost(const struct score_nodes *n, size_t i, size_t j)
{
	size_t count = 0;

	for (; i < j; i = parts_end(n, i))
		count++;
	return count;
}

static void item_add(struct picking *p, const struct score_node *n, const char *group)
{
	p->items = arena_room(p->search->arena, p->items, p->count, &p->room, sizeof *p->items);
	p->items[p->count++] = (struct read_score){
		.group = n->group != NULL ? n->group : group,
		.name = n->name,
		.points = n->points,
		.at = place_of(p->search->arena, n->line),
	};
}

static void pick(struct picking *p, size_t i, size_t j, const char *group)
{
	const struct score_nodes *n = p->nodes;

	while (i < j) {
		size_t end = parts_end(n, i);
		bool divided = end > i + 1 && sum_of(n, i + 1, end) == n->all[i].points;
		bool single = divided && outermost(n, i + 1, end) == 1;
		if (single && text_length(n->all[i].name) <= text_length(n->all[i + 1].name))
			divided = false;
		if (divided)
			pick(p, i + 1, end, n->all[i].name);
		else
			item_add(p, &n->all[i], group);
		i = end;
	}
}

/* The stretch of nodes whose outermost add up to the total: all of them, else the first from some block on. */
static bool stretch(const struct score_nodes *n, int64_t total, size_t *ret_from, size_t *ret_to)
{
	for (size_t i = 0; i < n->count; i = parts_end(n, i)) {
		int64_t sum = 0;
		for (size_t j = i; j < n->count && sum < total;) {
			size_t end = parts_end(n, j);
			sum += n->all[j].points;
			if (sum == total && end - i > 1) {
				*ret_from = i;
				*ret_to = end;
				return true;
			}
			j = end;
		}
	}
	return false;
}

/* Where the name that ends at `end` begins: behind the last sign before it. */
static const char *name_start(const char *text, const char *end)
{
	static const char *const signs[] = { "、", "中", "。" };
	const char *start = end;

	while (start - text >= 3 && end - start < 30 && (unsigned char)start[-1] >= 0x80) {
		for (size_t i = 0; i < COUNT(signs); i++) {
			if (memcmp(start - 3, signs[i], 3) == 0)
				return start;
		}
		start -= 3;
	}
	return start;
}

/* 商务部分(投标报价)为70分: the next such part of the line at *text, and *text moved past it. */
static bool declared_part(struct search *s, const struct line *line, const char **text, struct score_node *ret)
{
	static const char part[] =
		"{部分|评分|评审|报价|价格|商务|技术|服务|资信|信誉|方案}{((投标){报价|}{分|})|(投标报价)|}{分|}"
		"{占|为|:|满分|}{0|1|2|3|4|5|6|7|8|9}";
	struct span at;

	while (pattern_find(part, *text, &at)) {
		const char *digits = at.to - 1;
		size_t n = strspn(digits, "0123456789.");
		const char *figure = arena_copy_n(s->arena, digits, n), *unit = digits + n;
		*text = at.to;
		if (!score_points(figure, &ret->points) || !(text_starts(unit, "分") || *unit == '%'))
			continue;
		const char *start = name_start(line->text, at.from);
		size_t end = (size_t)(digits - start);
		while (end >= 3 && (memcmp(start + end - 3, "为", 3) == 0 || memcmp(start + end - 3, "占", 3) == 0))
			end -= 3;
		end -= end > 0 && start[end - 1] == ':';
		ret->name = arena_copy_n(s->arena, start, end);
		ret->line = line;
		return true;
	}
	return false;
}

/* Parts that one sentence declares, and that add up to a hundred. */
static size_t declared_parts(struct search *s, struct score_node out[], size_t most)
{
	for (size_t i = 0; i < s->layout->count; i++) {
		const struct line *line = &s->layout->lines[i];
		const char *text = line->text;
		size_t count = 0;
		int64_t sum = 0;
		if (line->zone == ZONE_FORMS || line->zone == ZONE_CONTRACT)
			continue;
		for (; count < most && declared_part(s, line, &text, &out[count]); count++) {
			out[count].group = NULL;
			sum += out[count].points;
		}
		if (count >= 2 && sum == 10000)
			return count;
	}
	return 0;
}

/* The picked items are one declared part: the other parts are items too. */
static void complete(struct picking *p, int64_t total)
{
	struct score_node parts[8] = { 0 };
	size_t n = declared_parts(p->search, parts, 8);
	int64_t have = 0;

	for (size_t i = 0; i < p->count; i++)
		have += p->items[i].points;
	if (have == total || have == 0)
		return;
	for (size_t i = 0; i < n; i++) {
		if (parts[i].points != have && total - parts[i].points != have)
			continue;
		for (size_t k = 0; k < n; k++) {
			bool missing = parts[i].points == have ? k != i : k == i;
			if (missing)
				item_add(p, &parts[k], NULL);
		}
		return;
	}
}

void read_scores(struct search *s)
{
	struct score_nodes n = { 0 };
	struct picking p = { .search = s, .nodes = &n };
	size_t from = 0, to;

	score_nodes_collect(s, &n);
	int64_t total = 10000;
	to = n.count;
	if (n.count == 0)
		return;
	bool whole = stretch(&n, total, &from, &to);
	if (!whole && n.total != 0 && stretch(&n, n.total, &from, &to)) {
		whole = true;
		total = n.total;
	}
	pick(&p, from, to, NULL);
	if (!whole)
		complete(&p, total);
	s->reading->scores = p.items;
	s->reading->score_count = p.count;
	if (p.count >= 2)
		fact_set(s, FACT_SCORING_TOTAL, NULL, total / 100,
			 n.total_line != NULL ? n.total_line : n.all[from].line);
}
