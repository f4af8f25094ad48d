#include "app/service/duty.h"

#include <string.h>

#include "app/save.h"
#include "app/service/desk_policies.h"
#include "base/buffer.h"
#include "base/instant.h"
#include "meta/kinds.h"
#include "store/list.h"
#include "store/record.h"

#define PAGE 200

/* --- the case --- */

FALLIBLE duty_need(struct act *act, const struct service_case *c, struct dispatch_need *ret)
{
	void *record = NULL;

	*ret = (struct dispatch_need){ .lead_only = c->kind == case_kind_complaint };
	if (c->equipment.v != 0) {
		TRY(store_get(act->db, &equipment_entity, c->equipment.v, &record, act->arena));
		ret->skill = equipment_category_choices.labels[((struct equipment *)record)->category];
	}
	if (c->site.v == 0)
		return NULL;
	TRY(store_get(act->db, &site_entity, c->site.v, &record, act->arena));
	const struct site *s = record;
	ret->site = c->site.v;
	ret->city = s->city;
	ret->district = s->district;
	return NULL;
}

/* --- the people --- */

FALLIBLE duty_shifts(struct act *act, instant from, instant to, struct lines *ret)
{
	struct value until = value_int(to.us), since = value_int(from.us);
	struct list l = { .entity = &duty_shift_entity,
			  .who = &actor_installation,
			  .scope = ALL,
			  .limit = PAGE,
			  .order = { .column = "from_at" } };
	struct duty_shift *rows = NULL;
	size_t count = 0, room = 0;
	struct list_page page;

	l.filters[l.nfilters++] =
		(struct list_filter){ entity_field(&duty_shift_entity, "from_at"), LIST_LT, &until, 1 };
	l.filters[l.nfilters++] = (struct list_filter){ entity_field(&duty_shift_entity, "to_at"), LIST_GT, &since, 1 };
	do {
		page = (struct list_page){ 0 };
		TRY(list_read(act->db, &l, false, &page, act->arena));
		for (unsigned i = 0; i < page.count; i++) {
			rows = arena_room(act->arena, rows, count, &room, sizeof *rows);
			memcpy(&rows[count++], page.records[i], sizeof *rows);
		}
		if (page.count > 0) {
			l.after = true;
			l.after_value = value_int(rows[count - 1].from_at.us);
			l.after_id = rows[count - 1].record.id;
		}
	} while (page.more && page.count > 0);
	*ret = (struct lines){ rows, (unsigned)count };
	return NULL;
}

/* What he can repair at the least level, as one list of words. */
static FALLIBLE skills_of(struct act *act, int64_t user, int64_t least, const char **ret)
{
	struct buffer b = BUFFER(act->arena);
	struct lines all = { 0 };

	TRY(store_all(act->db, &skill_entity, "person", value_int(user), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct skill *s = LINE_AT(all, struct skill, i);
		if (s->repairs != NULL && s->level >= least)
			buffer_print(&b, "%s%s", b.used > 0 ? "," : "", s->repairs);
	}
	*ret = b.used == 0 ? NULL : buffer_text(&b);
	return NULL;
}

static FALLIBLE place_of(struct act *act, int64_t user, struct dispatch_person *p)
{
	void *record = NULL, *site = NULL;

	p->place_minutes = UNSET;
	TRY(store_find(act->db, &check_in_entity, "person", value_int(user), &record, act->arena));
	if (record == NULL)
		return NULL;
	const struct check_in *c = record;
	p->place_minutes = (act->now.us - c->seen_at.us) / MINUTE;
	p->site = c->site.v;
	p->city = c->city;
	p->district = c->district;
	if (c->site.v == 0)
		return NULL;
	TRY(store_get(act->db, &site_entity, c->site.v, &site, act->arena));
	p->city = ((struct site *)site)->city;
	p->district = ((struct site *)site)->district;
	return NULL;
}

static FALLIBLE load_of(struct act *act, int64_t user, const struct service_case *but, int64_t *ret)
{
	struct value n;

	TRY(sql_value(act->db,
		      "SELECT count(*) FROM service_case WHERE engineer = $1 AND id <> $2"
		      " AND stage IN ('dispatched', 'acknowledged', 'on_site', 'waiting')",
		      SQL_ARGS(value_int(user), value_int(but == NULL ? 0 : but->record.id)), &n, act->arena));
	*ret = n.i;
	return NULL;
}

static bool was_asked(const struct lines *offers, int64_t user)
{
	for (unsigned i = 0; i < offers->count; i++) {
		const struct dispatch_offer *o = LINE_AT(*offers, struct dispatch_offer, i);
		if (o->engineer.v == user && o->stage != dispatch_offer_stage_withdrawn)
			return true;
	}
	return false;
}

static FALLIBLE person_of(struct act *act, const struct duty_shift *s, const struct service_case *c,
			  const struct dispatch_policy *policy, struct dispatch_person *p, bool *ret_there)
{
	void *record = NULL;

	TRY(store_get(act->db, &user_entity, s->person.v, &record, act->arena));
	const struct user *u = record;
	*ret_there = u->stage == user_stage_active;
	*p = (struct dispatch_person){ .user = u->record.id, .name = u->name, .role = s->role, .region = s->region };
	TRY(skills_of(act, p->user, policy->least_level, &p->skills));
	TRY(place_of(act, p->user, p));
	return load_of(act, p->user, c, &p->load);
}

FALLIBLE duty_now(struct act *act, const struct service_case *c, struct duty *ret)
{
	struct lines shifts = { 0 }, offers = { 0 };

	*ret = (struct duty){ 0 };
	TRY(dispatch_policies(act, &ret->policy));
	TRY(duty_shifts(act, act->now, instant_plus(act->now, 1), &shifts));
	if (c != NULL)
		TRY(store_all(act->db, &dispatch_offer_entity, "service_case", value_int(c->record.id), &offers,
			      act->arena));
	ret->people = arena_array(act->arena, struct dispatch_person, shifts.count + 1);
	ret->until = arena_array(act->arena, instant, shifts.count + 1);
	for (unsigned i = 0; i < shifts.count; i++) {
		const struct duty_shift *s = LINE_AT(shifts, struct duty_shift, i);
		bool there = false;
		TRY(person_of(act, s, c, &ret->policy, &ret->people[ret->n], &there));
		ret->people[ret->n].asked = was_asked(&offers, s->person.v);
		ret->until[ret->n] = s->to_at;
		ret->n += there;
	}
	return NULL;
}

FALLIBLE check_in_coming(struct act *act, const void *before, void *check_in)
{
	struct check_in *c = check_in;
	struct lines all = { 0 };

	(void)before;
	if (c->person.v == 0)
		c->person.v = act->who->user;
	TRY(store_all(act->db, &check_in_entity, "person", value_int(c->person.v), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++)
		TRY(save_drop(act, &check_in_entity, LINE_AT(all, struct check_in, i)));
	return NULL;
}
