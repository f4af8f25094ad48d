/* rule_calendar.c -- the bench's adapters of the calendar's rules. */
#include "cmd/rule_bench.h"
#include "rule/calendar/date_words.h"
#include "rule/calendar/excel.h"

#define WORKDAYS_MOST 100000
#define SERIAL_MOST 2958465 /* 9999-12-31 */

struct error *rule_day_type(struct bench *b)
{
	date d;

	TRY(given_date(b, "date", &d));
	enum day_kind kind = calendar_kind(b->calendar, d);
	enum confidence confidence = calendar_confidence(b->calendar, d);
	const char *holiday = calendar_holiday(b->calendar, d);
	const struct why *why =
		why_new(b->arena, "day_is", bench_date(b, d),
			holiday != NULL ? holiday : arena_print(b->arena, "@%s", day_kind_name(kind)), NULL);

	answer_text(b, "type", day_kind_name(kind));
	answer_flag(b, "is_workday", calendar_is_workday(b->calendar, d));
	answer_text(b, "name", holiday);
	answer_flag(b, "statutory", calendar_is_statutory(b->calendar, d));
	answer_text(b, "calendar_confidence", confidence_name(confidence));
	if (confidence == CONFIDENCE_FALLBACK)
		why = why_then(b->arena, why,
			       why_new(b->arena, "year_not_announced", bench_int(b, date_civil(d).year), NULL));
	answer_why(b, why);
	return NULL;
}

struct error *rule_add_workdays(struct bench *b)
{
	date from;
	int n;
	bool counted;

	TRY(given_date(b, "from", &from));
	TRY(given_int(b, "n", -WORKDAYS_MOST, WORKDAYS_MOST, &n));
	TRY(given_flag(b, "start_day_counted", false, &counted));
	date d = calendar_add_workdays(b->calendar, from, n, counted);
	answer_date(b, "date", d);
	answer_text(b, "calendar_confidence", confidence_name(calendar_confidence(b->calendar, d)));
	answer_why(b, why_new(b->arena, counted ? "workdays_from" : "workdays_after", bench_date(b, from),
			      bench_int(b, n), bench_date(b, d), NULL));
	return NULL;
}

struct error *rule_workdays_in_year(struct bench *b)
{
	int year;

	TRY(given_int(b, "year", 1900, 2199, &year));
	struct year_count count = calendar_count_year(b->calendar, year);
	answer_int(b, "workdays", count.workdays);
	answer_int(b, "holiday_dates", count.holiday_dates);
	answer_int(b, "makeup", count.makeup);
	answer_int(b, "statutory_days", count.statutory_days);
	answer_text(b, "calendar_confidence", confidence_name(calendar_confidence(b->calendar, date_of(year, 7, 1))));
	answer_why(b, why_new(b->arena, "year_has", bench_int(b, year), bench_int(b, count.workdays),
			      bench_int(b, count.holiday_dates), bench_int(b, count.makeup), NULL));
	return NULL;
}

static const struct why *period_why(struct bench *b, date start, struct period p, const struct period_end *end)
{
	struct arena *a = b->arena;
	const struct why *w =
		why_new(a, "period_counted", bench_date(b, start), bench_int(b, p.n),
			arena_print(a, "@%s", period_unit_name(p.unit)), bench_date(b, end->last_day), NULL);

	if (end->confidence == CONFIDENCE_FALLBACK)
		return why_then(a, w,
				why_new(a, "roll_not_certain", bench_int(b, date_civil(end->last_day).year), NULL));
	if (end->rolled.day != end->last_day.day)
		return why_then(a, w, why_new(a, "period_rolls", bench_date(b, end->rolled), NULL));
	return w;
}

struct error *rule_period_end(struct bench *b)
{
	struct period p;
	date start;

	TRY(given_date(b, "start", &start));
	TRY(given_period(b, "n", "unit", &p));
	struct period_end end = period_end(start, p, b->calendar);
	if (end.last_day.day == 0)
		return given_error(b, "n", "out_of_range");
	answer_date(b, "last_day", end.last_day);
	answer_date(b, "rolled_to_workday", end.rolled_to_workday);
	answer_date(b, "last_safe_workday", end.last_safe_workday);
	answer_text(b, "calendar_confidence", confidence_name(end.confidence));
	answer_why(b, period_why(b, start, p, &end));
	return NULL;
}

/* Both ways: {"date"} to its serial, {"serial_1900"} to its date. */
struct error *rule_excel_serial(struct bench *b)
{
	int serial;
	date d;

	if (!given_has(b, "date") && given_has(b, "serial_1900")) {
		TRY(given_int(b, "serial_1900", 1, SERIAL_MOST, &serial));
		answer_text(b, "date", excel_date(serial, &d) ? bench_date(b, d) : NULL);
		return NULL;
	}
	TRY(given_date(b, "date", &d));
	serial = excel_serial(d);
	if (serial == 0)
		return given_error(b, "date", "out_of_range");
	answer_int(b, "serial_1900", serial);
	answer_why(b, why_new(b->arena, serial > 60 ? "serial_after_phantom_day" : "serial_before_phantom_day",
			      bench_date(b, d), bench_int(b, serial), NULL));
	return NULL;
}

struct error *rule_date_parse(struct bench *b)
{
	const char *text;
	date d;

	TRY(given_text(b, "text", &text));
	answer_text(b, "date", date_read(text, b->arena, &d) ? bench_date(b, d) : NULL);
	return NULL;
}
