/* warranty.h -- how long a warranty lasts, and the legal floor below it.
 *
 * S73, A15: the last day is the corresponding day; if it is a day of rest, a report up to the next
 * workday still counts.  建设工程质量管理条例 art. 40: least terms for installed and decorated works. */
#ifndef RULE_CONTRACT_WARRANTY_H
#define RULE_CONTRACT_WARRANTY_H

#include "rule/calendar/period.h"
#include "rule/calendar/season.h"
#include "rule/contract/service_policy.h"
#include "rule/why.h"

struct warranty {
	date last_day;		    /* unset: past the year 9999 */
	date report_until;	    /* last_day, or the workday it rolls to */
	enum confidence confidence; /* what report_until rests on */
};

/* The days that may begin a warranty; unset: not known. */
struct warranty_days {
	date accepted, used, delivered, fixed;
};

/* C2: from the promised event on.  What is used before its acceptance is under warranty from its use; an event nobody
 * knows the day of leaves the acceptance in its place until the day is given. */
struct warranty_start {
	date on;
	enum warranty_event from;
	bool early_use, provisional;
	const struct why *why; /* NULL: from the acceptance, as everybody expects */
};
struct warranty_start warranty_start_of(enum warranty_event promised, const struct warranty_days *days,
					struct arena *a);

/* rolls: false where the contract says that the last day does not roll. */
struct warranty warranty_of(date acceptance, struct period term, bool rolls, const struct calendar *c);
/* The same, not ending before the law's least day; floor unset: none. */
struct warranty warranty_above(struct warranty w, date floor, bool rolls, const struct calendar *c);
/* Does a report of that day fall under it? */
bool warranty_covers(const struct warranty *w, date reported_on);

enum work_category {
	WORK_GOODS_ONLY,       /* no legal floor */
	WORK_MEP_INSTALLATION, /* 电气管线、给排水管道、设备安装: 2 years */
	WORK_DECORATION,       /* 装修: 2 years */
	WORK_WATERPROOF,       /* 屋面、卫生间、外墙防渗漏: 5 years */
	WORK_HEATING_COOLING,  /* 2 heating (or cooling) seasons */
	WORK_STRUCTURE,	       /* 基础设施、主体结构: the design life */
};
bool work_category_parse(const char *s, enum work_category *ret); /* "mep_installation" */
const char *work_category_name(enum work_category w);

struct floor_terms {
	date acceptance;
	struct period contract; /* n = 0: the contract says nothing */
	enum work_category category;
	int seasons;			  /* heating seasons of the floor: 2 */
	const struct season_row *heating; /* the city's; NULL for other categories */
	int design_life_years;		  /* of a structure */
};

struct warranty_floor {
	date contract_end;  /* unset: none */
	date statutory_end; /* unset: none */
	date effective_end; /* the later of both */
	bool below_floor;   /* the contract promises less than the law */
};

struct warranty_floor warranty_floor_of(const struct floor_terms *terms);

#endif
