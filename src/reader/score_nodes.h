/* score_nodes.h -- everything in the document that carries points: "技术方案（35分）", a row with its 分值. */
#ifndef READER_SCORE_NODES_H
#define READER_SCORE_NODES_H

#include "reader/find.h"

struct score_node {
	const char *name, *group;
	int64_t points; /* hundredths */
	int depth;	/* what stands deeper behind a node may be its parts */
	size_t block;	/* where it was found: paragraphs 0 */
	const struct line *line;
};

struct score_nodes {
	struct score_node *all;
	size_t count, room;
	int64_t total; /* as printed (合计, 满分), hundredths; 0: nowhere */
	const struct line *total_line;
};

/* A table that is walked: the one before it lends its columns to one that goes on behind a page break. */
struct score_table {
	const struct block *block;
	size_t index;
	int points_column; /* -1: none */
	int name_column;   /* the first that is no 序号 */
	const struct line *line;
};

#define NAME_LONGEST 34 /* characters of a name */

void score_nodes_collect(struct search *s, struct score_nodes *n);
/* "5", "0-30", "0~15分", "12.5", "30%": the greatest points it allows, hundredths.  False: no such cell. */
bool score_points(const char *text, int64_t *ret);
/* A text that names something and its points; `keep`: the points stay in the name when nothing follows them. */
bool score_named(struct search *s, const char *text, bool keep, struct score_node *ret);
const char *score_clean_name(struct arena *a, const char *text);
bool score_is_sum(const char *text); /* 合计, 总分 */
void score_node_add(struct search *s, struct score_nodes *n, struct score_node one);
/* score_table.c: what the table that begins at `line` gives, if it is one of scores. */
void score_table_nodes(struct search *s, struct score_nodes *n, const struct line *line, struct score_table *before);

#endif
