/* revisit_paper.h -- 《工程回访记录》 as a paper, from the record as it was signed (DOMAIN 3.3). */
#ifndef APP_SERVICE_REVISIT_PAPER_H
#define APP_SERVICE_REVISIT_PAPER_H

#include "app/paper.h"

paper_filler revisit_paper;

#endif
