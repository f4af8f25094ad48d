#include "rule/presale/analysis.h"

#include "base/instant.h"

date analysis_due(const struct calendar *c, date noted_on, struct arena *a, const struct why **ret_why)
{
	date due = calendar_add_workdays(c, noted_on, ANALYSIS_WORKDAYS, false);

	*ret_why = why_new(a, "workdays_after", date_text(noted_on, a), arena_print(a, "%d", ANALYSIS_WORKDAYS),
			   date_text(due, a), NULL);
	return due;
}
