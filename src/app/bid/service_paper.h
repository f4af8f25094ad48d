/* service_paper.h -- the papers of a bid's service chapter, with the numbers of the policies it promises by
 * (DOMAIN S133): 售后服务方案, 培训方案, 回访计划, or all parts in one. */
#ifndef APP_BID_SERVICE_PAPER_H
#define APP_BID_SERVICE_PAPER_H

#include "app/act.h"
#include "base/language.h"

struct content;

struct service_paper {
	const char *layout; /* "service_chapter", "after_sales_plan", "training_plan", "revisit_plan" */
	bool pdf;
	enum language language;
	/* of service_paper_fill(): */
	const char *title; /* of the bid */
	struct content *content;
	/* of service_paper_draw(): */
	const char *name, *media_type;
	struct value data;
};

/* From the query; NULL stands for "service_chapter" and "docx".  ERROR_MALFORMED not_a_format. */
FALLIBLE service_paper_of(const char *layout, const char *format, enum language lang, struct arena *a,
			  struct service_paper *ret);
/* On a lane for reading, through the actor's rights.  ERROR_CONFLICT, field warranty_term: required; a chapter
 * without a term of warranty promises nothing (C1). */
FALLIBLE service_paper_fill(struct act *act, int64_t bid, struct service_paper *p);
/* Without a database: a child draws, so the thread may wait. */
FALLIBLE service_paper_draw(struct service_paper *p, struct arena *a);

#endif
