#include "app/desk/calendars.h"

#include <string.h>

#include "app/save.h"
#include "base/buffer.h"
#include "base/embedded.h"
#include "base/table.h"
#include "entity/all.h"
#include "store/record.h"

static FALLIBLE data_file(const char *path, const struct embedded **ret, struct arena *a)
{
	*ret = embedded_find(path);
	return *ret == NULL ? error_with(a, ERROR_INTERNAL, NULL, "no_data", "%s", path) : NULL;
}

static FALLIBLE seed_row(struct act *act, const struct calendar *c, const char *field[3])
{
	struct calendar_day *day = record_new(&calendar_day_entity, act->arena);

	if (!date_parse_iso(field[0], &day->date))
		return error_with(act->arena, ERROR_INTERNAL, "date", "not_a_date", "%s", field[0]);
	day->kind = strcmp(field[1], "holiday") == 0 ? calendar_day_kind_holiday : calendar_day_kind_makeup;
	day->name = field[2];
	day->statutory = calendar_is_statutory(c, day->date);
	day->source = "国务院办公厅";
	return save_new(act, &calendar_day_entity, day);
}

FALLIBLE calendars_seed(struct act *act)
{
	const struct embedded *f = NULL;
	const struct calendar *c = NULL;
	const char *field[3];
	struct table t;

	TRY(data_file("db/data/calendar_day.csv", &f, act->arena));
	TRY(calendar_read(act->arena, f->data, embedded_size(f), &c));
	t = table_of(f->data, embedded_size(f));
	while (table_next(&t, field, 3, act->arena))
		TRY(seed_row(act, c, field));
	return NULL;
}

static enum day_kind kind_of(const char *kind)
{
	return strcmp(kind, "holiday") == 0  ? DAY_HOLIDAY
	       : strcmp(kind, "makeup") == 0 ? DAY_MAKEUP_WORKDAY
					     : DAY_WORKDAY;
}

FALLIBLE calendars_load(struct act *act, const struct calendar **ret)
{
	struct buffer days = BUFFER(act->arena);
	size_t n = 0;
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(
		act->db,
		"SELECT \"date\", \"kind\", \"name\" FROM calendar_day WHERE \"kind\" <> 'workday' ORDER BY \"date\"",
		SQL_NO_ARGS, &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			break;
		struct calendar_row row = { .day = { (int32_t)rows_int(r, 0) },
					    .kind = kind_of(rows_text(r, 1, act->arena)),
					    .name = rows_text(r, 2, act->arena) };
		buffer_put(&days, &row, sizeof row);
		n++;
	}
	*ret = calendar_new(act->arena, (const struct calendar_row *)(const void *)days.data, n);
	return NULL;
}

static struct month_day month_day_of(date d)
{
	struct civil c = date_civil(d);

	return (struct month_day){ c.month, c.day };
}

static FALLIBLE overrides_load(struct act *act, struct buffer *rows)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db,
		     "SELECT \"place\", \"season\", \"year\", \"starts_on\", \"ends_on\" FROM season_override"
		     " ORDER BY \"id\"",
		     SQL_NO_ARGS, &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		struct season_row row = {
			.kind = strcmp(rows_text(r, 1, act->arena), "heating") == 0 ? SEASON_HEATING : SEASON_RAIN,
			.place = rows_text(r, 0, act->arena),
			.year = (int)rows_int(r, 2),
			.starts = month_day_of((date){ (int32_t)rows_int(r, 3) }),
			.ends = month_day_of((date){ (int32_t)rows_int(r, 4) }),
		};
		buffer_put(rows, &row, sizeof row);
	}
}

/* What was announced for a year comes last and stands over the known days. */
FALLIBLE seasons_load(struct act *act, struct seasons *ret)
{
	struct buffer rows = BUFFER(act->arena);
	const struct embedded *f = NULL;
	struct seasons known = { 0 };

	TRY(data_file("db/data/season.csv", &f, act->arena));
	TRY(seasons_read(act->arena, f->data, embedded_size(f), &known));
	buffer_put(&rows, known.row, known.count * sizeof *known.row);
	TRY(overrides_load(act, &rows));
	*ret = (struct seasons){ .row = (const struct season_row *)(const void *)rows.data,
				 .count = rows.used / sizeof(struct season_row) };
	return NULL;
}

FALLIBLE calendars_last_year(struct act *act, int *ret)
{
	struct value last;

	TRY(sql_value(act->db, "SELECT max(\"date\") FROM calendar_day WHERE \"kind\" = 'holiday'", SQL_NO_ARGS, &last,
		      act->arena));
	*ret = last.tag == VALUE_INT ? date_civil((date){ (int32_t)last.i }).year : 0;
	return NULL;
}
