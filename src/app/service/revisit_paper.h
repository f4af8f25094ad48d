/* revisit_paper.h -- 《工程回访记录》 as a paper, from the record as it was signed (DOMAIN 3.3). */
#ifndef APP_SERVICE_REVISIT_PAPER_H
#define APP_SERVICE_REVISIT_PAPER_H

#include "app/act.h"
#include "base/language.h"

struct paper {
	const char *name, *media_type; /* name: "HF20260609-001.docx" */
	struct value data;
};

/* format "docx" or "pdf". Reads through the actor's rights; the child draws, so the thread may wait. */
FALLIBLE revisit_paper(struct act *act, int64_t record, const char *format, enum language lang, struct paper *ret);

#endif
