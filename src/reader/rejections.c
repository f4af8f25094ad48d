#include "reader/facts.h"
void read_rejections(struct search *s) { (void)s; }
