#include "app/presale/project.h"

#include <stdlib.h>

#include "app/presale/contact_lock.h"
#include "app/readable.h"
#include "base/instant.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/rights.h"
#include "store/record.h"

/* --- loading --- */

static FALLIBLE load_records(struct project *p)
{
	const struct {
		const struct entity *entity;
		struct lines *to;
	} parts[] = {
		{ &stakeholder_entity, &p->stakeholders },	 { &support_reading_entity, &p->readings },
		{ &stakeholder_relation_entity, &p->relations }, { &stakeholder_interest_entity, &p->interests },
		{ &preference_entity, &p->preferences },	 { &introduction_entity, &p->introductions },
		{ &feature_feedback_entity, &p->feedback },	 { &resonance_point_entity, &p->resonance },
		{ &engagement_entity, &p->engagements },
	};

	for (unsigned i = 0; i < sizeof parts / sizeof *parts; i++)
		TRY(readable_all(p->act, parts[i].entity, "opportunity", p->opportunity->record.id, parts[i].to));
	return NULL;
}

static int by_time(const void *a, const void *b)
{
	const struct engagement *x = a, *y = b;

	return x->held_at.us != y->held_at.us ? (x->held_at.us < y->held_at.us ? -1 : 1)
					      : (x->record.id < y->record.id ? -1 : 1);
}

static bool reads_engagement(const struct project *p, int64_t id)
{
	for (unsigned i = 0; i < p->engagements.count; i++)
		if (LINE_AT(p->engagements, struct engagement, i)->record.id == id)
			return true;
	return false;
}

/* Who was there: by the list of participants, or as the one contact of the talk. */
static FALLIBLE load_meetings(struct project *p)
{
	struct arena *a = p->act->arena;
	struct buffer all = BUFFER(a);
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(p->act->db,
		     "SELECT t.engagement, t.contact, t.held_at, c.name, c.department FROM ("
		     "SELECT e.id AS engagement, p.contact AS contact, e.held_at AS held_at FROM engagement e"
		     " JOIN engagement_participant p ON p.engagement = e.id"
		     " WHERE e.opportunity = $1 AND e.stage = 'held' AND p.contact IS NOT NULL"
		     " UNION SELECT e.id, e.contact, e.held_at FROM engagement e"
		     " WHERE e.opportunity = $1 AND e.stage = 'held' AND e.contact IS NOT NULL) t"
		     " JOIN contact c ON c.id = t.contact ORDER BY t.held_at, t.engagement, t.contact",
		     SQL_ARGS(value_int(p->opportunity->record.id)), &r, a));
	while (true) {
		TRY(rows_next(r, &has, a));
		if (!has)
			break;
		struct meeting m = { .engagement = rows_int(r, 0),
				     .contact = rows_int(r, 1),
				     .on = instant_date((instant){ rows_int(r, 2) }),
				     .name = rows_text(r, 3, a),
				     .department = rows_text(r, 4, a) };
		if (!reads_engagement(p, m.engagement))
			continue;
		buffer_put(&all, &m, sizeof m);
		p->nmeetings++;
	}
	p->meetings = (struct meeting *)(void *)all.data;
	return NULL;
}

FALLIBLE project_load(struct act *act, int64_t opportunity, struct project *ret)
{
	void *record = NULL;

	TRY(store_load(act->db, &opportunity_entity, opportunity, act->who,
		       rights_scope(&opportunity_entity, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	*ret = (struct project){ .act = act, .opportunity = record, .today = instant_date(act->now) };
	ret->sees_profiles = readable_field(act, &stakeholder_entity, "weight");
	TRY(load_records(ret));
	if (ret->engagements.count > 1)
		qsort(ret->engagements.rows, ret->engagements.count, sizeof(struct engagement), by_time);
	return load_meetings(ret);
}

/* --- asking --- */

date project_met_on(const struct project *p, int64_t contact)
{
	date last = { 0 };

	for (unsigned i = 0; i < p->nmeetings; i++)
		if (p->meetings[i].contact == contact)
			last = p->meetings[i].on;
	return last;
}

const struct stakeholder *project_stakeholder_of(const struct project *p, int64_t contact)
{
	for (unsigned i = 0; i < p->stakeholders.count; i++)
		if (LINE_AT(p->stakeholders, struct stakeholder, i)->contact.v == contact)
			return LINE_AT(p->stakeholders, struct stakeholder, i);
	return NULL;
}

const char *project_name_of(const struct project *p, int64_t contact)
{
	const struct stakeholder *s = project_stakeholder_of(p, contact);

	if (s != NULL)
		return s->name;
	for (unsigned i = 0; i < p->nmeetings; i++)
		if (p->meetings[i].contact == contact)
			return p->meetings[i].name;
	return NULL;
}

unsigned project_keys(const struct project *p, int64_t **ret)
{
	unsigned n = 0;

	*ret = arena_array(p->act->arena, int64_t, p->stakeholders.count + 1);
	for (unsigned i = 0; p->sees_profiles && i < p->stakeholders.count; i++) {
		const struct stakeholder *s = LINE_AT(p->stakeholders, struct stakeholder, i);
		if (s->is_key)
			(*ret)[n++] = s->contact.v;
	}
	return n;
}

/* --- writing --- */

void number_write(struct buffer *b, const char *key, int64_t n, bool shown)
{
	if (shown && n != UNSET)
		json_member_int(b, key, n);
	else
		json_member(b, key, NULL);
}

void share_write(struct buffer *b, const char *key, unsigned part, unsigned whole)
{
	json_key(b, key);
	json_open(b, '{');
	json_member_int(b, "part", part);
	json_member_int(b, "whole", whole);
	number_write(b, "percent", share_percent(part, whole), true);
	json_close(b, '}');
}

void day_write(struct buffer *b, const char *key, date d)
{
	json_member(b, key, d.day == 0 ? NULL : date_text(d, b->arena));
}

void ref_write(struct buffer *b, const char *key, int64_t id, const char *title)
{
	if (key != NULL)
		json_key(b, key);
	if (id == 0) {
		json_none(b);
		return;
	}
	json_open(b, '{');
	json_member(b, "id", id_text(id, b->arena));
	json_member(b, "title", title);
	json_close(b, '}');
}

FALLIBLE project_head_write(struct project *p, const struct entity *adds, struct buffer *b)
{
	const struct opportunity *o = p->opportunity;

	ref_write(b, "opportunity", o->record.id, o->name);
	json_member(b, "customer", id_text(o->customer.v, b->arena));
	day_write(b, "today", p->today);
	json_member_bool(b, "may_add", rights_scope(adds, p->act->who, CREATE) != 0);
	return contact_lock_write(p->act, o->customer, b);
}
