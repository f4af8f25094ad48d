/* Of all that carries points, the items are what has no parts: a node whose parts add up to it is a group, one whose
 * "parts" do not is an item with criteria.  The items of one procurement add up to the total. */
#include "base/text.h"
#include "reader/facts.h"
#include "reader/pattern.h"
#include "reader/score_nodes.h"

struct picking {
	struct search *search;
	const struct score_nodes *nodes;
	struct score_item *items;
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
	p->items[p->count++] = (struct score_item){
		.group = n->group != NULL ? n->group : group, .name = n->name, .points = n->points,
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

/* 商务部分为70分、技术部分为30分: parts that are declared in a sentence, and stand for themselves when nothing else does. */
static size_t declared_parts(struct search *s, struct score_node out[], size_t most)
{
	for (size_t i = 0; i < s->layout->count; i++) {
		const struct line *line = &s->layout->lines[i];
		const char *text = line->text;
		size_t count = 0;
		int64_t sum = 0;
		struct span at;
		if (line->zone == ZONE_FORMS || line->zone == ZONE_CONTRACT)
			continue;
		while (count < most && pattern_find("{部分|评分|评审|报价|价格|商务|技术|服务|资信|信誉|方案}{((投标|){报价|}(分|))|)|}{分|}"
						    "{占|为|:|满分|}{0|1|2|3|4|5|6|7|8|9}", text, &at)) {
			int64_t points;
			size_t digits = strspn(at.to - 1, "0123456789.");
			char figure[8] = "";
			memcpy(figure, at.to - 1, digits < 7 ? digits : 7);
			const char *unit = at.to - 1 + digits, *start = at.from;
			text = at.to;
			if (!(text_starts(unit, "分") || *unit == '%' || text_starts(unit, " 分")) || !score_points(figure, &points))
				continue;
			while (start > line->text && strchr(",;:、 ", start[-1]) == NULL && (unsigned char)start[-1] >= 0x80 &&
			       at.from - start < 30 && memcmp(start - 3, "、", 3) != 0 && memcmp(start - 3, "中", 3) != 0 &&
			       memcmp(start - 3, "。", 3) != 0)
				start -= 3;
			size_t name = (size_t)(at.to - 1 - start);
			const char *named = arena_copy_n(s->arena, start, name);
			size_t cut = strlen(named);
			while (cut >= 3 && (memcmp(named + cut - 3, "为", 3) == 0 || memcmp(named + cut - 3, "占", 3) == 0))
				cut -= 3;
			cut -= cut > 0 && named[cut - 1] == ':';
			out[count++] = (struct score_node){ .name = arena_copy_n(s->arena, named, cut), .points = points, .line = line };
			sum += points;
		}
		if (count >= 2 && sum == 10000)
			return count;
	}
	return 0;
}

/* The picked items are one declared part: the other parts are items too. */
static void complete(struct picking *p, int64_t total)
{
	struct score_node parts[8];
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
		fact_set(s, FACT_SCORING_TOTAL, NULL, total / 100, n.total_line != NULL ? n.total_line : n.all[from].line);
}
