/* The words of a promise and the numbers behind them are those of one policy. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/bid/promise.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const struct promise *named(const struct promises *all, const char *key)
{
	const struct promise *p = promise_find(all, key, strlen(key));

	assert_non_null(p);
	return p;
}

static struct service_policy two_years(void)
{
	struct service_policy p = service_policy_seed();

	p.warranty_term = 2;
	p.onsite_minutes = 240;
	return p;
}

static void the_table_is_whole(void **state)
{
	AUTO_ARENA a = { 0 };
	struct promises all = promises_read(&a);
	struct service_policy policy = two_years();
	bool promised[commitment_kind_count] = { false };

	(void)state;
	assert_in_range(all.count, 17, 40);
	for (size_t i = 0; i < all.count; i++) {
		const struct promise *p = &all.row[i];
		assert_int_not_equal(p->kind, commitment_kind_unset);
		assert_int_not_equal(p->proof, proof_kind_unset);
		assert_true(*p->when == '\0' || policy_find(p->when) != NULL);
		assert_true(promise_is_made(p, &policy));
		assert_ptr_equal(named(&all, p->key), p);
		for (enum language lang = LANGUAGE_ZH; lang <= LANGUAGE_EN; lang++) {
			const char *text = promise_text(p, &policy, lang, &a);
			assert_true(strlen(text) > 20 && *p->title[lang] != '\0');
			assert_null(strchr(text, '{'));
			assert_null(strstr(text, "____"));
		}
		promised[p->kind] = true;
	}
	for (unsigned kind = 1; kind < commitment_kind_count; kind++)
		if (!promised[kind])
			fail_msg("nothing promises %s", commitment_kind_choices.labels[kind]);
}

/* What the clocks do not do, no bid says (S133): hours of service stand in each promise that has a clock. */
static void a_promise_says_when_its_clock_runs(void **state)
{
	static const struct {
		const char *hours, *workdays, *words[2];
	} rows[] = {
		{ "", "false", { "（节假日照常服务）", "(on holidays as on any day)" } },
		{ "", "true", { "（按工作日计）", "(counted on workdays)" } },
		{ "09:00-12:00,13:30-18:00,19:00-21:00",
		  "false",
		  { "（按每日服务时间 09:00–12:00, 13:30–18:00, 19:00–21:00 计，节假日照常）",
		    "(counted in the hours 09:00–12:00, 13:30–18:00, 19:00–21:00 of every day, holidays too)" } },
		{ "09:00-18:00",
		  "true",
		  { "（按工作日服务时间 09:00–18:00 计）", "(counted in the hours 09:00–18:00 of workdays)" } },
	};
	static const char *const clocks[] = { "response", "arrival", "restore" };
	AUTO_ARENA a = { 0 };
	struct promises all = promises_read(&a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows) * COUNT(clocks); i++) {
		struct service_policy policy = two_years();
		const struct promise *p = named(&all, clocks[i % COUNT(clocks)]);
		size_t row = i / COUNT(clocks);
		assert_null(policy_set(&policy, "sla.hours", rows[row].hours, &a));
		assert_null(policy_set(&policy, "sla.workdays_only", rows[row].workdays, &a));
		for (enum language lang = LANGUAGE_ZH; lang <= LANGUAGE_EN; lang++)
			assert_non_null(strstr(promise_text(p, &policy, lang, &a), rows[row].words[lang]));
		bool kept = strstr(promise_policies(p, &policy, &a), "sla.hours") != NULL;
		assert_int_equal(kept, rows[row].hours[0] != '\0');
	}
}

static void every_policy_it_names_is_known(void **state)
{
	AUTO_ARENA a = { 0 };
	struct promises all = promises_read(&a);
	unsigned count = 0;

	(void)state;
	for (size_t i = 0; i < all.count; i++) {
		char *words = arena_copy(&a, all.row[i].policies), *rest = NULL;
		for (char *w = strtok_r(words, " ", &rest); w != NULL; w = strtok_r(NULL, " ", &rest), count++)
			if (policy_find(w) == NULL)
				fail_msg("%s names the policy %s", all.row[i].key, w);
	}
	assert_in_range(count, 25, 100);
}

static void numbers_stand_in_the_words(void **state)
{
	static const struct {
		const char *promise, *policy, *value;
		enum language lang;
		const char *says, *values;
	} rows[] = {
		{ "response", "sla.response_minutes", "0", LANGUAGE_ZH, "后 0 小时内响应", "0 5 3" },
		{ "response", "sla.response_minutes", "30", LANGUAGE_ZH, "后 30 分钟内响应", "30 5 3" },
		{ "restore", "sla.restore_minutes", "120", LANGUAGE_ZH, "后 2 个小时内排除故障", "120 0 1440 false" },
		{ "restore", "sla.restore_minutes", "240", LANGUAGE_ZH, "后 4 个小时内排除故障", "240 0 1440 false" },
		{ "restore", "sla.restore_minutes", "90", LANGUAGE_ZH, "后 90 分钟内排除故障", "90 0 1440 false" },
		{ "restore", "sla.restore_minutes", "240", LANGUAGE_EN, "within 4 hours of", "240 0 1440 false" },
		{ "response", "sla.response_minutes.p5", "90", LANGUAGE_ZH, "后 0 小时（优先级 5：90 分钟）内响应",
		  "0 5 3 90" },
		{ "restore", "sla.restore_minutes.p1", "60", LANGUAGE_EN, "within 2 hours (priority 1: 1 hours) of",
		  "120 0 1440 false 60" },
		{ "arrival", "sla.onsite_minutes.p2", "300", LANGUAGE_ZH, "后 4 小时（优先级 2：5 小时）内到场",
		  "240 300" },
		{ "warranty", "warranty.unit", "month", LANGUAGE_ZH, "质保期为 2 个月，", "2 month acceptance true" },
		{ "warranty", "warranty.unit", "year", LANGUAGE_EN, "for 2 year(s) from", "2 year acceptance true" },
		{ "training", "training.attendance_least", "0.75", LANGUAGE_ZH, "出勤率不低于 75 %",
		  "0.4 0.6 60 0.75 3" },
		{ "repair_charge", "vat.goods", "0.13", LANGUAGE_ZH, "另计 13 % 增值税", "0.13" },
		{ "routine_revisit", "revisit.every_days", "20", LANGUAGE_ZH, "每 20 天定期回访一次",
		  "20 fixed_grid previous_workday 0 true 3" },
	};
	AUTO_ARENA a = { 0 };
	struct promises all = promises_read(&a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct service_policy policy = two_years();
		assert_null(policy_set(&policy, rows[i].policy, rows[i].value, &a));
		const struct promise *p = named(&all, rows[i].promise);
		const char *text = promise_text(p, &policy, rows[i].lang, &a);
		if (strstr(text, rows[i].says) == NULL)
			fail_msg("%s is not in: %s", rows[i].says, text);
		assert_string_equal(promise_values(p, &policy, &a), rows[i].values);
	}
}

static void blanks_and_what_is_switched_off(void **state)
{
	AUTO_ARENA a = { 0 };
	struct promises all = promises_read(&a);
	struct service_policy policy = service_policy_seed();
	const struct promise *warranty = named(&all, "warranty"), *season = named(&all, "seasonal_revisit");

	(void)state;
	assert_string_equal(promise_blank(warranty, &policy), "warranty.term");
	assert_non_null(strstr(promise_text(warranty, &policy, LANGUAGE_ZH, &a), "____"));
	assert_string_equal(promise_values(warranty, &policy, &a), "- year acceptance true");
	assert_null(promise_blank(season, &policy));
	assert_true(promise_is_made(season, &policy));
	policy.season_visits = 0;
	assert_false(promise_is_made(season, &policy));
	policy.parts_years = UNSET;
	assert_true(promise_is_made(warranty, &policy));
}

static void keys_of_answers(void **state)
{
	static const struct {
		const char *key, *template;
		unsigned count;
		const char *last, *unknown;
	} rows[] = {
		{ "seed-2019/response", "seed-2019", 1, "response", NULL },
		{ "seed-2019/response,restore", "seed-2019", 2, "restore", NULL },
		{ "seed-2019/routine_revisit,monthly_onsite,seasonal_revisit,technical_revisit", "seed-2019", 4,
		  "technical_revisit", NULL },
		{ "response", NULL, 0, NULL, "response" },
		{ "/response", NULL, 0, NULL, "/response" },
		{ "seed-2019/", NULL, 0, NULL, "" },
		{ "seed-2019/response,", NULL, 0, NULL, "" },
		{ "seed-2019/response, restore", NULL, 0, NULL, " restore" },
		{ "seed-2019/responses", NULL, 0, NULL, "responses" },
	};
	AUTO_ARENA a = { 0 };
	struct promises all = promises_read(&a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct promise_list list = { 0 };
		const struct error *e = promise_list_read(rows[i].key, &all, &a, &list);
		assert_int_equal(e != NULL, rows[i].unknown != NULL);
		if (e != NULL) {
			assert_string_equal(e->reason, "unknown_promise");
			assert_string_equal(e->detail, rows[i].unknown);
			continue;
		}
		assert_string_equal(list.template, rows[i].template);
		assert_int_equal(list.count, rows[i].count);
		assert_string_equal(list.promise[list.count - 1]->key, rows[i].last);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_is_whole),
		cmocka_unit_test(every_policy_it_names_is_known),
		cmocka_unit_test(a_promise_says_when_its_clock_runs),
		cmocka_unit_test(numbers_stand_in_the_words),
		cmocka_unit_test(blanks_and_what_is_switched_off),
		cmocka_unit_test(keys_of_answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
