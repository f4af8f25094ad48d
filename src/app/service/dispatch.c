#include "app/service/dispatch.h"

#include <string.h>

#include "app/save.h"
#include "app/service/cases.h"
#include "app/service/desk_policies.h"
#include "app/service/duty.h"
#include "app/service/notices.h"
#include "app/service/reports.h"
#include "app/whys.h"
#include "base/instant.h"
#include "base/random.h"
#include "rule/service/case_hand.h"
#include "store/list.h"
#include "store/record.h"

#define AT_ONCE 100 /* of each kind in one look */

static FALLIBLE offers_of(struct act *act, const struct service_case *c, struct lines *ret)
{
	return store_all(act->db, &dispatch_offer_entity, "service_case", value_int(c->record.id), ret, act->arena);
}

static FALLIBLE load_case(struct act *act, int64_t id, struct service_case **ret)
{
	void *record = NULL;

	TRY(store_get(act->db, &service_case_entity, id, &record, act->arena));
	*ret = record;
	return NULL;
}

static bool is_urgent(const struct service_case *c, const struct dispatch_policy *p)
{
	if (c->kind == case_kind_fault || c->kind == case_kind_complaint)
		return true;
	return c->priority != UNSET && c->priority <= p->urgent_priority;
}

static bool awaits_answer(const struct service_case *c)
{
	return c->stage == service_case_stage_reported || c->stage == service_case_stage_dispatched;
}

/* --- asking --- */

static FALLIBLE move_offer(struct act *act, const struct dispatch_offer *o, const char *action)
{
	return save_advance(act, &dispatch_offer_entity, o, save_copy(&dispatch_offer_entity, o, act->arena), action);
}

static FALLIBLE withdraw_open(struct act *act, const struct lines *offers)
{
	for (unsigned i = 0; i < offers->count; i++) {
		const struct dispatch_offer *o = LINE_AT(*offers, struct dispatch_offer, i);
		if (o->stage == dispatch_offer_stage_open)
			TRY(move_offer(act, o, "withdraw"));
	}
	return NULL;
}

static const char *moment_text(instant t, struct arena *a)
{
	struct civil c = instant_civil(t);

	return t.us == 0 ? "@not_yet"
			 : arena_print(a, "%04d-%02d-%02d %02d:%02d", c.year, c.month, c.day, c.hour, c.minute);
}

static FALLIBLE place_text(struct act *act, const struct service_case *c, const char **ret)
{
	void *record = NULL;
	struct buffer b = BUFFER(act->arena);

	TRY(store_get(act->db, &customer_entity, c->customer.v, &record, act->arena));
	buffer_add(&b, ((struct customer *)record)->name);
	if (c->site.v != 0) {
		TRY(store_get(act->db, &site_entity, c->site.v, &record, act->arena));
		buffer_print(&b, " %s", ((struct site *)record)->name);
	}
	if (c->equipment.v != 0) {
		TRY(store_get(act->db, &equipment_entity, c->equipment.v, &record, act->arena));
		buffer_print(&b, " %s", ((struct equipment *)record)->name);
	}
	*ret = buffer_text(&b);
	return NULL;
}

static FALLIBLE tell_engineer(struct act *act, const struct service_case *c, const struct dispatch_offer *o,
			      const struct dispatch_policy *policy)
{
	const char *place = NULL;
	void *user = NULL;

	TRY(place_text(act, c, &place));
	TRY(store_get(act->db, &user_entity, o->engineer.v, &user, act->arena));
	return notice_give(
		act,
		&(struct notice){
			.about = c,
			.person = o->engineer,
			.letter = "case_offer",
			.link = arena_print(act->arena, "/dispatch_offer/%s/answer", id_text(o->record.id, act->arena)),
			.text = why_new(act->arena, "notice_offer", notice_name(c, act->arena), place,
					((struct user *)user)->name, moment_text(c->restore_due_at, act->arena), NULL),
			.urgent = is_urgent(c, policy) });
}

/* Asking is making the offer: what it says of itself, and who else is not asked any longer, follows. */
static FALLIBLE make_offer(struct act *act, const struct service_case *c, user_id engineer, enum duty_role role,
			   const struct why *why)
{
	struct dispatch_offer *o = record_new(&dispatch_offer_entity, act->arena);

	o->service_case.v = c->record.id;
	o->engineer = engineer;
	o->role = role;
	o->why = why_keep(why, act->arena);
	return save_new(act, &dispatch_offer_entity, o);
}

static int64_t count_asked(const struct lines *offers)
{
	int64_t n = 0;

	for (unsigned i = 0; i < offers->count; i++)
		n += LINE_AT(*offers, struct dispatch_offer, i)->stage != dispatch_offer_stage_withdrawn;
	return n;
}

static const struct why *lead_why(const struct service_case *c, int64_t asked, struct arena *a)
{
	if (c->kind == case_kind_complaint)
		return why_new(a, "sent_complaint", NULL);
	return asked == 0 ? NULL : why_new(a, "sent_as_lead", arena_print(a, "%lld", (long long)asked), NULL);
}

/* Nobody could be asked: everybody who gets notices is told, and the board shows it. */
static FALLIBLE nobody_found(struct act *act, const struct service_case *c)
{
	TRY(case_note(act, c, case_event_kind_escalated, (user_id){ 0 },
		      why_name(act->arena, "nobody_on_duty", NULL, NULL)));
	return notice_give(
		act, &(struct notice){ .about = c,
				       .link = "/dispatch",
				       .text = why_new(act->arena, "notice_nobody", notice_name(c, act->arena), NULL),
				       .urgent = true });
}

/* Asks the next one; ret_asked false: there is none. */
static FALLIBLE ask_next(struct act *act, const struct service_case *c, bool lead, bool *ret_asked)
{
	struct dispatch_need need;
	struct lines offers = { 0 };
	struct duty duty;

	*ret_asked = false;
	TRY(duty_need(act, c, &need));
	TRY(duty_now(act, c, &duty));
	TRY(offers_of(act, c, &offers));
	need.lead_only |= lead;
	const struct dispatch_person *p = dispatch_choose(&need, duty.people, duty.n, &duty.policy);
	if (p == NULL && !need.lead_only) {
		need.lead_only = true;
		p = dispatch_choose(&need, duty.people, duty.n, &duty.policy);
	}
	if (p == NULL)
		return NULL;
	const struct why *why = dispatch_why(&need, p, &duty.policy, act->arena);
	if (need.lead_only)
		why = why_then(act->arena, lead_why(c, count_asked(&offers), act->arena), why);
	*ret_asked = true;
	return make_offer(act, c, (user_id){ p->user }, p->role, why);
}

/* --- use cases --- */

static FALLIBLE refresh(struct act *act, struct service_case *c)
{
	struct service_case *stored = NULL;

	TRY(load_case(act, c->record.id, &stored));
	memcpy(c, stored, sizeof *c);
	return NULL;
}

/* Whoever writes the case down may have said who goes: then that one is asked. */
FALLIBLE case_finds_engineer(struct act *act, const void *before, void *service_case)
{
	struct service_case *c = service_case;
	struct duty duty;
	bool asked = false;

	(void)before;
	TRY(refresh(act, c)); /* its first events may have moved its clock */
	TRY(notice_receipt(act, c, report_follow_url(act, c->record.id)));
	if (c->engineer.v != 0)
		return NULL;
	TRY(duty_now(act, c, &duty));
	if (duty.n == 0)
		return NULL; /* no roster is kept, or it has a gap that is shown; the routine tries again */
	TRY(ask_next(act, c, false, &asked));
	if (!asked)
		TRY(nobody_found(act, c));
	return refresh(act, c);
}

static enum duty_role role_of(const struct duty *duty, user_id engineer)
{
	for (size_t i = 0; i < duty->n; i++)
		if (duty->people[i].user == engineer.v)
			return duty->people[i].role;
	return duty_role_unset;
}

static FALLIBLE by_hand(struct act *act, const struct why **ret)
{
	void *by = NULL;

	TRY(store_get(act->db, &user_entity, act->who->user, &by, act->arena));
	*ret = why_new(act->arena, "sent_by_hand", ((struct user *)by)->name, NULL);
	return NULL;
}

static FALLIBLE fill_offer(struct act *act, struct dispatch_offer *o, const struct service_case *c, int64_t round)
{
	const struct why *why = NULL;
	struct duty duty;
	void *user = NULL;

	TRY(duty_now(act, c, &duty));
	TRY(store_get(act->db, &user_entity, o->engineer.v, &user, act->arena));
	if (o->role == duty_role_unset)
		o->role = role_of(&duty, o->engineer);
	if (o->why == NULL && act->who->user != 0) {
		TRY(by_hand(act, &why));
		o->why = why_keep(why, act->arena);
	}
	o->title = arena_print(act->arena, "%s → %s", c->number, ((struct user *)user)->name);
	o->round = round;
	o->offered_at = act->now;
	/* Behind the lead there is nobody. */
	if (o->role != duty_role_lead)
		o->answer_by = instant_plus(act->now, duty.policy.accept_minutes * MINUTE);
	return NULL;
}

FALLIBLE offer_making(struct act *act, const void *before, void *offer)
{
	struct dispatch_offer *o = offer;
	struct service_case *c = NULL;
	struct lines all = { 0 };

	(void)before;
	if (o->service_case.v == 0 || o->engineer.v == 0)
		return NULL; /* the declaration says what is missing */
	TRY(load_case(act, o->service_case.v, &c));
	if (!awaits_answer(c) && c->stage != service_case_stage_acknowledged)
		return error_new(act->arena, ERROR_CONFLICT, "service_case", "already_taken");
	TRY(offers_of(act, c, &all));
	TRY(withdraw_open(act, &all));
	return fill_offer(act, o, c, all.count + 1);
}

/* The case is his from now on, to answer. */
FALLIBLE offer_made(struct act *act, const void *before, void *offer)
{
	const struct dispatch_offer *o = offer;
	struct service_case *c = NULL, *after;
	struct dispatch_policy policy;

	(void)before;
	TRY(load_case(act, o->service_case.v, &c));
	if (c->stage != service_case_stage_dispatched || c->engineer.v != o->engineer.v) {
		after = save_copy(&service_case_entity, c, act->arena);
		after->engineer = o->engineer;
		TRY(save_advance(act, &service_case_entity, c, after, "dispatch"));
	}
	TRY(dispatch_policies(act, &policy));
	return tell_engineer(act, c, o, &policy);
}

/* By hand: the one who was named is asked, and nobody else. */
FALLIBLE case_offered(struct act *act, const void *before, void *service_case)
{
	const struct service_case *c = service_case;
	struct lines offers = { 0 };

	(void)before;
	TRY(offers_of(act, c, &offers));
	for (unsigned i = 0; i < offers.count; i++) {
		const struct dispatch_offer *o = LINE_AT(offers, struct dispatch_offer, i);
		if (o->stage == dispatch_offer_stage_open && o->engineer.v == c->engineer.v)
			return NULL;
	}
	return make_offer(act, c, c->engineer, duty_role_unset, NULL);
}

/* Accepted without the page, on the telephone or in the case itself: the open offer goes with it. */
FALLIBLE case_taken(struct act *act, const void *before, void *service_case)
{
	const struct service_case *c = service_case;
	struct lines offers = { 0 };

	(void)before;
	TRY(offers_of(act, c, &offers));
	for (unsigned i = 0; i < offers.count; i++) {
		const struct dispatch_offer *o = LINE_AT(offers, struct dispatch_offer, i);
		if (o->stage == dispatch_offer_stage_open)
			TRY(move_offer(act, o, o->engineer.v == c->engineer.v ? "accept" : "withdraw"));
	}
	return NULL;
}

FALLIBLE case_left(struct act *act, const void *before, void *service_case)
{
	struct lines offers = { 0 };

	(void)before;
	TRY(offers_of(act, service_case, &offers));
	return withdraw_open(act, &offers);
}

/* A case that was accepted is nobody else's; the program itself only tells what has happened. */
FALLIBLE offer_accepting(struct act *act, const void *before, void *offer)
{
	const struct dispatch_offer *o = offer;
	struct service_case *c = NULL;

	(void)before;
	TRY(load_case(act, o->service_case.v, &c));
	if (awaits_answer(c) || (c->stage == service_case_stage_acknowledged && c->engineer.v == o->engineer.v))
		return NULL;
	return error_new(act->arena, ERROR_CONFLICT, "stage", "already_taken");
}

FALLIBLE offer_accepted(struct act *act, const void *before, void *offer)
{
	const struct dispatch_offer *o = offer;
	struct service_case *c = NULL, *after;

	(void)before;
	TRY(load_case(act, o->service_case.v, &c));
	if (!awaits_answer(c))
		return NULL;
	after = save_copy(&service_case_entity, c, act->arena);
	after->engineer = o->engineer;
	return save_advance(act, &service_case_entity, c, after, "acknowledge");
}

/* Who did not take it stands in the events; then the next one, or the lead, or nobody. */
static FALLIBLE pass_on(struct act *act, const struct dispatch_offer *o, const char *key, bool refused)
{
	struct unanswered u = { .minutes = (act->now.us - o->offered_at.us) / MINUTE, .refused = refused };
	struct service_case *c = NULL;
	struct lines offers = { 0 };
	struct duty duty;
	bool asked = false;

	TRY(load_case(act, o->service_case.v, &c));
	if (!awaits_answer(c))
		return NULL;
	TRY(case_note(act, c, case_event_kind_escalated, o->engineer,
		      why_name(act->arena, key, o->title, o->decline_reason)));
	TRY(offers_of(act, c, &offers));
	TRY(duty_now(act, c, &duty));
	u.asked = count_asked(&offers);
	TRY(ask_next(act, c, escalation_next(&u, &duty.policy) == ESCALATE_LEAD, &asked));
	return asked ? NULL : nobody_found(act, c);
}

FALLIBLE offer_declined(struct act *act, const void *before, void *offer)
{
	(void)before;
	return pass_on(act, offer, "offer_declined", true);
}

/* --- routine --- */

static struct list look_for(const struct entity *e)
{
	return (struct list){
		.entity = e, .who = &actor_installation, .scope = ALL, .limit = AT_ONCE, .order = { .column = "id" }
	};
}

static void look_where(struct list *l, const char *field, enum list_operator op, const struct value *v, unsigned n)
{
	l->filters[l->nfilters++] = (struct list_filter){ entity_field(l->entity, field), op, v, n };
}

static FALLIBLE keep_offers(struct act *act)
{
	struct list l = look_for(&dispatch_offer_entity);
	struct value open = value_text("open"), now = value_int(act->now.us);
	struct list_page page = { 0 };

	look_where(&l, "stage", LIST_EQ, &open, 1);
	look_where(&l, "answer_by", LIST_LE, &now, 1);
	TRY(list_read(act->db, &l, false, &page, act->arena));
	for (unsigned i = 0; i < page.count; i++) {
		TRY(move_offer(act, page.records[i], "expire"));
		TRY(pass_on(act, page.records[i], "offer_expired", false));
	}
	return NULL;
}

/* Came when nobody was there: asked as soon as somebody is. */
static FALLIBLE keep_cases(struct act *act)
{
	struct list l = look_for(&service_case_entity);
	struct value reported = value_text("reported"), since = value_int(act->now.us - DAY);
	struct list_page page = { 0 };
	struct lines offers;

	look_where(&l, "stage", LIST_EQ, &reported, 1);
	look_where(&l, "reported_at", LIST_GE, &since, 1);
	TRY(list_read(act->db, &l, false, &page, act->arena));
	for (unsigned i = 0; i < page.count; i++) {
		bool asked = false;
		TRY(offers_of(act, page.records[i], &offers));
		if (offers.count == 0)
			TRY(ask_next(act, page.records[i], false, &asked));
	}
	return NULL;
}

/* Once for each limit. */
static FALLIBLE was_warned(struct act *act, const struct service_case *c, enum sla_hand hand, bool *ret)
{
	struct value v;

	TRY(sql_value(act->db,
		      "SELECT 1 FROM case_event WHERE service_case = $1 AND kind = 'warned'"
		      " AND coalesce(hand, 'restore') = $2 LIMIT 1",
		      SQL_ARGS(value_int(c->record.id), value_text(sla_hand_name(hand))), &v, act->arena));
	*ret = v.tag != VALUE_NONE;
	return NULL;
}

static FALLIBLE note_warning(struct act *act, const struct service_case *c, enum sla_hand hand, const char *due)
{
	const char *key = arena_print(act->arena, "warned_%s", sla_hand_name(hand));

	return case_warned(act, c, case_hands[hand].word, why_name(act->arena, key, due, NULL));
}

static FALLIBLE warn(struct act *act, const struct service_case *c, enum sla_hand hand,
		     const struct dispatch_policy *policy)
{
	bool warned = false;

	if (!escalation_warns(case_hand_due(c, hand), case_hand_done(c, hand), act->now, policy))
		return NULL;
	TRY(was_warned(act, c, hand, &warned));
	if (warned)
		return NULL;
	const char *due = moment_text(case_hand_due(c, hand), act->arena);
	const char *text = arena_print(act->arena, "notice_warning_%s", sla_hand_name(hand));
	TRY(note_warning(act, c, hand, due));
	return notice_give(act,
			   &(struct notice){ .about = c,
					     .person = c->engineer,
					     .letter = "case_warning",
					     .link = arena_print(act->arena, "/service_case/%s",
								 id_text(c->record.id, act->arena)),
					     .text = why_new(act->arena, text, notice_name(c, act->arena), due, NULL),
					     .urgent = true });
}

static FALLIBLE keep_warnings(struct act *act, enum sla_hand hand)
{
	struct list l = look_for(&service_case_entity);
	const struct value open[] = { value_text("reported"), value_text("dispatched"), value_text("acknowledged"),
				      value_text("on_site") };
	struct dispatch_policy policy;
	struct list_page page = { 0 };

	TRY(dispatch_policies(act, &policy));
	struct value until = value_int(act->now.us + policy.warn_minutes * MINUTE),
		     since = value_int(act->now.us - DAY);
	look_where(&l, "stage", LIST_IN, open, 4);
	look_where(&l, case_hands[hand].due, LIST_LE, &until, 1);
	look_where(&l, case_hands[hand].due, LIST_GE, &since, 1);
	TRY(list_read(act->db, &l, false, &page, act->arena));
	for (unsigned i = 0; i < page.count; i++)
		TRY(warn(act, page.records[i], hand, &policy));
	return NULL;
}

#define WARNING_WANTED(hand)                                                                                   \
	" SELECT 1 FROM service_case c WHERE c.stage IN ('reported', 'dispatched', 'acknowledged', 'on_site')" \
	" AND c." hand "_due_at <= $3 AND c." hand "_due_at >= $2"                                             \
	" AND NOT EXISTS (SELECT 1 FROM case_event v WHERE v.service_case = c.id AND v.kind = 'warned'"        \
	" AND coalesce(v.hand, 'restore') = '" hand "')"
/* One of the offers, of the cases, of the warnings that dispatch_keep() would find. */
static const char wanted_sql[] =
	"SELECT 1 FROM dispatch_offer WHERE stage = 'open' AND answer_by <= $1 UNION ALL"
	" SELECT 1 FROM service_case c WHERE c.stage = 'reported' AND c.reported_at >= $2"
	" AND EXISTS (SELECT 1 FROM duty_shift s WHERE s.from_at <= $1 AND s.to_at > $1)"
	" AND NOT EXISTS (SELECT 1 FROM dispatch_offer o WHERE o.service_case = c.id) UNION ALL" WARNING_WANTED(
		"onsite") " AND c.on_site_at IS NULL UNION ALL" WARNING_WANTED("restore") " LIMIT 1";

FALLIBLE dispatch_wanted(struct act *act, bool *ret)
{
	struct dispatch_policy policy;
	struct value v;

	TRY(dispatch_policies(act, &policy));
	TRY(sql_value(act->db, wanted_sql,
		      SQL_ARGS(value_int(act->now.us), value_int(act->now.us - DAY),
			       value_int(act->now.us + policy.warn_minutes * MINUTE)),
		      &v, act->arena));
	*ret = v.tag != VALUE_NONE;
	return NULL;
}

FALLIBLE dispatch_keep(struct act *act)
{
	TRY(keep_offers(act));
	TRY(keep_cases(act));
	TRY(keep_warnings(act, SLA_ONSITE));
	return keep_warnings(act, SLA_RESTORE);
}
