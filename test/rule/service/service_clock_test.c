/* The clock of a case, read from its events: the night of 春节 2027, waiting, reopening, claimed times. */
#include "rule/service/service_clock.h"

#include <string.h>

#include "rule/given.h"

static const struct clock_terms seed = {
	.response_minutes = 0,
	.tolerance_minutes = 5,
	.onsite_minutes = UNSET,
	.restore_minutes = 120,
	.reopen_days = 7,
	.hours = { .day = { 1, { { 0, 1440 } } } },
};

struct told {
	enum clock_event_kind kind;
	const char *recorded, *occurred;
	bool vouched;
};

static struct error *read_with(const struct clock_terms *terms, const struct told *told, size_t n, const char *now,
			       struct arena *a, struct service_clock *ret)
{
	struct clock_event event[12];

	assert_true(n <= 12);
	for (size_t i = 0; i < n; i++)
		event[i] = (struct clock_event){ .kind = told[i].kind,
						 .recorded_at = moment(told[i].recorded),
						 .occurred_at = moment(told[i].occurred),
						 .vouched = told[i].vouched,
						 .reason = PAUSE_WAITING_CUSTOMER };
	return service_clock_read(event, n, terms, announced_calendar(a), moment(now), a, ret);
}

static struct error *read_clock(const struct told *told, size_t n, const char *now, struct arena *a,
				struct service_clock *ret)
{
	return read_with(&seed, told, n, now, a, ret);
}

#define READ(told, now, k) assert_null(read_clock(told, COUNT(told), now, &a, &(k)))

static void the_first_night_of_the_spring_festival_is_met(void **state)
{
	const struct told told[] = {
		{ CLOCK_REPORTED, "2027-02-06T23:30", NULL, false },
		{ CLOCK_RECEIVED, "2027-02-06T23:30", NULL, false },
		{ CLOCK_ACCEPTED, "2027-02-06T23:32", NULL, false },
		{ CLOCK_RESTORED, "2027-02-07T01:10", NULL, false },
		{ CLOCK_CONFIRMED, "2027-02-07T01:15", NULL, false },
	};
	struct service_clock k;
	AUTO_ARENA a = { 0 };

	(void)state;
	READ(told, "2027-02-08T00:00", k);
	assert_int_equal(k.response, VERDICT_MET);
	assert_int_equal(k.restore, VERDICT_MET);
	assert_int_equal(k.response_due.us, moment("2027-02-06T23:35").us);
	assert_int_equal(k.response_target.us, moment("2027-02-06T23:30").us);
	assert_int_equal(k.restore_due.us, moment("2027-02-07T01:30").us);
	assert_int_equal(k.elapsed, 100 * MINUTE);
	assert_int_equal(k.waited, 0);
	assert_false(k.awaits_confirmation);
	assert_string_equal(
		why_text(k.restore_why, LANGUAGE_ZH, &a),
		"2027-02-06 23:30 报修，须在 120 分钟内排除（至 2027-02-07 01:30），2027-02-07 01:10 恢复：按时。");
}

static void the_receipt_is_no_response(void **state)
{
	const struct told told[] = {
		{ CLOCK_REPORTED, "2027-02-06T23:30", NULL, false },
		{ CLOCK_RECEIVED, "2027-02-06T23:30", NULL, false },
	};
	struct service_clock k;
	AUTO_ARENA a = { 0 };

	(void)state;
	READ(told, "2027-02-06T23:35", k);
	assert_int_equal(k.response, VERDICT_RUNNING);
	READ(told, "2027-02-06T23:36", k);
	assert_int_equal(k.response, VERDICT_LATE);
	assert_int_equal(k.restore, VERDICT_RUNNING);
	READ(told, "2027-02-07T01:31", k);
	assert_int_equal(k.restore, VERDICT_LATE);
}

static void waiting_for_the_customer_stops_the_clock(void **state)
{
	const struct told told[] = {
		{ CLOCK_REPORTED, "2026-11-23T09:00", NULL, false },
		{ CLOCK_ACCEPTED, "2026-11-23T09:05", NULL, false },
		{ CLOCK_PAUSED, "2026-11-23T09:30", NULL, false },
		{ CLOCK_RESUMED, "2026-11-23T11:30", NULL, false },
		{ CLOCK_RESTORED, "2026-11-23T12:59", NULL, false },
	};
	struct service_clock k;
	AUTO_ARENA a = { 0 };

	(void)state;
	READ(told, "2026-11-23T13:30", k);
	assert_int_equal(k.restore_due.us, moment("2026-11-23T13:00").us);
	assert_int_equal(k.restore, VERDICT_MET);
	assert_int_equal(k.waited, 120 * MINUTE);
	assert_int_equal(k.elapsed, 119 * MINUTE);
	assert_true(k.awaits_confirmation);
	assert_int_equal(k.response, VERDICT_MET);

	assert_null(read_clock(told, 3, "2026-11-25T00:00", &a, &k));
	assert_true(k.paused);
	assert_int_equal(k.restore_due.us, 0);
	assert_int_equal(k.restore, VERDICT_RUNNING);
	assert_int_equal(k.elapsed, 30 * MINUTE);
	assert_non_null(strstr(why_text(k.restore_why, LANGUAGE_ZH, &a), "计时暂停中"));
}

static void restoring_ends_the_wait(void **state)
{
	const struct told told[] = {
		{ CLOCK_REPORTED, "2026-11-23T09:00", NULL, false },
		{ CLOCK_PAUSED, "2026-11-23T09:30", NULL, false },
		{ CLOCK_RESTORED, "2026-11-23T15:00", NULL, false },
	};
	struct service_clock k;
	AUTO_ARENA a = { 0 };

	(void)state;
	READ(told, "2026-11-23T16:00", k);
	assert_false(k.paused);
	assert_int_equal(k.restore, VERDICT_MET);
	assert_int_equal(k.elapsed, 30 * MINUTE);
}

static void a_reopened_case_keeps_its_clock(void **state)
{
	const struct told told[] = {
		{ CLOCK_REPORTED, "2026-11-23T09:00", NULL, false },
		{ CLOCK_RESTORED, "2026-11-23T10:00", NULL, false },
		{ CLOCK_REOPENED, "2026-11-23T10:30", NULL, false },
		{ CLOCK_RESTORED, "2026-11-23T10:50", NULL, false },
	};
	struct told later[COUNT(told)];
	struct service_clock k;
	AUTO_ARENA a = { 0 };

	(void)state;
	READ(told, "2026-11-23T12:00", k);
	assert_int_equal(k.restore, VERDICT_MET);
	assert_int_equal(k.elapsed, 110 * MINUTE);
	memcpy(later, told, sizeof told);
	later[3].recorded = "2026-11-23T11:01";
	READ(later, "2026-11-23T12:00", k);
	assert_int_equal(k.restore, VERDICT_LATE);
	later[2].recorded = "2026-11-30T10:01";
	assert_string_equal(read_clock(later, 3, "2026-12-01T00:00", &a, &k)->reason, "too_late");
}

/* A18: against us as claimed; for us only with a voucher. */
static void claimed_times_count_against_us_or_vouched(void **state)
{
	static const struct {
		enum clock_event_kind kind;
		const char *recorded, *occurred;
		bool vouched;
		const char *counts;
	} rows[] = {
		{ CLOCK_REPORTED, "2026-11-23T09:00", "2026-11-23T08:50", false, "2026-11-23T08:50" },
		{ CLOCK_REPORTED, "2026-11-23T09:00", "2026-11-23T09:10", false, "2026-11-23T09:00" },
		{ CLOCK_REPORTED, "2026-11-23T09:00", "2026-11-23T09:10", true, "2026-11-23T09:10" },
		{ CLOCK_ACCEPTED, "2026-11-23T09:20", "2026-11-23T09:02", false, "2026-11-23T09:20" },
		{ CLOCK_ACCEPTED, "2026-11-23T09:20", "2026-11-23T09:02", true, "2026-11-23T09:02" },
		{ CLOCK_RESTORED, "2026-11-23T12:00", "2026-11-23T10:00", false, "2026-11-23T12:00" },
		{ CLOCK_RESTORED, "2026-11-23T12:00", "2026-11-23T10:00", true, "2026-11-23T10:00" },
		{ CLOCK_RESTORED, "2026-11-23T10:00", "2026-11-23T12:00", false, "2026-11-23T12:00" },
		{ CLOCK_PAUSED, "2026-11-23T10:00", "2026-11-23T09:30", false, "2026-11-23T10:00" },
		{ CLOCK_RESUMED, "2026-11-23T10:00", "2026-11-23T09:30", false, "2026-11-23T09:30" },
		{ CLOCK_RESUMED, "2026-11-23T10:00", "2026-11-23T10:30", false, "2026-11-23T10:00" },
		{ CLOCK_CONFIRMED, "2026-11-23T10:00", "2026-11-23T09:30", false, "2026-11-23T09:30" },
		{ CLOCK_ACCEPTED, "2026-11-23T10:00", NULL, false, "2026-11-23T10:00" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct clock_event e = { .kind = rows[i].kind,
					 .recorded_at = moment(rows[i].recorded),
					 .occurred_at = moment(rows[i].occurred),
					 .vouched = rows[i].vouched };
		assert_int_equal(clock_event_time(&e).us, moment(rows[i].counts).us);
	}
}

static void the_earliest_notice_starts_the_clock(void **state)
{
	const struct told told[] = {
		{ CLOCK_REPORTED, "2026-11-23T09:00", NULL, false },
		{ CLOCK_REPORTED, "2026-11-23T09:30", "2026-11-23T08:40", false },
		{ CLOCK_ACCEPTED, "2026-11-23T09:01", NULL, false },
		{ CLOCK_ACCEPTED, "2026-11-23T09:40", NULL, false },
	};
	struct service_clock k;
	AUTO_ARENA a = { 0 };

	(void)state;
	READ(told, "2026-11-23T09:41", k);
	assert_int_equal(k.started_at.us, moment("2026-11-23T08:40").us);
	assert_int_equal(k.accepted_at.us, moment("2026-11-23T09:01").us);
	assert_int_equal(k.response, VERDICT_LATE);
}

static void what_cannot_be_is_refused(void **state)
{
	static const struct {
		struct told told[4];
		size_t n;
		const char *field, *reason;
	} rows[] = {
		{ { { 0 } }, 0, "reported", "not_reported" },
		{ { { CLOCK_ACCEPTED, "2026-11-23T09:00", NULL, false } }, 1, "accepted", "not_reported" },
		{ { { CLOCK_REPORTED, "2026-11-23T09:00", NULL, false },
		    { CLOCK_RESUMED, "2026-11-23T09:10", NULL, false } },
		  2,
		  "resumed",
		  "not_paused" },
		{ { { CLOCK_REPORTED, "2026-11-23T09:00", NULL, false },
		    { CLOCK_PAUSED, "2026-11-23T09:10", NULL, false },
		    { CLOCK_PAUSED, "2026-11-23T09:20", NULL, false } },
		  3,
		  "paused",
		  "already_paused" },
		{ { { CLOCK_REPORTED, "2026-11-23T09:00", NULL, false },
		    { CLOCK_PAUSED, "2026-11-23T09:10", NULL, false },
		    { CLOCK_RESUMED, "2026-11-23T09:20", "2026-11-23T09:05", false } },
		  3,
		  "resumed",
		  "out_of_order" },
		{ { { CLOCK_REPORTED, "2026-11-23T09:00", NULL, false },
		    { CLOCK_RESTORED, "2026-11-23T09:10", NULL, false },
		    { CLOCK_RESTORED, "2026-11-23T09:20", NULL, false } },
		  3,
		  "restored",
		  "already_restored" },
		{ { { CLOCK_REPORTED, "2026-11-23T09:00", NULL, false },
		    { CLOCK_RESTORED, "2026-11-23T09:10", NULL, false },
		    { CLOCK_PAUSED, "2026-11-23T09:20", NULL, false } },
		  3,
		  "paused",
		  "already_restored" },
		{ { { CLOCK_REPORTED, "2026-11-23T09:00", NULL, false },
		    { CLOCK_RESTORED, "2026-11-23T09:10", "2026-11-23T08:00", true } },
		  2,
		  "restored",
		  "out_of_order" },
		{ { { CLOCK_REPORTED, "2026-11-23T09:00", NULL, false },
		    { CLOCK_CONFIRMED, "2026-11-23T09:10", NULL, false } },
		  2,
		  "confirmed",
		  "not_restored" },
		{ { { CLOCK_REPORTED, "2026-11-23T09:00", NULL, false },
		    { CLOCK_REOPENED, "2026-11-23T09:10", NULL, false } },
		  2,
		  "reopened",
		  "not_restored" },
	};
	AUTO_ARENA a = { 0 };
	struct service_clock k;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct error *e = read_clock(rows[i].told, rows[i].n, "2026-11-24T00:00", &a, &k);
		assert_non_null(e);
		assert_string_equal(e->field, rows[i].field);
		assert_string_equal(e->reason, rows[i].reason);
	}
}

/* C24: from the report to the first who is on site; a pause of the customer's counts, a fault cleared from afar
 * needs nobody. */
static void an_hour_of_arrival_has_its_own_clock(void **state)
{
	static const struct told arrives[] = {
		{ CLOCK_REPORTED, "2026-11-23T09:00", NULL, false },
		{ CLOCK_ACCEPTED, "2026-11-23T09:05", NULL, false },
		{ CLOCK_ARRIVED, "2026-11-23T09:40", NULL, false },
		{ CLOCK_ARRIVED, "2026-11-23T15:00", NULL, false },
	};
	static const struct told waits[] = {
		{ CLOCK_REPORTED, "2026-11-23T09:00", NULL, false },
		{ CLOCK_PAUSED, "2026-11-23T09:10", NULL, false },
		{ CLOCK_RESUMED, "2026-11-23T10:10", NULL, false },
		{ CLOCK_ARRIVED, "2026-11-23T10:50", "2026-11-23T10:30", false },
	};
	static const struct told from_afar[] = {
		{ CLOCK_REPORTED, "2026-11-23T09:00", NULL, false },
		{ CLOCK_RESTORED, "2026-11-23T09:30", NULL, false },
	};
	static const struct {
		const struct told *told;
		size_t n;
		const char *now, *due;
		enum clock_verdict verdict;
		const char *zh;
	} rows[] = {
		{ arrives, 2, "2026-11-23T09:30", "2026-11-23T09:45", VERDICT_RUNNING, "在途" },
		{ arrives, 2, "2026-11-23T09:46", "2026-11-23T09:45", VERDICT_LATE, "超时" },
		{ arrives, 4, "2026-11-23T16:00", "2026-11-23T09:45", VERDICT_MET, "09:40 到场：按时" },
		{ waits, 2, "2026-11-23T12:00", NULL, VERDICT_RUNNING, "计时暂停中" },
		/* Claimed at 10:30, written down at 10:50: in our favour only with the customer's word (A18). */
		{ waits, 4, "2026-11-23T12:00", "2026-11-23T10:45", VERDICT_LATE, "超时" },
		{ from_afar, 2, "2026-11-23T12:00", "2026-11-23T09:45", VERDICT_MET, "无须到场" },
	};
	struct clock_terms terms = seed;
	struct service_clock k;
	AUTO_ARENA a = { 0 };

	(void)state;
	terms.onsite_minutes = 45;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_null(read_with(&terms, rows[i].told, rows[i].n, rows[i].now, &a, &k));
		assert_int_equal(k.onsite, rows[i].verdict);
		assert_int_equal(k.onsite_due.us, moment(rows[i].due).us);
		assert_non_null(strstr(why_text(k.onsite_why, LANGUAGE_ZH, &a), rows[i].zh));
	}
	assert_null(read_clock(arrives, 4, "2026-11-23T16:00", &a, &k));
	assert_null(k.onsite_why); /* not promised: no verdict, whoever came */
	assert_int_equal(k.arrived_at.us, moment("2026-11-23T09:40").us);
}

/* C8: the derivation says that the site agreed to other targets. */
static void targets_of_a_site_are_named(void **state)
{
	static const struct told told[] = { { CLOCK_REPORTED, "2026-11-23T09:00", NULL, false } };
	struct clock_terms terms = seed;
	struct service_clock k;
	AUTO_ARENA a = { 0 };

	(void)state;
	terms.restore_minutes = 480;
	terms.restore_by = why_new(&a, "clock_of_site", "2026-11-01", "海岛，渡轮每日两班", NULL);
	assert_null(read_with(&terms, told, 1, "2026-11-23T09:30", &a, &k));
	assert_int_equal(k.restore_due.us, moment("2026-11-23T17:00").us);
	assert_non_null(strstr(why_text(k.restore_why, LANGUAGE_ZH, &a), "海岛，渡轮每日两班"));
}

/* FIELD golden cases 1 and 2: waiting outside the hours of service adds nothing, and other limits than those the case
 * began with keep what was waited.  Monday to Friday 9 to 17; on hold from Friday 17:00 to Monday 9:00. */
static void other_limits_keep_what_was_waited(void **state)
{
	static const struct told told[] = {
		{ CLOCK_REPORTED, "2026-11-20T16:00", NULL, false }, { CLOCK_PAUSED, "2026-11-20T17:00", NULL, false },
		{ CLOCK_RESUMED, "2026-11-23T09:00", NULL, false },  { CLOCK_PAUSED, "2026-11-23T10:00", NULL, false },
		{ CLOCK_RESUMED, "2026-11-25T10:00", NULL, false },
	};
	static const struct {
		size_t n;
		int64_t minutes;
		const char *due;
		int64_t waited;
	} rows[] = {
		{ 3, 240, "2026-11-23T12:00", 0 }, /* not Thursday 04:00 */
		{ 3, 60, "2026-11-20T17:00", 0 },
		{ 5, 240, "2026-11-25T12:00", 16 * 60 }, /* two days on hold are two days of service */
		{ 5, 480, "2026-11-25T16:00", 16 * 60 },
	};
	struct clock_terms terms = seed;
	struct service_clock k;
	AUTO_ARENA a = { 0 };

	(void)state;
	terms.hours = (struct service_hours){ .workdays_only = true, .day = { 1, { { 9 * 60, 17 * 60 } } } };
	for (size_t i = 0; i < COUNT(rows); i++) {
		terms.restore_minutes = rows[i].minutes;
		assert_null(read_with(&terms, told, rows[i].n, "2026-11-25T10:30", &a, &k));
		assert_int_equal(k.restore_due.us, moment(rows[i].due).us);
		assert_int_equal(k.waited, rows[i].waited * MINUTE);
	}
}

static void names_go_there_and_back(void **state)
{
	enum clock_event_kind kind;
	enum pause_reason reason;

	(void)state;
	for (enum clock_event_kind k = CLOCK_REPORTED; k <= CLOCK_REOPENED; k++)
		assert_true(clock_event_parse(clock_event_name(k), &kind) && kind == k);
	for (enum pause_reason r = PAUSE_WAITING_CUSTOMER; r <= PAUSE_FORCE_MAJEURE; r++)
		assert_true(pause_reason_parse(pause_reason_name(r), &reason) && reason == r);
	assert_false(pause_reason_parse("waiting_parts", &reason)); /* C8: never for our lack of parts */
	assert_false(clock_event_parse("dispatched", &kind));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_night_of_the_spring_festival_is_met),
		cmocka_unit_test(the_receipt_is_no_response),
		cmocka_unit_test(waiting_for_the_customer_stops_the_clock),
		cmocka_unit_test(restoring_ends_the_wait),
		cmocka_unit_test(a_reopened_case_keeps_its_clock),
		cmocka_unit_test(claimed_times_count_against_us_or_vouched),
		cmocka_unit_test(the_earliest_notice_starts_the_clock),
		cmocka_unit_test(an_hour_of_arrival_has_its_own_clock),
		cmocka_unit_test(targets_of_a_site_are_named),
		cmocka_unit_test(other_limits_keep_what_was_waited),
		cmocka_unit_test(what_cannot_be_is_refused),
		cmocka_unit_test(names_go_there_and_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
