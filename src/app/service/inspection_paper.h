/* inspection_paper.h -- the inspection report of a visit: each check with its mark, and what was
 * found (DOMAIN 3.4). */
#ifndef APP_SERVICE_INSPECTION_PAPER_H
#define APP_SERVICE_INSPECTION_PAPER_H

#include "app/paper.h"

paper_filler inspection_paper;

#endif
