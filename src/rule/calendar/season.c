#include "rule/calendar/season.h"

#include "base/table.h"
#include "base/text.h"

const char *season_kind_name(enum season_kind kind)
{
	return kind == SEASON_RAIN ? "rain" : "heating";
}

static bool two_digits(const char *s, int *ret)
{
	if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
		return false;
	*ret = (s[0] - '0') * 10 + s[1] - '0';
	return true;
}

bool month_day_parse(const char *s, struct month_day *ret)
{
	struct month_day md;

	if (strlen(s) != 5 || s[2] != '-' || !two_digits(s, &md.month) || !two_digits(s + 3, &md.day))
		return false;
	if (md.month < 1 || md.month > 12 || md.day < 1 || md.day > days_in_month(2000, md.month))
		return false;
	*ret = md;
	return true;
}

static bool year_parse(const char *s, int *ret)
{
	int high, low;

	*ret = 0;
	if (*s == '\0')
		return true;
	if (strlen(s) != 4 || !two_digits(s, &high) || !two_digits(s + 2, &low))
		return false;
	*ret = high * 100 + low;
	return true;
}

static bool row_read(const char *const field[6], struct season_row *ret)
{
	bool heating = strcmp(field[0], "heating") == 0;

	*ret = (struct season_row){ .kind = heating ? SEASON_HEATING : SEASON_RAIN, .place = field[1] };
	if ((!heating && strcmp(field[0], "rain") != 0) || *field[1] == '\0' || !year_parse(field[2], &ret->year))
		return false;
	if (*field[3] == '\0' && *field[4] == '\0')
		return true;
	return month_day_parse(field[3], &ret->starts) && month_day_parse(field[4], &ret->ends);
}

FALLIBLE seasons_read(struct arena *a, const char *csv, size_t n, struct seasons *ret)
{
	struct table lines = table_of(csv, n);
	const char *field[6];
	size_t count = 0, most = n / strlen("rain,X,,,,") + 1;
	struct season_row *rows = arena_array(a, struct season_row, most);

	while (table_next(&lines, field, 6, a))
		if (count == most || !row_read(field, &rows[count++]))
			return error_new(a, ERROR_INVALID, arena_print(a, "line %d", lines.line), "not_a_season");
	*ret = (struct seasons){ .row = rows, .count = count };
	return NULL;
}

static bool same_place(const char *known, const char *asked)
{
	size_t n = strlen(known);

	return strncmp(known, asked, n) == 0 && (asked[n] == '\0' || strcmp(asked + n, "市") == 0);
}

const struct season_row *season_find(const struct seasons *all, enum season_kind kind, const char *place, int year)
{
	const struct season_row *found = NULL;

	for (size_t i = 0; i < all->count; i++) {
		const struct season_row *row = &all->row[i];
		if (row->kind != kind || !same_place(row->place, place) || (row->year != 0 && row->year != year))
			continue;
		if (found == NULL || row->year != 0)
			found = row;
	}
	return found;
}

static date month_day_of(struct month_day md, int year)
{
	int last = days_in_month(year, md.month);

	return date_of(year, md.month, md.day < last ? md.day : last);
}

bool season_days(const struct season_row *row, int year, date *ret_first, date *ret_last)
{
	if (row->starts.month == 0)
		return false;
	bool over_new_year = row->ends.month * 100 + row->ends.day < row->starts.month * 100 + row->starts.day;

	*ret_first = month_day_of(row->starts, year);
	*ret_last = month_day_of(row->ends, over_new_year ? year + 1 : year);
	return true;
}

bool season_holds(const struct seasons *all, enum season_kind kind, const char *place, date d)
{
	int year = date_civil(d).year;

	for (int y = year - 1; y <= year; y++) {
		const struct season_row *row = season_find(all, kind, place, y);
		date first, last;
		if (row != NULL && season_days(row, y, &first, &last) && first.day <= d.day && d.day <= last.day)
			return true;
	}
	return false;
}

static size_t season_add(const struct season_row *row, int year, date from, date to, struct season_start *ret)
{
	date first, last;

	if (row == NULL || !season_days(row, year, &first, &last) || first.day < from.day || first.day > to.day)
		return 0;
	*ret = (struct season_start){ .kind = row->kind, .first = first, .last = last };
	return 1;
}

static void order_last(struct season_start *list, size_t n)
{
	for (size_t i = n - 1; i > 0 && list[i].first.day < list[i - 1].first.day; i--) {
		struct season_start later = list[i - 1];
		list[i - 1] = list[i];
		list[i] = later;
	}
}

size_t seasons_between(const struct seasons *all, const char *place, date from, date to, struct season_start *ret,
		       size_t most)
{
	size_t n = 0;

	for (int year = date_civil(from).year; year <= date_civil(to).year; year++)
		for (enum season_kind kind = SEASON_RAIN; kind <= SEASON_HEATING && n < most; kind++)
			if (season_add(season_find(all, kind, place, year), year, from, to, &ret[n]) == 1)
				order_last(ret, ++n);
	return n;
}
