/* pdf_grid.h -- tables from the lines a page draws: which lines belong together, and the cells between them. */
#ifndef OFFICE_PDF_GRID_H
#define OFFICE_PDF_GRID_H

#include "office/pdf_rules.h"

struct grid_cell {
	int row, column, rows, columns; /* a merged cell covers several */
	struct box box;
};

struct grid {
	struct box box;
	double *xs, *ys; /* the borders, columns + 1 and rows + 1 of them */
	int columns, rows;
	struct grid_cell *cells;
	size_t count;
	int *cell_of; /* rows x columns: index into cells */
};

/* The tables of a page from top to bottom.  A frame around one cell is none. */
size_t grids_of(struct arena *a, const struct rules *r, struct grid **ret_grids);
/* The cell a point lies in; NULL: in none. */
const struct grid_cell *grid_cell_at(const struct grid *g, double x, double y);

#endif
