/* A person's second place: on which days it holds, twice at once it is not, and who reads both reads it. */
#include "rule/party/affiliation.h"

#include "rule/asked.h"

#define D(text) (*(text) == '\0' ? (date){ 0 } : day(text))

static void days_count_whole(void **state)
{
	static const struct {
		const char *from, *until, *on;
		bool holds;
	} rows[] = {
		{ "", "", "2026-03-02", true },
		{ "2026-03-02", "", "2026-03-01", false },
		{ "2026-03-02", "", "2026-03-02", true },
		{ "", "2026-03-02", "2026-03-02", true },
		{ "", "2026-03-02", "2026-03-03", false },
		{ "2026-03-02", "2026-03-02", "2026-03-02", true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct affiliation a = { .from_on = D(rows[i].from), .until_on = D(rows[i].until) };
		if (affiliation_holds(&a, day(rows[i].on)) != rows[i].holds)
			fail_msg("%s to %s on %s", rows[i].from, rows[i].until, rows[i].on);
	}
}

static void twice_at_once_is_seen(void **state)
{
	static const struct {
		const char *from, *until, *other_from, *other_until;
		bool overlap;
	} rows[] = {
		{ "", "", "", "", true },
		{ "", "2026-03-02", "2026-03-03", "", false },
		{ "", "2026-03-02", "2026-03-02", "", true },
		{ "2026-03-03", "", "", "2026-03-02", false },
		{ "2026-01-01", "2026-12-31", "2026-06-01", "2026-06-30", true },
		{ "2026-01-01", "2026-05-31", "2026-06-01", "2026-06-30", false },
		{ "2026-01-01", "", "2025-01-01", "2025-12-31", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct affiliation a = { .from_on = D(rows[i].from), .until_on = D(rows[i].until) };
		struct affiliation b = { .from_on = D(rows[i].other_from), .until_on = D(rows[i].other_until) };
		if (affiliations_overlap(&a, &b) != rows[i].overlap || affiliations_overlap(&b, &a) != rows[i].overlap)
			fail_msg("row %zu", i);
	}
}

/* Users 1 and 2 are in team 10, user 3 in team 20, user 4 in none. */
static void who_reads_both_reads_it(void **state)
{
	static const struct {
		const char *what;
		struct circle person, company;
		struct common_circle both;
	} rows[] = {
		{ "one owner, one team", { 1, 10, 10 }, { 1, 10, 10 }, { 1, 1, 10 } },
		{ "two of one team", { 1, 10, 10 }, { 2, 10, 10 }, { 1, 2, 10 } },
		{ "two teams", { 1, 10, 10 }, { 3, 20, 20 }, { 0, 0, 0 } },
		{ "one owner, two teams", { 1, 10, 10 }, { 1, 10, 20 }, { 1, 1, 0 } },
		{ "his contact at the other team's company that is his team's",
		  { 1, 10, 20 },
		  { 3, 20, 10 },
		  { 1, 3, 0 } },
		{ "the company's owner reads the person, not the other way",
		  { 1, 10, 20 },
		  { 3, 20, 20 },
		  { 0, 3, 20 } },
		{ "nobody's", { 0, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 } },
		{ "an owner of no team is in no team's circle", { 4, 0, 0 }, { 1, 10, 0 }, { 0, 0, 0 } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct common_circle c = circle_common(&rows[i].person, &rows[i].company);
		if (memcmp(&c, &rows[i].both, sizeof c) != 0)
			fail_msg("%s: %d %d %d", rows[i].what, (int)c.person_owner, (int)c.company_owner, (int)c.team);
	}
}

static void it_ends_after_it_begins_and_names_no_committee(void **state)
{
	ASK("2026-03-02", role_sales);
	NEW(affiliation, a1);

	a1->department = "药剂科";
	a1->from_on = day("2026-03-02");
	a1->until_on = day("2026-03-02");
	assert_answer("", answer_text(affiliation_check(a1, NULL, &env), &a));
	a1->until_on = day("2026-03-01");
	a1->position = "评标专家";
	a1->note = "据说会进评委";
	assert_answer("until_on ends_before_it_begins, position no_evaluators, note no_evaluators",
		      answer_text(affiliation_check(a1, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_count_whole),
		cmocka_unit_test(twice_at_once_is_seen),
		cmocka_unit_test(who_reads_both_reads_it),
		cmocka_unit_test(it_ends_after_it_begins_and_names_no_committee),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
