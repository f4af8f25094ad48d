/* headings.h -- the headings above a line, and the part of the document they open. */
#ifndef READER_HEADINGS_H
#define READER_HEADINGS_H

#include "reader/layout.h"

#define HEADINGS_DEEP 12

struct heading {
	int rank; /* 1 第一部分, 2 第一章, 3 第一节 or a title, 4 一、, 5 （一）, 6 1., 7 1.1, 8 （1） */
	const char *text;
	enum zone zone;
};

struct headings {
	struct arena *arena;
	struct heading open[HEADINGS_DEEP];
	int count;
	enum zone base;	   /* where no heading says more */
	bool front_table;  /* inside a table that is a 前附表 by its columns */
	const char *under; /* of the open headings, made once */
	const char *section;
	int last_rank;		/* of the line entered last; 0: it was no heading */
	const bool *listed;	/* by block: a chapter named in a list of chapters, not opened */
	const char *titles[64]; /* unnumbered titles opened so far */
	size_t title_count;
};

void headings_begin(struct headings *h, struct arena *a, const struct document *d);
/* Before a line of `block` is placed: opens it if it is a heading.  `level` as the file says, 0: nothing. */
void headings_enter(struct headings *h, const char *text, int level, size_t block);
void headings_enter_table(struct headings *h, const struct block *table, struct arena *a);
void headings_leave_table(struct headings *h);
void headings_place(struct headings *h, struct line *line);

/* The rank of the number a line begins with, and where its text goes on; 0: no number. */
int headings_number(const char *text, const char **ret_rest);
bool headings_contents_line(const char *shown); /* a line of the table of contents */

#endif
