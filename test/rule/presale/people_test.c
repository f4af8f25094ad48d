/* Who counts, whom we met, what they understood. */
#include "rule/presale/people.h"

#include "rule/asked.h"

/* S60: power 5, influence 4 → 14, key; power 1, influence 3 → 5. */
static void power_counts_twice(void **state)
{
	static const struct {
		int64_t power, influence, weight;
		bool key;
	} rows[] = {
		{ 5, 4, 14, true }, { 1, 3, 5, false }, { 5, 0, 10, true },	    { 4, 1, 9, false },
		{ 0, 0, 0, false }, { 5, 5, 15, true }, { UNSET, 4, UNSET, false }, { 3, UNSET, UNSET, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int64_t weight = stakeholder_weight(rows[i].power, rows[i].influence);
		assert_int_equal(weight, rows[i].weight);
		assert_int_equal(stakeholder_weighs(weight), rows[i].key);
	}
}

/* S28: 8 of 10 → 80 %; S33: 3 of 4 → 75 %; S68: notes for 3 of 4 → 75 %. */
static void shares_are_whole_per_cent(void **state)
{
	static const struct {
		int64_t part, whole, percent;
	} rows[] = {
		{ 8, 10, 80 }, { 3, 4, 75 }, { 0, 3, 0 },   { 3, 3, 100 },   { 1, 3, 33 },
		{ 2, 3, 67 },  { 1, 8, 13 }, { 5, 4, 125 }, { 0, 0, UNSET },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(share_percent(rows[i].part, rows[i].whole), rows[i].percent);
}

/* S58: one contact → warn; three contacts of two departments → ok. */
static void breadth_counts_people_and_departments(void **state)
{
	static const struct {
		struct touch touches[4];
		unsigned count, contacts, departments;
		bool narrow;
	} rows[] = {
		{ { { 1, "信息中心", { 0 } } }, 1, 1, 1, true },
		{ { { 1, "信息中心", { 0 } }, { 1, "信息中心", { -3 } } }, 2, 1, 1, true },
		{ { { 1, "信息中心", { 0 } }, { 2, "信息中心", { -3 } }, { 3, "保卫处", { -80 } } }, 3, 3, 2, false },
		{ { { 1, "信息中心", { 0 } }, { 2, "信息中心", { -3 } } }, 2, 2, 1, true },
		{ { { 1, "信息中心", { -89 } }, { 2, "保卫处", { -90 } } }, 2, 1, 1, true },
		{ { { 1, NULL, { 0 } }, { 2, "保卫处", { 1 } } }, 2, 1, 0, true },
		{ { { 0 } }, 0, 0, 0, true },
	};
	date today = day("2026-05-20");

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct touch touches[4];
		for (unsigned k = 0; k < rows[i].count; k++) {
			touches[k] = rows[i].touches[k];
			touches[k].on = date_plus(today, touches[k].on.day);
		}
		struct breadth b = breadth_of(touches, rows[i].count, today);
		assert_int_equal(b.contacts, rows[i].contacts);
		assert_int_equal(b.departments, rows[i].departments);
		assert_int_equal(b.narrow, rows[i].narrow);
	}
}

/* S59: no superior → a visit is suggested; one who is only named was not met. */
static void a_role_is_covered_by_meeting(void **state)
{
	static const struct person people[] = {
		{ 1, deal_role_project_lead, { 20000 } },
		{ 2, deal_role_technical_authority, { 0 } },
		{ 3, deal_role_dept_head, { 0 } },
		{ 4, deal_role_dept_head, { 20010 } },
	};

	(void)state;
	assert_int_equal(role_coverage(deal_role_superior, people, COUNT(people)), ROLE_UNKNOWN);
	assert_int_equal(role_coverage(deal_role_technical_authority, people, COUNT(people)), ROLE_UNMET);
	assert_int_equal(role_coverage(deal_role_dept_head, people, COUNT(people)), ROLE_MET);
	assert_int_equal(role_coverage(deal_role_project_lead, people, COUNT(people)), ROLE_MET);
}

/* S44: three of four key contacts understand 3 or more → 75 %; what came with the tender or after does not count. */
static void understanding_counts_before_the_issue(void **state)
{
	static const int64_t keys[] = { 1, 2, 3, 4 };
	struct showing shown[] = {
		{ 1, 3, day("2026-02-01") }, { 2, 5, day("2026-02-02") }, { 3, 4, day("2026-02-03") },
		{ 4, 2, day("2026-02-03") }, { 9, 5, day("2026-02-03") }, { 4, 4, day("2026-03-02") },
	};

	(void)state;
	assert_int_equal(understood_by(keys, 4, shown, COUNT(shown), day("2026-03-02")), 3);
	assert_int_equal(share_percent(3, 4), 75);
	assert_int_equal(understood_by(keys, 4, shown, COUNT(shown), day(NULL)), 4);
	assert_int_equal(understood_by(keys, 4, shown, 0, day(NULL)), 0);
}

/* S62: five interests, four slides → the missing one is listed. */
static void every_interest_is_answered(void **state)
{
	static const int64_t interests[] = { 11, 12, 13, 14, 15 }, answered[] = { 15, 11, 12, 14 };
	int64_t missing[5];

	(void)state;
	assert_int_equal(interests_missing(interests, 5, answered, 4, missing), 1);
	assert_int_equal(missing[0], 13);
	assert_int_equal(interests_missing(interests, 5, answered, 0, missing), 5);
	assert_int_equal(interests_missing(answered, 4, interests, 5, missing), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(power_counts_twice),
		cmocka_unit_test(shares_are_whole_per_cent),
		cmocka_unit_test(breadth_counts_people_and_departments),
		cmocka_unit_test(a_role_is_covered_by_meeting),
		cmocka_unit_test(understanding_counts_before_the_issue),
		cmocka_unit_test(every_interest_is_answered),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
