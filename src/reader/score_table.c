/* The rows of a score table: points in a column of their own, or in the names, groups in cells merged downwards. */
#include "base/text.h"
#include "reader/pattern.h"
#include "reader/score_nodes.h"

static const char *cell_text(struct search *s, const struct cell *c)
{
	return layout_squeeze(s->arena, c->text);
}

static bool ends_words(const char *text)
{
	return pattern_in("{分值|满分|标准分|权重|配分|最高分|总分值|分数|基本分|分值区间|评分分值|(分)}", text) ||
	       strcmp(text, "分") == 0 || strcmp(text, "得分") == 0;
}

static void head_read(struct search *s, struct score_table *t, const struct row *head)
{
	t->points_column = t->name_column = -1;
	for (size_t i = 0; i < head->count; i++) {
		const char *text = cell_text(s, &head->cells[i]);
		if (t->name_column < 0 && !pattern_in("{序号|编号|条款号|条款}", text))
			t->name_column = head->cells[i].column;
		if (text_length(text) <= 10 && ends_words(text) && !pattern_in("{自评|构成|标准分值说明}", text))
			t->points_column = head->cells[i].column;
	}
	t->name_column = t->name_column < 0 ? 0 : t->name_column;
}

static const struct cell *cell_at(const struct row *r, int column)
{
	for (size_t i = 0; i < r->count; i++) {
		if (column >= r->cells[i].column && column < r->cells[i].column + r->cells[i].span)
			return &r->cells[i];
	}
	return NULL;
}

/* Merged downwards, or left empty under the name it repeats. */
static bool repeats_above(const struct score_table *t, size_t row, const struct cell *c)
{
	if (c->above)
		return true;
	const struct cell *next = cell_at(&t->block->rows[row], t->name_column + 1);
	return row > 0 && c->text[0] == '\0' && c->column == t->name_column && t->points_column > t->name_column + 1 &&
	       next != NULL && next->text[0] != '\0';
}

static const struct cell *cell_above(const struct score_table *t, size_t row, int column)
{
	const struct cell *c = cell_at(&t->block->rows[row], column);

	while (c != NULL && row > 0 && repeats_above(t, row, c))
		c = cell_at(&t->block->rows[--row], column);
	return c;
}

/* Whether the cell under this one still belongs to it. */
static bool goes_down(const struct score_table *t, size_t row, int column)
{
	if (row + 1 >= t->block->count)
		return false;
	const struct cell *below = cell_at(&t->block->rows[row + 1], column);
	return below != NULL && repeats_above(t, row + 1, below);
}

/* The column of the table, from `from` to before `to`, in which most rows say "5分"; -1: none. */
static int points_by_content(struct search *s, const struct score_table *t, int from, int to)
{
	for (int column = from; column < to; column++) {
		size_t said = 0, rows = 0;
		for (size_t r = 1; r < t->block->count; r++) {
			const struct cell *c = cell_at(&t->block->rows[r], column);
			int64_t points;
			const char *text = c == NULL || c->above ? "" : cell_text(s, c);
			rows += text[0] != '\0';
			said += c != NULL && c->column == column && score_points(text, &points) &&
				(text_ends(text, "分") || to - from < 4);
		}
		if (said >= 2 && said * 3 >= rows * 2)
			return column;
	}
	return -1;
}

/* 分值 over two columns, 分项 and 满分: the one with the figures. */
static void under_wide_head(struct search *s, struct score_table *t, const struct row *head)
{
	const struct cell *c = cell_at(head, t->points_column);
	int column = c == NULL || c->span < 2 ? -1 : points_by_content(s, t, c->column, c->column + c->span);

	t->points_column = column < 0 ? t->points_column : column;
}

/* A short title a criterion begins with: up to a colon, or a very short one up to a comma. */
static const char *title_of(struct search *s, const char *text)
{
	const char *start = layout_past_number(text);
	size_t n = strcspn(start, ":,;\n");
	const char *title = arena_copy_n(s->arena, start, n);
	size_t length = text_length(title);
	bool named = length >= 2 && ((start[n] == ':' && length <= 24) || (start[n] == ',' && length <= 17));

	return named && strstr(title, "。") == NULL && strchr(title, '=') == NULL ? title : NULL;
}

/* What a row with points of its own is called. */
static const char *row_name(struct search *s, const struct score_table *t, size_t r, const char **ret_group)
{
	const struct row *row = &t->block->rows[r];
	const struct cell *label = cell_above(t, r, t->name_column), *own = cell_at(row, t->name_column);
	bool divided = own != NULL && (repeats_above(t, r, own) || goes_down(t, r, t->name_column));
	const char *named = label == NULL ? "" : cell_text(s, label), *deeper = NULL;

	*ret_group = NULL;
	for (size_t i = 0; i < row->count; i++) {
		const struct cell *c = &row->cells[i];
		if (c->column <= t->name_column || c->column == t->points_column || c->text[0] == '\0' || c->above)
			continue;
		const char *text = cell_text(s, c);
		const char *title = title_of(s, text);
		if (title == NULL && text_length(text) <= 20)
			title = score_clean_name(s->arena, text);
		if (deeper == NULL)
			deeper = title != NULL ? title : named[0] == '\0' ? text : NULL;
		break;
	}
	if (named[0] != '\0' && (!divided || deeper == NULL))
		return score_clean_name(s->arena, named);
	if (divided)
		*ret_group = named;
	return deeper == NULL ? "" : score_clean_name(s->arena, deeper);
}

/* A long criterion without a title is called by its beginning. */
static const char *cut_name(struct search *s, const char *name)
{
	const char *end = name;

	for (int i = 0; i < NAME_LONGEST && *end != '\0'; i++)
		text_next(&end);
	size_t n = (size_t)(end - name), stop = strcspn(name, ",;");
	const char *full = strstr(name, "。");
	n = stop < n ? stop : n;
	n = full != NULL && (size_t)(full - name) < n ? (size_t)(full - name) : n;
	return arena_copy_n(s->arena, name, n);
}

/* The nodes a cell names itself: its head, and the numbered parts of a long criterion. */
static size_t cell_nodes(struct search *s, struct score_nodes *n, const struct score_table *t, const struct cell *c)
{
	bool keep = t->points_column < 0 || c->column > t->points_column;
	size_t before = n->count;
	bool first = true;

	for (const char *p = c->text; *p != '\0';) {
		size_t length = strcspn(p, "\n");
		size_t more = p[length] == '\n' && (p[length + 1] == '(' || text_starts(p + length + 1, "（"))
				      ? 1 + strcspn(p + length + 1, "\n")
				      : 0;
		const char *text = layout_squeeze(s->arena, arena_copy_n(s->arena, p, length));
		struct score_node one = { .line = t->line,
					  .block = t->index,
					  .depth = 100 + c->column * 10 + (first ? 0 : 5) };
		bool found = score_named(s, text, keep, &one);
		if (!found && more > 0 && first) {
			text = layout_squeeze(s->arena, arena_copy_n(s->arena, p, length + more));
			found = score_named(s, text, false, &one);
		}
		const char *rest;
		one.depth = 100 + c->column * 10 + (first && text == layout_past_number(text) ? 0 : 5);
		(void)rest;
		if (found)
			score_node_add(s, n, one);
		first = false;
		p += length + (p[length] == '\n');
	}
	return n->count - before;
}

/* 一 价格部分, 1 报价, 2 …: a row counted in words is over those counted in figures. */
static bool counted_in_words(struct search *s, const struct score_table *t, size_t r)
{
	static const char *const words[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
	const struct row *row = &t->block->rows[r];
	const char *text = row->count < 2 || row->cells[0].column >= t->name_column ? "" : cell_text(s, &row->cells[0]);

	for (size_t i = 0; i < COUNT(words); i++) {
		if (strcmp(text, words[i]) == 0)
			return true;
	}
	return false;
}

static void row_nodes(struct search *s, struct score_nodes *n, const struct score_table *t, size_t r)
{
	const struct row *row = &t->block->rows[r];
	size_t before = n->count;
	int64_t points;
	const struct cell *p = t->points_column < 0 ? NULL : cell_at(row, t->points_column);

	for (size_t i = 0; i < row->count; i++) {
		const char *text = cell_text(s, &row->cells[i]);
		if (score_is_sum(text)) {
			if (p != NULL && score_points(cell_text(s, p), &points))
				n->total = points > n->total ? points : n->total;
			return;
		}
		if (!row->cells[i].above && !(p == &row->cells[i] && score_points(text, &points)))
			cell_nodes(s, n, t, &row->cells[i]);
	}
	if (p == NULL || p->above || (row->count == 1) || !score_points(cell_text(s, p), &points))
		return;
	for (size_t i = before; i < n->count; i++) {
		if (n->all[i].points == points && text_length(n->all[i].name) <= NAME_LONGEST)
			return;
	}
	struct score_node one = {
		.points = points, .depth = 100 + t->name_column * 10 + 9, .line = t->line, .block = t->index
	};
	one.depth -= counted_in_words(s, t, r);
	one.name = cut_name(s, row_name(s, t, r, &one.group));
	score_node_add(s, n, one);
}

static bool is_score_table(struct search *s, const struct score_table *t)
{
	struct buffer b = BUFFER(s->arena);
	const struct row *head = &t->block->rows[0];
	enum zone z = t->line->zone;

	if (z == ZONE_FORMS || z == ZONE_CONTRACT)
		return false;
	for (size_t i = 0; i < head->count; i++)
		buffer_add(&b, cell_text(s, &head->cells[i]));
	const char *text = buffer_text(&b);
	if (pattern_in("{自评|响应情况|偏离|投标响应|页码}", text))
		return false;
	return z == ZONE_SCORING || pattern_in("{评分|评审项目|评标|评审因素|评审内容}", text);
}

static int width_of(const struct block *k)
{
	const struct row *r = &k->rows[0];

	return r->count == 0 ? 0 : r->cells[r->count - 1].column + r->cells[r->count - 1].span;
}

/* The row that heads the columns: usually the first.  A table cut off at the end of a page goes on without one. */
static size_t head_row(struct search *s, struct score_table *t, const struct score_table *before)
{
	for (size_t r = 0; r < t->block->count && r < 3; r++) {
		head_read(s, t, &t->block->rows[r]);
		if (t->points_column >= 0) {
			under_wide_head(s, t, &t->block->rows[r]);
			return r;
		}
	}
	if (before->block != NULL && before->points_column >= 0 && width_of(before->block) == width_of(t->block)) {
		t->points_column = before->points_column;
		t->name_column = before->name_column;
		return SIZE_MAX;
	}
	head_read(s, t, &t->block->rows[0]);
	t->points_column = points_by_content(s, t, t->name_column + 1, width_of(t->block));
	return 0;
}

void score_table_nodes(struct search *s, struct score_nodes *n, const struct line *line, struct score_table *before)
{
	struct score_table t = {
		.block = &s->layout->document->blocks[line->block],
		.index = line->block,
		.line = line,
	};

	if (!is_score_table(s, &t))
		return;
	size_t head = head_row(s, &t, before);
	for (size_t r = 0; r < t.block->count; r++) {
		if (r == head && t.points_column >= 0)
			continue;
		row_nodes(s, n, &t, r);
	}
	*before = t;
}
