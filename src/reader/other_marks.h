/* other_marks.h -- ※ ● ◆ ■ # * : signs that mark a clause only where the document says so, and then what it says. */
#ifndef READER_OTHER_MARKS_H
#define READER_OTHER_MARKS_H

#include "reader/layout.h"
#include "reader/reader.h"

#define OTHER_MARKS 8

struct other_mark {
	const char *sign;
	enum clause_mark mark;	 /* what a breach means: the bid is out, or points are lost */
	const struct line *said; /* where it is defined */
	const char *means;	 /* what is said there of this sign, and not of the next */
};

struct other_marks {
	struct other_mark all[OTHER_MARKS];
	size_t count;
};

struct other_marks other_marks_of(struct arena *a, const struct layout *l);
/* The mark that a line begins with, before or behind its number; NULL: none.  *ret_rest: what is so marked. */
const struct other_mark *other_mark_at(const struct other_marks *m, const struct line *line, const char **ret_rest);

#endif
