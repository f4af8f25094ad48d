#include "app/turn.h"

#include <string.h>

#include "app/item.h"
#include "app/record_list.h"
#include "base/random.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "store/list.h"

#define NAMED_MOST 5

struct colleague {
	struct actor actor;
	const char *name;
	bool listed; /* on the need-to-know list of the record; where there is none, everybody */
};

struct turn {
	struct act *act;
	const struct entity *entity;
	void *record;
	bool has_list;
	struct colleague *people;
	unsigned count;
};

/* Whose list a record stands under, so that its steps are for those alone who are on it (TRUST T5). */
static const struct listing {
	const struct entity *entity;
	const char *of; /* the field with the sealed record's id */
	const char *sealed;
} listings[] = {
	{ &bid_price_entity, "bid", "bid" },
	{ &reveal_request_entity, "bid", "bid" },
};

static const struct listing *listing_of(const struct entity *e)
{
	for (size_t i = 0; i < sizeof listings / sizeof *listings; i++)
		if (listings[i].entity == e)
			return &listings[i];
	return NULL;
}

/* --- who there is --- */

static FALLIBLE people_count(struct act *act, unsigned *ret)
{
	struct value n;

	TRY(sql_value(act->db, "SELECT count(*) FROM \"user\" WHERE stage = 'active' AND customer IS NULL", NULL, 0, &n,
		      act->arena));
	*ret = (unsigned)n.i;
	return NULL;
}

static const char people_text[] = "SELECT u.id, u.login, u.name, u.roles, u.team, n.\"user\" FROM \"user\" u"
				  " LEFT JOIN need_to_know n ON n.\"user\" = u.id AND n.entity = $1 AND n.record = $2"
				  " WHERE u.stage = 'active' AND u.customer IS NULL ORDER BY u.name, u.id";

static FALLIBLE people_load(struct turn *s)
{
	const struct listing *l = listing_of(s->entity);
	struct arena *a = s->act->arena;
	AUTO_ROWS *r = NULL;
	unsigned room;
	bool has;

	s->has_list = l != NULL;
	int64_t sealed = l == NULL ? 0 : field_get(entity_field(s->entity, l->of), s->record).i;
	TRY(people_count(s->act, &room));
	s->people = arena_array(a, struct colleague, room + 1);
	TRY(sql_rows(s->act->db, people_text, SQL_ARGS(value_text(l == NULL ? "" : l->sealed), value_int(sealed)), &r,
		     a));
	while (s->count < room) {
		TRY(rows_next(r, &has, a));
		if (!has)
			return NULL;
		s->people[s->count++] = (struct colleague){
			.actor = { .user = rows_int(r, 0),
				   .login = rows_text(r, 1, a),
				   .roles = roles_mask(rows_text(r, 3, a)),
				   .team = rows_int(r, 4) },
			.name = rows_text(r, 2, a),
			.listed = !s->has_list || rows_int(r, 5) != 0,
		};
	}
	return NULL;
}

/* --- who may --- */

static const char *refusal_of(const struct turn *s, const struct step *step, const struct actor *who, bool listed)
{
	const char *field;

	if (!rights_step(step, who) || !rights_cover(s->entity, s->record, who, rights_scope(s->entity, who, ACT)))
		return "not_allowed";
	const char *reason = rights_stand(s->entity, step, s->record, who, &field);

	return reason == NULL && !listed ? "need_to_know" : reason;
}

/* Who is not on a list himself is not told who is. */
static bool actor_listed(const struct turn *s)
{
	for (unsigned i = 0; i < s->count; i++)
		if (s->people[i].actor.user == s->act->who->user)
			return s->people[i].listed;
	return !s->has_list;
}

static void who_write(const struct turn *s, const struct step *step, struct buffer *b)
{
	unsigned n = 0, count = actor_listed(s) ? s->count : 0;

	json_key(b, "who");
	json_open(b, '[');
	for (unsigned i = 0; i < count; i++) {
		const struct colleague *c = &s->people[i];
		if (refusal_of(s, step, &c->actor, c->listed) != NULL || ++n > NAMED_MOST)
			continue;
		json_open(b, '{');
		json_member(b, "id", id_text(c->actor.user, b->arena));
		json_member(b, "title", c->name);
		json_close(b, '}');
	}
	json_close(b, ']');
	json_member_int(b, "more", n > NAMED_MOST ? n - NAMED_MOST : 0);
}

static void label_write(const struct turn *s, const struct step *step, const struct locale *locale, struct buffer *b)
{
	const char *key = arena_print(b->arena, "%s.%s", s->entity->name, step->action);

	json_key(b, "label");
	json_open(b, '{');
	json_member(b, "zh", locale_word(locale, LANGUAGE_ZH, "step", key));
	json_member(b, "en", locale_word(locale, LANGUAGE_EN, "step", key));
	json_close(b, '}');
}

static bool covers(const struct turn *s, unsigned right)
{
	return !s->entity->appended &&
	       rights_cover(s->entity, s->record, s->act->who, rights_scope(s->entity, s->act->who, right));
}

static void step_write(const struct turn *s, const struct step *step, const struct locale *locale, enum language lang,
		       struct buffer *b)
{
	const char *reason = refusal_of(s, step, s->act->who, actor_listed(s));
	struct error *e = reason == NULL ? NULL : error_new(b->arena, ERROR_CONFLICT, NULL, reason);

	json_open(b, '{');
	json_member(b, "name", step->action);
	json_member(b, "to", entity_flagged(s->entity, STAGE)->choices->labels[step->to]);
	label_write(s, step, locale, b);
	json_member_bool(b, "may", reason == NULL);
	json_member(b, "reason", reason);
	json_member(b, "message", e == NULL ? NULL : locale_reason(locale, lang, e, b->arena));
	who_write(s, step, b);
	json_close(b, '}');
}

FALLIBLE turn_view(struct act *act, const struct entity *e, int64_t id, const struct locale *locale, enum language lang,
		   struct buffer *b)
{
	struct turn s = { .act = act, .entity = e };
	unsigned stage;

	TRY(record_readable(act, e, id, &s.record));
	if (act->who->customer == 0)
		TRY(people_load(&s));
	stage = record_stage(e, s.record);
	json_open(b, '{');
	json_member_bool(b, "change", covers(&s, CHANGE));
	json_member_bool(b, "remove", covers(&s, REMOVE));
	json_key(b, "steps");
	json_open(b, '[');
	for (const struct step *step = e->steps; step < e->steps + e->nsteps; step++)
		if (step->from == stage)
			step_write(&s, step, locale, lang, b);
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}

/* --- what waits for me --- */

#define WAITING_MOST 10

static const struct waiting {
	const struct entity *entity;
	const char *stage, *action;
} waitings[] = {
	{ &contract_approval_entity, "asked", "approve" },   { &seal_request_entity, "asked", "approve" },
	{ &seal_request_entity, "approved", "seal" },	     { &finding_override_entity, "asked", "approve" },
	{ &bid_price_entity, "review", "approve" },	     { &reveal_request_entity, "asked", "grant" },
	{ &clause_response_entity, "answered", "review" },   { &tender_question_entity, "draft", "approve" },
	{ &bid_clarification_entity, "drafted", "approve" },
};

static FALLIBLE waiting_write(struct act *act, const struct entity *e, const void *record, struct buffer *b)
{
	json_open(b, '{');
	TRY(item_named(act, e, record, b));
	json_member(b, "reason", "to_decide");
	json_member(b, "due", NULL);
	json_member(b, "state", "soon");
	json_close(b, '}');
	return NULL;
}

static FALLIBLE kind_waits(struct act *act, const struct waiting *w, struct buffer *b)
{
	const struct field *stage = entity_flagged(w->entity, STAGE);
	struct value wanted = value_text(w->stage);
	struct list l = { .entity = w->entity,
			  .who = act->who,
			  .scope = rights_scope(w->entity, act->who, ACT),
			  .limit = WAITING_MOST,
			  .order = { .column = "id" },
			  .filters = { { stage, LIST_IN, &wanted, 1 } },
			  .nfilters = 1 };
	struct list_page page = { 0 };

	if (l.scope == 0 || rights_scope(w->entity, act->who, READ) == 0)
		return NULL;
	TRY(list_read(act->db, &l, false, &page, act->arena));
	for (unsigned i = 0; i < page.count; i++) {
		struct turn s = { .act = act, .entity = w->entity, .record = page.records[i] };
		const struct step *step = entity_step(w->entity, w->action, record_stage(w->entity, s.record));
		if (listing_of(w->entity) != NULL)
			TRY(people_load(&s));
		if (refusal_of(&s, step, act->who, actor_listed(&s)) == NULL)
			TRY(waiting_write(act, w->entity, s.record, b));
	}
	return NULL;
}

FALLIBLE turn_waits(struct act *act, struct buffer *b)
{
	for (size_t i = 0; act->who->customer == 0 && i < sizeof waitings / sizeof *waitings; i++)
		TRY(kind_waits(act, &waitings[i], b));
	return NULL;
}
