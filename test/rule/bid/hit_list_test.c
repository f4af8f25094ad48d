/* Of what is strong, how much the bid uses; what is strong and unused is a warning. */
#include "rule/asked.h"
#include "rule/bid/hit_list.h"

static void preferences_by_their_strength(void **state)
{
	static const struct {
		int64_t strength;
		enum hit_weight weight;
	} rows[] = {
		{ 1, HIT_ORDINARY }, { 2, HIT_ORDINARY }, { 3, HIT_STRONG }, { 5, HIT_STRONG }, { UNSET, HIT_ORDINARY }
	};
	ASK("2026-03-02", role_presales);

	(void)env;
	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(preference, p);
		p->strength = rows[i].strength;
		assert_int_equal(hit_weight_of_preference(p, 3), rows[i].weight);
	}
}

static void needs_once_they_are_confirmed(void **state)
{
	static const struct {
		enum requirement_stage stage;
		enum requirement_kind kind;
		enum requirement_priority priority;
		const char *confirmed;
		enum hit_weight weight;
	} rows[] = {
		{ requirement_stage_accepted, requirement_kind_stated, requirement_priority_must, NULL, HIT_STRONG },
		{ requirement_stage_analysed, requirement_kind_stated, requirement_priority_should, NULL,
		  HIT_ORDINARY },
		{ requirement_stage_analysed, requirement_kind_latent, requirement_priority_must, NULL,
		  HIT_UNCONFIRMED },
		{ requirement_stage_analysed, requirement_kind_latent, requirement_priority_must, "2026-02-01",
		  HIT_STRONG },
		{ requirement_stage_draft, requirement_kind_stated, requirement_priority_must, NULL, HIT_NONE },
		{ requirement_stage_declined, requirement_kind_stated, requirement_priority_must, NULL, HIT_NONE },
		{ requirement_stage_merged, requirement_kind_stated, requirement_priority_must, NULL, HIT_NONE },
	};
	ASK("2026-03-02", role_presales);

	(void)env;
	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(requirement, r);
		r->stage = rows[i].stage;
		r->kind = rows[i].kind;
		r->priority = rows[i].priority;
		r->confirmed_on = day(rows[i].confirmed);
		assert_int_equal(hit_weight_of_requirement(r), rows[i].weight);
	}
}

static void what_is_warned_of(void **state)
{
	static const struct {
		enum hit_weight weight;
		unsigned uses;
		const char *warning;
	} rows[] = {
		{ HIT_STRONG, 0, "unused" },
		{ HIT_STRONG, 1, NULL },
		{ HIT_ORDINARY, 0, NULL },
		{ HIT_UNCONFIRMED, 0, NULL },
		{ HIT_UNCONFIRMED, 2, "used_unconfirmed" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *got = hit_warning_name(hit_warning_of(rows[i].weight, rows[i].uses));
		assert_true(rows[i].warning == NULL ? got == NULL : got != NULL && strcmp(got, rows[i].warning) == 0);
	}
}

/* S43: 4 of 5 strong ones addressed: 80 %. */
static void the_rate_counts_the_strong_ones(void **state)
{
	struct hit_rate r = { 0 };

	(void)state;
	assert_int_equal(hit_rate_percent(&r), -1);
	for (int i = 0; i < 5; i++)
		hit_rate_add(&r, HIT_STRONG, i < 4 ? 1 : 0);
	hit_rate_add(&r, HIT_ORDINARY, 0);
	assert_int_equal(hit_rate_percent(&r), 80);
	assert_int_equal(hit_rate_percent(&(struct hit_rate){ 3, 2 }), 67);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(preferences_by_their_strength),
		cmocka_unit_test(needs_once_they_are_confirmed),
		cmocka_unit_test(what_is_warned_of),
		cmocka_unit_test(the_rate_counts_the_strong_ones),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
