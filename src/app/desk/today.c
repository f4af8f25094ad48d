#include "app/desk/today.h"

#include "app/desk/calendars.h"
#include "app/erasures.h"
#include "app/item.h"
#include "app/presale/next_steps.h"
#include "app/presale/pipeline.h"
#include "app/turn.h"
#include "base/random.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/bid/expiry.h"
#include "store/list.h"

#define AHEAD_DAYS 14
#define SOON_DAYS 1
#define PER_KIND 10

/* Open records of mine, by the field that says until when.  An obligation that is met by a record of its own,
 * a visit or a case, is there with that. */
static const struct desk {
	const struct entity *entity;
	const char *due;
	const char *const *open; /* stages, up to NULL; NULL: it has none */
	const char *unset;	 /* fields, blank-separated, that are all unset */
	bool expires;		 /* a paper: reminded as in rule/bid/expiry.h */
	bool passes;		 /* once it is over there is nothing left to do */
} desks[] = {
	{ &service_case_entity, "restore_due_at",
	  (const char *const[]){ "reported", "dispatched", "acknowledged", "on_site", "waiting", NULL }, .unset = "" },
	{ &visit_entity, "planned_on", (const char *const[]){ "planned", "started", "recorded", NULL }, .unset = "" },
	{ &work_order_entity, "planned_at", (const char *const[]){ "planned", "started", NULL }, .unset = "" },
	{ &service_finding_entity, "due_on", (const char *const[]){ "open", NULL }, .unset = "" },
	{ &service_finding_entity, "recheck_on", (const char *const[]){ "acted", NULL }, .unset = "" },
	{ &part_request_entity, "wanted_on", (const char *const[]){ "open", NULL }, .unset = "" },
	{ &maker_return_entity, "due_on", (const char *const[]){ "sent", NULL }, .unset = "" },
	{ &training_session_entity, "starts_at", (const char *const[]){ "draft", "planned", NULL }, .unset = "" },
	{ &handover_item_entity, "due_on", (const char *const[]){ "missing", "handed_in", NULL }, .unset = "" },
	{ &tender_entity, "deadline_at", (const char *const[]){ "spotted", "registered", "obtained", "pursued", NULL },
	  .unset = "" },
	{ &bid_task_entity, "due_at", (const char *const[]){ "open", NULL }, .unset = "" },
	{ &clause_response_entity, "due_on", (const char *const[]){ "open", NULL }, .unset = "" },
	{ &tender_question_entity, "due_on", (const char *const[]){ "draft", "approved", NULL }, .unset = "" },
	{ &bid_bond_entity, "due_at", (const char *const[]){ "planned", "paid", NULL }, .unset = "" },
	{ &bid_bond_entity, "refund_due_on", (const char *const[]){ "arrived", NULL }, .unset = "" },
	{ &bid_meeting_entity, "remind_on", (const char *const[]){ "planned", NULL }, .unset = "" },
	{ &bid_clarification_entity, "due_at", (const char *const[]){ "requested", "drafted", "approved", NULL },
	  .unset = "" },
	{ &new_technology_entity, "due_on", (const char *const[]){ "adopted", NULL }, .unset = "" },
	{ &warranty_notice_entity, "warranty_end_on", (const char *const[]){ "prepared", NULL }, .unset = "" },
	{ &engagement_entity, "held_at", (const char *const[]){ "planned", NULL }, .unset = "" },
	{ &demo_booking_entity, "from_at", (const char *const[]){ "booked", NULL }, .unset = "" },
	{ &requirement_entity, "due_on", (const char *const[]){ "draft", NULL }, .unset = "" },
	{ &opportunity_entity, "facts_due_on", (const char *const[]){ "lead", "visited", "technical_exchange", NULL },
	  .unset = "budget tender_expected_on decision_maker scope" },
	{ &risk_entity, "due_on", (const char *const[]){ "open", "mitigating", NULL }, .unset = "" },
	{ &stage_plan_entity, "planned_end", (const char *const[]){ "open", NULL }, .unset = "" },
	{ &internal_handover_entity, "meeting_on", (const char *const[]){ "presented", NULL }, .unset = "accepted_on" },
	{ &milestone_entity, "planned_on", (const char *const[]){ "open", NULL }, .unset = "" },
	{ &deposit_entity, "refund_due_on", (const char *const[]){ "out", NULL }, .unset = "" },
	{ &seal_request_entity, "needed_on", (const char *const[]){ "asked", "approved", NULL }, .unset = "" },
	{ &loan_unit_entity, "due_back_on", (const char *const[]){ "on_loan", NULL }, .unset = "" },
	{ &borrowed_original_entity, "due_on", (const char *const[]){ "lent", NULL }, .unset = "" },
	{ &certificate_entity, "valid_to", NULL, "", .expires = true },
	{ &certificate_entity, "surveillance_due_on", NULL, "", .expires = true },
	{ &award_notice_entity, "challenge_until", NULL, "challenged_on", .passes = true },
	{ &award_notice_entity, "complaint_until", NULL, "", .passes = true },
	{ &obligation_entity, "due_on", (const char *const[]){ "planned", NULL }, .unset = "visit service_case" },
};

static bool is_instant(const struct field *f)
{
	return f->kind == &kind_instant;
}

static FALLIBLE item_write(struct act *act, struct buffer *b, const struct entity *e, const void *record,
			   const struct field *due, bool expires)
{
	instant now = act->now;
	int soon_days = expires ? EXPIRY_LAST : SOON_DAYS;
	int64_t at = field_get(due, record).i;
	date today = instant_date(now);
	bool late = is_instant(due) ? at < now.us : at < today.day;
	bool soon = is_instant(due) ? at < now.us + soon_days * DAY : at <= today.day + soon_days;

	json_open(b, '{');
	TRY(item_named(act, e, record, b));
	json_member(b, "due", due->kind->text(due, field_get(due, record), b->arena));
	json_member(b, "state", late ? "late" : soon ? "soon" : "ahead");
	if (expires)
		json_member_int(b, "reminder", expiry_reminder((date){ (int32_t)at }, today));
	json_close(b, '}');
	return NULL;
}

/* Mine: a record that I own; without a field for it, one of my scope. */
static FALLIBLE desk_write(struct act *act, unsigned i, struct buffer *b)
{
	const struct entity *e = desks[i].entity;
	const struct field *due = entity_field(e, desks[i].due), *stage = entity_flagged(e, STAGE);
	struct list l = { .entity = e,
			  .who = act->who,
			  .scope = MINE,
			  .limit = PER_KIND,
			  .order = { .column = due->name, .nullable = !(due->flags & REQUIRED) } };
	int64_t until = act->now.us + (desks[i].expires ? EXPIRY_FIRST : AHEAD_DAYS) * DAY;
	struct value today = value_int(instant_date(act->now).day);
	struct value stages[10], yes = value_int(1),
				 last = value_int(is_instant(due) ? until : instant_date((instant){ until }).day);
	struct list_page page = { 0 };
	unsigned n = 0;

	if (rights_scope(e, act->who, READ) == 0 || entity_flagged(e, OWNER) == NULL)
		return NULL;
	for (; desks[i].open != NULL && desks[i].open[n] != NULL; n++)
		stages[n] = value_text(desks[i].open[n]);
	if (n > 0)
		l.filters[l.nfilters++] = (struct list_filter){ stage, LIST_IN, stages, n };
	l.filters[l.nfilters++] = (struct list_filter){ due, LIST_LE, &last, 1 };
	if (desks[i].passes)
		l.filters[l.nfilters++] = (struct list_filter){ due, LIST_GE, &today, 1 };
	FOR_FIELDS(f, e)
		if (word_in(desks[i].unset, f->name))
			l.filters[l.nfilters++] = (struct list_filter){ f, LIST_NULL, &yes, 1 };
	TRY(list_read(act->db, &l, false, &page, act->arena));
	for (unsigned k = 0; k < page.count; k++)
		TRY(item_write(act, b, e, page.records[k], due, desks[i].expires));
	return NULL;
}

/* From 1 November the administrator is asked for next year's notice until it is loaded (A6). */
static FALLIBLE remind_calendar(struct act *act, struct buffer *b)
{
	struct civil now = instant_civil(act->now);
	int last = 0;

	if (!(act->who->roles & ROLE_BIT(role_administrator)))
		return NULL;
	TRY(calendars_last_year(act, &last));
	if (last > now.year || (last == now.year && now.month < 11))
		return NULL;
	json_open(b, '{');
	json_member(b, "entity", "calendar_day");
	json_member(b, "id", NULL);
	json_member(b, "reason", "calendar_missing");
	json_member(b, "title", arena_print(b->arena, "%d", last + 1));
	json_member(b, "due", arena_print(b->arena, "%d-12-31", now.year));
	json_member(b, "state", last < now.year ? "late" : "soon");
	json_close(b, '}');
	return NULL;
}

FALLIBLE today_view(struct act *act, struct buffer *b)
{
	json_open(b, '{');
	json_key(b, "items");
	json_open(b, '[');
	TRY(remind_calendar(act, b));
	TRY(pipeline_remind(act, b));
	TRY(erasures_remind(act, b));
	TRY(turn_waits(act, b));
	TRY(next_steps_remind(act, instant_date((instant){ act->now.us + AHEAD_DAYS * DAY }), b));
	for (unsigned i = 0; i < sizeof desks / sizeof *desks; i++)
		TRY(desk_write(act, i, b));
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}
