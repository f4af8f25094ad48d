/* work_paper.h -- the paper of a work order: what was done, what it costs whom and why, both signatures (A17). */
#ifndef APP_SERVICE_WORK_PAPER_H
#define APP_SERVICE_WORK_PAPER_H

#include "app/paper.h"

paper_filler work_paper;

#endif
