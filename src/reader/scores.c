#include "reader/facts.h"
void read_scores(struct search *s) { (void)s; }
