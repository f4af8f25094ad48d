/* score_nodes.h -- everything in the document that carries points: "技术方案（35分）", a row with its 分值. */
#ifndef READER_SCORE_NODES_H
#define READER_SCORE_NODES_H

#include "reader/find.h"

struct score_node {
	const char *name, *group;
	int64_t points;         /* hundredths */
	int depth;              /* what stands deeper behind a node may be its parts */
	size_t block;           /* where it was found: paragraphs 0 */
	const struct line *line;
};

struct score_nodes {
	struct score_node *all;
	size_t count, room;
	int64_t total;          /* as printed (合计, 满分), hundredths; 0: nowhere */
	const struct line *total_line;
};

void score_nodes_collect(struct search *s, struct score_nodes *n);
/* "5", "0-30", "0~15分", "12.5", "30%": the greatest points it allows, hundredths.  False: no such cell. */
bool score_points(const char *text, int64_t *ret);

#endif
