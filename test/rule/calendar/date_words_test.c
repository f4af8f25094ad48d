/* Dates as people type them. */
#include "rule/calendar/date_words.h"

#include <stdlib.h>

#include "rule/given.h"

static void dates_are_read_or_refused(void **state)
{
	static const struct {
		const char *text, *date; /* "": none */
	} rows[] = {
		{ "2026-11-23", "2026-11-23" },
		{ "2026/11/3", "2026-11-03" },
		{ "2026.11.23", "2026-11-23" },
		{ " 20261123 ", "2026-11-23" },
		{ "2026年11月23日", "2026-11-23" },
		{ "2026年1月3号", "2026-01-03" },
		{ "2026 年 11 月 23 日", "2026-11-23" },
		{ "２０２６年１１月２３日", "2026-11-23" },
		{ "２０２６－１１－２３", "2026-11-23" },
		{ "二〇二六年十一月二十三日", "2026-11-23" },
		{ "二零二六年一月三十一日", "2026-01-31" },
		{ "二〇二六年十月十日", "2026-10-10" },
		{ "二〇二六年十一月廿三日", "2026-11-23" },
		{ "二〇二六年十二月卅一日", "2026-12-31" },
		{ "贰零贰陆年零壹拾壹月贰拾叁日", "2026-11-23" },
		{ "贰〇贰陆年零壹月零叁日", "2026-01-03" },
		{ "2024-02-29", "2024-02-29" },
		{ "2026-02-29", "" },
		{ "1900-02-29", "" },
		{ "2026年2月30日", "" },
		{ "2026-13-01", "" },
		{ "2026-00-10", "" },
		{ "2026-11-00", "" },
		{ "0000-01-01", "" },
		{ "2026-11", "" },
		{ "2026年11月", "" },
		{ "26-11-23", "" },
		{ "23/11/2026", "" },
		{ "2026-11/23", "" },
		{ "2026-1 1-23", "" },
		{ "2026-11-231", "" },
		{ "202611231", "" },
		{ "二六年十一月二十三日", "" },
		{ "二〇二六年十三月一日", "" },
		{ "明天", "" },
		{ "", "" },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		date d = { 0 };
		bool read = date_read(rows[i].text, &a, &d);
		if (read != (rows[i].date[0] != '\0'))
			fail_msg("%s", rows[i].text);
		assert_string_equal(shown(d, &a), rows[i].date);
	}
}

/* Property: what we write, we read. */
static void written_dates_are_read_back(void **state)
{
	(void)state;
	srand(11);
	for (int round = 0; round < 20000; round++) {
		AUTO_ARENA a = { 0 };
		date d = { rand() % 80000 - 20000 }, back;
		struct civil c = date_civil(d);
		if (d.day == 0)
			continue;
		assert_true(date_read(date_text(d, &a), &a, &back));
		assert_int_equal(back.day, d.day);
		assert_true(date_read(arena_print(&a, "%d年%d月%d日", c.year, c.month, c.day), &a, &back));
		assert_int_equal(back.day, d.day);
		assert_true(date_read(arena_print(&a, "%d/%d/%d", c.year, c.month, c.day), &a, &back));
		assert_int_equal(back.day, d.day);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_read_or_refused),
		cmocka_unit_test(written_dates_are_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
