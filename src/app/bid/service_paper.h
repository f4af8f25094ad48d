/* service_paper.h -- the papers of a bid's service chapter, with the numbers of the policies it promises by
 * (DOMAIN S133): 售后服务方案, 培训方案, 回访计划, or all parts in one. */
#ifndef APP_BID_SERVICE_PAPER_H
#define APP_BID_SERVICE_PAPER_H

#include "app/paper.h"

/* variant: "service_chapter", "after_sales_plan", "training_plan", "revisit_plan".  ERROR_CONFLICT, field
 * warranty_term: required; a chapter without a term of warranty promises nothing (C1). */
paper_filler service_paper;

#endif
