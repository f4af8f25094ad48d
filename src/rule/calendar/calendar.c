#include "rule/calendar/calendar.h"

#include <stdlib.h>

#include "base/table.h"
#include "rule/calendar/statutory.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2199
#define CAUTION_DAYS 7

struct calendar {
	struct calendar_row *row; /* in the order of the days */
	size_t count;
	bool announced[LAST_YEAR - FIRST_YEAR + 1];
};

static int row_order(const void *a, const void *b)
{
	const struct calendar_row *left = a, *right = b;

	return (left->day.day > right->day.day) - (left->day.day < right->day.day);
}

static const struct calendar_row *row_find(const struct calendar *c, date d)
{
	struct calendar_row wanted = { .day = d };

	return c->count == 0 ? NULL : bsearch(&wanted, c->row, c->count, sizeof wanted, row_order);
}

static bool named_holiday(const struct calendar *c, int year, int month)
{
	const struct calendar_row *row = row_find(c, date_of(year, month, 1));

	return row != NULL && row->kind == DAY_HOLIDAY;
}

const struct calendar *calendar_new(struct arena *a, const struct calendar_row *rows, size_t n)
{
	struct calendar *c = arena_new(a, struct calendar);

	c->row = arena_array(a, struct calendar_row, n);
	c->count = n;
	for (size_t i = 0; i < n; i++)
		c->row[i] = rows[i];
	if (n > 0)
		qsort(c->row, n, sizeof *c->row, row_order);
	for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
		c->announced[year - FIRST_YEAR] = named_holiday(c, year, 1) && named_holiday(c, year, 10);
	return c;
}

static bool row_read(const char *const field[3], struct calendar_row *ret)
{
	bool holiday = strcmp(field[1], "holiday") == 0;

	if (!holiday && strcmp(field[1], "makeup") != 0)
		return false;
	ret->kind = holiday ? DAY_HOLIDAY : DAY_MAKEUP_WORKDAY;
	ret->name = field[2];
	return date_parse_iso(field[0], &ret->day);
}

FALLIBLE calendar_read(struct arena *a, const char *csv, size_t n, const struct calendar **ret)
{
	struct table lines = table_of(csv, n);
	const char *field[3];
	size_t count = 0, most = n / strlen("2026-01-01,makeup") + 1;
	struct calendar_row *rows = arena_array(a, struct calendar_row, most);

	while (table_next(&lines, field, 3, a))
		if (count == most || !row_read(field, &rows[count++]))
			return error_new(a, ERROR_INVALID, arena_print(a, "line %d", lines.line), "not_a_calendar_day");
	*ret = calendar_new(a, rows, count);
	return NULL;
}

static bool is_announced(const struct calendar *c, int year)
{
	return year >= FIRST_YEAR && year <= LAST_YEAR && c->announced[year - FIRST_YEAR];
}

enum confidence calendar_confidence(const struct calendar *c, date d)
{
	return is_announced(c, date_civil(d).year) ? CONFIDENCE_ANNOUNCED : CONFIDENCE_FALLBACK;
}

enum day_kind calendar_kind(const struct calendar *c, date d)
{
	const struct calendar_row *row = row_find(c, d);

	if (row != NULL)
		return row->kind;
	if (calendar_confidence(c, d) == CONFIDENCE_FALLBACK && statutory_name(d) != NULL)
		return DAY_HOLIDAY;
	return date_weekday(d) >= 6 ? DAY_WEEKEND : DAY_WORKDAY;
}

const char *day_kind_name(enum day_kind kind)
{
	static const char *const names[] = {
		[DAY_WORKDAY] = "workday",
		[DAY_MAKEUP_WORKDAY] = "makeup_workday",
		[DAY_WEEKEND] = "weekend",
		[DAY_HOLIDAY] = "holiday",
	};

	return names[kind];
}

const char *confidence_name(enum confidence confidence)
{
	return confidence == CONFIDENCE_ANNOUNCED ? "announced" : "fallback";
}

bool calendar_is_workday(const struct calendar *c, date d)
{
	enum day_kind kind = calendar_kind(c, d);

	return kind == DAY_WORKDAY || kind == DAY_MAKEUP_WORKDAY;
}

bool calendar_is_statutory(const struct calendar *c, date d)
{
	return statutory_name(d) != NULL && calendar_kind(c, d) == DAY_HOLIDAY;
}

const char *calendar_holiday(const struct calendar *c, date d)
{
	const struct calendar_row *row = row_find(c, d);

	if (row != NULL)
		return row->kind == DAY_HOLIDAY ? row->name : NULL;
	return calendar_confidence(c, d) == CONFIDENCE_FALLBACK ? statutory_name(d) : NULL;
}

bool calendar_wants_caution(const struct calendar *c, date d)
{
	int first = date_civil(date_plus(d, -CAUTION_DAYS)).year, last = date_civil(date_plus(d, CAUTION_DAYS)).year;

	for (int year = first; year <= last; year++)
		if (!is_announced(c, year) && statutory_is_long_near(d, year, CAUTION_DAYS))
			return true;
	return false;
}

date calendar_next_workday(const struct calendar *c, date d)
{
	while (!calendar_is_workday(c, d))
		d = date_plus(d, 1);
	return d;
}

date calendar_previous_workday(const struct calendar *c, date d)
{
	while (!calendar_is_workday(c, d))
		d = date_plus(d, -1);
	return d;
}

date calendar_add_workdays(const struct calendar *c, date from, int n, bool start_day_counted)
{
	int step = n < 0 ? -1 : 1, left = n < 0 ? -n : n;

	if (left > 0 && start_day_counted && calendar_is_workday(c, from))
		left--;
	while (left > 0) {
		from = date_plus(from, step);
		left -= calendar_is_workday(c, from);
	}
	return from;
}

struct year_count calendar_count_year(const struct calendar *c, int year)
{
	struct year_count count = { 0 };
	date last = date_of(year, 12, 31);

	for (date d = date_of(year, 1, 1); d.day <= last.day; d.day++) {
		enum day_kind kind = calendar_kind(c, d);
		count.workdays += kind == DAY_WORKDAY || kind == DAY_MAKEUP_WORKDAY;
		count.makeup += kind == DAY_MAKEUP_WORKDAY;
		count.holiday_dates += kind == DAY_HOLIDAY;
		count.statutory_days += calendar_is_statutory(c, d);
	}
	return count;
}
