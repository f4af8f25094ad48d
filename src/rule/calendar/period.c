#include "rule/calendar/period.h"

static const char *const unit_names[] = {
	[PERIOD_DAY] = "day",
	[PERIOD_WEEK] = "week",
	[PERIOD_MONTH] = "month",
	[PERIOD_YEAR] = "year",
};

bool period_unit_parse(const char *s, enum period_unit *ret)
{
	for (enum period_unit unit = PERIOD_DAY; unit <= PERIOD_YEAR; unit++)
		if (strcmp(s, unit_names[unit]) == 0)
			return *ret = unit, true;
	return false;
}

const char *period_unit_name(enum period_unit unit)
{
	return unit_names[unit];
}

static date days_after(date start, int days)
{
	date last = date_plus(start, days), end = date_of(9999, 12, 31);

	return last.day <= end.day ? last : (date){ 0 };
}

date period_last_day(date start, struct period p)
{
	if (p.unit == PERIOD_DAY || p.unit == PERIOD_WEEK)
		return days_after(start, p.unit == PERIOD_DAY ? p.n : 7 * p.n);
	return date_add_months(start, p.unit == PERIOD_MONTH ? p.n : 12 * p.n);
}

static date if_announced(const struct calendar *c, date d)
{
	return calendar_confidence(c, d) == CONFIDENCE_ANNOUNCED ? d : (date){ 0 };
}

struct period_end period_end(date start, struct period p, const struct calendar *c)
{
	struct period_end end = { .last_day = period_last_day(start, p) };

	if (end.last_day.day == 0)
		return end;
	end.confidence = calendar_confidence(c, end.last_day);
	end.rolled = calendar_next_workday(c, end.last_day);
	if (end.confidence == CONFIDENCE_FALLBACK)
		return end;
	end.rolled_to_workday = if_announced(c, end.rolled);
	end.last_safe_workday = if_announced(c, calendar_previous_workday(c, end.last_day));
	return end;
}
