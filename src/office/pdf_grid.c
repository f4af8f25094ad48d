#include "office/pdf_grid.h"

#include <math.h>
#include <stdlib.h>

#define REACH 4.0 /* points by which a line may miss another and still meet it */
#define MOST_LINES 1200
#define MOST_CELLS 20000

/* Union-find over small numbers. */
static int root(int *parent, int i)
{
	while (parent[i] != i)
		i = parent[i] = parent[parent[i]];
	return i;
}

static void unite(int *parent, int i, int j)
{
	int a = root(parent, i), b = root(parent, j);

	if (a < b)
		parent[b] = a;
	else
		parent[a] = b;
}

static bool meet(const struct rule *across, const struct rule *down)
{
	return down->at >= across->from - REACH && down->at <= across->to + REACH && across->at >= down->from - REACH &&
	       across->at <= down->to + REACH;
}

static bool covers(const struct rule *rules, size_t n, double at, double middle)
{
	for (size_t i = 0; i < n; i++) {
		if (fabs(rules[i].at - at) <= 2.0 && rules[i].from <= middle && rules[i].to >= middle)
			return true;
	}
	return false;
}

/* The distinct positions of lines, which are sorted by them. */
static int positions(const struct rule *rules, size_t n, double *out)
{
	int count = 0;

	for (size_t i = 0; i < n; i++) {
		if (count == 0 || rules[i].at - out[count - 1] > 2.0)
			out[count++] = rules[i].at;
	}
	return count;
}

/* Cells are grid squares without a border between them, taken together. */
static void cells_make(struct arena *a, struct grid *g, const struct rules *r)
{
	int squares = g->rows * g->columns;
	int *parent = arena_array(a, int, (size_t)squares);

	for (int i = 0; i < squares; i++)
		parent[i] = i;
	for (int y = 0; y < g->rows; y++) {
		for (int x = 0; x < g->columns; x++) {
			double mid_x = (g->xs[x] + g->xs[x + 1]) / 2, mid_y = (g->ys[y] + g->ys[y + 1]) / 2;
			int here = y * g->columns + x;
			if (x + 1 < g->columns && !covers(r->down, r->down_count, g->xs[x + 1], mid_y))
				unite(parent, here, here + 1);
			if (y + 1 < g->rows && !covers(r->across, r->across_count, g->ys[y + 1], mid_x))
				unite(parent, here, here + g->columns);
		}
	}
	g->cells = arena_array(a, struct grid_cell, (size_t)squares);
	g->cell_of = arena_array(a, int, (size_t)squares);
	for (int i = 0; i < squares; i++) {
		int top = root(parent, i), y = i / g->columns, x = i % g->columns;
		if (top == i) {
			g->cell_of[i] = (int)g->count;
			g->cells[g->count++] = (struct grid_cell){ .row = y, .column = x };
		}
		g->cell_of[i] = g->cell_of[top];
		struct grid_cell *c = &g->cells[g->cell_of[i]];
		c->column = x < c->column ? x : c->column;
		c->rows = y - c->row + 1 > c->rows ? y - c->row + 1 : c->rows;
		c->columns = x - c->column + 1 > c->columns ? x - c->column + 1 : c->columns;
	}
	for (size_t i = 0; i < g->count; i++) {
		struct grid_cell *c = &g->cells[i];
		c->box = (struct box){ g->xs[c->column], g->ys[c->row], g->xs[c->column + c->columns],
				       g->ys[c->row + c->rows] };
	}
}

static bool grid_make(struct arena *a, const struct rules *r, struct grid *ret)
{
	struct grid g = { 0 };

	g.xs = arena_array(a, double, r->down_count);
	g.ys = arena_array(a, double, r->across_count);
	g.columns = positions(r->down, r->down_count, g.xs) - 1;
	g.rows = positions(r->across, r->across_count, g.ys) - 1;
	if (g.columns < 1 || g.rows < 1 || g.rows * g.columns < 2 || g.rows * g.columns > MOST_CELLS)
		return false;
	g.box = (struct box){ g.xs[0], g.ys[0], g.xs[g.columns], g.ys[g.rows] };
	cells_make(a, &g, r);
	*ret = g;
	return g.count > 1;
}

/* The lines of one component, still sorted. */
static struct rules members(struct arena *a, const struct rules *r, int *parent, int component)
{
	struct rules m = { 0 };
	size_t total = r->across_count + r->down_count;

	m.across = arena_array(a, struct rule, r->across_count);
	m.down = arena_array(a, struct rule, r->down_count);
	for (size_t i = 0; i < total; i++) {
		if (root(parent, (int)i) != component)
			continue;
		if (i < r->across_count)
			m.across[m.across_count++] = r->across[i];
		else
			m.down[m.down_count++] = r->down[i - r->across_count];
	}
	return m;
}

static int by_top(const void *a, const void *b)
{
	const struct grid *one = a, *two = b;

	return one->box.y0 < two->box.y0 ? -1 : one->box.y0 > two->box.y0;
}

size_t grids_of(struct arena *a, const struct rules *r, struct grid **ret_grids)
{
	size_t total = r->across_count + r->down_count, count = 0, room = 0;
	int *parent;

	*ret_grids = NULL;
	if (r->across_count < 2 || r->down_count < 2 || total > MOST_LINES)
		return 0;
	parent = arena_array(a, int, total);
	for (size_t i = 0; i < total; i++)
		parent[i] = (int)i;
	for (size_t i = 0; i < r->across_count; i++) {
		for (size_t k = 0; k < r->down_count; k++) {
			if (meet(&r->across[i], &r->down[k]))
				unite(parent, (int)i, (int)(r->across_count + k));
		}
	}
	for (size_t i = 0; i < r->across_count; i++) {
		struct grid g;
		if (root(parent, (int)i) != (int)i)
			continue;
		struct rules m = members(a, r, parent, (int)i);
		if (m.across_count < 2 || m.down_count < 2 || !grid_make(a, &m, &g))
			continue;
		*ret_grids = arena_room(a, *ret_grids, count, &room, sizeof **ret_grids);
		(*ret_grids)[count++] = g;
	}
	if (count > 0)
		qsort(*ret_grids, count, sizeof **ret_grids, by_top);
	return count;
}

static int interval(const double *borders, int n, double at)
{
	for (int i = 0; i < n; i++) {
		if (at >= borders[i] && at < borders[i + 1])
			return i;
	}
	return -1;
}

const struct grid_cell *grid_cell_at(const struct grid *g, double x, double y)
{
	int column = interval(g->xs, g->columns, x), row = interval(g->ys, g->rows, y);

	return column < 0 || row < 0 ? NULL : &g->cells[g->cell_of[row * g->columns + column]];
}
