#include "app/service/training_paper.h"

#include "app/record_list.h"
#include "base/buffer.h"
#include "base/money.h"
#include "entity/all.h"
#include "meta/kinds.h"
#include "office/content.h"
#include "rule/why.h"
#include "store/record.h"

struct filling {
	struct act *act;
	struct content *content;
	enum language language;
};

/* "操作、维护" of the words that are set. */
static const char *words(const struct filling *f, const struct choices *set, const char *chosen)
{
	struct buffer b = BUFFER(f->act->arena);

	for (unsigned i = 1; i < set->count; i++)
		if (choices_have(chosen, set->labels[i]))
			buffer_print(&b, "%s%s",
				     b.used == 0		  ? ""
				     : f->language == LANGUAGE_EN ? ", "
								  : "、",
				     paper_word(set, i, f->language, f->act->arena));
	return b.used == 0 ? NULL : buffer_text(&b);
}

static const char *number(decimal d, int64_t times, const char *unit, struct arena *a)
{
	if (d.millionths == UNSET)
		return NULL;
	return arena_print(a, "%s%s", decimal_text((decimal){ d.millionths * times }, a), unit);
}

static void fill_objectives(struct filling *f, const struct training_plan *p)
{
	content_rows(f->content, "objectives");
	for (unsigned i = 0; i < p->objectives.count; i++) {
		const struct training_objective *o = LINE_AT(p->objectives, struct training_objective, i);
		struct content *row = content_row(f->content, "objectives");
		content_text(row, "objective", o->objective);
		content_text(row, "exam_item", o->exam_item);
	}
}

static FALLIBLE trainer_name(struct act *act, int64_t id, const char **ret)
{
	void *trainer = NULL, *user = NULL;

	if (id == 0)
		return NULL;
	TRY(store_get(act->db, &trainer_entity, id, &trainer, act->arena));
	TRY(store_get(act->db, &user_entity, ((struct trainer *)trainer)->person.v, &user, act->arena));
	*ret = ((struct user *)user)->name;
	return NULL;
}

static FALLIBLE fill_session(struct filling *f, const struct training_session *s)
{
	struct content *row = content_row(f->content, "sessions");
	const char *trainer = NULL;

	TRY(trainer_name(f->act, s->trainer.v, &trainer));
	content_text(row, "title", s->title);
	content_text(row, "topics", words(f, &training_topic_choices, s->topics));
	content_text(row, "starts_at", paper_minute(s->starts_at, f->act->arena));
	content_text(row, "hours", number(s->hours, 1, "", f->act->arena));
	content_text(row, "place", s->place);
	content_text(row, "trainer", trainer);
	content_text(row, "materials", s->materials);
	content_text(row, "stage", paper_word(&training_session_stage_choices, s->stage, f->language, f->act->arena));
	return NULL;
}

static FALLIBLE fill_sessions(struct filling *f, int64_t plan)
{
	struct lines all = { 0 };

	TRY(store_all(f->act->db, &training_session_entity, "training_plan", value_int(plan), &all, f->act->arena));
	content_rows(f->content, "sessions");
	for (unsigned i = 0; i < all.count; i++) {
		const struct training_session *s = LINE_AT(all, struct training_session, i);
		if (s->stage != training_session_stage_cancelled)
			TRY(fill_session(f, s));
	}
	return NULL;
}

static void fill_trainee(struct filling *f, const struct trainee *t)
{
	struct content *row = content_row(f->content, "trainees");
	struct arena *a = f->act->arena;

	content_text(row, "name", t->name);
	content_text(row, "role", paper_word(&trainee_role_choices, t->role, f->language, f->act->arena));
	content_text(row, "attendance", number(t->attendance, 100, " %", a));
	content_text(row, "theory", number(t->theory, 1, "", a));
	content_text(row, "practice", number(t->practice, 1, "", a));
	content_text(row, "score", number(t->score, 1, "", a));
	content_text(row, "verdict",
		     t->verdict == 0 ? NULL
				     : paper_word(&training_verdict_choices, t->verdict, f->language, f->act->arena));
	content_text(row, "competences", words(f, &competence_choices, t->competences));
	content_text(row, "certificate_no", t->certificate_no);
}

static FALLIBLE fill_trainees(struct filling *f, int64_t plan)
{
	struct lines all = { 0 };

	TRY(store_all(f->act->db, &trainee_entity, "training_plan", value_int(plan), &all, f->act->arena));
	content_rows(f->content, "trainees");
	for (unsigned i = 0; i < all.count; i++)
		if (LINE_AT(all, struct trainee, i)->stage != trainee_stage_withdrawn)
			fill_trainee(f, LINE_AT(all, struct trainee, i));
	return NULL;
}

static FALLIBLE fill_head(struct filling *f, const struct training_plan *p)
{
	void *contract = NULL, *customer = NULL;
	struct content *c = f->content;

	TRY(store_get(f->act->db, &contract_entity, p->contract.v, &contract, f->act->arena));
	TRY(store_get(f->act->db, &customer_entity, p->customer.v, &customer, f->act->arena));
	content_text(c, "supplier_name", f->act->app->company);
	content_text(c, "plan_no", p->number);
	content_text(c, "plan_name", p->name);
	content_text(c, "project_name", ((struct contract *)contract)->name);
	content_text(c, "customer_name", ((struct customer *)customer)->name);
	content_text(c, "goal", p->goal);
	content_text(c, "draft", p->stage == training_plan_stage_completed ? NULL : "1");
	content_text(c, "completed_on", paper_day(p->completed_on, f->act->arena));
	return NULL;
}

FALLIBLE training_paper(struct act *act, int64_t id, struct paper *paper)
{
	struct filling f = { act, content_new(act->arena), paper->language };
	void *record = NULL;

	TRY(record_readable(act, &training_plan_entity, id, &record));
	const struct training_plan *p = record;
	paper->layout = "training_record";
	paper->title = arena_print(act->arena, "%s %s", p->number, p->name);
	paper->content = f.content;
	TRY(fill_head(&f, p));
	fill_objectives(&f, p);
	TRY(fill_sessions(&f, id));
	return fill_trainees(&f, id);
}
