#include "app/presale/pipeline.h"

#include <stdlib.h>
#include <string.h>

#include "app/presale/gates.h"
#include "app/presale/house.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/presale/forecast.h"
#include "store/list.h"
#include "store/record.h"

#define CARDS 1000
#define OPEN_STAGES 5
#define OPEN "('lead', 'visited', 'technical_exchange', 'bidding', 'negotiation')"
#define OF_OPEN "\"opportunity\" IN (SELECT \"id\" FROM opportunity WHERE \"stage\" IN " OPEN ")"

struct board {
	struct act *act;
	const struct locale *locale;
	enum language language;
	struct buffer *out;
	date today;
	bool commercial; /* the reader may see amounts */
	struct presale_policy policy;
	const struct stage_gate *gates[opportunity_stage_count];
	const struct opportunity **cards;
	struct gate_facts *facts;
	unsigned count;
	bool more;
	struct lines customers, steps; /* steps: engagements that say what comes next */
};

/* --- reading --- */

static FALLIBLE gates_read(struct board *b)
{
	for (enum opportunity_stage s = opportunity_stage_lead; s <= opportunity_stage_contracted; s++)
		TRY(gate_of(b->act, s, &b->gates[s]));
	return NULL;
}

static FALLIBLE page_read(struct board *b, struct list *l, struct list_page *page)
{
	TRY(list_read(b->act->db, l, false, page, b->act->arena));
	for (unsigned i = 0; i < page->count && b->count < CARDS; i++)
		b->cards[b->count++] = page->records[i];
	b->more = page->more;
	if (page->count > 0) {
		const struct record *last = page->records[page->count - 1];
		l->after = true;
		l->after_value = list_sort_value(l, last);
		l->after_id = last->id;
	}
	return NULL;
}

static FALLIBLE cards_read(struct board *b)
{
	const struct entity *e = &opportunity_entity;
	struct value stages[OPEN_STAGES];
	struct list l = { .entity = e,
			  .who = b->act->who,
			  .scope = rights_scope(e, b->act->who, READ),
			  .limit = LIST_LIMIT_MAX,
			  .order = { .column = "id", .descending = true } };
	struct list_page page = { .more = true };

	for (unsigned i = 0; i < OPEN_STAGES; i++)
		stages[i] = value_text(opportunity_stage_choices.labels[i + 1]);
	l.filters[l.nfilters++] = (struct list_filter){ entity_flagged(e, STAGE), LIST_IN, stages, OPEN_STAGES };
	b->cards = arena_array(b->act->arena, const struct opportunity *, CARDS);
	while (page.more && b->count < CARDS)
		TRY(page_read(b, &l, &page));
	return NULL;
}

static struct gate_facts *facts_at(struct board *b, int64_t opportunity)
{
	for (unsigned i = 0; i < b->count; i++)
		if (b->cards[i]->record.id == opportunity)
			return &b->facts[i];
	return NULL;
}

static const struct {
	const char *sql;
	size_t member;
} counted[] = {
	{ "SELECT \"opportunity\", count(*) FROM engagement WHERE \"stage\" = 'held' AND " OF_OPEN
	  " GROUP BY \"opportunity\"",
	  offsetof(struct gate_facts, engagements_held) },
	{ "SELECT \"opportunity\", count(*) FROM engagement WHERE \"stage\" = 'held'"
	  " AND \"kind\" IN ('technical_exchange', 'demonstration', 'site_survey') AND " OF_OPEN
	  " GROUP BY \"opportunity\"",
	  offsetof(struct gate_facts, exchanges_held) },
	{ "SELECT \"opportunity\", count(*) FROM risk WHERE \"stage\" IN ('open', 'mitigating') AND \"level\" = 'red'"
	  " AND \"mitigation\" IS NULL AND " OF_OPEN " GROUP BY \"opportunity\"",
	  offsetof(struct gate_facts, red_risks_unanswered) },
	{ "SELECT o.\"id\", count(*) FROM exit_criterion c JOIN stage_plan p ON p.\"id\" = c.\"stage_plan\""
	  " JOIN opportunity o ON o.\"id\" = p.\"opportunity\" AND o.\"stage\" = p.\"sales_stage\""
	  " WHERE p.\"stage\" = 'open' AND c.\"met\" = 0 AND o.\"stage\" IN " OPEN " GROUP BY o.\"id\"",
	  offsetof(struct gate_facts, exit_criteria_open) },
};

static FALLIBLE count_read(struct board *b, const char *sql, size_t member)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(b->act->db, sql, SQL_NO_ARGS, &r, b->act->arena));
	while (true) {
		TRY(rows_next(r, &has, b->act->arena));
		if (!has)
			return NULL;
		struct gate_facts *f = facts_at(b, rows_int(r, 0));
		if (f != NULL)
			*(int64_t *)((char *)f + member) = rows_int(r, 1);
	}
}

static FALLIBLE facts_read(struct board *b)
{
	b->facts = arena_array(b->act->arena, struct gate_facts, b->count + 1);
	for (unsigned i = 0; i < b->count; i++)
		b->facts[i] = (struct gate_facts){ .major = presale_is_major(b->cards[i], &b->policy) };
	for (unsigned i = 0; i < sizeof counted / sizeof *counted; i++)
		TRY(count_read(b, counted[i].sql, counted[i].member));
	return NULL;
}

/* Records beside the cards that the reader may see. */
static FALLIBLE beside_read(struct board *b, const struct entity *e, const char *where, struct lines *ret)
{
	AUTO_ROWS *r = NULL;
	bool has;

	ret->rows = arena_alloc(b->act->arena, e->size * CARDS);
	TRY(sql_rows(b->act->db,
		     arena_print(b->act->arena, "SELECT %s FROM \"%s\" WHERE %s", e->columns, e->name, where),
		     SQL_NO_ARGS, &r, b->act->arena));
	while (ret->count < CARDS) {
		TRY(rows_next(r, &has, b->act->arena));
		if (!has)
			break;
		const void *record = record_of_row(e, r, b->act->arena);
		if (rights_read_record(e, record, b->act->who))
			memcpy((char *)ret->rows + e->size * ret->count++, record, e->size);
	}
	return NULL;
}

static FALLIBLE board_read(struct board *b)
{
	const struct field *amount = entity_field(&opportunity_entity, "amount_est");

	b->today = instant_date(b->act->now);
	b->commercial = rights_read_field(&opportunity_entity, amount, b->act->who);
	TRY(presale_policies(b->act, &b->policy));
	TRY(gates_read(b));
	TRY(cards_read(b));
	TRY(facts_read(b));
	TRY(beside_read(b, &customer_entity,
			"\"id\" IN (SELECT \"customer\" FROM opportunity WHERE \"stage\" IN " OPEN ")", &b->customers));
	return beside_read(b, &engagement_entity,
			   "\"id\" IN (SELECT max(\"id\") FROM engagement WHERE \"stage\" = 'held'"
			   " AND \"next_step\" IS NOT NULL AND " OF_OPEN " GROUP BY \"opportunity\")",
			   &b->steps);
}

/* --- one card --- */

static void lacks_write(const struct board *b, const char *key, const struct error *all)
{
	json_key(b->out, key);
	json_open(b->out, '[');
	for (; all != NULL; all = all->next) {
		json_open(b->out, '{');
		json_member(b->out, "field", all->field);
		json_member(b->out, "reason", all->reason);
		json_member(b->out, "message", locale_reason(b->locale, b->language, all, b->out->arena));
		json_close(b->out, '}');
	}
	json_close(b->out, ']');
}

static void gate_write(const struct board *b, const struct opportunity *o, const struct gate_facts *f,
		       enum opportunity_stage to)
{
	struct env env = act_env(b->act);

	lacks_write(b, "missing", stage_gate_judge(b->gates[to], to, o, f, &env));
	lacks_write(b, "advised", stage_gate_missing(b->gates[to], gate_severity_advised, o, f, &env));
}

static void customer_write(const struct board *b, customer_id id)
{
	const char *title = NULL;

	for (unsigned i = 0; i < b->customers.count; i++) {
		const struct customer *c = LINE_AT(b->customers, struct customer, i);
		if (c->record.id == id.v)
			title = c->short_name != NULL ? c->short_name : c->name;
	}
	json_key(b->out, "customer");
	json_open(b->out, '{');
	json_member(b->out, "id", id_text(id.v, b->out->arena));
	json_member(b->out, "title", title);
	json_close(b->out, '}');
}

static void next_write(const struct board *b, int64_t opportunity)
{
	json_key(b->out, "next_step");
	for (unsigned i = 0; i < b->steps.count; i++) {
		const struct engagement *e = LINE_AT(b->steps, struct engagement, i);
		if (e->opportunity.v != opportunity)
			continue;
		json_open(b->out, '{');
		json_member(b->out, "text", e->next_step);
		json_member(b->out, "on", e->next_due_on.day == 0 ? NULL : date_text(e->next_due_on, b->out->arena));
		json_member_bool(b->out, "late", e->next_due_on.day != 0 && e->next_due_on.day < b->today.day);
		json_close(b->out, '}');
		return;
	}
	json_none(b->out);
}

static FALLIBLE user_write(const struct board *b, const char *key, user_id id)
{
	void *user = NULL;

	json_key(b->out, key);
	if (id.v != 0)
		TRY(store_find(b->act->db, &user_entity, "id", value_int(id.v), &user, b->act->arena));
	if (user == NULL) {
		json_none(b->out);
		return NULL;
	}
	json_open(b->out, '{');
	json_member(b->out, "id", id_text(id.v, b->out->arena));
	json_member(b->out, "title", ((struct user *)user)->name);
	json_close(b->out, '}');
	return NULL;
}

static void money_member(const struct board *b, const char *key, money m)
{
	json_member(b->out, key, !b->commercial || m.minor == UNSET ? NULL : money_text(m, b->out->arena));
}

static void forecast_write(const struct board *b, const struct opportunity *o)
{
	struct forecast f = forecast_of(o, b->gates[o->stage]);

	money_member(b, "amount", o->amount_est);
	if (!b->commercial)
		return;
	money_member(b, "weighted", f.weighted);
	json_member_int(b->out, "probability", f.probability);
	json_member_bool(b->out, "overridden", f.overridden);
	json_member(b->out, "category", forecast_category_choices.labels[f.category]);
}

static int64_t days_in_stage(const struct board *b, const struct opportunity *o)
{
	date since = o->stage_since.day != 0 ? o->stage_since : instant_date(o->record.created_at);

	return b->today.day - since.day;
}

static FALLIBLE card_write(const struct board *b, const struct opportunity *o, const struct gate_facts *f)
{
	const struct stage_gate *gate = b->gates[o->stage];
	int64_t days = days_in_stage(b, o);

	json_open(b->out, '{');
	json_member(b->out, "id", id_text(o->record.id, b->out->arena));
	json_member(b->out, "number", o->number);
	json_member(b->out, "title", o->name);
	json_member(b->out, "stage", opportunity_stage_choices.labels[o->stage]);
	customer_write(b, o->customer);
	forecast_write(b, o);
	json_member_bool(b->out, "major", f->major);
	json_member_int(b->out, "days", days);
	json_member_bool(b->out, "slow", gate != NULL && days > gate->days_planned);
	json_member(b->out, "timing",
		    o->presales_timing == presales_timing_unset ? NULL
								: presales_timing_choices.labels[o->presales_timing]);
	json_member(b->out, "expected_on",
		    o->expected_sign_on.day == 0 ? NULL : date_text(o->expected_sign_on, b->out->arena));
	TRY(user_write(b, "owner", o->owner));
	TRY(user_write(b, "presales_owner", o->presales_owner));
	next_write(b, o->record.id);
	gate_write(b, o, f, (enum opportunity_stage)(o->stage + 1));
	json_close(b->out, '}');
	return NULL;
}

/* --- the forecast --- */

struct sum {
	int64_t key; /* a month's first day, or an owner */
	unsigned count;
	money amount, weighted, of[forecast_category_count];
};

struct sums {
	struct sum *row;
	unsigned count;
};

static struct sum *sum_at(struct sums *s, int64_t key)
{
	for (unsigned i = 0; i < s->count; i++)
		if (s->row[i].key == key)
			return &s->row[i];
	s->row[s->count] = (struct sum){ .key = key };
	return &s->row[s->count++];
}

static void sum_add(struct sum *s, const struct opportunity *o, const struct forecast *f)
{
	if (o->amount_est.minor == UNSET || f->category == forecast_category_omitted)
		return;
	s->count++;
	s->amount = money_plus(s->amount, o->amount_est);
	s->weighted = money_plus(s->weighted, f->weighted);
	s->of[f->category] = money_plus(s->of[f->category], o->amount_est);
}

static int by_key(const void *a, const void *b)
{
	const struct sum *x = a, *y = b;

	/* What has no month comes last. */
	if (x->key == 0 || y->key == 0)
		return (x->key == 0) - (y->key == 0);
	return x->key < y->key ? -1 : x->key > y->key;
}

static FALLIBLE sum_write(const struct board *b, const struct sum *s, bool is_month)
{
	json_open(b->out, '{');
	if (is_month)
		json_member(b->out, "month",
			    s->key == 0 ? NULL
					: arena_copy_n(b->out->arena,
						       date_text((date){ (int32_t)s->key }, b->out->arena), 7));
	else
		TRY(user_write(b, "owner", (user_id){ s->key }));
	json_member_int(b->out, "count", s->count);
	money_member(b, "amount", s->amount);
	money_member(b, "weighted", s->weighted);
	for (unsigned i = 1; i < forecast_category_omitted; i++)
		money_member(b, forecast_category_choices.labels[i], s->of[i]);
	json_close(b->out, '}');
	return NULL;
}

static FALLIBLE sums_write(const struct board *b, const char *key, struct sums *s, bool is_month)
{
	json_key(b->out, key);
	json_open(b->out, '[');
	if (is_month && s->count > 1)
		qsort(s->row, s->count, sizeof *s->row, by_key);
	for (unsigned i = 0; i < s->count; i++)
		TRY(sum_write(b, &s->row[i], is_month));
	json_close(b->out, ']');
	return NULL;
}

static FALLIBLE forecasts_write(const struct board *b)
{
	struct sums months = { arena_array(b->act->arena, struct sum, b->count + 1), 0 };
	struct sums owners = { arena_array(b->act->arena, struct sum, b->count + 1), 0 };

	for (unsigned i = 0; i < b->count; i++) {
		const struct opportunity *o = b->cards[i];
		struct forecast f = forecast_of(o, b->gates[o->stage]);
		sum_add(sum_at(&months, f.month.day), o, &f);
		sum_add(sum_at(&owners, o->owner.v), o, &f);
	}
	TRY(sums_write(b, "months", &months, true));
	return sums_write(b, "owners", &owners, false);
}

/* --- the whole --- */

static void stage_write(const struct board *b, enum opportunity_stage s)
{
	const struct stage_gate *g = b->gates[s];

	json_open(b->out, '{');
	json_member(b->out, "stage", opportunity_stage_choices.labels[s]);
	json_member_int(b->out, "probability", g == NULL ? 0 : g->probability);
	json_member_int(b->out, "days_planned", g == NULL ? 0 : g->days_planned);
	json_member(b->out, "target", g == NULL ? NULL : g->target);
	json_close(b->out, '}');
}

/* How bids without invitation or tender document have gone with us (A21). */
static FALLIBLE cold_write(struct act *act, struct buffer *b)
{
	struct value won, lost;

	TRY(sql_value(
		act->db,
		"SELECT count(*) FROM opportunity WHERE \"cold_bid_reason\" IS NOT NULL AND \"stage\" = 'contracted'",
		SQL_NO_ARGS, &won, act->arena));
	TRY(sql_value(act->db,
		      "SELECT count(*) FROM opportunity WHERE \"cold_bid_reason\" IS NOT NULL AND \"stage\" = 'lost'",
		      SQL_NO_ARGS, &lost, act->arena));
	json_key(b, "cold_bids");
	json_open(b, '{');
	json_member_int(b, "won", won.i);
	json_member_int(b, "decided", won.i + lost.i);
	json_close(b, '}');
	return NULL;
}

FALLIBLE pipeline_view(struct act *act, const struct locale *locale, enum language language, struct buffer *out)
{
	struct board b = { .act = act, .locale = locale, .language = language, .out = out };

	if (rights_scope(&opportunity_entity, act->who, READ) == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(board_read(&b));
	json_open(out, '{');
	json_member(out, "today", date_text(b.today, out->arena));
	json_member_bool(out, "more", b.more);
	json_key(out, "stages");
	json_open(out, '[');
	for (enum opportunity_stage s = opportunity_stage_lead; s <= opportunity_stage_contracted; s++)
		stage_write(&b, s);
	json_close(out, ']');
	json_key(out, "cards");
	json_open(out, '[');
	for (unsigned i = 0; i < b.count; i++)
		TRY(card_write(&b, b.cards[i], &b.facts[i]));
	json_close(out, ']');
	if (b.commercial)
		TRY(forecasts_write(&b));
	TRY(cold_write(act, out));
	json_close(out, '}');
	return NULL;
}

static void step_write(const struct board *b, const struct step *s, const struct opportunity *o,
		       const struct gate_facts *f)
{
	json_open(b->out, '{');
	json_member(b->out, "action", s->action);
	json_member(b->out, "to", opportunity_stage_choices.labels[s->to]);
	json_member_bool(b->out, "skips", stage_gate_skips(o->stage, s->to));
	gate_write(b, o, f, s->to);
	json_close(b->out, '}');
}

FALLIBLE gate_view(struct act *act, int64_t opportunity, const struct locale *locale, enum language language,
		   struct buffer *out)
{
	struct board b = { .act = act, .locale = locale, .language = language, .out = out };
	const struct entity *e = &opportunity_entity;
	struct gate_facts facts;
	void *record = NULL;

	TRY(store_load(act->db, e, opportunity, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	TRY(gates_read(&b));
	TRY(gate_facts_of(act, record, &facts));
	json_open(out, '{');
	json_member(out, "stage", opportunity_stage_choices.labels[((struct opportunity *)record)->stage]);
	json_key(out, "steps");
	json_open(out, '[');
	for (const struct step *s = e->steps; s < e->steps + e->nsteps; s++)
		if (s->from == record_stage(e, record) && s->to > s->from && s->to != opportunity_stage_lost &&
		    rights_step(s, act->who))
			step_write(&b, s, record, &facts);
	json_close(out, ']');
	TRY(cold_write(act, out));
	json_close(out, '}');
	return NULL;
}

/* --- today --- */

static bool wants_owner(const struct opportunity *o, const struct presale_policy *p)
{
	return o->presales_owner.v == 0 && presale_is_major(o, p) && o->stage < opportunity_stage_contracted;
}

static void task_write(struct act *act, const struct opportunity *o, struct buffer *b)
{
	date today = instant_date(act->now), due = o->tender_expected_on;
	bool late = o->tender_issued_on.day != 0 || (due.day != 0 && due.day <= today.day);

	json_open(b, '{');
	json_member(b, "entity", "opportunity");
	json_member(b, "id", id_text(o->record.id, b->arena));
	json_member(b, "reason", "presales_owner_needed");
	json_member(b, "title", o->name);
	json_member(b, "due", due.day == 0 ? NULL : date_text(due, b->arena));
	json_member(b, "state", late ? "late" : "soon");
	json_close(b, '}');
}

/* Who may name somebody is asked to, before the tender is out (S2, S31). */
FALLIBLE pipeline_remind(struct act *act, struct buffer *b)
{
	const struct entity *e = &opportunity_entity;
	struct list l = { .entity = e,
			  .who = act->who,
			  .scope = rights_scope(e, act->who, CHANGE),
			  .limit = LIST_LIMIT_MAX,
			  .order = { .column = "id", .descending = true } };
	struct value yes = value_int(1);
	struct list_page page = { 0 };
	struct presale_policy p;

	if (l.scope == 0)
		return NULL;
	TRY(presale_policies(act, &p));
	l.filters[l.nfilters++] = (struct list_filter){ entity_field(e, "presales_owner"), LIST_NULL, &yes, 1 };
	TRY(list_read(act->db, &l, false, &page, act->arena));
	for (unsigned i = 0; i < page.count; i++)
		if (wants_owner(page.records[i], &p))
			task_write(act, page.records[i], b);
	return NULL;
}
