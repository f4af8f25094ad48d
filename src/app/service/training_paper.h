/* training_paper.h -- the record of a training: plan, who came, marks; for both sides to sign (S113, S114). */
#ifndef APP_SERVICE_TRAINING_PAPER_H
#define APP_SERVICE_TRAINING_PAPER_H

#include "app/paper.h"

paper_filler training_paper;

#endif
