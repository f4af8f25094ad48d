#include "rule/service/training_check.h"

#include "base/instant.h"
#include "meta/kinds.h"

#define SESSION(o, i) LINE_AT((o)->sessions, const struct training_session, i)
#define TRAINEE(o, i) LINE_AT((o)->trainees, const struct trainee, i)
#define TRAINER(o, i) LINE_AT((o)->trainers, const struct trainer, i)

struct checking {
	const struct training_outline *outline;
	struct training_gaps *gaps;
	struct arena *arena;
};

static void add(struct checking *c, const char *statement, bool warning, const struct why *why)
{
	struct training_gaps *g = c->gaps;

	if (g->count == TRAINING_GAPS_MOST)
		return;
	g->gap[g->count++] = (struct training_gap){ statement, warning, why };
	g->open += !warning;
}

static bool counts(const struct training_session *s)
{
	return s->stage != training_session_stage_cancelled;
}

static const struct trainer *trainer_of(const struct training_outline *o, const struct training_session *s)
{
	for (unsigned i = 0; i < o->trainers.count; i++)
		if (TRAINER(o, i)->record.id == s->trainer.v)
			return TRAINER(o, i);
	return NULL;
}

int training_full_years(date from, date to)
{
	struct civil a = date_civil(from), b = date_civil(to);
	int years = b.year - a.year - (b.month < a.month || (b.month == a.month && b.day < a.day));

	return years < 0 ? 0 : years;
}

/* S104: whoever teaches has the practice for it on the day he does. */
static void check_trainers(struct checking *c)
{
	const struct training_outline *o = c->outline;

	for (unsigned i = 0; i < o->sessions.count; i++) {
		const struct training_session *s = SESSION(o, i);
		const struct trainer *t = trainer_of(o, s);
		if (!counts(s) || t == NULL || s->starts_at.us == 0)
			continue;
		int years = training_full_years(t->practising_since, instant_date(s->starts_at));
		if (years < o->trainer_years)
			add(c, "S104", true,
			    why_new(c->arena, "training_trainer_years", s->title, arena_print(c->arena, "%d", years),
				    arena_print(c->arena, "%lld", (long long)o->trainer_years), NULL));
	}
}

/* S105: at least one session on site for those who maintain or operate. */
static void check_on_site(struct checking *c)
{
	const struct training_outline *o = c->outline;

	for (unsigned i = 0; i < o->sessions.count; i++) {
		const struct training_session *s = SESSION(o, i);
		if (counts(s) && s->on_site &&
		    (choices_have(s->roles, "operator") || choices_have(s->roles, "maintenance")))
			return;
	}
	add(c, "S105", false, why_new(c->arena, "training_nothing_on_site", NULL));
}

static bool any_topic(const struct training_outline *o, const char *topic, const char *level)
{
	for (unsigned i = 0; i < o->sessions.count; i++) {
		const struct training_session *s = SESSION(o, i);
		if (counts(s) && choices_have(s->topics, topic) && (level == NULL || choices_have(s->levels, level)))
			return true;
	}
	return false;
}

/* S106: use, maintenance and upkeep are all taught. */
static void check_topics(struct checking *c)
{
	static const char *const asked[] = { "use", "maintenance", "upkeep" };

	for (unsigned i = 0; i < sizeof asked / sizeof *asked; i++)
		if (!any_topic(c->outline, asked[i], NULL))
			add(c, "S106", false,
			    why_new(c->arena, "training_topic_missing",
				    arena_print(c->arena, "@training_topic_%s", asked[i]), NULL));
}

/* S108: before the final acceptance, unless the customer waives it. */
static void check_time(struct checking *c)
{
	const struct training_outline *o = c->outline;

	if (o->plan->acceptance_on.day == 0 || o->plan->waiver != NULL)
		return;
	for (unsigned i = 0; i < o->sessions.count; i++) {
		const struct training_session *s = SESSION(o, i);
		date on = instant_date(s->starts_at);
		if (counts(s) && s->starts_at.us != 0 && on.day > o->plan->acceptance_on.day)
			add(c, "S108", true,
			    why_new(c->arena, "training_after_acceptance", s->title, date_text(on, c->arena),
				    date_text(o->plan->acceptance_on, c->arena), NULL));
	}
}

/* S109: each level hears of the goals of the project. */
static void check_levels(struct checking *c)
{
	for (unsigned i = 1; i < audience_level_choices.count; i++)
		if (!any_topic(c->outline, "goals", audience_level_choices.labels[i]))
			add(c, "S109", false,
			    why_new(c->arena, "training_level_missing",
				    arena_print(c->arena, "@audience_level_%s", audience_level_choices.labels[i]),
				    NULL));
}

/* S110: what is to be achieved is assessed. */
static void check_objectives(struct checking *c)
{
	const struct lines *all = &c->outline->plan->objectives;

	if (all->count == 0)
		add(c, "S110", false, why_new(c->arena, "training_no_objectives", NULL));
	for (unsigned i = 0; i < all->count; i++) {
		const struct training_objective *o = LINE_AT(*all, const struct training_objective, i);
		if (o->exam_item == NULL)
			add(c, "S110", false, why_new(c->arena, "training_not_examined", o->objective, NULL));
	}
}

/* S111: a training engineer and a field engineer take part. */
static void check_trainer_kinds(struct checking *c)
{
	const struct training_outline *o = c->outline;
	unsigned seen = 0;

	for (unsigned i = 0; i < o->sessions.count; i++) {
		const struct trainer *t = trainer_of(o, SESSION(o, i));
		if (counts(SESSION(o, i)) && t != NULL)
			seen |= 1U << t->kind;
	}
	for (unsigned kind = 1; kind < trainer_kind_choices.count; kind++)
		if (!(seen & 1U << kind))
			add(c, "S111", true,
			    why_new(c->arena, "training_trainer_missing",
				    arena_print(c->arena, "@trainer_kind_%s", trainer_kind_choices.labels[kind]),
				    NULL));
}

/* S112: nobody whose role is named is left out. */
static void check_roles(struct checking *c)
{
	const struct training_outline *o = c->outline;
	unsigned seen = 0;

	for (unsigned i = 0; i < o->trainees.count; i++)
		if (TRAINEE(o, i)->stage != trainee_stage_withdrawn)
			seen |= 1U << TRAINEE(o, i)->role;
	for (unsigned role = 1; role < trainee_role_choices.count; role++)
		if (!(seen & 1U << role))
			add(c, "S112", false,
			    why_new(c->arena, "training_role_missing",
				    arena_print(c->arena, "@trainee_role_%s", trainee_role_choices.labels[role]),
				    NULL));
}

/* S113: a session with a thing open is a draft. */
static void check_drafts(struct checking *c)
{
	const struct training_outline *o = c->outline;

	if (o->sessions.count == 0)
		add(c, "S113", false, why_new(c->arena, "training_no_sessions", NULL));
	for (unsigned i = 0; i < o->sessions.count; i++)
		if (SESSION(o, i)->stage == training_session_stage_draft)
			add(c, "S113", false, why_new(c->arena, "training_session_draft", SESSION(o, i)->title, NULL));
}

void training_check_plan(const struct training_outline *o, struct training_gaps *ret, struct arena *a)
{
	static void (*const checks[])(struct checking * c) = {
		check_trainers,	  check_on_site,       check_topics, check_time,   check_levels,
		check_objectives, check_trainer_kinds, check_roles,  check_drafts,
	};
	struct checking c = { o, ret, a };

	*ret = (struct training_gaps){ .count = 0 };
	for (unsigned i = 0; i < sizeof checks / sizeof *checks; i++)
		checks[i](&c);
}
