/* Service time: over nights, holidays and pauses. */
#include "rule/service/sla.h"

#include <stdlib.h>

#include "rule/given.h"

struct row {
	const char *hours, *reported;
	int minutes;
	const char *pause[3][2];
	const char *due;
};

static size_t pauses_of(const struct row *r, struct pause *ret)
{
	size_t n = 0;

	for (; n < 3 && r->pause[n][0] != NULL; n++)
		ret[n] = (struct pause){ moment(r->pause[n][0]), moment(r->pause[n][1]) };
	return n;
}

static const char *shown_moment(instant t, struct arena *a)
{
	return t.us == 0 ? "" : arena_copy_n(a, instant_text(t, a), 16);
}

static void time_is_up_when_it_was_open_so_long(void **state)
{
	static const struct row rows[] = {
		{ "24x7", "2026-02-17T23:30", 120, { { 0 } }, "2026-02-18T01:30" },
		{ "24x7", "2026-02-17T22:00", 120, { { 0 } }, "2026-02-18T00:00" },
		{ "24x7", "2026-02-17T23:30", 0, { { 0 } }, "2026-02-17T23:30" },
		{ "24x7", "2026-02-17T23:30", 4320, { { 0 } }, "2026-02-20T23:30" },
		{ "workday_0900_1800", "2026-02-13T16:00", 120, { { 0 } }, "2026-02-13T18:00" },
		{ "workday_0900_1800", "2026-02-13T16:00", 121, { { 0 } }, "2026-02-14T09:01" },
		{ "workday_0900_1800", "2026-02-14T17:00", 120, { { 0 } }, "2026-02-24T10:00" },
		{ "workday_0900_1800", "2026-02-17T12:00", 60, { { 0 } }, "2026-02-24T10:00" },
		{ "workday_0900_1800", "2026-10-10T17:30", 60, { { 0 } }, "2026-10-12T09:30" },
		{ "daily_0800_2000", "2026-02-17T19:30", 60, { { 0 } }, "2026-02-18T08:30" },
		/* FIELD golden case 3: the Saturday is a workday, the Monday after it a holiday. */
		{ "workday_0900_1700", "2026-02-14T16:30", 60, { { 0 } }, "2026-02-24T09:30" },
		/* FIELD golden case 4: closed from the last day of December to the second of January and on. */
		{ "workday_0900_1700", "2026-12-31T16:30", 60, { { 0 } }, "2027-01-04T09:30" },
		/* FIELD golden case 5: nobody works from 12:00 to 13:30. */
		{ "workday_0900_1200_1330_1800", "2026-11-23T11:00", 120, { { 0 } }, "2026-11-23T14:30" },
		{ "workday_0900_1200_1330_1800", "2026-11-23T11:00", 60, { { 0 } }, "2026-11-23T12:00" },
		{ "workday_0900_1200_1330_1800", "2026-11-23T12:30", 30, { { 0 } }, "2026-11-23T14:00" },
		{ "workday_0900_1200_1330_1800",
		  "2026-11-23T11:30",
		  60,
		  { { "2026-11-23T11:45", "2026-11-23T13:45" } },
		  "2026-11-23T14:30" },
		{ "daily_0900_1200_1330_1800", "2026-11-23T17:30", 240, { { 0 } }, "2026-11-24T14:00" },
		{ "24x7", "2026-11-23T09:00", 120, { { "2026-11-23T09:30", "2026-11-23T11:30" } }, "2026-11-23T13:00" },
		/* overlapping, and out of order */
		{ "24x7",
		  "2026-11-23T09:00",
		  120,
		  { { "2026-11-23T10:00", "2026-11-23T11:00" }, { "2026-11-23T09:30", "2026-11-23T10:30" } },
		  "2026-11-23T12:30" },
		/* before the report; after the due time; at the very due time */
		{ "24x7", "2026-11-23T09:00", 120, { { "2026-11-23T08:00", "2026-11-23T09:30" } }, "2026-11-23T11:30" },
		{ "24x7", "2026-11-23T09:00", 120, { { "2026-11-23T11:30", "2026-11-23T12:30" } }, "2026-11-23T11:00" },
		{ "24x7", "2026-11-23T09:00", 120, { { "2026-11-23T11:00", "2026-11-23T12:00" } }, "2026-11-23T11:00" },
		/* only the open part of a pause counts */
		{ "workday_0900_1800",
		  "2026-11-23T17:00",
		  120,
		  { { "2026-11-23T17:30", "2026-11-24T09:30" } },
		  "2026-11-24T11:00" },
		{ "24x7", "2026-11-23T09:00", 120, { { "2026-11-23T10:00", "2026-11-23T10:00" } }, "2026-11-23T11:00" },
		{ "24x7", "2026-11-23T09:00", 120, { { "2026-11-23T09:30", NULL } }, "" },
		{ "24x7", "2026-11-23T09:00", 120, { { "2026-11-23T12:30", NULL } }, "2026-11-23T11:00" },
	};
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct service_hours hours;
		struct pause pause[3];
		struct sla_time time = { .hours = &hours, .pause = pause, .calendar = c };
		assert_true(service_hours_parse(rows[i].hours, &hours));
		time.pauses = pauses_of(&rows[i], pause);
		instant due = sla_due(moment(rows[i].reported), rows[i].minutes, &time);
		assert_string_equal(shown_moment(due, &a), rows[i].due);
	}
}

/* Property: the time elapsed until the due moment is the time given, on any hours with any pauses. */
static void elapsed_is_the_inverse_of_due(void **state)
{
	static const char *const kinds[] = { "24x7",
					     "workday_0900_1800",
					     "daily_0000_2359",
					     "daily_0830_1730",
					     "workday_0900_1200_1330_1800",
					     "daily_0000_0100_0830_1200_1300_1730_1900_2100" };
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);
	instant start = moment("2026-01-28T00:00");

	(void)state;
	srand(5);
	for (int round = 0; round < 20000; round++) {
		struct service_hours hours;
		struct pause pause[4];
		struct sla_time time = { .hours = &hours, .pause = pause, .pauses = (size_t)rand() % 5, .calendar = c };
		instant from = instant_plus(start, rand() % 60000 * MINUTE);
		int minutes = rand() % 3000 + 1;
		assert_true(service_hours_parse(kinds[rand() % 6], &hours));
		for (size_t i = 0; i < 4; i++) {
			pause[i].from = instant_plus(from, (rand() % 6000 - 1000) * MINUTE);
			pause[i].to = instant_plus(pause[i].from, rand() % 1000 * MINUTE);
		}
		instant due = sla_due(from, minutes, &time);
		assert_true(due.us != 0);
		assert_int_equal(sla_elapsed(from, due, &time), minutes * MINUTE);
		assert_int_equal(sla_elapsed(from, instant_plus(due, -MINUTE), &time), (minutes - 1) * MINUTE);
	}
}

static void elapsed_is_never_below_nothing(void **state)
{
	struct service_hours hours = SERVICE_HOURS_24X7;
	struct sla_time time = { .hours = &hours };

	(void)state;
	assert_int_equal(sla_elapsed(moment("2026-11-23T09:00"), moment("2026-11-23T08:00"), &time), 0);
	assert_int_equal(sla_elapsed(moment("2026-11-23T09:00"), moment("2026-11-24T09:01"), &time), 1441 * MINUTE);
}

static void hours_are_read(void **state)
{
	static const char *const bad[] = {
		"",
		"8x5",
		"workday_",
		"workday_0900",
		"workday_1800_0900",
		"workday_0960_1800",
		"workday_0900_2401",
		"workday_0900_18000",
		"workday-0900-1800",
		"workday_0900_1200_1330",
		"workday_0900_1330_1200_1800",
		"workday_0900_1200_1330_1800_1900",
		"workday_0900_1200_1200_1800",
		"daily_0000_0100_0200_0300_0400_0500_0600_0700_0800_0900_1000_1100_1200_1300"
	};
	struct service_hours h = { .day = { .count = 7 } };

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(service_hours_parse(bad[i], &h));
	assert_int_equal(h.day.count, 7);
	assert_true(service_hours_parse("workday_0830_1730", &h));
	assert_true(h.workdays_only && h.day.count == 1);
	assert_true(h.day.part[0].opens == 510 && h.day.part[0].closes == 1050);
	assert_true(service_hours_parse("daily_0900_1200_1330_1800_1900_2100", &h));
	assert_true(!h.workdays_only && h.day.count == 3 && !service_hours_always(&h));
	assert_true(h.day.part[2].opens == 1140 && h.day.part[2].closes == 1260);
	assert_true(service_hours_parse("24x7", &h) && service_hours_always(&h));
	assert_true(service_hours_parse("workday_0000_2400", &h) && !service_hours_always(&h));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_is_up_when_it_was_open_so_long),
		cmocka_unit_test(elapsed_is_the_inverse_of_due),
		cmocka_unit_test(elapsed_is_never_below_nothing),
		cmocka_unit_test(hours_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
