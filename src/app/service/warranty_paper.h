/* warranty_paper.h -- 《工程保修期满通知》: what was covered until when, what stays after it, what is still open, and
 * the offer of what may follow (DOMAIN 3.3, S122, A15, A19). */
#ifndef APP_SERVICE_WARRANTY_PAPER_H
#define APP_SERVICE_WARRANTY_PAPER_H

#include "app/paper.h"

paper_filler warranty_paper;

#endif
