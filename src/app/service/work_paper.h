/* work_paper.h -- the paper of a work order, and the inspection report of a visit (A17, DOMAIN 3.4). */
#ifndef APP_SERVICE_WORK_PAPER_H
#define APP_SERVICE_WORK_PAPER_H

#include "app/paper.h"

paper_filler work_paper;       /* of a work order */
paper_filler inspection_paper; /* of a visit */

#endif
