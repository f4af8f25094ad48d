/* Whether a certificate counts on the day (DOMAIN 2.8); CV-* run in the rules bench. */
#include "rule/asked.h"
#include "rule/bid/certificate_validity.h"

static void the_day_decides(void **state)
{
	static const struct {
		const char *from, *to, *on, *until, *status;
	} rows[] = {
		{ NULL, NULL, "2026-03-24", "2026-06-22", "ok" },
		{ "2026-03-24", NULL, "2026-03-24", NULL, "ok" },
		{ "2026-03-25", NULL, "2026-03-24", NULL, "not_yet_valid" },
		{ NULL, "2026-03-24", "2026-03-24", NULL, "ok" },
		{ NULL, "2026-03-23", "2026-03-24", NULL, "expired_at_bid" },
		{ NULL, "2026-06-22", "2026-03-24", "2026-06-22", "ok" },
		{ NULL, "2026-06-21", "2026-03-24", "2026-06-22", "expires_within_bid_validity" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_string_equal(certificate_status_name(certificate_validity(day(rows[i].from), day(rows[i].to),
										 day(rows[i].on), day(rows[i].until))),
				    rows[i].status);
}

static void days_are_in_order(void **state)
{
	ASK("2026-06-01", role_bid);
	NEW(certificate, c);

	c->category = certificate_category_management_system;
	c->valid_from = day("2026-03-20");
	c->valid_to = day("2026-03-19");
	assert_answer("valid_to ends_before_it_begins", answer_text(certificate_check(c, NULL, &env), &a));
	c->valid_to = day("2029-03-19");
	assert_null(certificate_check(c, NULL, &env));
}

static void a_person_is_named(void **state)
{
	ASK("2026-06-01", role_bid);
	NEW(certificate, c);

	c->category = certificate_category_personnel;
	assert_answer("holder required", answer_text(certificate_check(c, NULL, &env), &a));
	c->person.v = THIS_USER;
	assert_null(certificate_check(c, NULL, &env));
}

static void what_has_no_first_day_begins_when_issued(void **state)
{
	ASK("2026-06-01", role_bid);
	NEW(certificate, c);

	c->issued_on = day("2026-01-05");
	assert_null(certificate_check(c, NULL, &env));
	assert_int_equal(c->valid_from.day, day("2026-01-05").day);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_day_decides),
		cmocka_unit_test(days_are_in_order),
		cmocka_unit_test(a_person_is_named),
		cmocka_unit_test(what_has_no_first_day_begins_when_issued),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
