/* clauses.h -- clauses that were run together in one paragraph, cut apart at their numbers. */
#ifndef READER_CLAUSES_H
#define READER_CLAUSES_H

#include <stdbool.h>
#include <stddef.h>

struct clause_cut {
	const char *at;
	int next_plain;	  /* the number the next "N、" must have; 0: no list begun */
	int next_chinese; /* of "一、" */
	int next_paren;	  /* of "（1）" */
};

struct clause_cut clause_cut_begin(const char *text);
/* The next piece of the text as written; digits glued before a number ("-154、" before clause 4) stay with the
 * piece they belong to.  False: no more. */
bool clause_cut_next(struct clause_cut *c, const char **ret_piece, size_t *ret_n);

#endif
