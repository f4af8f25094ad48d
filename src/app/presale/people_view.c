#include "app/presale/people_view.h"

#include <stdlib.h>

#include "app/audit.h"
#include "app/presale/project.h"
#include "app/readable.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/party/affiliation.h"
#include "rule/presale/preference.h"
#include "store/record.h"

static const char *word(const struct choices *set, unsigned i)
{
	return i == 0 ? NULL : set->labels[i];
}

/* --- one person --- */

static int by_day(const void *a, const void *b)
{
	const struct support_reading *x = a, *y = b;

	return x->read_on.day != y->read_on.day ? (x->read_on.day < y->read_on.day ? -1 : 1)
						: (x->record.id < y->record.id ? -1 : 1);
}

static void readings_write(const struct project *p, const struct stakeholder *s, struct buffer *b)
{
	json_key(b, "readings");
	json_open(b, '[');
	for (unsigned i = 0; p->sees_profiles && i < p->readings.count; i++) {
		const struct support_reading *r = LINE_AT(p->readings, struct support_reading, i);
		if (r->stakeholder.v != s->record.id)
			continue;
		json_open(b, '{');
		json_member(b, "id", id_text(r->record.id, b->arena));
		day_write(b, "on", r->read_on);
		json_member_int(b, "level", r->level);
		json_member(b, "evidence", r->evidence);
		json_close(b, '}');
	}
	json_close(b, ']');
}

static void interests_write(const struct project *p, const struct stakeholder *s, struct buffer *b)
{
	json_key(b, "interests");
	json_open(b, '[');
	for (unsigned i = 0; i < p->interests.count; i++) {
		const struct stakeholder_interest *x = LINE_AT(p->interests, struct stakeholder_interest, i);
		if (x->stakeholder.v != s->record.id)
			continue;
		json_open(b, '{');
		json_member(b, "id", id_text(x->record.id, b->arena));
		json_member(b, "text", x->text);
		json_close(b, '}');
	}
	json_close(b, ']');
}

static void common_write(const struct project *p, const struct stakeholder *s, struct buffer *b)
{
	json_key(b, "common");
	json_open(b, '[');
	for (unsigned i = 0; p->sees_profiles && i < p->resonance.count; i++) {
		const struct resonance_point *x = LINE_AT(p->resonance, struct resonance_point, i);
		if (x->contact.v == s->contact.v)
			json_text(b, x->text);
	}
	json_close(b, ']');
}

static FALLIBLE seen(struct act *act, const struct stakeholder *s)
{
	return audit_write(act, &(struct audit_entry){ .action = "view",
						       .entity = stakeholder_entity.name,
						       .record = s->record.id,
						       .version = s->record.version,
						       .changes = "{}",
						       .after_hash = "" });
}

static FALLIBLE person_write(const struct project *p, const struct stakeholder *s, struct buffer *b)
{
	bool shown = p->sees_profiles;

	TRY(seen(p->act, s));
	json_open(b, '{');
	json_member(b, "id", id_text(s->record.id, b->arena));
	json_member_int(b, "version", s->record.version);
	json_member(b, "contact", id_text(s->contact.v, b->arena));
	json_member(b, "name", s->name);
	json_member(b, "department", s->department);
	json_member(b, "position", s->position);
	json_member(b, "role", word(&deal_role_choices, s->role_in_deal));
	number_write(b, "power", s->decision_power, shown);
	number_write(b, "influence", s->influence, shown);
	number_write(b, "weight", s->weight, shown);
	json_member_bool(b, "key", shown && s->is_key);
	number_write(b, "support", s->support, shown);
	number_write(b, "trend", s->support_trend, shown);
	json_member(b, "view", shown ? s->view : NULL);
	day_write(b, "met_on", project_met_on(p, s->contact.v));
	readings_write(p, s, b);
	interests_write(p, s, b);
	common_write(p, s, b);
	json_close(b, '}');
	return NULL;
}

static int by_weight(const void *a, const void *b)
{
	const struct stakeholder *x = a, *y = b;

	return x->weight != y->weight ? (x->weight > y->weight ? -1 : 1) : (x->record.id < y->record.id ? -1 : 1);
}

static int by_id(const void *a, const void *b)
{
	const struct record *x = a, *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

static FALLIBLE people_write(struct project *p, struct buffer *b)
{
	if (p->readings.count > 1)
		qsort(p->readings.rows, p->readings.count, sizeof(struct support_reading), by_day);
	if (p->stakeholders.count > 1)
		qsort(p->stakeholders.rows, p->stakeholders.count, sizeof(struct stakeholder),
		      p->sees_profiles ? by_weight : by_id);
	json_key(b, "people");
	json_open(b, '[');
	for (unsigned i = 0; i < p->stakeholders.count; i++)
		TRY(person_write(p, LINE_AT(p->stakeholders, struct stakeholder, i), b));
	json_close(b, ']');
	return NULL;
}

/* --- between them --- */

static bool sees_person(const struct project *p, stakeholder_id id)
{
	for (unsigned i = 0; i < p->stakeholders.count; i++)
		if (LINE_AT(p->stakeholders, struct stakeholder, i)->record.id == id.v)
			return true;
	return false;
}

static void relations_write(const struct project *p, struct buffer *b)
{
	json_key(b, "relations");
	json_open(b, '[');
	for (unsigned i = 0; i < p->relations.count; i++) {
		const struct stakeholder_relation *r = LINE_AT(p->relations, struct stakeholder_relation, i);
		if (!sees_person(p, r->from_person) || !sees_person(p, r->to_person))
			continue;
		json_open(b, '{');
		json_member(b, "id", id_text(r->record.id, b->arena));
		json_member(b, "from", id_text(r->from_person.v, b->arena));
		json_member(b, "to", id_text(r->to_person.v, b->arena));
		json_member(b, "kind", word(&relation_kind_choices, r->kind));
		json_member_int(b, "strength", r->strength);
		json_close(b, '}');
	}
	json_close(b, ']');
}

/* --- whom we know --- */

static void roles_write(const struct project *p, struct buffer *b)
{
	static const char *const states[] = {
		[ROLE_UNKNOWN] = "unknown",
		[ROLE_UNMET] = "unmet",
		[ROLE_MET] = "met",
	};
	struct person *people = arena_array(b->arena, struct person, p->stakeholders.count + 1);

	for (unsigned i = 0; i < p->stakeholders.count; i++) {
		const struct stakeholder *s = LINE_AT(p->stakeholders, struct stakeholder, i);
		people[i] = (struct person){ s->contact.v, s->role_in_deal, project_met_on(p, s->contact.v) };
	}
	json_key(b, "roles");
	json_open(b, '[');
	for (const enum deal_role *role = wanted_roles; *role != deal_role_unset; role++) {
		json_open(b, '{');
		json_member(b, "role", word(&deal_role_choices, *role));
		json_member(b, "state", states[role_coverage(*role, people, p->stakeholders.count)]);
		json_close(b, '}');
	}
	json_close(b, ']');
}

static void breadth_write(const struct project *p, struct buffer *b)
{
	struct touch *touches = arena_array(b->arena, struct touch, p->nmeetings + 1);

	for (unsigned i = 0; i < p->nmeetings; i++)
		touches[i] = (struct touch){ p->meetings[i].contact, p->meetings[i].department, p->meetings[i].on };
	struct breadth width = breadth_of(touches, p->nmeetings, p->today);
	json_key(b, "breadth");
	json_open(b, '{');
	json_member_int(b, "contacts", width.contacts);
	json_member_int(b, "departments", width.departments);
	json_member_int(b, "days", BREADTH_DAYS);
	json_member_bool(b, "narrow", width.narrow);
	json_close(b, '}');
}

/* Hints, before the tender is out: common ground with each key person (S68). */
static void shares_write(const struct project *p, struct buffer *b)
{
	int64_t *keys;
	unsigned n = project_keys(p, &keys), common = 0;

	for (unsigned i = 0; i < n; i++)
		for (unsigned k = 0; k < p->resonance.count; k++)
			if (LINE_AT(p->resonance, struct resonance_point, k)->contact.v == keys[i]) {
				common++;
				break;
			}
	share_write(b, "common", common, n);
}

/* --- what they prefer --- */

static void preference_write(const struct project *p, const struct preference *x, struct buffer *b)
{
	json_open(b, '{');
	json_member(b, "id", id_text(x->record.id, b->arena));
	ref_write(b, "contact", x->contact.v, project_name_of(p, x->contact.v));
	json_member(b, "value", x->value);
	json_member_int(b, "strength", x->strength);
	day_write(b, "on", x->stated_on);
	json_close(b, '}');
}

static void preferences_write(struct project *p, struct buffer *b)
{
	struct preference *rows = p->preferences.rows;
	unsigned n = preferences_latest(rows, p->preferences.count);

	json_key(b, "preferences");
	json_open(b, '{');
	share_write(b, "coverage", preference_coverage(rows, n), PREFERENCE_SUBJECTS);
	json_key(b, "subjects");
	json_open(b, '[');
	for (unsigned s = 1; s < preference_subject_count; s++) {
		json_open(b, '{');
		json_member(b, "subject", preference_subject_choices.labels[s]);
		json_member_bool(b, "conflict", preference_conflicts(rows, n, (enum preference_subject)s));
		json_key(b, "rows");
		json_open(b, '[');
		for (unsigned i = 0; i < n; i++)
			if ((unsigned)rows[i].subject == s)
				preference_write(p, &rows[i], b);
		json_close(b, ']');
		json_close(b, '}');
	}
	json_close(b, ']');
	json_close(b, '}');
}

/* --- whom one could add --- */

static void other_write(const struct project *p, contact_id id, const char *name, const char *department,
			const char *position, struct buffer *b)
{
	if (project_stakeholder_of(p, id.v) != NULL)
		return;
	json_open(b, '{');
	json_member(b, "id", id_text(id.v, b->arena));
	json_member(b, "name", name);
	json_member(b, "department", department);
	json_member(b, "position", position);
	json_close(b, '}');
}

/* Who belongs to the customer by his second place, and is not there by his first. */
static FALLIBLE guests_write(const struct project *p, struct buffer *b)
{
	struct lines all = { 0 };

	TRY(readable_all(p->act, &affiliation_entity, "customer", p->opportunity->customer.v, &all));
	for (unsigned i = 0; i < all.count; i++) {
		const struct affiliation *a = LINE_AT(all, struct affiliation, i);
		void *contact = NULL;
		TRY(store_get(p->act->db, &contact_entity, a->contact.v, &contact, p->act->arena));
		if (affiliation_holds(a, p->today) &&
		    ((struct contact *)contact)->customer.v != p->opportunity->customer.v)
			other_write(p, a->contact, a->name, a->department, a->position, b);
	}
	return NULL;
}

static FALLIBLE others_write(const struct project *p, struct buffer *b)
{
	struct lines all = { 0 };

	TRY(readable_all(p->act, &contact_entity, "customer", p->opportunity->customer.v, &all));
	json_key(b, "others");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct contact *c = LINE_AT(all, struct contact, i);
		if (c->stage != contact_stage_erased)
			other_write(p, (contact_id){ c->record.id }, c->name, c->department, c->position, b);
	}
	TRY(guests_write(p, b));
	json_close(b, ']');
	return NULL;
}

FALLIBLE people_view(struct act *act, int64_t opportunity, struct buffer *b)
{
	struct project p;

	TRY(project_load(act, opportunity, &p));
	json_open(b, '{');
	TRY(project_head_write(&p, &stakeholder_entity, b));
	json_member_bool(b, "profiles", p.sees_profiles);
	TRY(people_write(&p, b));
	relations_write(&p, b);
	roles_write(&p, b);
	breadth_write(&p, b);
	shares_write(&p, b);
	preferences_write(&p, b);
	TRY(others_write(&p, b));
	json_close(b, '}');
	return NULL;
}
