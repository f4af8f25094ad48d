#include "app/service/clocks.h"

#include "app/desk/calendars.h"
#include "app/policies.h"
#include "app/service/site_targets.h"
#include "app/whys.h"
#include "store/record.h"

/* What the clock knows of an event; -1: nothing (dispatched, a note). */
static const int clock_kinds[] = {
	[case_event_kind_unset] = -1,
	[case_event_kind_reported] = CLOCK_REPORTED,
	[case_event_kind_received] = CLOCK_RECEIVED,
	[case_event_kind_dispatched] = -1,
	[case_event_kind_accepted] = CLOCK_ACCEPTED,
	[case_event_kind_arrived] = CLOCK_ARRIVED,
	[case_event_kind_paused] = CLOCK_PAUSED,
	[case_event_kind_resumed] = CLOCK_RESUMED,
	[case_event_kind_restored] = CLOCK_RESTORED,
	[case_event_kind_confirmed] = CLOCK_CONFIRMED,
	[case_event_kind_closed] = -1,
	[case_event_kind_reopened] = CLOCK_REOPENED,
	[case_event_kind_escalated] = -1,
	[case_event_kind_vouched] = -1,
	[case_event_kind_note] = -1,
	[case_event_kind_warned] = -1,
};

static const enum pause_reason pause_reasons[] = {
	[waiting_reason_waiting_customer] = PAUSE_WAITING_CUSTOMER,
	[waiting_reason_waiting_site_access] = PAUSE_WAITING_SITE_ACCESS,
	[waiting_reason_force_majeure] = PAUSE_FORCE_MAJEURE,
};

static struct clock_basis basis_of(const struct service_policy *p)
{
	struct service_hours hours = { .workdays_only = p->workdays_only != 0, .day = policy_day_hours(p) };

	return (struct clock_basis){
		.terms = { .tolerance_minutes = p->tolerance_minutes, .reopen_days = p->reopen_days, .hours = hours },
		.matrix = sla_matrix_of(p),
	};
}

/* Without a contract the promise is that of the installation's template. */
static FALLIBLE basis_read(struct act *act, const struct service_case *c, struct clock_basis *ret)
{
	struct service_policy p;
	int64_t edition;

	if (c->contract.v != 0) {
		void *contract = NULL;
		TRY(store_get(act->db, &contract_entity, c->contract.v, &contract, act->arena));
		TRY(policies_of_contract(act, contract, &p));
	} else
		TRY(policies_of_template(act, POLICY_SEED, instant_date(c->reported_at), &p, &edition));
	*ret = basis_of(&p);
	return NULL;
}

static FALLIBLE basis_known(struct act *act, struct clock_memory *m, const struct service_case *c,
			    struct clock_basis *ret)
{
	for (size_t i = 0; i < m->count; i++)
		if (c->contract.v != 0 && m->known[i].contract == c->contract.v) {
			*ret = m->known[i].basis;
			return NULL;
		}
	TRY(basis_read(act, c, ret));
	if (c->contract.v == 0 || m->count == CLOCK_CONTRACTS)
		return NULL;
	m->known[m->count].contract = c->contract.v;
	m->known[m->count++].basis = *ret;
	return NULL;
}

/* --- what the site agreed to instead, for what was reported in its days (C8) --- */

static FALLIBLE sites_have_targets(struct act *act, struct clock_memory *m)
{
	struct value any;

	if (m->sites_asked)
		return NULL;
	TRY(sql_value(act->db, "SELECT 1 FROM site_target WHERE \"stage\" <> 'proposed' LIMIT 1", SQL_NO_ARGS, &any,
		      act->arena));
	m->sites = any.tag != VALUE_NONE;
	m->sites_asked = true;
	return NULL;
}

static void hands_take(int64_t ret[SLA_HANDS], int64_t response, int64_t onsite, int64_t restore)
{
	ret[SLA_RESPONSE] = response;
	ret[SLA_ONSITE] = onsite;
	ret[SLA_RESTORE] = restore;
}

static struct sla_agreement agreement_of(const struct site_target *t, struct arena *a)
{
	struct sla_agreement g = { sla_matrix_empty, date_text(t->agreed_on, a), t->reason };

	hands_take(g.matrix.all, t->response_minutes, t->onsite_minutes, t->restore_minutes);
	for (unsigned i = 0; i < t->priorities.count; i++) {
		const struct site_target_priority *p = LINE_AT(t->priorities, struct site_target_priority, i);
		hands_take(g.matrix.of[p->priority - 1], p->response_minutes, p->onsite_minutes, p->restore_minutes);
	}
	return g;
}

static FALLIBLE agreement_find(struct act *act, struct clock_memory *m, const struct service_case *c,
			       const struct sla_agreement **ret)
{
	const struct site_target *t = NULL;
	struct sla_agreement *found;

	*ret = NULL;
	TRY(sites_have_targets(act, m));
	if (!m->sites)
		return NULL;
	TRY(site_target_on(act, c->site, instant_date(c->reported_at), &t));
	if (t == NULL)
		return NULL;
	found = arena_alloc(act->arena, sizeof *found);
	*found = agreement_of(t, act->arena);
	*ret = found;
	return NULL;
}

static FALLIBLE terms_find(struct act *act, struct clock_memory *m, const struct service_case *c,
			   struct clock_terms *ret)
{
	const struct sla_agreement *site = NULL;
	struct sla_target target[SLA_HANDS];
	struct clock_basis basis;

	TRY(basis_known(act, m, c, &basis));
	TRY(agreement_find(act, m, c, &site));
	for (enum sla_hand h = SLA_RESPONSE; h <= SLA_RESTORE; h++)
		target[h] = sla_target_of(&basis.matrix, site, c->priority, h, act->arena);
	*ret = basis.terms;
	ret->response_minutes = target[SLA_RESPONSE].minutes;
	ret->onsite_minutes = target[SLA_ONSITE].minutes;
	ret->restore_minutes = target[SLA_RESTORE].minutes;
	ret->response_by = target[SLA_RESPONSE].why;
	ret->onsite_by = target[SLA_ONSITE].why;
	ret->restore_by = target[SLA_RESTORE].why;
	return NULL;
}

static FALLIBLE clock_with(struct act *act, struct clock_memory *m, const struct service_case *c,
			   const struct clock_event *events, size_t n, struct case_clock *ret)
{
	if (m->calendar == NULL)
		TRY(calendars_load(act, &m->calendar));
	TRY(terms_find(act, m, c, &ret->terms));
	return service_clock_read(events, n, &ret->terms, m->calendar, act->now, act->arena, &ret->clock);
}

FALLIBLE clock_of(struct act *act, const struct service_case *c, const struct clock_event *events, size_t n,
		  struct case_clock *ret)
{
	struct clock_memory m = { 0 };

	return clock_with(act, &m, c, events, n, ret);
}

/* A claim counts in our favour when the customer says so himself, or a second person does (A18). */
static bool is_vouched(const struct lines *all, unsigned at)
{
	const struct case_event *e = LINE_AT(*all, struct case_event, at);

	if (e->customer_word != NULL || (e->evidence.v != 0 && e->confirmed_by.v != 0))
		return true;
	for (unsigned i = 0; i < all->count; i++) {
		const struct case_event *v = LINE_AT(*all, struct case_event, i);
		if (v->kind == case_event_kind_vouched && v->vouches.v == e->record.id &&
		    v->record.created_by != e->record.created_by)
			return true;
	}
	return false;
}

static bool is_of(const struct case_event *e, const struct service_case *c)
{
	return e->service_case.v == c->record.id && clock_kinds[e->kind] >= 0;
}

static unsigned how_many(const struct lines *all, const struct service_case *c)
{
	unsigned n = 0;

	for (unsigned i = 0; i < all->count; i++)
		n += is_of(LINE_AT(*all, struct case_event, i), c);
	return n;
}

FALLIBLE clock_read_known(struct act *act, struct clock_memory *m, const struct service_case *c,
			  const struct lines *all, struct case_clock *ret)
{
	struct clock_event *events = arena_array(act->arena, struct clock_event, how_many(all, c) + 1);
	size_t n = 0;

	for (unsigned i = 0; i < all->count; i++) {
		const struct case_event *e = LINE_AT(*all, struct case_event, i);
		if (!is_of(e, c))
			continue;
		events[n++] = (struct clock_event){ .kind = (enum clock_event_kind)clock_kinds[e->kind],
						    .occurred_at = e->occurred_at,
						    .recorded_at = e->record.created_at,
						    .vouched = is_vouched(all, i),
						    .reason = pause_reasons[e->waiting_reason] };
	}
	return clock_with(act, m, c, events, n, ret);
}

FALLIBLE clock_read_case(struct act *act, const struct service_case *c, struct case_clock *ret)
{
	struct clock_memory m = { 0 };
	struct lines events = { 0 };

	TRY(store_all(act->db, &case_event_entity, "service_case", value_int(c->record.id), &events, act->arena));
	return clock_read_known(act, &m, c, &events, ret);
}

static enum target_verdict verdict_of(enum clock_verdict v)
{
	static const enum target_verdict verdicts[] = { [VERDICT_RUNNING] = target_verdict_running,
							[VERDICT_MET] = target_verdict_met,
							[VERDICT_LATE] = target_verdict_late };

	return verdicts[v];
}

static const struct why *whole_why(const struct service_clock *k, struct arena *a)
{
	const struct why *w = k->response_why;

	if (k->onsite_why != NULL)
		w = why_then(a, w, k->onsite_why);
	return why_then(a, w, k->restore_why);
}

void clock_keep(struct service_case *c, const struct case_clock *clock, struct arena *a)
{
	const struct service_clock *k = &clock->clock;

	c->response_due_at = k->response_due;
	c->onsite_due_at = k->onsite_due;
	c->restore_due_at = k->restore_due;
	c->acknowledged_at = k->accepted_at;
	c->on_site_at = k->arrived_at;
	c->restored_at = k->restored_at;
	c->confirmed_at = k->confirmed_at;
	c->response_verdict = verdict_of(k->response);
	c->onsite_verdict = k->onsite_why == NULL ? target_verdict_unset : verdict_of(k->onsite);
	c->restore_verdict = verdict_of(k->restore);
	c->why = why_keep(whole_why(k, a), a);
}
