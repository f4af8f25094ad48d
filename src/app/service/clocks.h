/* clocks.h -- a case's clock, read with the policy its contract has frozen. */
#ifndef APP_SERVICE_CLOCKS_H
#define APP_SERVICE_CLOCKS_H

#include "app/act.h"
#include "entity/all.h"
#include "rule/service/service_clock.h"
#include "rule/service/sla_target.h"

struct case_clock {
	struct clock_terms terms;
	struct service_clock clock;
};

/* Of these events, which need not be stored yet. */
FALLIBLE clock_of(struct act *act, const struct service_case *c, const struct clock_event *events, size_t n,
		  struct case_clock *ret);
/* What the clocks of many cases rest on, read once: the calendar, and what each contract has frozen.  Begins empty;
 * lives as long as the act's arena. */
#define CLOCK_CONTRACTS 64
struct clock_basis {
	struct clock_terms terms; /* but the minutes, which hang on the case's priority and site */
	struct sla_matrix matrix;
};
struct clock_memory {
	const struct calendar *calendar;
	bool sites_asked, sites; /* whether any site has targets of its own */
	struct {
		int64_t contract;
		struct clock_basis basis;
	} known[CLOCK_CONTRACTS];
	size_t count;
};
/* `events`: the case_events of this case, those of others may stand between them. */
FALLIBLE clock_read_known(struct act *act, struct clock_memory *m, const struct service_case *c,
			  const struct lines *events, struct case_clock *ret);
/* Of the events that are stored. */
FALLIBLE clock_read_case(struct act *act, const struct service_case *c, struct case_clock *ret);
/* Writes what the clock shows into the case. */
void clock_keep(struct service_case *c, const struct case_clock *clock, struct arena *a);

#endif
