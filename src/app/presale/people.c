#include "app/presale/people.h"

#include <string.h>

#include "app/erasures.h"
#include "app/save.h"
#include "app/take.h"
#include "base/buffer.h"
#include "entity/all.h"
#include "rule/party/contact.h"
#include "store/record.h"

/* --- adding --- */

static FALLIBLE must_be_new(struct act *act, const char *sql, const struct value *args, unsigned nargs,
			    const char *field, const char *reason)
{
	struct value n;

	TRY(sql_value(act->db, sql, args, nargs, &n, act->arena));
	return n.i == 0 ? NULL : error_new(act->arena, ERROR_CONFLICT, field, reason);
}

FALLIBLE stakeholder_adding(struct act *act, const void *before, void *stakeholder)
{
	const struct stakeholder *s = stakeholder;

	(void)before;
	return must_be_new(act, "SELECT count(*) FROM stakeholder WHERE opportunity = $1 AND contact = $2",
			   SQL_ARGS(value_int(s->opportunity.v), value_int(s->contact.v)), "contact",
			   "stakeholder_exists");
}

static FALLIBLE must_be_of(struct act *act, opportunity_id opportunity, stakeholder_id id, const char *field)
{
	void *s = NULL;

	if (id.v == 0)
		return NULL; /* the declaration says that it is required */
	TRY(store_get(act->db, &stakeholder_entity, id.v, &s, act->arena));
	return ((struct stakeholder *)s)->opportunity.v == opportunity.v
		       ? NULL
		       : error_new(act->arena, ERROR_INVALID, field, "of_another_opportunity");
}

FALLIBLE relation_adding(struct act *act, const void *before, void *relation)
{
	const struct stakeholder_relation *r = relation;

	(void)before;
	TRY(must_be_of(act, r->opportunity, r->from_person, "from_person"));
	TRY(must_be_of(act, r->opportunity, r->to_person, "to_person"));
	return must_be_new(act,
			   "SELECT count(*) FROM stakeholder_relation WHERE from_person = $1 AND to_person = $2"
			   " AND kind = $3",
			   SQL_ARGS(value_int(r->from_person.v), value_int(r->to_person.v),
				    value_text(relation_kind_choices.labels[r->kind])),
			   "kind", "relation_exists");
}

/* --- support --- */

static bool is_before(const struct support_reading *a, const struct support_reading *b)
{
	return a->read_on.day != b->read_on.day ? a->read_on.day < b->read_on.day : a->record.id < b->record.id;
}

FALLIBLE support_read(struct act *act, const void *before, void *reading)
{
	const struct support_reading *r = reading, *first = NULL, *last = NULL;
	struct lines all = { 0 };
	struct stakeholder *s;
	void *was = NULL;

	(void)before;
	TRY(record_take(act, &stakeholder_entity, r->stakeholder.v, &was));
	TRY(store_all(act->db, &support_reading_entity, "stakeholder", value_int(r->stakeholder.v), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct support_reading *x = LINE_AT(all, struct support_reading, i);
		first = first == NULL || is_before(x, first) ? x : first;
		last = last == NULL || is_before(last, x) ? x : last;
	}
	s = save_copy(&stakeholder_entity, was, act->arena);
	s->support = last == NULL ? UNSET : last->level;
	s->support_trend = last == NULL ? UNSET : last->level - first->level;
	return save_again(act, &stakeholder_entity, was, s, "support_read");
}

/* --- going --- */

static FALLIBLE drop_all(struct act *act, const struct entity *e, const char *field, int64_t id)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, e, field, value_int(id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		void *whole = NULL;
		TRY(store_get(act->db, e, ((struct record *)((char *)all.rows + i * e->size))->id, &whole, act->arena));
		TRY(save_drop(act, e, whole));
	}
	return NULL;
}

static bool answers(const struct presentation_item *slide, int64_t interest)
{
	for (unsigned i = 0; i < slide->points.count; i++)
		if (LINE_AT(slide->points, struct presentation_point, i)->interest.v == interest)
			return true;
	return false;
}

static void leave_out(struct presentation_item *slide, int64_t interest, struct arena *a)
{
	struct presentation_point *kept = arena_array(a, struct presentation_point, slide->points.count);
	unsigned n = 0;

	for (unsigned i = 0; i < slide->points.count; i++) {
		const struct presentation_point *p = LINE_AT(slide->points, struct presentation_point, i);
		if (p->interest.v != interest)
			kept[n++] = *p;
	}
	slide->points = (struct lines){ kept, n };
}

FALLIBLE interest_removing(struct act *act, const void *before, void *interest)
{
	const struct stakeholder_interest *i = interest;
	struct lines all = { 0 };

	(void)before;
	TRY(store_all(act->db, &presentation_item_entity, "opportunity", value_int(i->opportunity.v), &all,
		      act->arena));
	for (unsigned k = 0; k < all.count; k++) {
		void *was = NULL;
		TRY(store_get(act->db, &presentation_item_entity, LINE_AT(all, struct presentation_item, k)->record.id,
			      &was, act->arena));
		if (!answers(was, i->record.id))
			continue;
		struct presentation_item *slide = save_copy(&presentation_item_entity, was, act->arena);
		leave_out(slide, i->record.id, act->arena);
		TRY(save_again(act, &presentation_item_entity, was, slide, "change"));
	}
	return NULL;
}

/* Without its readings it is another version of itself, and that one goes. */
FALLIBLE stakeholder_removing(struct act *act, const void *before, void *stakeholder)
{
	int64_t id = ((struct record *)stakeholder)->id;
	void *bare = NULL;

	(void)before;
	TRY(drop_all(act, &stakeholder_relation_entity, "from_person", id));
	TRY(drop_all(act, &stakeholder_relation_entity, "to_person", id));
	TRY(drop_all(act, &support_reading_entity, "stakeholder", id));
	TRY(drop_all(act, &stakeholder_interest_entity, "stakeholder", id));
	TRY(store_get(act->db, &stakeholder_entity, id, &bare, act->arena));
	*(struct stakeholder *)stakeholder = *(struct stakeholder *)bare;
	return NULL;
}

/* --- erasure --- */

/* The text with every `word` in it replaced. */
static const char *without(const char *text, const char *word, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (const char *p = text; *p != '\0';) {
		bool here = strncmp(p, word, strlen(word)) == 0;
		buffer_put(&b, here ? CONTACT_ERASED : p, here ? strlen(CONTACT_ERASED) : 1);
		p += here ? strlen(word) : 1;
	}
	return buffer_text(&b);
}

static FALLIBLE erase_name(struct act *act, customer_id customer, const char *name)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &engagement_entity, "customer", value_int(customer.v), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct engagement *row = LINE_AT(all, struct engagement, i);
		void *was = NULL;
		if (row->their_people == NULL || strstr(row->their_people, name) == NULL)
			continue;
		TRY(store_get(act->db, &engagement_entity, row->record.id, &was, act->arena));
		struct engagement *v = save_copy(&engagement_entity, was, act->arena);
		v->their_people = without(v->their_people, name, act->arena);
		TRY(save_again(act, &engagement_entity, was, v, "erase"));
	}
	return NULL;
}

FALLIBLE contact_erased(struct act *act, const void *before, void *contact)
{
	static const struct entity *const profile[] = {
		&stakeholder_entity,	  &preference_entity,	   &introduction_entity,
		&feature_feedback_entity, &resonance_point_entity, &affiliation_entity,
	};
	const struct contact *was = before, *c = contact;
	struct lines places = { 0 };

	TRY(erasure_note(act, c->record.id));
	TRY(store_all(act->db, &affiliation_entity, "contact", value_int(c->record.id), &places, act->arena));
	for (unsigned i = 0; i < places.count; i++)
		TRY(erase_name(act, LINE_AT(places, struct affiliation, i)->customer, was->name));
	for (unsigned i = 0; i < sizeof profile / sizeof *profile; i++)
		TRY(drop_all(act, profile[i], "contact", c->record.id));
	return erase_name(act, c->customer, was->name);
}
