/* A link to sign stands once, for a short time, for the words it was made for (T11). */
#include "rule/service/sign_link.h"

#include "rule/given.h"

#define SAME "aa"
#define OTHER "bb"

static void a_link_says_why_it_is_over(void **state)
{
	static const struct {
		enum sign_link_stage stage;
		const char *now, *content, *refusal; /* NULL: it stands */
		bool shows;
	} rows[] = {
		{ sign_link_stage_open, "2026-11-26T10:00", SAME, NULL, true },
		{ sign_link_stage_open, "2026-11-26T10:29", SAME, NULL, true },
		{ sign_link_stage_open, "2026-11-26T10:30", SAME, "sign_link_expired", false },
		{ sign_link_stage_open, "2026-11-26T10:00", OTHER, "sign_link_changed", true },
		{ sign_link_stage_open, "2026-11-26T10:00", NULL, "sign_link_changed", true },
		/* that it is over by time is said before what changed since */
		{ sign_link_stage_open, "2026-11-27T10:00", OTHER, "sign_link_expired", false },
		{ sign_link_stage_used, "2026-11-26T10:00", OTHER, "sign_link_used", true },
		{ sign_link_stage_used, "2026-11-27T10:00", SAME, "sign_link_used", false },
		{ sign_link_stage_revoked, "2026-11-26T10:00", SAME, "sign_link_replaced", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct sign_link link = { .stage = rows[i].stage,
						.expires_at = moment("2026-11-26T10:30"),
						.content_hash = SAME };
		const char *refusal = sign_link_refusal(&link, rows[i].content, moment(rows[i].now));
		assert_string_equal(refusal == NULL ? "" : refusal, rows[i].refusal == NULL ? "" : rows[i].refusal);
		assert_int_equal(sign_link_shows(&link, moment(rows[i].now)), rows[i].shows);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_link_says_why_it_is_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
