/* What a plan of training lacks: the examples of S104 to S113, each alone in a plan that lacks nothing else. */
#include "rule/asked.h"
#include "rule/service/training_check.h"

struct sound {
	struct training_plan *plan;
	struct training_objective objectives[4];
	struct training_session sessions[2];
	struct trainee trainees[3];
	struct trainer trainers[2];
	struct training_outline outline;
};

static void make_plan(struct sound *s, struct arena *a)
{
	s->plan = record_new(&training_plan_entity, a);
	s->plan->acceptance_on = day("2026-05-20");
	for (unsigned i = 0; i < 4; i++) {
		s->objectives[i] = *(struct training_objective *)record_new(&training_objective_entity, a);
		s->objectives[i].objective = "熟练操作";
		s->objectives[i].exam_item = "实操";
	}
	s->plan->objectives = (struct lines){ s->objectives, 4 };
}

static void make_people(struct sound *s, struct arena *a)
{
	for (unsigned i = 0; i < 3; i++) {
		s->trainees[i] = *(struct trainee *)record_new(&trainee_entity, a);
		s->trainees[i].role = (enum trainee_role)(i + 1);
		s->trainees[i].stage = trainee_stage_enrolled;
	}
	for (unsigned i = 0; i < 2; i++) {
		s->trainers[i] = *(struct trainer *)record_new(&trainer_entity, a);
		s->trainers[i].record.id = i + 1;
		s->trainers[i].kind = (enum trainer_kind)(i + 1);
		s->trainers[i].practising_since = day("2020-01-01");
	}
}

static void make_sessions(struct sound *s, struct arena *a)
{
	for (unsigned i = 0; i < 2; i++) {
		struct training_session *t = &s->sessions[i];
		*t = *(struct training_session *)record_new(&training_session_entity, a);
		t->title = i == 0 ? "操作" : "维护";
		t->stage = training_session_stage_planned;
		t->starts_at = date_start(day("2026-05-12"));
		t->topics = i == 0 ? "goals,use" : "maintenance,upkeep";
		t->levels = "management,users";
		t->roles = "operator,maintenance";
		t->on_site = true;
		t->trainer.v = i + 1;
	}
}

static void make_sound(struct sound *s, struct arena *a)
{
	make_plan(s, a);
	make_people(s, a);
	make_sessions(s, a);
	s->outline =
		(struct training_outline){ s->plan, { s->sessions, 2 }, { s->trainees, 3 }, { s->trainers, 2 }, 3 };
}

static void nothing(struct sound *s)
{
	(void)s;
}
static void two_years(struct sound *s)
{
	s->trainers[1].practising_since = day("2024-05-12");
}
static void three_years_on_the_day(struct sound *s)
{
	s->trainers[1].practising_since = day("2023-05-12");
}
static void classroom_only(struct sound *s)
{
	s->sessions[0].on_site = s->sessions[1].on_site = false;
}
static void on_site_for_managers_only(struct sound *s)
{
	s->sessions[0].roles = s->sessions[1].roles = "technical_manager";
}
static void two_topics_of_three(struct sound *s)
{
	s->sessions[1].topics = "maintenance";
}
static void after_acceptance(struct sound *s)
{
	s->sessions[1].starts_at = date_start(day("2026-05-25"));
}
static void after_acceptance_waived(struct sound *s)
{
	after_acceptance(s);
	s->plan->waiver = "客户同意验收后培训";
}
static void managers_not_told(struct sound *s)
{
	s->sessions[0].levels = "users";
}
static void three_objectives_of_four(struct sound *s)
{
	s->objectives[3].exam_item = NULL;
}
static void no_field_engineer(struct sound *s)
{
	s->sessions[1].trainer.v = 1;
}
static void no_technical_manager(struct sound *s)
{
	s->outline.trainees.count = 2;
}
static void one_withdrew(struct sound *s)
{
	s->trainees[0].stage = trainee_stage_withdrawn;
}
static void hours_missing(struct sound *s)
{
	s->sessions[0].stage = training_session_stage_draft;
}
static void cancelled_counts_not(struct sound *s)
{
	s->sessions[1].stage = training_session_stage_cancelled;
}

static const struct {
	void (*lacks)(struct sound *s);
	const char *said; /* statements, a warning with ? */
	unsigned open;
} rows[] = {
	{ nothing, "", 0 },
	{ two_years, "S104?", 0 },
	{ three_years_on_the_day, "", 0 },
	{ classroom_only, "S105", 1 },
	{ on_site_for_managers_only, "S105", 1 },
	{ two_topics_of_three, "S106", 1 },
	{ after_acceptance, "S108?", 0 },
	{ after_acceptance_waived, "", 0 },
	{ managers_not_told, "S109", 1 },
	{ three_objectives_of_four, "S110", 1 },
	{ no_field_engineer, "S111?", 0 },
	{ no_technical_manager, "S112", 1 },
	{ one_withdrew, "S112", 1 },
	{ hours_missing, "S113", 1 },
	{ cancelled_counts_not, "S106 S106 S111?", 2 },
};

static const char *statements(const struct training_gaps *g, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (unsigned i = 0; i < g->count; i++)
		buffer_print(&b, "%s%s%s", i > 0 ? " " : "", g->gap[i].statement, g->gap[i].warning ? "?" : "");
	return buffer_text(&b);
}

static void a_plan_says_what_it_lacks(void **state)
{
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct sound s;
		struct training_gaps gaps;
		make_sound(&s, &a);
		rows[i].lacks(&s);
		training_check_plan(&s.outline, &gaps, &a);
		assert_string_equal(statements(&gaps, &a), rows[i].said);
		assert_int_equal(gaps.open, rows[i].open);
		for (unsigned k = 0; k < gaps.count; k++)
			for (enum language l = LANGUAGE_ZH; l <= LANGUAGE_EN; l++)
				assert_string_not_equal(why_text(gaps.gap[k].why, l, &a), gaps.gap[k].why->key);
	}
}

static void full_years_end_on_their_day(void **state)
{
	static const struct {
		const char *from, *to;
		int years;
	} of[] = {
		{ "2023-05-12", "2026-05-12", 3 },
		{ "2023-05-13", "2026-05-12", 2 },
		{ "2024-02-29", "2025-02-28", 0 },
		{ "2026-05-12", "2023-05-12", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(of); i++)
		assert_int_equal(training_full_years(day(of[i].from), day(of[i].to)), of[i].years);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plan_says_what_it_lacks),
		cmocka_unit_test(full_years_end_on_their_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
