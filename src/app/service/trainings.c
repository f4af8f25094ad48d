#include "app/service/trainings.h"

#include "app/contract/obligations.h"
#include "app/policies.h"
#include "app/record_list.h"
#include "app/save.h"
#include "app/whys.h"
#include "base/instant.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/rights.h"
#include "meta/kinds.h"
#include "rule/service/training_check.h"
#include "rule/service/training_result.h"
#include "store/lines.h"
#include "store/record.h"

#define SESSION(all, i) LINE_AT(all, struct training_session, i)
#define TRAINEE(all, i) LINE_AT(all, struct trainee, i)

static FALLIBLE policy_of(struct act *act, int64_t contract, struct service_policy *ret)
{
	void *record = NULL;

	TRY(store_get(act->db, &contract_entity, contract, &record, act->arena));
	return policies_of_contract(act, record, ret);
}

static FALLIBLE of_plan(struct act *act, const struct entity *e, int64_t plan, struct lines *ret)
{
	return store_all(act->db, e, "training_plan", value_int(plan), ret, act->arena);
}

/* With the lists that were signed. */
static FALLIBLE signed_sessions(struct act *act, int64_t plan, struct lines *ret)
{
	TRY(of_plan(act, &training_session_entity, plan, ret));
	for (unsigned i = 0; i < ret->count; i++)
		TRY(lines_load(act->db, &training_session_entity, SESSION(*ret, i), act->arena));
	return NULL;
}

/* --- what the plan lacks --- */

static FALLIBLE load_trainers(struct act *act, const struct lines *sessions, struct lines *ret)
{
	ret->rows = arena_array(act->arena, struct trainer, sessions->count + 1);
	for (unsigned i = 0; i < sessions->count; i++) {
		void *record = NULL;
		if (SESSION(*sessions, i)->trainer.v == 0)
			continue;
		TRY(store_get(act->db, &trainer_entity, SESSION(*sessions, i)->trainer.v, &record, act->arena));
		*LINE_AT(*ret, struct trainer, ret->count++) = *(struct trainer *)record;
	}
	return NULL;
}

static FALLIBLE load_outline(struct act *act, const struct training_plan *p, struct training_outline *ret)
{
	struct service_policy policy;

	*ret = (struct training_outline){ .plan = p };
	TRY(policy_of(act, p->contract.v, &policy));
	ret->trainer_years = policy.trainer_years;
	TRY(of_plan(act, &training_session_entity, p->record.id, &ret->sessions));
	TRY(of_plan(act, &trainee_entity, p->record.id, &ret->trainees));
	return load_trainers(act, &ret->sessions, &ret->trainers);
}

static bool is_open(const struct trainee *t)
{
	if (t->stage == trainee_stage_withdrawn)
		return false;
	return t->stage != trainee_stage_assessed || t->verdict != training_verdict_passed || !t->competent;
}

FALLIBLE training_counted(struct act *act, const void *before, void *plan)
{
	struct training_plan *p = plan;
	struct training_outline o;
	struct training_gaps gaps;

	(void)before;
	TRY(load_outline(act, p, &o));
	training_check_plan(&o, &gaps, act->arena);
	p->gaps_open = gaps.open;
	p->trainees_open = 0;
	for (unsigned i = 0; i < o.trainees.count; i++)
		p->trainees_open += is_open(TRAINEE(o.trainees, i));
	return NULL;
}

FALLIBLE training_completed(struct act *act, const void *before, void *plan)
{
	const struct training_plan *p = plan;

	(void)before;
	return obligations_close_kind(act, p->contract.v, commitment_kind_training, proof_kind_training_plan,
				      p->record.id, p->completed_on);
}

FALLIBLE training_reopened(struct act *act, const void *before, void *plan)
{
	const struct training_plan *p = plan;

	(void)before;
	return obligations_reopen(act, proof_kind_training_plan, p->record.id, commitment_kind_unset, p->reopen_reason);
}

/* --- who came --- */

static bool was_present(const struct training_session *s, int64_t trainee)
{
	for (unsigned i = 0; i < s->attendance.count; i++) {
		const struct training_attendance *x = LINE_AT(s->attendance, struct training_attendance, i);
		if (x->trainee.v == trainee)
			return x->present;
	}
	return false;
}

/* Of the hours that were meant for the role; UNSET before any was held. */
static decimal attendance_of(const struct trainee *t, const struct lines *sessions)
{
	int64_t meant = 0, present = 0;

	for (unsigned i = 0; i < sessions->count; i++) {
		const struct training_session *s = SESSION(*sessions, i);
		if (s->stage != training_session_stage_held ||
		    !choices_have(s->roles, trainee_role_choices.labels[t->role]))
			continue;
		meant += s->hours.millionths;
		present += was_present(s, t->record.id) ? s->hours.millionths : 0;
	}
	return (decimal){ meant == 0 ? UNSET : divide_half_up((wide)present * DECIMAL_ONE, meant) };
}

static FALLIBLE note_attendance(struct act *act, const struct trainee *t, const struct lines *sessions)
{
	struct trainee *after = save_copy(&trainee_entity, t, act->arena);

	after->attendance = attendance_of(t, sessions);
	return after->attendance.millionths == t->attendance.millionths
		       ? NULL
		       : save_again(act, &trainee_entity, t, after, "attended");
}

FALLIBLE session_held(struct act *act, const void *before, void *session)
{
	const struct training_session *s = session;
	struct lines sessions = { 0 }, trainees = { 0 };

	(void)before;
	TRY(signed_sessions(act, s->training_plan.v, &sessions));
	TRY(of_plan(act, &trainee_entity, s->training_plan.v, &trainees));
	for (unsigned i = 0; i < trainees.count; i++)
		if (TRAINEE(trainees, i)->stage == trainee_stage_enrolled)
			TRY(note_attendance(act, TRAINEE(trainees, i), &sessions));
	return NULL;
}

/* --- marks --- */

static const struct why *why_of(const struct trainee *t, const struct service_policy *p, struct arena *a)
{
	const char *percent = decimal_text((decimal){ t->attendance.millionths * 100 }, a);

	return why_new(a, t->verdict == training_verdict_passed ? "training_passed" : "training_failed",
		       decimal_text(t->theory, a), decimal_text(t->practice, a), decimal_text(t->score, a),
		       arena_print(a, "%lld", (long long)p->pass_mark), percent,
		       decimal_text((decimal){ p->attendance_least * 100 }, a), NULL);
}

static bool shows_all(const char *competences)
{
	for (unsigned i = 1; i < competence_choices.count; i++)
		if (!choices_have(competences, competence_choices.labels[i]))
			return false;
	return true;
}

static void judge(struct trainee *t, const struct service_policy *p, struct arena *a)
{
	struct training_marks m = { t->theory, t->practice, t->attendance };
	struct training_policy rule = {
		{ p->theory_weight }, { p->practice_weight }, { p->pass_mark * DECIMAL_ONE }, { p->attendance_least }
	};
	struct training_result r = training_result(&m, &rule);

	t->score.millionths = r.score * (DECIMAL_ONE / 100);
	t->verdict = r.passed ? training_verdict_passed : training_verdict_failed;
	t->competent = shows_all(t->competences);
	t->why = why_keep(why_of(t, p, a), a);
}

/* The plan's number and his own place in it; once given it stays. */
static FALLIBLE number_certificate(struct act *act, struct trainee *t)
{
	void *plan = NULL;
	struct value n;

	TRY(store_get(act->db, &training_plan_entity, t->training_plan.v, &plan, act->arena));
	TRY(sql_value(act->db,
		      "SELECT count(*) FROM trainee WHERE \"training_plan\" = $1 AND \"certificate_no\" IS NOT NULL",
		      SQL_ARGS(value_int(t->training_plan.v)), &n, act->arena));
	t->certificate_no =
		arena_print(act->arena, "%s-%02lld", ((struct training_plan *)plan)->number, (long long)n.i + 1);
	return NULL;
}

FALLIBLE trainee_assessing(struct act *act, const void *before, void *trainee)
{
	struct trainee *t = trainee;
	struct lines sessions = { 0 };
	struct service_policy policy;

	(void)before;
	TRY(signed_sessions(act, t->training_plan.v, &sessions));
	TRY(policy_of(act, t->contract.v, &policy));
	t->attendance = attendance_of(t, &sessions);
	if (t->attendance.millionths == UNSET || t->theory.millionths == UNSET || t->practice.millionths == UNSET)
		return NULL; /* the step says what it needs */
	judge(t, &policy, act->arena);
	if (t->verdict == training_verdict_passed && t->competent && t->certificate_no == NULL)
		return number_certificate(act, t);
	return NULL;
}

/* --- the page --- */

static void write_gaps(struct buffer *b, const struct training_gaps *gaps, enum language language)
{
	json_key(b, "gaps");
	json_open(b, '[');
	for (unsigned i = 0; i < gaps->count; i++) {
		json_open(b, '{');
		json_member(b, "statement", gaps->gap[i].statement);
		json_member_bool(b, "warning", gaps->gap[i].warning);
		json_member(b, "text", why_text(gaps->gap[i].why, language, b->arena));
		json_close(b, '}');
	}
	json_close(b, ']');
}

/* Why each was judged as he was: [{"trainee","text"}]. */
static void write_whys(struct buffer *b, const struct lines *trainees, enum language language)
{
	json_key(b, "why");
	json_open(b, '[');
	for (unsigned i = 0; i < trainees->count; i++) {
		const struct trainee *t = TRAINEE(*trainees, i);
		if (t->why == NULL)
			continue;
		json_open(b, '{');
		json_member(b, "trainee", id_text(t->record.id, b->arena));
		json_member(b, "text", why_read(t->why, language, b->arena));
		json_close(b, '}');
	}
	json_close(b, ']');
}

static FALLIBLE write_rows(struct act *act, const char *key, const struct entity *e, int64_t plan, const char *by,
			   struct buffer *b)
{
	const struct wanted rows = { e, "training_plan", value_int(plan), by, true };

	return records_write(act, key, &rows, "trainer", b);
}

FALLIBLE training_view(struct act *act, int64_t plan, enum language language, struct buffer *b)
{
	struct training_outline o;
	struct training_gaps gaps;
	void *record = NULL;

	TRY(record_readable(act, &training_plan_entity, plan, &record));
	TRY(load_outline(act, record, &o));
	training_check_plan(&o, &gaps, act->arena);
	if (act->who->customer != 0)
		gaps.count = 0;
	json_open(b, '{');
	write_gaps(b, &gaps, language);
	if (rights_scope(&trainee_entity, act->who, READ) != 0)
		write_whys(b, &o.trainees, language);
	TRY(write_rows(act, "sessions", &training_session_entity, plan, "starts_at", b));
	TRY(write_rows(act, "trainees", &trainee_entity, plan, "name", b));
	json_close(b, '}');
	return NULL;
}
