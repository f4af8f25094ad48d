/* Every value of the service promise: its default, its text, and what it refuses. */
#include "rule/contract/service_policy.h"

#include <string.h>

#include "rule/given.h"

static void the_seed_is_that_of_the_domain(void **state)
{
	static const struct {
		const char *key, *text;
	} rows[] = {
		{ "warranty.term", "" },
		{ "sla.response_minutes", "0" },
		{ "sla.restore_minutes", "120" },
		{ "sla.immediate_tolerance_minutes", "5" },
		{ "parts.availability_years", "3" },
		{ "revisit.every_days", "20" },
		{ "revisit.mode", "fixed_grid" },
		{ "revisit.shift", "previous_workday" },
		{ "revisit.merge_tolerance_days", "3" },
		{ "revisit.season_window_days", "30" },
		{ "training.pass_mark", "60" },
		{ "training.theory_weight", "0.4" },
		{ "vat.goods", "0.13" },
		{ "vat.works", "0.09" },
		{ "vat.service", "0.06" },
		{ "warranty.unit", "year" },
		{ "warranty.rolls_to_workday", "true" },
	};
	struct service_policy seed = service_policy_seed();
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_string_equal(policy_text(&seed, policy_find(rows[i].key), &a), rows[i].text);
}

/* Each value: its text is taken back, it has a source, its key is its own. */
static void every_value_goes_there_and_back(void **state)
{
	struct service_policy seed = service_policy_seed();
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < policy_value_count; i++) {
		const struct policy_value *v = &policy_values[i];
		struct service_policy p = seed;
		int64_t *member = (int64_t *)((char *)&p + v->offset);
		assert_int_equal(*member, v->seed);
		*member = UNSET;
		assert_null(policy_set(&p, v->key, policy_text(&seed, v, &a), &a));
		assert_memory_equal(&p, &seed, sizeof p);
		assert_ptr_equal(policy_find(v->key), v);
		assert_true(v->source[0] != '\0');
	}
}

static void bad_values_are_refused_and_change_nothing(void **state)
{
	static const struct {
		const char *key, *text, *reason;
	} rows[] = {
		{ "revisit.every", "20", "unknown" },
		{ "revisit.every_days", "", "not_a_number" },
		{ "revisit.every_days", "2.5", "not_a_number" },
		{ "revisit.every_days", "-1", "out_of_range" },
		{ "revisit.every_days", "100001", "out_of_range" },
		{ "revisit.mode", "at_random", "not_a_choice" },
		{ "warranty.rolls_to_workday", "yes", "not_a_choice" },
		{ "vat.goods", "13", "out_of_range" },
	};
	struct service_policy seed = service_policy_seed(), p = seed;
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct error *e = policy_set(&p, rows[i].key, rows[i].text, &a);
		assert_non_null(e);
		assert_string_equal(e->field, rows[i].key);
		assert_string_equal(e->reason, rows[i].reason);
	}
	assert_memory_equal(&p, &seed, sizeof p);
}

/* FIELD row 63 */
static void hours_are_a_list_or_the_older_numbers(void **state)
{
	static const struct {
		const char *hours, *shown;
		bool always;
	} rows[] = {
		{ "", "09:00-12:00,13:30-18:00", false },
		{ "00:00-24:00", "00:00-24:00", true },
		{ "8:00-11:30、13:00-17:00、19:00-21:00", "08:00-11:30,13:00-17:00,19:00-21:00", false },
	};
	struct service_policy p = service_policy_seed();
	AUTO_ARENA a = { 0 };

	(void)state;
	assert_true(policy_always(&p));
	p.opening_minute = 540, p.rests_minute = 720, p.resumes_minute = 810, p.closing_minute = 1080;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_null(policy_set(&p, "sla.hours", rows[i].hours, &a));
		struct day_hours h = policy_day_hours(&p);
		assert_string_equal(day_hours_text(&h, &a), rows[i].shown);
		assert_int_equal(policy_always(&p), rows[i].always);
		assert_null(policy_hours_wrong(&p));
	}
	assert_null(policy_set(&p, "sla.hours", "00:00-24:00", &a));
	p.workdays_only = 1;
	assert_false(policy_always(&p));
}

/* FIELD row 74 */
static void a_weekday_of_the_month_wants_one(void **state)
{
	struct service_policy p = service_policy_seed();
	AUTO_ARENA a = { 0 };

	(void)state;
	assert_null(policy_visits_wrong(&p));
	assert_null(policy_set(&p, "revisit.mode", "month_weekday", &a));
	assert_string_equal(policy_visits_wrong(&p), "month_weekday_missing");
	assert_null(policy_set(&p, "revisit.monthly_on", "first_monday", &a));
	assert_null(policy_visits_wrong(&p));
	assert_string_equal(policy_text(&p, policy_find("revisit.monthly_on"), &a), "first_monday");
}

/* FIELD golden case 6: hours in which no clock ever runs are refused before anything waits for them. */
static void clocks_have_hours_to_run_in(void **state)
{
	static const struct {
		int64_t opens, rests, resumes, closes;
		const char *wrong;
	} rows[] = {
		{ 0, UNSET, UNSET, 1440, NULL },
		{ 540, 720, 810, 1080, NULL },
		{ 540, 720, UNSET, 1080, NULL }, /* half a rest is none */
		{ 540, UNSET, UNSET, 540, "no_service_hours" },
		{ 1080, UNSET, UNSET, 540, "no_service_hours" },
		{ 540, UNSET, UNSET, 1441, "no_service_hours" },
		{ 540, 810, 720, 1080, "rest_outside_hours" },
		{ 540, 540, 810, 1080, "rest_outside_hours" },
		{ 540, 720, 1080, 1080, "rest_outside_hours" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct service_policy p = service_policy_seed();
		p.opening_minute = rows[i].opens;
		p.rests_minute = rows[i].rests;
		p.resumes_minute = rows[i].resumes;
		p.closing_minute = rows[i].closes;
		const char *wrong = policy_hours_wrong(&p);
		assert_int_equal(wrong == NULL, rows[i].wrong == NULL);
		if (wrong != NULL)
			assert_string_equal(wrong, rows[i].wrong);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_seed_is_that_of_the_domain),
		cmocka_unit_test(every_value_goes_there_and_back),
		cmocka_unit_test(clocks_have_hours_to_run_in),
		cmocka_unit_test(hours_are_a_list_or_the_older_numbers),
		cmocka_unit_test(a_weekday_of_the_month_wants_one),
		cmocka_unit_test(bad_values_are_refused_and_change_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
