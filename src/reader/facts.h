/* facts.h -- the groups of facts; each file searches for its own. */
#ifndef READER_FACTS_H
#define READER_FACTS_H

#include "reader/find.h"

void read_names(struct search *s);	 /* names.c: project, number, method */
void read_parties(struct search *s);	 /* parties.c: purchaser, agency */
void read_money(struct search *s);	 /* money.c: budget, ceiling, price of the document */
void read_dates(struct search *s);	 /* dates.c: sale, questions, deadline, opening */
void read_bond(struct search *s);	 /* bond.c */
void read_terms(struct search *s);	 /* terms.c: validity, copies, consortium, method of evaluation */
void read_performance(struct search *s); /* performance.c: warranty, delivery */
void read_scores(struct search *s);	 /* scores.c */
void read_marks(struct search *s);	 /* marks.c: ★ ▲ clauses */
void read_rejections(struct search *s);	 /* rejections.c */
void read_kept(struct search *s);	 /* kept.c: the lines a person must tick; after the rejections */

#endif
