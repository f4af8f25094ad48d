#include "app/presale/quick.h"

#include <string.h>

#include "app/presale/project.h"
#include "app/save.h"
#include "base/instant.h"
#include "base/random.h"
#include "base/text.h"
#include "json/write.h"
#include "meta/rights.h"
#include "store/record.h"

#define PEOPLE_MOST 20
#define CUSTOMERS_MOST 20

struct quick {
	struct act *act;
	const json_t *body;
	const struct customer *customer;
	const struct opportunity *opportunity;
	const struct engagement *engagement;
	json_t *participants; /* rows of the engagement */
};

/* --- reading the body --- */

static const char *const members[] = {
	"project", "opportunity", "customer",  "fact",	      "outcome", "kind",
	"channel", "held_at",	  "next_step", "next_due_on", "people",
};

static struct error *invalid(struct act *act, const char *field, const char *reason)
{
	return error_new(act->arena, ERROR_INVALID, field, reason);
}

static FALLIBLE check_members(struct quick *q)
{
	const char *key;
	json_t *value;

	json_object_foreach((json_t *)(uintptr_t)q->body, key, value)
	{
		bool known = false;
		for (unsigned i = 0; i < sizeof members / sizeof *members; i++)
			known = known || strcmp(members[i], key) == 0;
		if (!known)
			return invalid(q->act, arena_copy(q->act->arena, key), "unknown_field");
	}
	return NULL;
}

static const char *said(const struct quick *q, const char *member)
{
	const char *text = text_trim(json_member_text(q->body, member, q->act->arena), q->act->arena);

	return text == NULL || *text == '\0' ? NULL : text;
}

/* What a record's rule calls by its own field is named as the body names it. */
static struct error *renamed(struct error *all, const char *from, const char *to)
{
	for (struct error *e = all; e != NULL; e = e->next)
		if (e->field != NULL && strcmp(e->field, from) == 0)
			e->field = to;
	return all;
}

/* What was put into two fields is wrong once. */
static struct error *once(struct error *all)
{
	for (struct error *e = all; e != NULL; e = e->next)
		while (e->next != NULL && text_same(e->field, e->next->field) &&
		       strcmp(e->reason, e->next->reason) == 0)
			e->next = e->next->next;
	return all;
}

static void put(json_t *object, const char *key, const char *text)
{
	if (text != NULL)
		json_object_set_new(object, key, json_string(text));
}

/* --- customer --- */

/* A customer that the actor may read, among those the query finds. */
static FALLIBLE find_customer(struct quick *q, const char *sql, const char *text)
{
	struct act *act = q->act;
	int64_t ids[CUSTOMERS_MOST];
	unsigned n = 0;
	bool has = true;
	AUTO_ROWS *r = NULL;

	TRY(sql_rows(act->db, sql, SQL_ARGS(value_text(text)), &r, act->arena));
	while (n < CUSTOMERS_MOST) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			break;
		ids[n++] = rows_int(r, 0);
	}
	for (unsigned i = 0; i < n && q->customer == NULL; i++) {
		void *found = NULL;
		TRY(store_load(act->db, &customer_entity, ids[i], act->who,
			       rights_scope(&customer_entity, act->who, READ), &found, act->arena));
		q->customer = found;
	}
	return NULL;
}

static FALLIBLE create_customer(struct quick *q, const char *name)
{
	AUTO_JSON *body = json_object();
	void *made = NULL;

	put(body, "name", name);
	TRY(renamed(save_create(q->act, &customer_entity, body, &made), "name", "customer"));
	q->customer = made;
	return NULL;
}

/* By the name that was given; else the one with whose name the project's begins. */
static FALLIBLE known_customer(struct quick *q, const char *name, const char *project)
{
	if (name != NULL)
		return find_customer(
			q, "SELECT id FROM customer WHERE name = $1 OR short_name = $1 ORDER BY id LIMIT 20", name);
	return find_customer(q,
			     "SELECT id FROM customer WHERE substr($1, 1, length(name)) = name"
			     " OR (length(short_name) > 1 AND substr($1, 1, length(short_name)) = short_name)"
			     " ORDER BY length(name) DESC, id LIMIT 20",
			     project);
}

static FALLIBLE known_id(struct act *act, const char *name, const char *project, int64_t *ret)
{
	struct quick q = { .act = act };

	TRY(known_customer(&q, name, project));
	*ret = q.customer == NULL ? 0 : q.customer->record.id;
	return NULL;
}

FALLIBLE quick_customer_named(struct act *act, const char *name, int64_t *ret)
{
	return known_id(act, name, NULL, ret);
}

FALLIBLE quick_customer(struct act *act, const char *project, int64_t *ret)
{
	return known_id(act, NULL, project, ret);
}

/* A known one, else a new one of that name. */
static FALLIBLE customer_of(struct quick *q)
{
	const char *name = said(q, "customer"), *project = said(q, "project");

	TRY(known_customer(q, name, project));
	return q->customer != NULL ? NULL : create_customer(q, name != NULL ? name : project);
}

/* --- project --- */

static FALLIBLE load_project(struct quick *q, const char *id)
{
	struct act *act = q->act;
	void *found = NULL, *customer = NULL;
	int64_t n;

	if (!id_parse(id, &n))
		return invalid(act, "opportunity", "no_such_record");
	TRY(store_load(act->db, &opportunity_entity, n, act->who, rights_scope(&opportunity_entity, act->who, READ),
		       &found, act->arena));
	if (found == NULL)
		return invalid(act, "opportunity", "no_such_record");
	q->opportunity = found;
	TRY(store_get(act->db, &customer_entity, q->opportunity->customer.v, &customer, act->arena));
	q->customer = customer;
	return NULL;
}

/* The one fact is what the project is about, so that its first gate stands open (A21). */
static FALLIBLE create_project(struct quick *q)
{
	AUTO_JSON *body = json_object();
	void *made = NULL;

	TRY(customer_of(q));
	put(body, "name", said(q, "project"));
	put(body, "customer", id_text(q->customer->record.id, q->act->arena));
	put(body, "scope", said(q, "fact"));
	put(body, "source", "visit");
	TRY(renamed(renamed(save_create(q->act, &opportunity_entity, body, &made), "name", "project"), "scope",
		    "fact"));
	q->opportunity = made;
	return NULL;
}

/* --- people --- */

static FALLIBLE create_contact(struct quick *q, const json_t *person, const char *name, const char **ret)
{
	AUTO_JSON *body = json_object();
	void *made = NULL;

	put(body, "name", name);
	put(body, "customer", id_text(q->customer->record.id, q->act->arena));
	put(body, "department", json_member_text(person, "department", q->act->arena));
	put(body, "purpose", "项目联系");
	TRY(renamed(save_create(q->act, &contact_entity, body, &made), "name", "people"));
	*ret = id_text(((struct record *)made)->id, q->act->arena);
	return NULL;
}

static FALLIBLE take_people(struct quick *q)
{
	const json_t *people = json_object_get(q->body, "people");
	size_t i;
	json_t *person;

	if (people == NULL || json_is_null(people))
		return NULL;
	if (!json_is_array(people) || json_array_size(people) > PEOPLE_MOST)
		return invalid(q->act, "people", json_is_array(people) ? "too_many_rows" : "wrong_type");
	json_array_foreach((json_t *)(uintptr_t)people, i, person)
	{
		const char *id = json_member_text(person, "contact", q->act->arena);
		const char *name = json_member_text(person, "name", q->act->arena);
		if (id == NULL && name == NULL)
			return invalid(q->act, "people", "required");
		if (id == NULL)
			TRY(create_contact(q, person, name, &id));
		json_array_append_new(q->participants, json_pack("{s:s}", "contact", id));
	}
	return NULL;
}

/* --- the engagement --- */

static const char *subject_of(const struct quick *q)
{
	const char *fact = said(q, "fact"), *p = fact;

	for (unsigned n = 0; n < 40 && *p != '\0'; n++)
		text_next(&p);
	return *p == '\0' ? fact : arena_print(q->act->arena, "%.*s…", (int)(p - fact), fact);
}

static FALLIBLE plan_engagement(struct quick *q, void **ret)
{
	AUTO_JSON *body = json_object();
	const char *held_at = said(q, "held_at"), *kind = said(q, "kind");

	put(body, "subject", subject_of(q));
	put(body, "customer", id_text(q->customer->record.id, q->act->arena));
	put(body, "opportunity", id_text(q->opportunity->record.id, q->act->arena));
	put(body, "kind", kind == NULL ? "visit" : kind);
	put(body, "channel", said(q, "channel"));
	put(body, "held_at", held_at == NULL ? instant_text(q->act->now, q->act->arena) : held_at);
	json_object_set(body, "participants", q->participants);
	return save_create(q->act, &engagement_entity, body, ret);
}

/* Held at once: what was said is its outcome where nothing else is given; the next step is the writer's. */
static FALLIBLE hold_engagement(struct quick *q, const struct record *planned, void **ret)
{
	AUTO_JSON *body = json_object();
	const char *fact = said(q, "fact"), *outcome = said(q, "outcome"), *next = said(q, "next_step");

	put(body, "facts", fact);
	put(body, "outcome", outcome == NULL ? fact : outcome);
	put(body, "next_step", next);
	put(body, "next_due_on", said(q, "next_due_on"));
	if (next != NULL)
		put(body, "next_owner", id_text(q->act->who->user, q->act->arena));
	struct error *e =
		renamed(save_step(q->act, &engagement_entity, planned->id, 0, "hold", body, ret), "facts", "fact");
	return once(outcome == NULL ? renamed(e, "outcome", "fact") : e);
}

static FALLIBLE check_asked(const struct quick *q)
{
	struct error *all = NULL;

	if (said(q, "project") == NULL && said(q, "opportunity") == NULL)
		error_append(&all, invalid(q->act, "project", "project_needed"));
	if (said(q, "fact") == NULL)
		error_append(&all, invalid(q->act, "fact", "required"));
	return all;
}

static FALLIBLE write_all(struct quick *q)
{
	const char *opportunity = said(q, "opportunity");
	void *planned = NULL, *held = NULL;

	TRY(opportunity != NULL ? load_project(q, opportunity) : create_project(q));
	TRY(take_people(q));
	TRY(plan_engagement(q, &planned));
	TRY(hold_engagement(q, planned, &held));
	q->engagement = held;
	return NULL;
}

FALLIBLE quick_entry(struct act *act, const json_t *body, struct buffer *b)
{
	AUTO_JSON *participants = json_array();
	struct quick q = { .act = act, .body = body, .participants = participants };

	TRY(check_members(&q));
	TRY(check_asked(&q));
	TRY(write_all(&q));
	json_open(b, '{');
	ref_write(b, "customer", q.customer->record.id, q.customer->name);
	ref_write(b, "opportunity", q.opportunity->record.id, q.opportunity->name);
	ref_write(b, "engagement", q.engagement->record.id, q.engagement->subject);
	json_close(b, '}');
	return NULL;
}
