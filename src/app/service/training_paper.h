/* training_paper.h -- the record of a training: plan, who came, marks; for the signatures of both sides (S113, S114). */
#ifndef APP_SERVICE_TRAINING_PAPER_H
#define APP_SERVICE_TRAINING_PAPER_H

#include "app/paper.h"

paper_filler training_paper;

#endif
