#include "app/bid/tender_desk.h"

#include "app/desk/calendars.h"
#include "app/presale/house.h"
#include "app/save.h"
#include "app/take.h"
#include "base/instant.h"
#include "meta/rights.h"
#include "rule/bid/bid_decision.h"
#include "rule/bid/bid_meeting.h"
#include "rule/bid/lot.h"
#include "rule/bid/readiness.h"
#include "store/record.h"

static FALLIBLE tender_at(struct act *act, tender_id id, const struct tender **ret)
{
	void *record = NULL;

	TRY(store_get(act->db, &tender_entity, id.v, &record, act->arena));
	*ret = record;
	return NULL;
}

static FALLIBLE count(struct act *act, const char *query, int64_t one, struct value two, int64_t *ret)
{
	struct value n;

	TRY(sql_value(act->db, query, SQL_ARGS(value_int(one), two), &n, act->arena));
	*ret = n.i;
	return NULL;
}

/* --- the days --- */

static enum bid_fate fate_of(const struct bid *b)
{
	switch ((int)b->stage) {
	case bid_stage_won:
		return FATE_WON;
	case bid_stage_lost:
	case bid_stage_invalid:
	case bid_stage_failed:
		return FATE_LOST;
	case bid_stage_withdrawn:
		return FATE_WITHDRAWN;
	default:
		return FATE_OPEN;
	}
}

static FALLIBLE look_at_bid(struct act *act, const struct bid *b, struct tender_dates *d)
{
	void *contract = NULL;

	d->award_notice_on = b->award_notice_on;
	TRY(store_find(act->db, &contract_entity, "bid", value_int(b->record.id), &contract, act->arena));
	if (contract != NULL)
		d->contract_signed_on = ((struct contract *)contract)->signed_on;
	d->bond = (struct bond_fate){ d->regime, fate_of(b), d->award_notice_on, d->contract_signed_on, { 0 } };
	if (d->bond.fate == FATE_WITHDRAWN)
		d->bond.withdrawn_on = instant_date(b->record.changed_at);
	return NULL;
}

static date day_or_unset(instant t)
{
	return t.us == 0 ? (date){ 0 } : instant_date(t);
}

FALLIBLE tender_dates_of(struct act *act, const struct tender *t, struct tender_dates *ret)
{
	struct lines bids = { 0 };

	*ret = (struct tender_dates){ .regime = t->regime,
				      .method = t->method,
				      .issued_on = t->issued_on,
				      .sale_starts_on = t->sale_starts_on,
				      .sale_ends_on = day_or_unset(t->sale_ends_at),
				      .received_on = t->received_on,
				      .deadline_on = day_or_unset(t->deadline_at),
				      .has_bond = t->bond_required };
	TRY(store_all(act->db, &bid_entity, "tender", value_int(t->record.id), &bids, act->arena));
	return bids.count == 0 ? NULL : look_at_bid(act, LINE_AT(bids, struct bid, bids.count - 1), ret);
}

/* --- questions --- */

static date earlier(date a, date b)
{
	return a.day == 0 || (b.day != 0 && b.day < a.day) ? b : a;
}

static date answer_day(const struct tender_question *q, const struct tender_dates *d, const struct calendar *c)
{
	if (q->sent_on.day == 0 || q->kind == question_kind_clarification || d->regime == procurement_regime_unset)
		return (date){ 0 };
	return legal_deadline(LIMIT_CHALLENGE_ANSWER, d->regime, q->sent_on, c).last_day;
}

/* The document's own day stands for plain questions; for a grievance the law's does. */
FALLIBLE question_dated(struct act *act, const void *before, void *question)
{
	struct tender_question *q = question;
	const struct tender *t = NULL;
	const struct calendar *c = NULL;
	struct tender_dates d;

	(void)before;
	if (q->tender.v == 0)
		return NULL;
	TRY(tender_at(act, q->tender, &t));
	TRY(calendars_load(act, &c));
	TRY(tender_dates_of(act, t, &d));
	q->due_on = question_legal_day(q->kind, &d, c);
	if (q->kind == question_kind_clarification)
		q->due_on = earlier(q->due_on, day_or_unset(t->questions_until));
	q->answer_due_on = answer_day(q, &d, c);
	return NULL;
}

static FALLIBLE questions_redated(struct act *act, int64_t tender)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &tender_question_entity, "tender", value_int(tender), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct tender_question *q = LINE_AT(all, struct tender_question, i);
		struct tender_question *after = save_copy(&tender_question_entity, q, act->arena);
		if (q->stage > tender_question_stage_approved)
			continue;
		TRY(question_dated(act, q, after));
		if (after->due_on.day != q->due_on.day)
			TRY(save_again(act, &tender_question_entity, q, after, "redate"));
	}
	return NULL;
}

/* --- amendments --- */

FALLIBLE amendment_measured(struct act *act, const void *before, void *amendment)
{
	struct tender_amendment *m = amendment;
	const struct tender *t = NULL;
	struct clarification c;

	(void)before;
	if (m->tender.v == 0 || m->issued_on.day == 0)
		return NULL;
	TRY(tender_at(act, m->tender, &t));
	if (t->deadline_at.us == 0 || t->regime == procurement_regime_unset)
		return NULL;
	c = clarification_before(instant_date(t->deadline_at), m->issued_on, t->regime);
	m->gap_days = c.gap_days;
	m->must_extend = c.must_extend;
	m->deadline_needed_on = c.must_extend ? c.required_deadline : (date){ 0 };
	return NULL;
}

/* Where the deadline moves, an opening at the same moment moves with it (招标投标法 34). */
FALLIBLE amendment_adopted(struct act *act, const void *before, void *amendment)
{
	const struct tender_amendment *m = amendment;
	struct tender *t;
	void *was = NULL;

	(void)before;
	if (m->new_deadline_at.us == 0)
		return NULL;
	TRY(record_take(act, &tender_entity, m->tender.v, &was));
	if (((struct tender *)was)->deadline_at.us == m->new_deadline_at.us)
		return NULL; /* it was accepted with what the document changes */
	t = save_copy(&tender_entity, was, act->arena);
	t->deadline_at = m->new_deadline_at;
	if (t->opening_at.us != 0 && instant_before(t->opening_at, t->deadline_at))
		t->opening_at = t->deadline_at;
	return save_again(act, &tender_entity, was, t, "change");
}

/* --- the plan --- */

static FALLIBLE plan_facts(struct act *act, const struct tender *t, const struct calendar *c,
			   struct bid_plan_facts *ret)
{
	struct tender_dates d;

	if (t->issued_on.day == 0 || t->deadline_at.us == 0)
		return error_new(act->arena, ERROR_CONFLICT, t->issued_on.day == 0 ? "issued_on" : "deadline_at",
				 "issue_and_deadline_needed");
	TRY(tender_dates_of(act, t, &d));
	*ret = (struct bid_plan_facts){ .issued_on = t->issued_on,
					.deadline_at = t->deadline_at,
					.sale_ends_on = d.sale_ends_on,
					.questions_until = day_or_unset(t->questions_until),
					.objection_until = question_legal_day(question_kind_objection, &d, c),
					.bond = t->bond_required,
					.electronic = t->electronic,
					.paper = !t->electronic || t->copies_original > 0 };
	return NULL;
}

FALLIBLE tender_plan_of(struct act *act, const struct tender *t, struct planned_task ret[BID_PLAN_MOST],
			size_t *ret_count)
{
	const struct calendar *c = NULL;
	struct bid_plan_facts f;
	struct presale_policy p;

	TRY(calendars_load(act, &c));
	TRY(plan_facts(act, t, c, &f));
	TRY(presale_policies(act, &p));
	*ret_count = bid_plan(&f, &p, c, act->arena, ret);
	return NULL;
}

static const struct bid_task *task_of(const struct lines *all, enum bid_task_kind kind)
{
	for (unsigned i = 0; i < all->count; i++)
		if (LINE_AT(*all, struct bid_task, i)->kind == kind)
			return LINE_AT(*all, struct bid_task, i);
	return NULL;
}

static FALLIBLE task_new(struct act *act, const struct tender *t, const struct planned_task *p)
{
	struct bid_task *fresh = record_new(&bid_task_entity, act->arena);
	const char *key = arena_print(act->arena, "task_%s", bid_task_kind_choices.labels[p->kind]);

	fresh->title = why_words(key, LANGUAGE_ZH, act->arena);
	fresh->tender.v = t->record.id;
	fresh->kind = p->kind;
	fresh->due_at = p->due_at;
	fresh->fits = p->fits;
	fresh->owner = t->owner;
	return save_new(act, &bid_task_entity, fresh);
}

static FALLIBLE tender_to_change(struct act *act, int64_t id, const struct tender **ret)
{
	void *record = NULL;

	TRY(store_load(act->db, &tender_entity, id, act->who, rights_scope(&tender_entity, act->who, READ), &record,
		       act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	if (!rights_cover(&tender_entity, record, act->who, rights_scope(&tender_entity, act->who, CHANGE)))
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	*ret = record;
	return NULL;
}

FALLIBLE tender_plan_draft(struct act *act, int64_t tender)
{
	struct planned_task plan[BID_PLAN_MOST];
	const struct tender *t = NULL;
	struct lines there = { 0 };
	size_t n = 0;

	TRY(tender_to_change(act, tender, &t));
	TRY(tender_plan_of(act, t, plan, &n));
	TRY(store_all(act->db, &bid_task_entity, "tender", value_int(tender), &there, act->arena));
	for (size_t i = 0; i < n; i++)
		if (task_of(&there, plan[i].kind) == NULL)
			TRY(task_new(act, t, &plan[i]));
	return NULL;
}

/* What is done stays, what a person set stays; the rest follows the new days. */
static FALLIBLE replan(struct act *act, const struct tender *t)
{
	struct planned_task plan[BID_PLAN_MOST];
	struct lines there = { 0 };
	size_t n = 0;

	TRY(store_all(act->db, &bid_task_entity, "tender", value_int(t->record.id), &there, act->arena));
	if (there.count == 0 || t->issued_on.day == 0 || t->deadline_at.us == 0)
		return NULL;
	TRY(tender_plan_of(act, t, plan, &n));
	for (size_t i = 0; i < n; i++) {
		const struct bid_task *was = task_of(&there, plan[i].kind);
		struct bid_task *is;
		if (was == NULL || was->pinned || was->stage != bid_task_stage_open ||
		    (was->due_at.us == plan[i].due_at.us && was->fits == plan[i].fits))
			continue;
		is = save_copy(&bid_task_entity, was, act->arena);
		is->due_at = plan[i].due_at;
		is->fits = plan[i].fits;
		TRY(save_again(act, &bid_task_entity, was, is, "replan"));
	}
	return NULL;
}

static bool same_days(const struct tender *a, const struct tender *b)
{
	return a->issued_on.day == b->issued_on.day && a->deadline_at.us == b->deadline_at.us &&
	       a->sale_ends_at.us == b->sale_ends_at.us && a->questions_until.us == b->questions_until.us &&
	       a->received_on.day == b->received_on.day && a->regime == b->regime && a->method == b->method &&
	       a->bond_due_at.us == b->bond_due_at.us && a->electronic == b->electronic;
}

FALLIBLE tender_redated(struct act *act, const void *before, void *tender)
{
	const struct tender *t = tender;
	struct lines bids = { 0 };

	if (before != NULL && same_days(before, t))
		return NULL;
	TRY(replan(act, t));
	TRY(questions_redated(act, t->record.id));
	TRY(store_all(act->db, &bid_entity, "tender", value_int(t->record.id), &bids, act->arena));
	for (unsigned i = 0; i < bids.count; i++)
		TRY(bid_bonds_due(act, NULL, LINE_AT(bids, struct bid, i)));
	return NULL;
}

/* What a person adds or moves is his; the plan leaves it alone. */
FALLIBLE task_placing(struct act *act, const void *before, void *task)
{
	const struct bid_task *was = before;
	struct bid_task *t = task;
	int64_t n = 0;

	if (was != NULL) {
		t->pinned |= was->due_at.us != t->due_at.us;
		t->fits |= t->pinned;
		return NULL;
	}
	if (t->kind == bid_task_kind_other) {
		t->pinned = t->fits = true;
		return NULL;
	}
	TRY(count(act, "SELECT count(*) FROM bid_task WHERE \"tender\" = $1 AND \"kind\" = $2", t->tender.v,
		  value_text(bid_task_kind_choices.labels[t->kind]), &n));
	return n == 0 ? NULL : error_new(act->arena, ERROR_CONFLICT, "kind", "task_exists");
}

/* --- whether to bid --- */

static const struct {
	enum review_topic topic;
	int64_t weight;
} usual_criteria[] = {
	{ review_topic_qualification, 20 }, { review_topic_technical_fit, 15 },
	{ review_topic_competition, 15 },   { review_topic_customer_relation, 10 },
	{ review_topic_profit, 15 },	    { review_topic_payment, 10 },
	{ review_topic_time, 5 },	    { review_topic_people, 5 },
	{ review_topic_contract_risk, 5 },
};

static void fill_criteria(struct bid_decision *r, struct arena *a)
{
	size_t n = sizeof usual_criteria / sizeof *usual_criteria;
	struct review_criterion *rows = arena_array(a, struct review_criterion, n);

	for (size_t i = 0; i < n; i++) {
		struct review_criterion *c = record_new(&review_criterion_entity, a);
		c->topic = usual_criteria[i].topic;
		c->weight = usual_criteria[i].weight;
		rows[i] = *c;
	}
	r->criteria = (struct lines){ rows, (unsigned)n };
}

static FALLIBLE fill_decision(struct act *act, const struct tender *t, struct bid_decision *r)
{
	void *o = NULL;

	if (r->criteria.count == 0)
		fill_criteria(r, act->arena);
	if (r->prior_service != NULL || t->opportunity.v == 0)
		return NULL;
	TRY(store_get(act->db, &opportunity_entity, t->opportunity.v, &o, act->arena));
	r->prior_service = ((struct opportunity *)o)->our_prior_service;
	return NULL;
}

FALLIBLE decision_judging(struct act *act, const void *before, void *decision)
{
	struct bid_decision *r = decision;
	const struct tender *t = NULL;

	if (r->tender.v == 0)
		return NULL;
	TRY(tender_at(act, r->tender, &t));
	if (before == NULL)
		TRY(fill_decision(act, t, r));
	r->conflict = conflict_of(r->prior_service, t->regime);
	return NULL;
}

FALLIBLE decision_scored(struct act *act, const void *before, void *decision)
{
	const struct bid_decision *r = decision;
	struct presale_policy p;

	TRY(decision_judging(act, before, decision));
	TRY(presale_policies(act, &p));
	if (r->score == UNSET || r->score >= p.review_pass)
		return NULL;
	return error_with(act->arena, ERROR_CONFLICT, "criteria", "below_pass", "%lld", (long long)p.review_pass);
}

/* What we said of our part counts for the business as a whole. */
static FALLIBLE tell_opportunity(struct act *act, const struct bid_decision *r, opportunity_id id)
{
	struct opportunity *o;
	void *was = NULL;

	if (id.v == 0)
		return NULL;
	TRY(record_take(act, &opportunity_entity, id.v, &was));
	if (((struct opportunity *)was)->our_prior_service != NULL)
		return NULL;
	o = save_copy(&opportunity_entity, was, act->arena);
	o->our_prior_service = r->prior_service;
	return save_again(act, &opportunity_entity, was, o, "change");
}

FALLIBLE decision_made(struct act *act, const void *before, void *decision)
{
	const struct bid_decision *r = decision;
	const char *action = r->stage == bid_decision_stage_declined ? "decline" : "pursue";
	struct error *all;
	struct tender *t;
	void *was = NULL;

	(void)before;
	TRY(record_take(act, &tender_entity, r->tender.v, &was));
	if (entity_step(&tender_entity, action, record_stage(&tender_entity, was)) == NULL)
		return NULL;
	t = save_copy(&tender_entity, was, act->arena);
	t->decision_reason = r->decision_reason;
	if (r->stage != bid_decision_stage_declined)
		TRY(tell_opportunity(act, r, t->opportunity));
	all = save_advance(act, &tender_entity, was, t, action);
	for (struct error *p = all; p != NULL; p = p->next)
		p->field = arena_print(act->arena, "tender%s%s", p->field == NULL ? "" : ".",
				       p->field == NULL ? "" : p->field);
	return all;
}

/* A tender is not pursued past its own review, and from a budget on not without one. */
FALLIBLE tender_deciding(struct act *act, const void *before, void *tender)
{
	const struct tender *t = tender;
	struct presale_policy p;
	void *record = NULL;

	(void)before;
	TRY(store_find(act->db, &bid_decision_entity, "tender", value_int(t->record.id), &record, act->arena));
	const struct bid_decision *r = record;
	if (r != NULL && r->stage == bid_decision_stage_open)
		return error_new(act->arena, ERROR_CONFLICT, "stage", "review_open");
	if (r != NULL && r->stage == bid_decision_stage_declined)
		return error_new(act->arena, ERROR_CONFLICT, "stage", "review_declined");
	TRY(presale_policies(act, &p));
	if (r == NULL && p.review_from > 0 && t->budget.minor != UNSET && t->budget.minor >= p.review_from * 100)
		return error_new(act->arena, ERROR_CONFLICT, "budget", "review_needed");
	return NULL;
}

/* --- bonds --- */

FALLIBLE bond_measured(struct act *act, const void *before, void *bond)
{
	struct bid_bond *b = bond;
	const struct calendar *c = NULL;
	const struct tender *t = NULL;
	struct tender_dates d;
	const char *law = NULL;
	void *bid = NULL;

	(void)before;
	if (b->bid.v == 0)
		return NULL;
	TRY(store_get(act->db, &bid_entity, b->bid.v, &bid, act->arena));
	TRY(tender_at(act, ((struct bid *)bid)->tender, &t));
	b->due_at = t->bond_due_at.us != 0 ? t->bond_due_at : t->deadline_at;
	const char *lot = ((struct bid *)bid)->lot;
	money base = lot_budget(t, lot).minor != UNSET ? lot_budget(t, lot) : lot_cap(t, lot);
	bool capped = base.minor != UNSET && t->regime != procurement_regime_unset &&
		      t->regime != procurement_regime_enterprise;
	b->cap = capped ? bid_bond_cap(base, t->engineering) : (money){ UNSET };
	b->over_cap = capped && b->amount.minor > b->cap.minor;
	TRY(calendars_load(act, &c));
	d = (struct tender_dates){ .regime = t->regime };
	TRY(look_at_bid(act, bid, &d));
	b->refund_due_on = bond_refund_due(&d.bond, c, &law).last_day;
	return NULL;
}

FALLIBLE bid_bonds_due(struct act *act, const void *before, void *bid)
{
	struct lines all = { 0 };

	(void)before;
	TRY(store_all(act->db, &bid_bond_entity, "bid", value_int(((struct bid *)bid)->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct bid_bond *was = LINE_AT(all, struct bid_bond, i);
		struct bid_bond *is = save_copy(&bid_bond_entity, was, act->arena);
		TRY(bond_measured(act, was, is));
		if (is->due_at.us != was->due_at.us || is->refund_due_on.day != was->refund_due_on.day)
			TRY(save_again(act, &bid_bond_entity, was, is, "redate"));
	}
	return NULL;
}

FALLIBLE contract_bonds_due(struct act *act, const void *before, void *contract)
{
	const struct contract *c = contract;
	void *bid = NULL;

	(void)before;
	if (c->bid.v == 0)
		return NULL;
	TRY(store_get(act->db, &bid_entity, c->bid.v, &bid, act->arena));
	return bid_bonds_due(act, NULL, bid);
}

/* --- meetings --- */

FALLIBLE meeting_timed(struct act *act, const void *before, void *meeting)
{
	struct bid_meeting *m = meeting;
	const struct calendar *c = NULL;

	(void)before;
	if (m->starts_at.us == 0)
		return NULL;
	TRY(calendars_load(act, &c));
	m->remind_on = meeting_reminder(m->starts_at, c);
	return NULL;
}

static bool letter_holds(const struct authorization_letter *l, int64_t agent, date on)
{
	return l->agent.v == agent && l->legal_representative_signed && l->agent_signed && l->company_sealed &&
	       (l->valid_from.day == 0 || l->valid_from.day <= on.day) &&
	       (l->valid_to.day == 0 || on.day <= l->valid_to.day);
}

static FALLIBLE must_have_letter(struct act *act, const struct lines *letters, const struct bid_meeting *m, unsigned i,
				 struct error **all)
{
	const struct meeting_attendee *t = LINE_AT(m->attendees, struct meeting_attendee, i);
	void *user = NULL;

	if (t->authority != attendee_authority_authorised_agent)
		return NULL;
	for (unsigned k = 0; k < letters->count; k++)
		if (letter_holds(LINE_AT(*letters, struct authorization_letter, k), t->user.v,
				 instant_date(m->starts_at)))
			return NULL;
	TRY(store_get(act->db, &user_entity, t->user.v, &user, act->arena));
	error_append(all, error_with(act->arena, ERROR_CONFLICT, arena_print(act->arena, "attendees[%u].authority", i),
				     "no_authorization_letter", "%s", ((struct user *)user)->name));
	return NULL;
}

FALLIBLE meeting_holding(struct act *act, const void *before, void *meeting)
{
	const struct bid_meeting *m = meeting;
	struct lines letters = { 0 };
	struct error *all = NULL;

	(void)before;
	TRY(store_all(act->db, &authorization_letter_entity, "bid", value_int(m->bid.v), &letters, act->arena));
	for (unsigned i = 0; i < m->attendees.count; i++)
		TRY(must_have_letter(act, &letters, m, i, &all));
	return all;
}

/* --- ticks, overrides --- */

FALLIBLE tick_first(struct act *act, const void *before, void *tick)
{
	const struct readiness_tick *t = tick;
	int64_t n = 0;

	(void)before;
	TRY(count(act, "SELECT count(*) FROM readiness_tick WHERE \"bid\" = $1 AND \"code\" = $2", t->bid.v,
		  value_text(readiness_code_choices.labels[t->code]), &n));
	return n == 0 ? NULL : error_new(act->arena, ERROR_CONFLICT, "code", "not_unique");
}

FALLIBLE override_asking(struct act *act, const void *before, void *override)
{
	const struct finding_override *o = override;

	(void)before;
	if (o->code == readiness_code_unset || readiness_trait(o->code)->fatal)
		return NULL;
	return error_new(act->arena, ERROR_CONFLICT, "code", "not_fatal");
}
