#include "app/presale/affiliations.h"

#include "app/readable.h"
#include "app/record_list.h"
#include "app/save.h"
#include "base/random.h"
#include "base/text.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/party/affiliation.h"
#include "store/record.h"

/* --- whose it is --- */

static FALLIBLE team_of(struct act *act, user_id user, int64_t *ret)
{
	void *u = NULL;

	if (user.v != 0)
		TRY(store_find(act->db, &user_entity, "id", value_int(user.v), &u, act->arena));
	*ret = u == NULL ? 0 : ((struct user *)u)->team.v;
	return NULL;
}

static FALLIBLE share(struct act *act, struct affiliation *a, const struct contact *c, const struct customer *k)
{
	struct circle person = { .owner = c->owner.v, .team = c->team.v };
	struct circle company = { .owner = k->owner.v, .team = k->team.v };

	TRY(team_of(act, c->owner, &person.owners_team));
	TRY(team_of(act, k->owner, &company.owners_team));
	struct common_circle both = circle_common(&person, &company);
	a->owner.v = both.person_owner;
	a->company_owner.v = both.company_owner;
	a->team.v = both.team;
	return NULL;
}

/* NULL where a reference is not set: the declaration says that it is required. */
static FALLIBLE load_both(struct act *act, const struct affiliation *a, void **ret_contact, void **ret_customer)
{
	if (a->contact.v == 0 || a->customer.v == 0)
		return NULL;
	TRY(store_get(act->db, &contact_entity, a->contact.v, ret_contact, act->arena));
	return store_get(act->db, &customer_entity, a->customer.v, ret_customer, act->arena);
}

FALLIBLE affiliation_sharing(struct act *act, const void *before, void *affiliation)
{
	void *contact = NULL, *customer = NULL;

	(void)before;
	TRY(load_both(act, affiliation, &contact, &customer));
	return customer == NULL ? NULL : share(act, affiliation, contact, customer);
}

/* --- what may be written --- */

static FALLIBLE must_be_once(struct act *act, const struct affiliation *a)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &affiliation_entity, "contact", value_int(a->contact.v), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct affiliation *x = LINE_AT(all, struct affiliation, i);
		if (x->record.id != a->record.id && x->customer.v == a->customer.v && affiliations_overlap(x, a))
			return error_new(act->arena, ERROR_CONFLICT, "customer", "affiliation_exists");
	}
	return NULL;
}

FALLIBLE affiliation_writing(struct act *act, const void *before, void *affiliation)
{
	struct affiliation *a = affiliation;
	void *contact = NULL, *customer = NULL;

	TRY(load_both(act, a, &contact, &customer));
	if (customer == NULL)
		return NULL;
	const struct contact *c = contact;
	if (c->stage == contact_stage_erased)
		return error_new(act->arena, ERROR_CONFLICT, "contact", "erased_is_fixed");
	if (before == NULL && c->customer.v == a->customer.v)
		return error_new(act->arena, ERROR_INVALID, "customer", "affiliation_at_home");
	TRY(must_be_once(act, a));
	return share(act, a, contact, customer);
}

/* --- what goes along --- */

static bool is_shared_alike(const struct affiliation *a, const struct affiliation *b)
{
	return a->owner.v == b->owner.v && a->company_owner.v == b->company_owner.v && a->team.v == b->team.v;
}

static FALLIBLE share_anew(struct act *act, const char *field, int64_t id)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &affiliation_entity, field, value_int(id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const void *was = LINE_AT(all, struct affiliation, i);
		struct affiliation *a = save_copy(&affiliation_entity, was, act->arena);
		TRY(affiliation_sharing(act, was, a));
		if (!is_shared_alike(was, a))
			TRY(save_again(act, &affiliation_entity, was, a, "inherit"));
	}
	return NULL;
}

FALLIBLE affiliations_of_contact(struct act *act, const void *before, void *contact)
{
	const struct contact *was = before, *c = contact;

	if (was->owner.v == c->owner.v && was->team.v == c->team.v)
		return NULL;
	return share_anew(act, "contact", c->record.id);
}

FALLIBLE affiliations_of_customer(struct act *act, const void *before, void *customer)
{
	const struct customer *was = before, *k = customer;

	if (was->owner.v == k->owner.v && was->team.v == k->team.v)
		return NULL;
	return share_anew(act, "customer", k->record.id);
}

static FALLIBLE share_owned(struct act *act, const struct entity *e, const char *field, int64_t user)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, e, "owner", value_int(user), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++)
		TRY(share_anew(act, field, ((const struct record *)((const char *)all.rows + i * e->size))->id));
	return NULL;
}

FALLIBLE affiliations_of_user(struct act *act, const void *before, void *user)
{
	const struct user *was = before, *u = user;

	if (was->team.v == u->team.v)
		return NULL;
	TRY(share_owned(act, &contact_entity, "contact", u->record.id));
	return share_owned(act, &customer_entity, "customer", u->record.id);
}

/* --- where a stakeholder stands --- */

/* His place at the customer on the day, else the latest that he had there. */
static FALLIBLE place_at(struct act *act, contact_id contact, customer_id customer, const struct affiliation **ret)
{
	struct lines all = { 0 };
	date today = instant_date(act->now);

	*ret = NULL;
	TRY(store_all(act->db, &affiliation_entity, "contact", value_int(contact.v), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct affiliation *a = LINE_AT(all, struct affiliation, i);
		if (a->customer.v != customer.v)
			continue;
		if (*ret == NULL || !affiliation_holds(*ret, today))
			*ret = a;
	}
	return NULL;
}

FALLIBLE stakeholder_placing(struct act *act, const void *before, void *stakeholder)
{
	struct stakeholder *s = stakeholder;
	const struct affiliation *a = NULL;
	void *contact = NULL;

	(void)before;
	if (s->contact.v == 0)
		return NULL;
	TRY(store_get(act->db, &contact_entity, s->contact.v, &contact, act->arena));
	const struct contact *c = contact;
	if (c->customer.v != s->customer.v)
		TRY(place_at(act, s->contact, s->customer, &a));
	s->department = a != NULL ? a->department : c->department;
	s->position = a != NULL ? a->position : c->position;
	return NULL;
}

FALLIBLE affiliation_moved(struct act *act, const void *before, void *affiliation)
{
	const struct affiliation *a = affiliation;
	struct lines all = { 0 };

	(void)before;
	TRY(store_all(act->db, &stakeholder_entity, "contact", value_int(a->contact.v), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct stakeholder *was = LINE_AT(all, struct stakeholder, i);
		struct stakeholder *s = save_copy(&stakeholder_entity, was, act->arena);
		if (was->customer.v != a->customer.v)
			continue;
		TRY(stakeholder_placing(act, was, s));
		if (!text_same(was->department, s->department) || !text_same(was->position, s->position))
			TRY(save_again(act, &stakeholder_entity, was, s, "inherit"));
	}
	return NULL;
}

FALLIBLE affiliated_customers(struct act *act, contact_id contact, date on, customer_id **ret, unsigned *ret_count)
{
	struct lines all = { 0 };
	unsigned n = 0;

	TRY(store_all(act->db, &affiliation_entity, "contact", value_int(contact.v), &all, act->arena));
	*ret = arena_array(act->arena, customer_id, all.count + 1);
	for (unsigned i = 0; i < all.count; i++)
		if (affiliation_holds(LINE_AT(all, struct affiliation, i), on))
			(*ret)[n++] = LINE_AT(all, struct affiliation, i)->customer;
	*ret_count = n;
	return NULL;
}

/* --- the people of a customer --- */

static void place_write(const struct affiliation *a, const char *department, const char *position, struct buffer *b)
{
	json_member(b, "department", department);
	json_member(b, "position", position);
	json_member(b, "kind", a == NULL ? NULL : affiliation_kind_choices.labels[a->kind]);
	date_write(b, "until_on", a == NULL ? (date){ 0 } : a->until_on);
	json_member(b, "affiliation", a == NULL ? NULL : id_text(a->record.id, b->arena));
}

/* A company that he is at besides the one whose page it is; nothing where it is not to be read. */
static FALLIBLE elsewhere_write(struct act *act, customer_id at, const struct affiliation *a, const struct contact *c,
				struct buffer *b)
{
	void *customer = NULL;

	TRY(store_load(act->db, &customer_entity, at.v, act->who, rights_scope(&customer_entity, act->who, READ),
		       &customer, act->arena));
	if (customer == NULL)
		return NULL;
	json_open(b, '{');
	json_member(b, "id", id_text(at.v, b->arena));
	json_member(b, "title", ((struct customer *)customer)->name);
	place_write(a, a != NULL ? a->department : c->department, a != NULL ? a->position : c->position, b);
	json_close(b, '}');
	return NULL;
}

static FALLIBLE also_write(struct act *act, customer_id here, const struct contact *c, struct buffer *b)
{
	struct lines all = { 0 };

	json_key(b, "also");
	json_open(b, '[');
	if (c->customer.v != here.v)
		TRY(elsewhere_write(act, c->customer, NULL, c, b));
	TRY(readable_all(act, &affiliation_entity, "contact", c->record.id, &all));
	for (unsigned i = 0; i < all.count; i++) {
		const struct affiliation *a = LINE_AT(all, struct affiliation, i);
		if (a->customer.v != here.v && a->customer.v != c->customer.v)
			TRY(elsewhere_write(act, a->customer, a, c, b));
	}
	json_close(b, ']');
	return NULL;
}

static FALLIBLE person_write(struct act *act, customer_id here, const struct contact *c, const struct affiliation *a,
			     struct buffer *b)
{
	json_open(b, '{');
	json_member(b, "id", id_text(c->record.id, b->arena));
	json_member(b, "name", c->name);
	place_write(a, a == NULL ? c->department : a->department, a == NULL ? c->position : a->position, b);
	TRY(also_write(act, here, c, b));
	json_close(b, '}');
	return NULL;
}

static FALLIBLE own_people_write(struct act *act, customer_id here, struct buffer *b)
{
	struct lines all = { 0 };

	TRY(readable_all(act, &contact_entity, "customer", here.v, &all));
	for (unsigned i = 0; i < all.count; i++)
		if (LINE_AT(all, struct contact, i)->stage != contact_stage_erased)
			TRY(person_write(act, here, LINE_AT(all, struct contact, i), NULL, b));
	return NULL;
}

/* Who has moved here since is one of its own. */
static FALLIBLE guests_write(struct act *act, customer_id here, struct buffer *b)
{
	struct lines all = { 0 };

	TRY(readable_all(act, &affiliation_entity, "customer", here.v, &all));
	for (unsigned i = 0; i < all.count; i++) {
		const struct affiliation *a = LINE_AT(all, struct affiliation, i);
		void *contact = NULL;
		TRY(store_load(act->db, &contact_entity, a->contact.v, act->who,
			       rights_scope(&contact_entity, act->who, READ), &contact, act->arena));
		if (contact != NULL && ((struct contact *)contact)->customer.v != here.v)
			TRY(person_write(act, here, contact, a, b));
	}
	return NULL;
}

FALLIBLE customer_people_view(struct act *act, int64_t customer, struct buffer *b)
{
	void *record = NULL;

	TRY(record_readable(act, &customer_entity, customer, &record));
	json_open(b, '{');
	json_key(b, "people");
	json_open(b, '[');
	TRY(own_people_write(act, (customer_id){ customer }, b));
	TRY(guests_write(act, (customer_id){ customer }, b));
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}
