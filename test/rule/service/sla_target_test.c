/* By priority, by the site, or the one number of the contract: which minutes hold, and why (C5, C8, C24). */
#include "rule/service/sla_target.h"

#include <string.h>

#include "rule/given.h"

/* One number for all but what a row changes. */
static struct sla_matrix of_text(const char *key, const char *text, struct arena *a)
{
	struct service_policy p = service_policy_seed();

	if (key != NULL)
		assert_null(policy_set(&p, key, text, a));
	return sla_matrix_of(&p);
}

static void the_default_is_one_number_for_all(void **state)
{
	AUTO_ARENA a = { 0 };
	struct sla_matrix seed = of_text(NULL, NULL, &a);
	const int64_t minutes[] = { [SLA_RESPONSE] = 0, [SLA_ONSITE] = UNSET, [SLA_RESTORE] = 120 };

	(void)state;
	for (int64_t priority = 0; priority <= PRIORITIES; priority++)
		for (enum sla_hand h = SLA_RESPONSE; h <= SLA_RESTORE; h++) {
			struct sla_target t = sla_target_of(&seed, NULL, priority, h, &a);
			assert_int_equal(t.minutes, minutes[h]);
			assert_null(t.why);
			assert_false(sla_by_priority(&seed, h));
		}
}

static void a_priority_has_its_own(void **state)
{
	static const struct {
		const char *key, *text;
		int64_t priority;
		enum sla_hand hand;
		int64_t minutes;
		const char *zh; /* NULL: no derivation */
	} rows[] = {
		{ "sla.restore_minutes.p1", "60", 1, SLA_RESTORE, 60, "优先级 1 的约定时限：60 分钟" },
		{ "sla.restore_minutes.p1", "60", 2, SLA_RESTORE, 120, "优先级 2 没有单独约定，按统一时限 120 分钟" },
		{ "sla.restore_minutes.p1", "60", UNSET, SLA_RESTORE, 120, "尚未评定优先级，按统一时限 120 分钟" },
		{ "sla.restore_minutes.p1", "60", 0, SLA_RESTORE, 120, "尚未评定优先级" },
		{ "sla.restore_minutes.p1", "60", 1, SLA_RESPONSE, 0, NULL },
		{ "sla.response_minutes.p5", "480", 5, SLA_RESPONSE, 480, "优先级 5" },
		{ "sla.response_minutes.p2", "0", 2, SLA_RESPONSE, 0, "优先级 2" },
		{ "sla.onsite_minutes.p1", "90", 1, SLA_ONSITE, 90, "优先级 1" },
		/* An arrival that is promised for one priority is for no other. */
		{ "sla.onsite_minutes.p1", "90", 2, SLA_ONSITE, UNSET, NULL },
		{ "sla.onsite_minutes.p1", "90", UNSET, SLA_ONSITE, UNSET, NULL },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct sla_matrix m = of_text(rows[i].key, rows[i].text, &a);
		struct sla_target t = sla_target_of(&m, NULL, rows[i].priority, rows[i].hand, &a);
		assert_int_equal(t.minutes, rows[i].minutes);
		assert_int_equal(sla_minutes(&m, rows[i].priority, rows[i].hand), rows[i].minutes);
		assert_int_equal(t.why != NULL, rows[i].zh != NULL);
		if (rows[i].zh != NULL && strstr(why_text(t.why, LANGUAGE_ZH, &a), rows[i].zh) == NULL)
			fail_msg("%s is not in: %s", rows[i].zh, why_text(t.why, LANGUAGE_ZH, &a));
	}
}

/* The site's word stands before the contract's, also before what the contract says of the priority. */
static void what_the_site_agreed_to_stands_first(void **state)
{
	static const struct {
		int64_t all, own; /* of the site: for all, and for priority 1 */
		int64_t priority, minutes;
		const char *zh;
	} rows[] = {
		{ 720, UNSET, 1, 720, "海岛" },
		{ 720, 240, 1, 240, "优先级 1 的约定时限：240 分钟" },
		{ 720, 240, 3, 720, "优先级 3 没有单独约定，按统一时限 720 分钟" },
		{ UNSET, 240, 3, 120, "优先级 3 没有单独约定，按统一时限 120 分钟" }, /* of the contract */
		{ UNSET, UNSET, 1, 60, "优先级 1 的约定时限：60 分钟" },
	};
	AUTO_ARENA a = { 0 };
	struct sla_matrix contract = of_text("sla.restore_minutes.p1", "60", &a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct sla_agreement site = { sla_matrix_empty, "2026-05-20", "海岛" };
		site.matrix.all[SLA_RESTORE] = rows[i].all;
		site.matrix.of[0][SLA_RESTORE] = rows[i].own;
		struct sla_target t = sla_target_of(&contract, &site, rows[i].priority, SLA_RESTORE, &a);
		assert_int_equal(t.minutes, rows[i].minutes);
		assert_non_null(strstr(why_text(t.why, LANGUAGE_ZH, &a), rows[i].zh));
		assert_int_equal(sla_target_of(&contract, &site, rows[i].priority, SLA_RESPONSE, &a).minutes, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_default_is_one_number_for_all),
		cmocka_unit_test(a_priority_has_its_own),
		cmocka_unit_test(what_the_site_agreed_to_stands_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
