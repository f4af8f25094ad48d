/* deviation_paper.h -- 商务偏离表 and 技术偏离表 of a bid, with the columns that are prescribed: 序号, 招标文件条目号,
 * 招标要求, 投标响应, 偏离情况, 说明/证明页码 (DOMAIN 2.5); as a paper or as a workbook. */
#ifndef APP_BID_DEVIATION_PAPER_H
#define APP_BID_DEVIATION_PAPER_H

#include "app/paper.h"

/* variant: "technical" (or NULL), "business": all clauses that are not technical.  Rows: rows (mark no requirement
 * response deviation note). */
paper_filler deviation_paper;

/* The rows that deviation_paper() filled, as a workbook. */
FALLIBLE deviation_book(const struct app *app, struct paper *p, struct arena *a);

#endif
