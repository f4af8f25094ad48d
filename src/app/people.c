#include "app/people.h"

#include <string.h>

#include "app/save.h"
#include "app/session.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "store/record.h"

FALLIBLE people_check(struct person *p, struct arena *a)
{
	if (p->roles != NULL) {
		struct value v;
		const struct field *roles = entity_field(&user_entity, "roles");
		const char *reason = roles->kind->parse(roles, p->roles, a, &v);
		if (reason != NULL || v.tag == VALUE_NONE)
			return error_with(a, ERROR_INVALID, "role", reason == NULL ? "required" : reason, "%s",
					  p->roles);
		p->roles = v.s;
	}
	if (p->password == NULL)
		return NULL;
	TRY(password_acceptable(p->password, p->login, a));
	return password_hash(p->password, &p->hash, a);
}

static FALLIBLE team_of(struct act *act, const char *name, team_id *ret)
{
	void *team = NULL;

	if (name == NULL)
		return NULL;
	TRY(store_find(act->db, &team_entity, "name", value_text(name), &team, act->arena));
	if (team == NULL)
		return error_with(act->arena, ERROR_MISSING, "team", "no_such_record", "%s", name);
	*ret = (team_id){ ((struct record *)team)->id };
	return NULL;
}

FALLIBLE people_add(struct act *act, void *person)
{
	struct person *p = person;
	struct user *u = record_new(&user_entity, act->arena);

	u->login = p->login;
	u->name = p->name;
	u->roles = p->roles;
	TRY(team_of(act, p->team, &u->team));
	if (p->customer != NULL && !id_parse(p->customer, &u->customer.v))
		return error_with(act->arena, ERROR_INVALID, "customer", "not_an_id", "%s", p->customer);
	TRY(save_new(act, &user_entity, u));
	p->ret_user = u->record.id;
	return p->hash == NULL ? NULL : session_set_password(act, u->record.id, p->hash, NULL);
}

FALLIBLE people_add_with_team(struct act *act, struct person *p)
{
	struct team *fresh;
	void *team = NULL;

	if (p->team != NULL)
		TRY(store_find(act->db, &team_entity, "name", value_text(p->team), &team, act->arena));
	if (p->team != NULL && team == NULL) {
		fresh = record_new(&team_entity, act->arena);
		fresh->name = p->team;
		TRY(save_new(act, &team_entity, fresh));
	}
	return people_add(act, p);
}

FALLIBLE people_find(struct act *act, const char *login, void **ret_user)
{
	void *user = NULL;

	TRY(store_find(act->db, &user_entity, "login", value_text(login), &user, act->arena));
	if (user == NULL)
		return error_with(act->arena, ERROR_MISSING, "login", "no_such_user", "%s", login);
	*ret_user = user;
	return NULL;
}

FALLIBLE people_set_password(struct act *act, void *person)
{
	struct person *p = person;
	void *user = NULL;

	TRY(people_find(act, p->login, &user));
	return session_set_password(act, ((struct record *)user)->id, p->hash, NULL);
}

FALLIBLE people_disable(struct act *act, void *login)
{
	void *user = NULL, *ret = NULL;

	TRY(people_find(act, login, &user));
	TRY(save_step(act, &user_entity, ((struct record *)user)->id, 0, "disable", NULL, &ret));
	return session_end_all(act, ((struct record *)user)->id, NULL);
}

static FALLIBLE hand_over_field(struct act *act, const struct entity *e, const struct field *f, int64_t from,
				int64_t to, int64_t *count)
{
	struct lines owned = { 0 };

	TRY(store_all(act->db, e, f->name, value_int(from), &owned, act->arena));
	for (unsigned i = 0; i < owned.count; i++) {
		void *before = (char *)owned.rows + i * e->size, *after = NULL;
		TRY(store_get(act->db, e, ((struct record *)before)->id, &after, act->arena));
		before = memcpy(arena_alloc(act->arena, e->size), after, e->size);
		field_set(f, after, value_int(to));
		TRY(save_again(act, e, before, after, "hand_over"));
		(*count)++;
	}
	return NULL;
}

FALLIBLE people_hand_over(struct act *act, void *handover)
{
	struct handover *h = handover;
	void *from = NULL, *to = NULL;

	TRY(people_find(act, h->from, &from));
	TRY(people_find(act, h->to, &to));
	FOR_ENTITIES(e)
		FOR_FIELDS(f, e)
			if ((f->flags & OWNER) && !e->appended && !e->row)
				TRY(hand_over_field(act, e, f, ((struct record *)from)->id, ((struct record *)to)->id,
						    &h->ret_records));
	return NULL;
}
