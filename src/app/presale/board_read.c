/* board_read.c -- the cards of the board, what their gates look at, and who and what stands beside them. */
#include <string.h>

#include "app/presale/board.h"
#include "app/presale/gates.h"
#include "app/presale/next_steps.h"
#include "base/instant.h"
#include "meta/rights.h"
#include "store/list.h"
#include "store/record.h"

#define OPEN_STAGES 5
#define CARDS 1000
#define OPEN "('lead', 'visited', 'technical_exchange', 'bidding', 'negotiation')"
#define OF_OPEN "\"opportunity\" IN (SELECT \"id\" FROM opportunity WHERE \"stage\" IN " OPEN ")"

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
	return count_read(
		b,
		arena_print(b->act->arena,
			    "SELECT d.\"opportunity\", count(*) FROM discovery_answer d WHERE " UNKNOWN_BEFORE(
				    "%d") " GROUP BY d.\"opportunity\"",
			    instant_date(b->act->now).day),
		offsetof(struct gate_facts, unknowns_passed));
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

FALLIBLE board_read(struct board *b)
{
	const struct field *amount = entity_field(&opportunity_entity, "amount_est");

	b->today = instant_date(b->act->now);
	b->commercial = rights_read_field(&opportunity_entity, amount, b->act->who);
	TRY(presale_policies(b->act, &b->policy));
	TRY(house_stages_read(b->act, &b->house));
	TRY(cards_read(b));
	TRY(facts_read(b));
	TRY(beside_read(b, &customer_entity,
			"\"id\" IN (SELECT \"customer\" FROM opportunity WHERE \"stage\" IN " OPEN ")", &b->customers));
	TRY(beside_read(b, &user_entity,
			"\"id\" IN (SELECT \"owner\" FROM opportunity WHERE \"stage\" IN " OPEN ")"
			" OR \"id\" IN (SELECT \"presales_owner\" FROM opportunity WHERE \"stage\" IN " OPEN ")",
			&b->users));
	return beside_read(b, &engagement_entity, COMES_NEXT("engagement") " AND " OF_OPEN, &b->steps);
}
