#include "app/presale/contact_lock.h"

#include "base/instant.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/presale/contact_lock.h"
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

FALLIBLE contact_lock_on(struct act *act, customer_id customer, date on, const struct tender **ret, date *ret_until)
{
	struct lines all = { 0 };

	*ret = NULL;
	if (customer.v == 0)
		return NULL;
	TRY(store_all(act->db, &tender_entity, "customer", value_int(customer.v), &all, act->arena));
	for (unsigned i = 0; i < all.count && *ret == NULL; i++) {
		const struct tender *t = LINE_AT(all, struct tender, i);
		bool locked = false;
		date until = { 0 };
		TRY(is_locked(act, t, on, &until, &locked));
		if (!locked)
			continue;
		*ret = t;
		*ret_until = until;
	}
	return NULL;
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

FALLIBLE engagement_permitted(struct act *act, const void *before, void *engagement)
{
	struct engagement *v = engagement;
	const struct tender *t = NULL;
	date until = { 0 };

	if (v->held_at.us == 0 || v->stage == engagement_stage_cancelled || is_settled(before, v))
		return NULL;
	v->notice = contact_notice_unset;
	TRY(contact_lock_on(act, v->customer, instant_date(v->held_at), &t, &until));
	if (t == NULL)
		return NULL;
	switch (contact_compliance(SIDE_BUYER, PHASE_TENDER_ISSUED, channel_class_of(v->channel))) {
	case CONTACT_ALLOW:
		return NULL;
	case CONTACT_WITH_NOTICE:
		v->notice = contact_notice_not_about_tender;
		return must_serve(act, v->customer);
	case CONTACT_BLOCK:
		break;
	}
	return error_with(act->arena, ERROR_CONFLICT, "channel", law_of(t), "%s", lock_text(act, t, until));
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

FALLIBLE contact_lock_write(struct act *act, customer_id customer, struct buffer *b)
{
	const struct tender *t = NULL;
	date until = { 0 };

	json_key(b, "lock");
	if (rights_scope(&engagement_entity, act->who, READ) != 0)
		TRY(contact_lock_on(act, customer, instant_date(act->now), &t, &until));
	if (t == NULL) {
		json_none(b);
		return NULL;
	}
	bool shown = rights_read_record(&tender_entity, t, act->who);
	json_open(b, '{');
	json_member(b, "tender", shown ? id_text(t->record.id, b->arena) : NULL);
	json_member(b, "title", shown ? t->name : NULL);
	json_member(b, "from", date_text(tender_issue_day(t), b->arena));
	json_member(b, "until", until.day == 0 ? NULL : date_text(until, b->arena));
	json_member(b, "law", law_of(t));
	TRY(planned_write(act, customer, b));
	json_close(b, '}');
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
