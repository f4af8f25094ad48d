#include "app/desk/standing.h"

#include "entity/all.h"
#include "entity/readers.h"
#include "json/write.h"
#include "meta/kinds.h"
#include "meta/rights.h"
#include "store/list.h"

#define WORDS_MOST 8

#define CASHIERS ROLE_BIT(role_finance)

/* Open records by the field that says until when: those past it (ahead 0), or those that reach it in so many days.
 * Told to whose matter it is. */
static const struct standing {
	const char *key;
	const struct entity *entity;
	uint64_t roles;
	const char *stage;		    /* the field of `open` */
	const char *const open[WORDS_MOST]; /* up to NULL */
	const char *due;
	int ahead;
} standings[] = {
	{ "late_promises", &obligation_entity, PROMISE_LEADERS, "stage", { "planned" }, "due_on", 0 },
	{ "late_cases",
	  &service_case_entity,
	  DISPATCHERS,
	  "stage",
	  { "reported", "dispatched", "acknowledged", "on_site" },
	  "restore_due_at",
	  0 },
	{ "late_instalments",
	  &payment_term_entity,
	  PROMISE_LEADERS | CASHIERS,
	  "state",
	  { "due", "partly" },
	  "due_on",
	  0 },
	{ "late_deposits", &deposit_entity, BID_LEADERS | CASHIERS, "stage", { "out" }, "refund_due_on", 0 },
	{ "tenders_closing",
	  &tender_entity,
	  BID_LEADERS,
	  "stage",
	  { "spotted", "registered", "obtained", "pursued" },
	  "deadline_at",
	  7 },
	{ "late_loans",
	  &loan_unit_entity,
	  DISPATCHERS | ROLE_BIT(role_storekeeper),
	  "stage",
	  { "on_loan" },
	  "due_back_on",
	  0 },
	{ "late_parts",
	  &part_request_entity,
	  DISPATCHERS | ROLE_BIT(role_storekeeper),
	  "stage",
	  { "open" },
	  "wanted_on",
	  0 },
	{ "parts_ahead", &part_request_entity, ROLE_BIT(role_storekeeper), "stage", { "open" }, "wanted_on", 14 },
	{ "late_returns", &maker_return_entity, ROLE_BIT(role_storekeeper), "stage", { "sent" }, "due_on", 0 },
	{ "late_findings",
	  &service_finding_entity,
	  DISPATCHERS | ROLE_BIT(role_quality_lead),
	  "stage",
	  { "open" },
	  "due_on",
	  0 },
	{ "visits_ahead", &visit_entity, DISPATCHERS, "stage", { "planned", "started" }, "planned_on", 7 },
	{ "trainings_ahead",
	  &training_session_entity,
	  SERVICE_LEADERS | ROLE_BIT(role_trainer),
	  "stage",
	  { "draft", "planned" },
	  "starts_at",
	  14 },
};

struct condition {
	const struct field *field;
	enum list_operator op;
	struct value value;
};

static struct value moment(const struct field *due, instant t)
{
	return value_int(due->kind == &kind_instant ? t.us : instant_date(t).day);
}

/* From now on, or nothing; up to the end of the stretch, which does not belong to it. */
static unsigned stretch(const struct standing *s, const struct field *due, instant now, struct condition ret[2])
{
	unsigned n = 0;

	if (s->ahead > 0)
		ret[n++] = (struct condition){ due, LIST_GE, moment(due, now) };
	ret[n++] = (struct condition){ due, LIST_LT, moment(due, instant_plus(now, s->ahead * DAY)) };
	return n;
}

static void query_write(const struct standing *s, const struct condition *c, unsigned n, struct buffer *b)
{
	struct buffer stages = BUFFER(b->arena);

	for (unsigned i = 0; s->open[i] != NULL; i++)
		buffer_print(&stages, "%s%s", i > 0 ? "," : "", s->open[i]);
	json_key(b, "query");
	json_open(b, '{');
	json_member(b, arena_print(b->arena, "%s.in", s->stage), buffer_text(&stages));
	for (unsigned i = 0; i < n; i++)
		json_member(b, arena_print(b->arena, "%s.%s", c[i].field->name, c[i].op == LIST_GE ? "ge" : "lt"),
			    c[i].field->kind->text(c[i].field, c[i].value, b->arena));
	json_member(b, "sort", s->due);
	json_close(b, '}');
}

static void standing_write(const struct standing *s, const struct condition *c, unsigned n,
			   const struct list_page *page, struct buffer *b)
{
	json_open(b, '{');
	json_member(b, "key", s->key);
	json_member(b, "entity", s->entity->name);
	json_key(b, "count");
	json_open(b, '{');
	json_member_int(b, "value", page->total);
	json_member_bool(b, "exact", page->exact);
	json_close(b, '}');
	json_member_bool(b, "late", s->ahead == 0);
	query_write(s, c, n, b);
	json_close(b, '}');
}

static FALLIBLE standing_count(struct act *act, const struct standing *s, unsigned scope, struct buffer *b)
{
	const struct field *due = entity_field(s->entity, s->due);
	struct value words[WORDS_MOST];
	struct condition c[2];
	struct list_page page = { 0 };
	/* To the minute: the query is an address that people keep and pass on. */
	instant now = { act->now.us - act->now.us % MINUTE };
	unsigned n = stretch(s, due, now, c), open = 0;

	for (; s->open[open] != NULL; open++)
		words[open] = value_text(s->open[open]);
	struct list l = { .entity = s->entity,
			  .who = act->who,
			  .scope = scope,
			  .filters = { { entity_field(s->entity, s->stage), LIST_IN, words, open } },
			  .nfilters = 1,
			  .order = { .column = "id" },
			  .limit = 1 };
	for (unsigned i = 0; i < n; i++)
		l.filters[l.nfilters++] = (struct list_filter){ c[i].field, c[i].op, &c[i].value, 1 };
	TRY(list_read(act->db, &l, true, &page, act->arena));
	standing_write(s, c, n, &page, b);
	return NULL;
}

static bool tells(const struct standing *s, const struct actor *who)
{
	return (who->roles & s->roles) && rights_read_field(s->entity, entity_field(s->entity, s->stage), who) &&
	       rights_read_field(s->entity, entity_field(s->entity, s->due), who);
}

FALLIBLE standing_view(struct act *act, struct buffer *b)
{
	json_open(b, '{');
	json_key(b, "items");
	json_open(b, '[');
	for (unsigned i = 0; i < sizeof standings / sizeof *standings; i++) {
		const struct standing *s = &standings[i];
		unsigned scope = rights_scope(s->entity, act->who, READ);
		if (scope != 0 && tells(s, act->who))
			TRY(standing_count(act, s, scope, b));
	}
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}
