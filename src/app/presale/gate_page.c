/* gate_page.c -- what stands between a piece of business and its next stages; and who is still to be named. */
#include "app/item.h"
#include "app/presale/board.h"
#include "app/presale/gates.h"
#include "app/presale/pipeline.h"
#include "base/instant.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/rights.h"
#include "store/list.h"
#include "store/record.h"

#define REMINDED 10 /* at once; the next come when these have somebody */

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

void board_gate(const struct board *b, const struct opportunity *o, const struct gate_facts *f,
		enum opportunity_stage to)
{
	struct env env = act_env(b->act);

	lacks_write(b, "missing", stage_gate_judge(&b->house, to, o, f, &env));
	lacks_write(b, "advised",
		    stage_gate_missing(house_stage_itself(&b->house, to), gate_severity_advised, o, f, &env));
}

FALLIBLE board_cold_bids(struct act *act, struct buffer *b)
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

static void title_write(const struct board *b, const struct stage_gate *g)
{
	json_member(b->out, "title", g == NULL ? NULL : house_stage_word(g, b->language));
}

/* Another stage of the house that lies where the business stands; the way back is always open. */
static void further_write(const struct board *b, const struct stage_gate *here, const struct stage_gate *to,
			  const struct opportunity *o, const struct gate_facts *f)
{
	const struct stage_gate *asks = house_stage_precedes(here, to) ? to : NULL;
	struct env env = act_env(b->act);

	json_open(b->out, '{');
	json_member(b->out, "action", "advance");
	json_member(b->out, "to", opportunity_stage_choices.labels[to->target_stage]);
	json_member(b->out, "house_stage", to->record.id == 0 ? NULL : id_text(to->record.id, b->out->arena));
	title_write(b, to);
	json_member_bool(b->out, "skips", false);
	lacks_write(b, "missing", stage_gate_missing(asks, gate_severity_mandatory, o, f, &env));
	lacks_write(b, "advised", stage_gate_missing(asks, gate_severity_advised, o, f, &env));
	json_close(b->out, '}');
}

static void all_further_write(const struct board *b, const struct opportunity *o, const struct gate_facts *f)
{
	const struct stage_gate *here = house_stage_of(&b->house, o);

	for (unsigned i = 0; i < b->house.count; i++) {
		const struct stage_gate *g = b->house.row[i];
		if (g->target_stage == o->stage && !g->off && g != here)
			further_write(b, here, g, o, f);
	}
}

static void step_write(const struct board *b, const struct step *s, const struct opportunity *o,
		       const struct gate_facts *f)
{
	json_open(b->out, '{');
	json_member(b->out, "action", s->action);
	json_member(b->out, "to", opportunity_stage_choices.labels[s->to]);
	title_write(b, house_stage_itself(&b->house, s->to));
	json_member_bool(b->out, "skips", house_stage_skips(&b->house, o->stage, s->to));
	board_gate(b, o, f, s->to);
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
	TRY(house_stages_read(act, &b.house));
	TRY(gate_facts_of(act, record, &facts));
	json_open(out, '{');
	json_member(out, "stage", opportunity_stage_choices.labels[((struct opportunity *)record)->stage]);
	title_write(&b, house_stage_of(&b.house, record));
	json_key(out, "steps");
	json_open(out, '[');
	if (entity_step(e, "advance", record_stage(e, record)) != NULL &&
	    rights_step(entity_step(e, "advance", record_stage(e, record)), act->who))
		all_further_write(&b, record, &facts);
	for (const struct step *s = e->steps; s < e->steps + e->nsteps; s++)
		if (s->from == record_stage(e, record) && s->to > s->from && s->to != opportunity_stage_lost &&
		    !house_stage_off(&b.house, s->to) && rights_step(s, act->who))
			step_write(&b, s, record, &facts);
	json_close(out, ']');
	TRY(board_cold_bids(act, out));
	json_close(out, '}');
	return NULL;
}

/* --- today --- */

static bool wants_owner(const struct opportunity *o, const struct presale_policy *p)
{
	return o->presales_owner.v == 0 && presale_is_major(o, p) && o->stage < opportunity_stage_contracted;
}

static FALLIBLE task_write(struct act *act, const struct opportunity *o, struct buffer *b)
{
	date today = instant_date(act->now), due = o->tender_expected_on;
	bool late = o->tender_issued_on.day != 0 || (due.day != 0 && due.day <= today.day);

	json_open(b, '{');
	TRY(item_named(act, &opportunity_entity, o, b));
	json_member(b, "reason", "presales_owner_needed");
	json_member(b, "due", due.day == 0 ? NULL : date_text(due, b->arena));
	json_member(b, "state", late ? "late" : "soon");
	json_close(b, '}');
	return NULL;
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
	for (unsigned i = 0, n = 0; i < page.count && n < REMINDED; i++)
		if (wants_owner(page.records[i], &p)) {
			TRY(task_write(act, page.records[i], b));
			n++;
		}
	return NULL;
}
