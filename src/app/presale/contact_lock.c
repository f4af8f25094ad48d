#include "app/presale/contact_lock.h"

#include "app/presale/affiliations.h"
#include "app/record_list.h"
#include "base/instant.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/rights.h"
#include "store/record.h"

/* --- which tender --- */

static FALLIBLE award_day(struct act *act, const struct tender *t, date *ret)
{
	struct value v;

	TRY(sql_value(act->db, "SELECT max(award_notice_on) FROM bid WHERE tender = $1",
		      SQL_ARGS(value_int(t->record.id)), &v, act->arena));
	*ret = (date){ v.tag == VALUE_INT ? (int32_t)v.i : 0 };
	return NULL;
}

static FALLIBLE is_locked(struct act *act, const struct tender *t, date on, date *ret_until, bool *ret)
{
	date award = { 0 };

	TRY(award_day(act, t, &award));
	*ret_until = tender_over_on(t, award);
	enum tender_phase phase = tender_phase_on(t, on, *ret_until);
	*ret = phase == PHASE_TENDER_ISSUED || phase == PHASE_EVALUATION;
	return NULL;
}

static FALLIBLE lock_of(struct act *act, const struct tender *t, enum contact_side side, date on,
			struct contact_lock *ret)
{
	bool locked = false;
	date until = { 0 };

	TRY(is_locked(act, t, on, &until, &locked));
	if (locked)
		*ret = (struct contact_lock){ t, side, until };
	return NULL;
}

static FALLIBLE lock_as_buyer(struct act *act, customer_id party, date on, struct contact_lock *ret)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &tender_entity, "customer", value_int(party.v), &all, act->arena));
	for (unsigned i = 0; i < all.count && ret->tender == NULL; i++)
		TRY(lock_of(act, LINE_AT(all, struct tender, i), SIDE_BUYER, on, ret));
	return NULL;
}

/* Tenders name their agency in words, as the notice does. */
static FALLIBLE tenders_run_by(struct act *act, const struct customer *c, struct buffer *ids)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db, "SELECT id, agency FROM tender WHERE agency IS NOT NULL ORDER BY id", SQL_NO_ARGS, &r,
		     act->arena));
	for (;;) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		const char *agency = rows_text(r, 1, act->arena);
		int64_t id = rows_int(r, 0);
		if (agency_named(agency, c->name, act->arena) || agency_named(agency, c->short_name, act->arena))
			buffer_put(ids, &id, sizeof id);
	}
}

static FALLIBLE lock_as_agency(struct act *act, customer_id party, date on, struct contact_lock *ret)
{
	struct buffer ids = BUFFER(act->arena);
	void *customer = NULL, *tender = NULL;

	TRY(store_get(act->db, &customer_entity, party.v, &customer, act->arena));
	TRY(tenders_run_by(act, customer, &ids));
	for (size_t i = 0; i < ids.used / sizeof(int64_t) && ret->tender == NULL; i++) {
		TRY(store_get(act->db, &tender_entity, ((const int64_t *)(const void *)ids.data)[i], &tender,
			      act->arena));
		TRY(lock_of(act, tender, SIDE_AGENCY, on, ret));
	}
	return NULL;
}

FALLIBLE contact_lock_on(struct act *act, customer_id party, date on, struct contact_lock *ret)
{
	*ret = (struct contact_lock){ 0 };
	if (party.v == 0)
		return NULL;
	TRY(lock_as_buyer(act, party, on, ret));
	return ret->tender != NULL ? NULL : lock_as_agency(act, party, on, ret);
}

/* --- what it forbids --- */

/* "智慧校园 (2026-11-20 – )"; without the name for who may not read the tender. */
static const char *lock_text(struct act *act, const struct tender *t, date until)
{
	const char *name = rights_read_record(&tender_entity, t, act->who) ? t->name : t->number;

	return arena_print(act->arena, "%s (%s – %s)", name == NULL ? "" : name,
			   date_text(tender_issue_day(t), act->arena),
			   until.day == 0 ? "" : date_text(until, act->arena));
}

static const char *law_of(const struct tender *t)
{
	return t->regime == procurement_regime_gov_procurement ? "contact_locked_procurement"
							       : "contact_locked_bidding";
}

static FALLIBLE must_serve(struct act *act, customer_id customer)
{
	struct value n;

	TRY(sql_value(act->db, "SELECT count(*) FROM contract WHERE customer = $1 AND stage IN ('signed', 'accepted')",
		      SQL_ARGS(value_int(customer.v)), &n, act->arena));
	return n.i > 0 ? NULL : error_new(act->arena, ERROR_CONFLICT, "channel", "no_running_contract");
}

/* What was written down before, and is not moved to another day, way or customer, stands. */
static bool is_settled(const struct engagement *before, const struct engagement *v)
{
	return before != NULL && before->stage == v->stage && before->stage != engagement_stage_planned &&
	       before->held_at.us == v->held_at.us && before->channel == v->channel &&
	       before->customer.v == v->customer.v;
}

/* --- whom it meets --- */

struct parties {
	struct act *act;
	customer_id *ids;
	unsigned count;
	size_t room;
	date on;
};

static void add_party(struct parties *p, customer_id id)
{
	for (unsigned i = 0; i < p->count; i++)
		if (p->ids[i].v == id.v)
			return;
	if (id.v == 0)
		return;
	p->ids = arena_room(p->act->arena, p->ids, p->count, &p->room, sizeof id);
	p->ids[p->count++] = id;
}

/* His own company, and each that he belongs to on that day. */
static FALLIBLE add_person(struct parties *p, contact_id id)
{
	void *contact = NULL;
	customer_id *also = NULL;
	unsigned n = 0;

	if (id.v == 0)
		return NULL;
	TRY(store_find(p->act->db, &contact_entity, "id", value_int(id.v), &contact, p->act->arena));
	if (contact == NULL)
		return NULL;
	add_party(p, ((struct contact *)contact)->customer);
	TRY(affiliated_customers(p->act, id, p->on, &also, &n));
	for (unsigned i = 0; i < n; i++)
		add_party(p, also[i]);
	return NULL;
}

static FALLIBLE parties_of(const struct engagement *v, struct parties *p)
{
	add_party(p, v->customer);
	TRY(add_person(p, v->contact));
	for (unsigned i = 0; i < v->participants.count; i++)
		TRY(add_person(p, LINE_AT(v->participants, struct engagement_participant, i)->contact));
	return NULL;
}

static FALLIBLE permitted_with(struct act *act, struct engagement *v, customer_id party)
{
	struct contact_lock lock;

	TRY(contact_lock_on(act, party, instant_date(v->held_at), &lock));
	if (lock.tender == NULL)
		return NULL;
	switch (contact_compliance(lock.side, PHASE_TENDER_ISSUED, channel_class_of(v->channel))) {
	case CONTACT_ALLOW:
		return NULL;
	case CONTACT_WITH_NOTICE:
		v->notice = contact_notice_not_about_tender;
		return must_serve(act, party);
	case CONTACT_BLOCK:
		break;
	}
	return error_with(act->arena, ERROR_CONFLICT, "channel", law_of(lock.tender), "%s",
			  lock_text(act, lock.tender, lock.until));
}

FALLIBLE engagement_permitted(struct act *act, const void *before, void *engagement)
{
	struct engagement *v = engagement;
	struct parties p = { .act = act, .on = instant_date(v->held_at) };

	if (v->held_at.us == 0 || v->stage == engagement_stage_cancelled || is_settled(before, v))
		return NULL;
	v->notice = contact_notice_unset;
	TRY(parties_of(v, &p));
	for (unsigned i = 0; i < p.count; i++)
		TRY(permitted_with(act, v, p.ids[i]));
	return NULL;
}

/* --- how it is shown --- */

static FALLIBLE planned_write(struct act *act, customer_id customer, struct buffer *b)
{
	struct lines all = { 0 };

	json_key(b, "planned");
	json_open(b, '[');
	TRY(store_all(act->db, &engagement_entity, "customer", value_int(customer.v), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct engagement *v = LINE_AT(all, struct engagement, i);
		if (v->stage != engagement_stage_planned || channel_class_of(v->channel) != CHANNEL_PRIVATE ||
		    !rights_read_record(&engagement_entity, v, act->who))
			continue;
		json_open(b, '{');
		json_member(b, "id", id_text(v->record.id, b->arena));
		json_member(b, "title", v->subject);
		json_member(b, "held_at", instant_text(v->held_at, b->arena));
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

static FALLIBLE lock_today(struct act *act, customer_id customer, struct contact_lock *ret)
{
	*ret = (struct contact_lock){ 0 };
	return rights_scope(&engagement_entity, act->who, READ) == 0
		       ? NULL
		       : contact_lock_on(act, customer, instant_date(act->now), ret);
}

static FALLIBLE lock_write(struct act *act, customer_id customer, const struct contact_lock *lock, struct buffer *b)
{
	static const char *const sides[] = { [SIDE_BUYER] = "buyer", [SIDE_AGENCY] = "agency" };
	const struct tender *t = lock->tender;
	bool shown = rights_read_record(&tender_entity, t, act->who);

	json_open(b, '{');
	json_member(b, "tender", shown ? id_text(t->record.id, b->arena) : NULL);
	json_member(b, "title", shown ? t->name : NULL);
	TRY(title_write(act, "party", &customer_entity, customer.v, b));
	json_member(b, "side", sides[lock->side]);
	json_member(b, "from", date_text(tender_issue_day(t), b->arena));
	json_member(b, "until", lock->until.day == 0 ? NULL : date_text(lock->until, b->arena));
	json_member(b, "law", law_of(t));
	TRY(planned_write(act, customer, b));
	json_close(b, '}');
	return NULL;
}

FALLIBLE contact_lock_write(struct act *act, customer_id customer, struct buffer *b)
{
	struct contact_lock lock = { 0 };

	json_key(b, "lock");
	TRY(lock_today(act, customer, &lock));
	if (lock.tender != NULL)
		return lock_write(act, customer, &lock, b);
	json_none(b);
	return NULL;
}

FALLIBLE contact_lock_view(struct act *act, int64_t customer, struct buffer *b)
{
	void *record = NULL;

	TRY(store_load(act->db, &customer_entity, customer, act->who, rights_scope(&customer_entity, act->who, READ),
		       &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	json_open(b, '{');
	TRY(contact_lock_write(act, (customer_id){ customer }, b));
	json_close(b, '}');
	return NULL;
}

/* --- whom one is about to meet --- */

/* NULL where he may not read it: what is being typed is no question about others' records. */
static FALLIBLE readable(struct act *act, const struct entity *e, int64_t id, void **ret)
{
	*ret = NULL;
	return id == 0 ? NULL : store_load(act->db, e, id, act->who, rights_scope(e, act->who, READ), ret, act->arena);
}

static FALLIBLE parties_met(const struct met *m, struct parties *p)
{
	void *customer = NULL, *opportunity = NULL, *contact = NULL;

	TRY(readable(p->act, &customer_entity, m->customer, &customer));
	TRY(readable(p->act, &opportunity_entity, m->opportunity, &opportunity));
	if (customer != NULL)
		add_party(p, (customer_id){ m->customer });
	if (opportunity != NULL)
		add_party(p, ((struct opportunity *)opportunity)->customer);
	for (unsigned i = 0; i < m->ncontacts; i++) {
		TRY(readable(p->act, &contact_entity, m->contacts[i], &contact));
		if (contact != NULL)
			TRY(add_person(p, (contact_id){ m->contacts[i] }));
	}
	return NULL;
}

FALLIBLE contact_locks_view(struct act *act, const struct met *m, struct buffer *b)
{
	struct parties p = { .act = act, .on = instant_date(act->now) };
	struct contact_lock lock = { 0 };

	TRY(parties_met(m, &p));
	json_open(b, '{');
	json_key(b, "locks");
	json_open(b, '[');
	for (unsigned i = 0; i < p.count; i++) {
		TRY(lock_today(act, p.ids[i], &lock));
		if (lock.tender != NULL)
			TRY(lock_write(act, p.ids[i], &lock, b));
	}
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}
