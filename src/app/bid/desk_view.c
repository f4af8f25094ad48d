#include "app/bid/desk_view.h"

#include <stdlib.h>
#include <string.h>

#include "app/bid/bid_readiness.h"
#include "app/bid/tender_desk.h"
#include "app/desk/calendars.h"
#include "app/record_list.h"
#include "base/instant.h"
#include "base/random.h"
#include "base/text.h"
#include "json/record.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/bid/readiness.h"
#include "rule/law.h"
#include "store/record.h"

struct desk {
	struct act *act;
	enum language language;
	const struct tender *tender;
	struct buffer *out;
	struct lines tasks, questions, amendments, bids;
	const struct bid_decision *decision; /* whole; NULL: none */
	struct blocking *blocks;
	unsigned nblocks, room;
};

/* --- what blocks --- */

struct blocking {
	const char *what; /* "amendment", "task", "finding" … as the client words it */
	const char *entity, *title, *code;
	int64_t id, owner, count;
	instant until; /* unset: the deadline */
	bool fatal;
};

static void block(struct desk *d, struct blocking b)
{
	if (b.until.us == 0)
		b.until = d->tender->deadline_at;
	if (d->nblocks < d->room)
		d->blocks[d->nblocks++] = b;
}

static instant end_of(date d)
{
	return d.day == 0 ? (instant){ 0 } : instant_plus(date_start(d), 18 * HOUR);
}

static void block_tasks(struct desk *d)
{
	for (unsigned i = 0; i < d->tasks.count; i++) {
		const struct bid_task *t = LINE_AT(d->tasks, struct bid_task, i);
		if (t->stage == bid_task_stage_open && (!t->fits || instant_before(t->due_at, d->act->now)))
			block(d, (struct blocking){ .what = t->fits ? "task_late" : "task_no_room",
						    .entity = "bid_task",
						    .id = t->record.id,
						    .title = t->title,
						    .code = bid_task_kind_choices.labels[t->kind],
						    .owner = t->owner.v,
						    .until = t->due_at });
	}
}

static void block_questions(struct desk *d)
{
	for (unsigned i = 0; i < d->questions.count; i++) {
		const struct tender_question *q = LINE_AT(d->questions, struct tender_question, i);
		if (q->stage == tender_question_stage_draft || q->stage == tender_question_stage_approved)
			block(d, (struct blocking){ .what = "question_unsent",
						    .entity = "tender_question",
						    .id = q->record.id,
						    .title = q->subject,
						    .owner = q->owner.v,
						    .until = end_of(q->due_on) });
		if (q->stage == tender_question_stage_sent && q->decisive)
			block(d, (struct blocking){ .what = "question_unanswered",
						    .entity = "tender_question",
						    .id = q->record.id,
						    .title = q->subject,
						    .owner = q->owner.v,
						    .until = end_of(q->answer_due_on) });
	}
}

static void block_decision(struct desk *d)
{
	const struct bid_decision *r = d->decision;
	bool undecided = d->tender->stage < tender_stage_pursued;

	if (r == NULL || r->stage == bid_decision_stage_open) {
		if (undecided)
			block(d, (struct blocking){ .what = "undecided",
						    .entity = r == NULL ? "tender" : "bid_decision",
						    .id = r == NULL ? d->tender->record.id : r->record.id,
						    .title = d->tender->name,
						    .owner = r == NULL ? d->tender->owner.v : r->owner.v });
		return;
	}
	for (unsigned i = 0; i < r->criteria.count; i++) {
		const struct review_criterion *c = LINE_AT(r->criteria, struct review_criterion, i);
		if (c->blocks)
			block(d, (struct blocking){ .what = "criterion",
						    .entity = "bid_decision",
						    .id = r->record.id,
						    .title = c->note,
						    .code = review_topic_choices.labels[c->topic],
						    .owner = c->whose.v,
						    .until = end_of(c->due_on) });
	}
}

/* One amendment is one thing to do, whether its document was read or a person wrote what it says. */
static void block_amendments(struct desk *d)
{
	for (unsigned i = 0; i < d->amendments.count; i++) {
		const struct tender_amendment *m = LINE_AT(d->amendments, struct tender_amendment, i);
		if (m->stage != tender_amendment_stage_adopted)
			block(d, (struct blocking){ .what = "amendment",
						    .entity = "tender_amendment",
						    .id = m->record.id,
						    .title = m->title,
						    .count = m->changes_open == UNSET ? 0 : m->changes_open,
						    .owner = m->owner.v != 0 ? m->owner.v : d->tender->owner.v,
						    .fatal = true });
	}
}

/* Changes whose document is no amendment of its own. */
static FALLIBLE changes_alone(struct desk *d, int64_t *ret)
{
	struct value n;

	TRY(sql_value(d->act->db,
		      "SELECT count(*) FROM tender_change WHERE tender = $1 AND stage = 'found' AND amendment IS NULL",
		      SQL_ARGS(value_int(d->tender->record.id)), &n, d->act->arena));
	*ret = n.i;
	return NULL;
}

/* What may be of one lot alone, and nobody has said. */
static FALLIBLE lots_unsaid(struct desk *d, int64_t *ret)
{
	struct value n;

	TRY(sql_value(d->act->db,
		      "SELECT (SELECT count(*) FROM clause WHERE tender = $1 AND lot_doubt IS NOT NULL)"
		      " + (SELECT count(*) FROM score_item WHERE tender = $1 AND lot_doubt IS NOT NULL)",
		      SQL_ARGS(value_int(d->tender->record.id)), &n, d->act->arena));
	*ret = n.i;
	return NULL;
}

/* What of the document nobody has said yes to. */
static void block_facts(struct desk *d, int64_t changes, int64_t lots)
{
	const struct {
		const char *what;
		int64_t count;
	} open[] = {
		{ "facts_open", d->tender->facts_open },
		{ "changes_open", changes },
		{ "lines_open", d->tender->fatal_lines_open },
		{ "lots_open", lots },
	};

	for (unsigned i = 0; i < sizeof open / sizeof *open; i++)
		if (open[i].count > 0)
			block(d, (struct blocking){ .what = open[i].what,
						    .entity = "tender",
						    .id = d->tender->record.id,
						    .count = open[i].count,
						    .owner = d->tender->owner.v });
}

static bool has_bid(const struct desk *d, const char *lot)
{
	for (unsigned i = 0; i < d->bids.count; i++) {
		const struct bid *b = LINE_AT(d->bids, struct bid, i);
		if (b->stage != bid_stage_withdrawn && text_same(b->lot, lot))
			return true;
	}
	return false;
}

/* A lot that is wanted, of a tender that is pursued, and nobody has begun a bid for it. */
static void block_lots(struct desk *d)
{
	for (unsigned i = 0; i < d->tender->lots.count && d->tender->stage == tender_stage_pursued; i++) {
		const struct tender_lot *l = LINE_AT(d->tender->lots, struct tender_lot, i);
		if (l->wanted && !has_bid(d, l->no))
			block(d, (struct blocking){ .what = "lot_unbid",
						    .entity = "tender",
						    .id = d->tender->record.id,
						    .title = arena_print(d->act->arena, "%s %s", l->no, l->name),
						    .code = l->no,
						    .owner = d->tender->owner.v });
	}
}

/* The owner of the first place is whose it is. */
static FALLIBLE block_findings(struct desk *d, const struct bid *b)
{
	struct bid_readiness r;

	if (b->stage != bid_stage_preparing && b->stage != bid_stage_sealed)
		return NULL;
	TRY(bid_readiness_of(d->act, b, &r));
	for (enum readiness_code code = 1; code < readiness_code_count; code++) {
		const struct finding *f = &r.findings[code];
		bool fatal = readiness_trait(code)->fatal;
		int64_t n = 0;
		/* Amendments stand on the desk themselves. */
		if (f->state != FINDING_FOUND || !fatal || code == readiness_code_AMENDMENT_NOT_ADOPTED ||
		    (f->override != NULL && f->override->stage == finding_override_stage_approved))
			continue;
		for (const struct finding_place *p = f->places; p != NULL; p = p->next)
			n++;
		block(d, (struct blocking){ .what = "finding",
					    .entity = "bid",
					    .id = b->record.id,
					    .title = b->name,
					    .code = readiness_code_choices.labels[code],
					    .count = n,
					    .owner = f->places != NULL && f->places->owner != 0 ? f->places->owner
												: b->owner.v,
					    .fatal = true });
	}
	return NULL;
}

static int sooner(const void *a, const void *b)
{
	const struct blocking *x = a, *y = b;

	return (x->until.us > y->until.us) - (x->until.us < y->until.us);
}

static FALLIBLE blocks_write(struct desk *d)
{
	struct buffer *b = d->out;
	int64_t changes, lots;

	d->room = d->tender->lots.count + d->tasks.count + d->amendments.count + 2 * d->questions.count +
		  d->bids.count * readiness_code_count + 64;
	d->blocks = arena_array(d->act->arena, struct blocking, d->room);
	TRY(changes_alone(d, &changes));
	TRY(lots_unsaid(d, &lots));
	block_facts(d, changes, lots);
	block_amendments(d);
	block_decision(d);
	block_tasks(d);
	block_questions(d);
	block_lots(d);
	for (unsigned i = 0; i < d->bids.count; i++)
		TRY(block_findings(d, LINE_AT(d->bids, struct bid, i)));
	qsort(d->blocks, d->nblocks, sizeof *d->blocks, sooner);
	json_key(b, "blocks");
	json_open(b, '[');
	for (unsigned i = 0; i < d->nblocks; i++) {
		const struct blocking *k = &d->blocks[i];
		json_open(b, '{');
		json_member(b, "what", k->what);
		json_member(b, "entity", k->entity);
		json_member(b, "id", id_text(k->id, b->arena));
		json_member(b, "title", k->title);
		json_member(b, "code", k->code);
		json_member_int(b, "count", k->count);
		json_member_bool(b, "fatal", k->fatal);
		json_member(b, "until", k->until.us == 0 ? NULL : instant_text(k->until, b->arena));
		json_member_bool(b, "late", k->until.us != 0 && instant_before(k->until, d->act->now));
		TRY(title_write(d->act, "owner", &user_entity, k->owner, b));
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

/* --- the days --- */

static void law_day_write(struct desk *d, const struct tender_day *t)
{
	static const char *const verdicts[] = { "open", "kept", "broken" };
	struct buffer *b = d->out;

	json_open(b, '{');
	json_member(b, "kind", "law");
	json_member(b, "key", t->key);
	json_member(b, "side", t->side == DAY_OF_US ? "us" : "buyer");
	date_write(b, "on", t->end.last_day);
	date_write(b, "rolled", t->end.rolled_to_workday);
	date_write(b, "safe", t->end.last_safe_workday);
	json_member(b, "confidence", confidence_name(t->end.confidence));
	date_write(b, "stated", t->stated);
	json_member(b, "verdict", verdicts[t->verdict]);
	json_member(b, "law", law_text(t->law, d->language, b->arena));
	json_member(b, "why", why_text(t->why, d->language, b->arena));
	json_close(b, '}');
}

static void document_day_write(struct desk *d, const char *key, instant at, bool day_only)
{
	struct buffer *b = d->out;

	if (at.us == 0)
		return;
	json_open(b, '{');
	json_member(b, "kind", "document");
	json_member(b, "key", key);
	json_member(b, "on", date_text(instant_date(at), b->arena));
	json_member(b, "at", day_only ? NULL : instant_text(at, b->arena));
	json_close(b, '}');
}

static instant start_of(date d)
{
	return d.day == 0 ? (instant){ 0 } : date_start(d);
}

static void document_days_write(struct desk *d)
{
	const struct tender *t = d->tender;
	date last = t->deadline_at.us == 0 || t->validity_days == UNSET
			    ? (date){ 0 }
			    : date_plus(instant_date(t->deadline_at), (int)t->validity_days);

	document_day_write(d, "issued_on", start_of(t->issued_on), true);
	document_day_write(d, "sale_starts_on", start_of(t->sale_starts_on), true);
	document_day_write(d, "sale_ends_at", t->sale_ends_at, false);
	document_day_write(d, "site_visit_at", t->site_visit_at, false);
	document_day_write(d, "pre_bid_meeting_at", t->pre_bid_meeting_at, false);
	document_day_write(d, "questions_until", t->questions_until, false);
	document_day_write(d, "bond_due_at", t->bond_due_at, false);
	document_day_write(d, "deadline_at", t->deadline_at, false);
	document_day_write(d, "opening_at", t->opening_at, false);
	document_day_write(d, "validity_end", start_of(last), true);
}

static FALLIBLE days_write(struct desk *d)
{
	struct tender_day days[TENDER_DAYS_MOST];
	const struct calendar *c = NULL;
	struct tender_dates dates;
	size_t n;

	TRY(calendars_load(d->act, &c));
	TRY(tender_dates_of(d->act, d->tender, &dates));
	n = tender_days(&dates, c, d->act->arena, days);
	json_key(d->out, "days");
	json_open(d->out, '[');
	for (size_t i = 0; i < n; i++)
		law_day_write(d, &days[i]);
	document_days_write(d);
	json_close(d->out, ']');
	return NULL;
}

/* --- the plan --- */

static const char *why_planned(const struct desk *d, const struct planned_task *plan, size_t n, enum bid_task_kind kind)
{
	for (size_t i = 0; i < n; i++)
		if (plan[i].kind == kind)
			return why_text(plan[i].why, d->language, d->act->arena);
	return NULL;
}

static const char *task_state(const struct desk *d, const struct bid_task *t)
{
	if (t->stage != bid_task_stage_open)
		return bid_task_stage_choices.labels[t->stage];
	return instant_before(t->due_at, d->act->now) ? "late" : t->due_at.us < d->act->now.us + DAY ? "soon" : "ahead";
}

static FALLIBLE tasks_write(struct desk *d)
{
	struct planned_task plan[BID_PLAN_MOST];
	bool dated = d->tender->issued_on.day != 0 && d->tender->deadline_at.us != 0;
	struct buffer *b = d->out;
	size_t n = 0;

	if (dated)
		TRY(tender_plan_of(d->act, d->tender, plan, &n));
	json_member_bool(b, "can_plan", dated);
	json_key(b, "tasks");
	json_open(b, '[');
	for (unsigned i = 0; i < d->tasks.count; i++) {
		const struct bid_task *t = LINE_AT(d->tasks, struct bid_task, i);
		if (!rights_read_record(&bid_task_entity, t, d->act->who))
			continue;
		json_open(b, '{');
		json_member(b, "state", task_state(d, t));
		json_member(b, "why", t->pinned ? NULL : why_planned(d, plan, n, t->kind));
		json_key(b, "record");
		TRY(record_named(d->act, &bid_task_entity, t, "owner", b));
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

/* --- beside it --- */

static FALLIBLE bid_write(struct desk *d, const struct bid *bid)
{
	struct buffer *b = d->out;
	struct bid_readiness r;

	if (!rights_read_record(&bid_entity, bid, d->act->who))
		return NULL;
	TRY(bid_readiness_of(d->act, bid, &r));
	json_open(b, '{');
	json_member(b, "id", id_text(bid->record.id, b->arena));
	json_member(b, "title", bid->name);
	json_member(b, "stage", bid_stage_choices.labels[bid->stage]);
	json_member_int(b, "fatal", r.fatal);
	json_member_int(b, "let_pass", r.let_pass);
	json_member_int(b, "warnings", r.warnings);
	json_member_int(b, "unchecked", r.unchecked);
	json_member_int(b, "clauses_total", bid->clauses_total);
	json_member_int(b, "clauses_unanswered", bid->clauses_unanswered);
	TRY(records_write(d->act, "bonds",
			  &(struct wanted){ &bid_bond_entity, "bid", value_int(bid->record.id), "due_at", false },
			  "owner", b));
	TRY(records_write(d->act, "meetings",
			  &(struct wanted){ &bid_meeting_entity, "bid", value_int(bid->record.id), "starts_at", false },
			  "presenter", b));
	json_close(b, '}');
	return NULL;
}

static FALLIBLE desk_load(struct desk *d, int64_t tender)
{
	struct act *act = d->act;
	struct value id = value_int(tender);
	void *record = NULL;

	TRY(record_readable(act, &tender_entity, tender, &record));
	d->tender = record;
	TRY(store_all(act->db, &bid_task_entity, "tender", id, &d->tasks, act->arena));
	TRY(store_all(act->db, &tender_question_entity, "tender", id, &d->questions, act->arena));
	TRY(store_all(act->db, &tender_amendment_entity, "tender", id, &d->amendments, act->arena));
	TRY(store_all(act->db, &bid_entity, "tender", id, &d->bids, act->arena));
	record = NULL;
	TRY(store_find(act->db, &bid_decision_entity, "tender", id, &record, act->arena));
	if (record != NULL)
		TRY(store_get(act->db, &bid_decision_entity, ((struct record *)record)->id, &record, act->arena));
	d->decision = record;
	return NULL;
}

static FALLIBLE decision_write(struct desk *d)
{
	json_key(d->out, "decision");
	if (d->decision == NULL || !rights_read_record(&bid_decision_entity, d->decision, d->act->who)) {
		json_none(d->out);
		return NULL;
	}
	return record_named(d->act, &bid_decision_entity, d->decision, "decided_by owner", d->out);
}

static FALLIBLE head_write(struct desk *d)
{
	struct buffer *b = d->out;

	json_member(b, "now", instant_text(d->act->now, b->arena));
	/* Decided, so that no time runs and nothing is left to decide. */
	json_member_bool(b, "over", d->tender->stage > tender_stage_pursued);
	json_key(b, "tender");
	return record_named(d->act, &tender_entity, d->tender, "customer owner opportunity", b);
}

FALLIBLE tender_desk_view(struct act *act, int64_t tender, enum language language, struct buffer *b)
{
	struct desk d = { .act = act, .language = language, .out = b };
	struct value id = value_int(tender);

	TRY(desk_load(&d, tender));
	json_open(b, '{');
	TRY(head_write(&d));
	TRY(days_write(&d));
	TRY(tasks_write(&d));
	TRY(blocks_write(&d));
	TRY(decision_write(&d));
	TRY(records_write(act, "questions", &(struct wanted){ &tender_question_entity, "tender", id, "due_on", false },
			  "owner", b));
	TRY(records_write(act, "amendments",
			  &(struct wanted){ &tender_amendment_entity, "tender", id, "issued_on", false }, "owner", b));
	json_key(b, "bids");
	json_open(b, '[');
	for (unsigned i = 0; i < d.bids.count; i++)
		TRY(bid_write(&d, LINE_AT(d.bids, struct bid, i)));
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}
