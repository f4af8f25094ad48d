#include "app/presale/next_steps.h"

#include "app/item.h"
#include "app/presale/gates.h"
#include "base/instant.h"
#include "base/random.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "store/record.h"

#define OPEN_BUSINESS(of) \
	"NOT EXISTS (SELECT 1 FROM opportunity o WHERE o.\"id\" = " of " AND o.\"stage\" IN ('contracted', 'lost'))"

static const char steps[] = "SELECT e.\"id\" FROM engagement e WHERE e.\"next_owner\" = $1 AND e.\"next_due_on\" < $2"
			    " AND " STEP_STANDS("e") " AND " OPEN_BUSINESS(
				    "e.\"opportunity\"") " ORDER BY e.\"next_due_on\", e.\"id\" LIMIT 10";

static const char questions[] =
	"SELECT d.\"id\" FROM discovery_answer d WHERE (d.\"owner\" = $1 OR d.\"presales_owner\" = $1)"
	" AND " UNKNOWN_BEFORE("$2") " AND " OPEN_BUSINESS(
		"d.\"opportunity\"") " ORDER BY d.\"ask_on\", d.\"id\" LIMIT 10";

static const struct reminder {
	const struct entity *entity;
	const char *query;  /* ids of mine ($1) before the day ($2) */
	const char *reason; /* how the client calls it */
	const char *title, *due;
} reminders[] = {
	{ &engagement_entity, steps, "next_step", "next_step", "next_due_on" },
	{ &discovery_answer_entity, questions, "to_be_asked", "item", "ask_on" },
};

date next_step_day(const struct engagement *e)
{
	return e->stage == engagement_stage_planned ? instant_date(e->held_at) : e->next_due_on;
}

const char *next_step_text(const struct engagement *e)
{
	return e->stage == engagement_stage_planned ? e->subject : e->next_step;
}

static FALLIBLE item_write(struct act *act, const struct reminder *r, int64_t id, struct buffer *b)
{
	const struct entity *e = r->entity;
	const date today = instant_date(act->now);
	const char *home = NULL;
	void *record = NULL;

	TRY(store_get(act->db, e, id, &record, act->arena));
	if (!rights_read_record(e, record, act->who))
		return NULL;
	TRY(item_home(act, e, record, &home));
	const date due = { (int32_t)field_get(entity_field(e, r->due), record).i };
	json_open(b, '{');
	json_member(b, "entity", e->name);
	json_member(b, "id", id_text(id, b->arena));
	json_member(b, "reason", r->reason);
	json_member(b, "title", field_get(entity_field(e, r->title), record).s);
	json_member(b, "due", date_text(due, b->arena));
	json_member(b, "state", due.day < today.day ? "late" : due.day <= today.day + 1 ? "soon" : "ahead");
	if (home != NULL)
		json_member(b, "why", home);
	json_close(b, '}');
	return NULL;
}

static FALLIBLE remind(struct act *act, const struct reminder *r, date until, struct buffer *b)
{
	AUTO_ROWS *rows = NULL;
	bool has = false;

	if (rights_scope(r->entity, act->who, READ) == 0)
		return NULL;
	TRY(sql_rows(act->db, r->query, SQL_ARGS(value_int(act->who->user), value_int(until.day + 1)), &rows,
		     act->arena));
	for (;;) {
		TRY(rows_next(rows, &has, act->arena));
		if (!has)
			return NULL;
		TRY(item_write(act, r, rows_int(rows, 0), b));
	}
}

FALLIBLE next_steps_remind(struct act *act, date until, struct buffer *b)
{
	for (unsigned i = 0; i < sizeof reminders / sizeof *reminders; i++)
		TRY(remind(act, &reminders[i], until, b));
	return NULL;
}
