/* Whom we may meet while a tender runs (A2, S61, C18); the cases of the specification are in test/vectors. */
#include "rule/presale/contact_lock.h"

#include "rule/asked.h"

static void the_law_leaves_the_official_ways(void **state)
{
	static const struct {
		enum contact_side side;
		enum tender_phase phase;
		enum channel_class channel;
		enum contact_decision decision;
	} rows[] = {
		{ SIDE_BUYER, PHASE_PRE_TENDER, CHANNEL_PRIVATE, CONTACT_ALLOW },
		{ SIDE_BUYER, PHASE_TENDER_ISSUED, CHANNEL_PRIVATE, CONTACT_BLOCK },
		{ SIDE_BUYER, PHASE_EVALUATION, CHANNEL_PRIVATE, CONTACT_BLOCK },
		{ SIDE_BUYER, PHASE_TENDER_ISSUED, CHANNEL_OFFICIAL, CONTACT_ALLOW },
		{ SIDE_BUYER, PHASE_EVALUATION, CHANNEL_OFFICIAL, CONTACT_ALLOW },
		{ SIDE_BUYER, PHASE_TENDER_ISSUED, CHANNEL_SERVICE, CONTACT_WITH_NOTICE },
		{ SIDE_BUYER, PHASE_AFTER_AWARD, CHANNEL_PRIVATE, CONTACT_ALLOW },
		{ SIDE_AGENCY, PHASE_TENDER_ISSUED, CHANNEL_PRIVATE, CONTACT_BLOCK },
		{ SIDE_AGENCY, PHASE_TENDER_ISSUED, CHANNEL_OFFICIAL, CONTACT_ALLOW },
		{ SIDE_OTHER, PHASE_TENDER_ISSUED, CHANNEL_PRIVATE, CONTACT_ALLOW },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(contact_compliance(rows[i].side, rows[i].phase, rows[i].channel), rows[i].decision);
}

static void an_agency_is_known_by_its_name(void **state)
{
	static const struct {
		const char *agency, *name;
		bool same;
	} rows[] = {
		{ "山东某某招标有限公司", "山东某某招标有限公司", true },
		{ "山东某某招标有限公司（济南）", " 山东某某招标有限公司", true },
		{ "ＡＢ 招标", "ab招标(青岛分公司)", true },
		{ "山东某某招标有限公司", "山东某某", false },
		{ "山东某某招标有限公司", NULL, false },
		{ NULL, "山东某某", false },
		{ "（济南）", "（青岛）", false },
		{ "", "", false },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(agency_named(rows[i].agency, rows[i].name, &a), rows[i].same);
}

static void a_channel_not_said_is_private(void **state)
{
	static const struct {
		enum engagement_channel channel;
		enum channel_class class;
	} rows[] = {
		{ engagement_channel_unset, CHANNEL_PRIVATE },
		{ engagement_channel_face_to_face, CHANNEL_PRIVATE },
		{ engagement_channel_phone, CHANNEL_PRIVATE },
		{ engagement_channel_video, CHANNEL_PRIVATE },
		{ engagement_channel_message, CHANNEL_PRIVATE },
		{ engagement_channel_letter, CHANNEL_PRIVATE },
		{ engagement_channel_site_visit, CHANNEL_OFFICIAL },
		{ engagement_channel_question_meeting, CHANNEL_OFFICIAL },
		{ engagement_channel_written_clarification, CHANNEL_OFFICIAL },
		{ engagement_channel_bid_opening, CHANNEL_OFFICIAL },
		{ engagement_channel_presentation, CHANNEL_OFFICIAL },
		{ engagement_channel_service, CHANNEL_SERVICE },
	};

	(void)state;
	assert_int_equal(COUNT(rows), engagement_channel_count);
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(channel_class_of(rows[i].channel), rows[i].class);
}

/* From the day of issue, or the day we knew of it, to the day before the award letter. */
static void the_lock_has_a_first_and_a_last_day(void **state)
{
	static const struct {
		const char *issued, *opening, *award, *on;
		enum tender_stage stage;
		enum tender_phase phase;
	} rows[] = {
		{ "2026-03-02", NULL, NULL, "2026-03-01", tender_stage_obtained, PHASE_PRE_TENDER },
		{ "2026-03-02", NULL, NULL, "2026-03-02", tender_stage_obtained, PHASE_TENDER_ISSUED },
		{ NULL, NULL, NULL, "2026-03-04", tender_stage_spotted, PHASE_PRE_TENDER },
		{ NULL, NULL, NULL, "2026-03-05", tender_stage_spotted, PHASE_TENDER_ISSUED },
		{ "2026-03-02", "2026-03-25T09:30", NULL, "2026-03-25", tender_stage_pursued, PHASE_TENDER_ISSUED },
		{ "2026-03-02", "2026-03-25T09:30", NULL, "2026-03-26", tender_stage_pursued, PHASE_EVALUATION },
		{ "2026-03-02", "2026-03-25T09:30", "2026-04-01", "2026-03-31", tender_stage_won, PHASE_EVALUATION },
		{ "2026-03-02", "2026-03-25T09:30", "2026-04-01", "2026-04-01", tender_stage_won, PHASE_AFTER_AWARD },
		{ "2026-03-02", "2026-03-25T09:30", NULL, "2026-03-24", tender_stage_lost, PHASE_TENDER_ISSUED },
		{ "2026-03-02", "2026-03-25T09:30", NULL, "2026-03-25", tender_stage_lost, PHASE_AFTER_AWARD },
		{ "2026-03-02", NULL, NULL, "2026-03-02", tender_stage_failed, PHASE_AFTER_AWARD },
		{ "2026-03-02", NULL, NULL, "2026-03-05", tender_stage_declined, PHASE_TENDER_ISSUED },
		{ "2026-03-02", NULL, NULL, "2026-03-06", tender_stage_declined, PHASE_AFTER_AWARD },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct tender t = { .stage = rows[i].stage,
				    .issued_on = day(rows[i].issued),
				    .opening_at = moment(rows[i].opening) };
		t.record.created_at = moment("2026-03-05T09:00");
		t.decided_at = moment("2026-03-06T10:00");
		date over = tender_over_on(&t, day(rows[i].award));
		if (tender_phase_on(&t, day(rows[i].on), over) != rows[i].phase)
			fail_msg("row %zu", i);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_law_leaves_the_official_ways),
		cmocka_unit_test(an_agency_is_known_by_its_name),
		cmocka_unit_test(a_channel_not_said_is_private),
		cmocka_unit_test(the_lock_has_a_first_and_a_last_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
