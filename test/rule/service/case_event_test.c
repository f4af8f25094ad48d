/* A claimed time says where it comes from, and somebody else vouches for it. */
#include "rule/asked.h"

static void claims_have_a_source(void **state)
{
	static const struct {
		enum case_event_kind kind;
		const char *at;
		enum event_source source;
		enum waiting_reason reason;
		int64_t vouches, second;
		const char *answer;
	} rows[] = {
		{ case_event_kind_note, NULL, event_source_unset, waiting_reason_unset, 0, 0, "" },
		{ case_event_kind_reported, "2027-02-06T11:50", event_source_phone_log, waiting_reason_unset, 0, 0,
		  "" },
		{ case_event_kind_reported, "2027-02-06T11:50", event_source_unset, waiting_reason_unset, 0, 0,
		  "source required" },
		{ case_event_kind_restored, "2027-02-06T12:01", event_source_statement, waiting_reason_unset, 0, 0,
		  "occurred_at in_the_future" },
		{ case_event_kind_paused, NULL, event_source_unset, waiting_reason_unset, 0, 0,
		  "waiting_reason required" },
		{ case_event_kind_paused, NULL, event_source_unset, waiting_reason_waiting_customer, 0, 0, "" },
		{ case_event_kind_vouched, NULL, event_source_unset, waiting_reason_unset, 0, 0, "vouches required" },
		{ case_event_kind_vouched, NULL, event_source_unset, waiting_reason_unset, 5, 0, "" },
		{ case_event_kind_restored, NULL, event_source_unset, waiting_reason_unset, 0, THIS_USER,
		  "confirmed_by second_person_needed" },
		{ case_event_kind_restored, NULL, event_source_unset, waiting_reason_unset, 0, OTHER_USER, "" },
	};
	ASK("2027-02-06", role_engineer);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(case_event, v);
		v->kind = rows[i].kind;
		v->occurred_at = moment(rows[i].at);
		v->source = rows[i].source;
		v->waiting_reason = rows[i].reason;
		v->vouches.v = rows[i].vouches;
		v->confirmed_by.v = rows[i].second;
		assert_answer(rows[i].answer, answer_text(case_event_check(v, NULL, &env), &a));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(claims_have_a_source) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
