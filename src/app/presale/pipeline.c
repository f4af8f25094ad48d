#include "app/presale/pipeline.h"

#include "app/presale/board.h"
#include "app/presale/next_steps.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/presale/forecast.h"

void board_user(const struct board *b, const char *key, user_id id)
{
	const struct user *user = NULL;

	for (unsigned i = 0; i < b->users.count; i++)
		if (LINE_AT(b->users, struct user, i)->record.id == id.v)
			user = LINE_AT(b->users, struct user, i);
	json_key(b->out, key);
	if (user == NULL) {
		json_none(b->out);
		return;
	}
	json_open(b->out, '{');
	json_member(b->out, "id", id_text(id.v, b->out->arena));
	json_member(b->out, "title", user->name);
	json_close(b->out, '}');
}

void board_money(const struct board *b, const char *key, money m)
{
	json_member(b->out, key, !b->commercial || m.minor == UNSET ? NULL : money_text(m, b->out->arena));
}

/* --- one card --- */

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

/* What was agreed on before what is planned, the earlier plan before the later. */
static bool comes_before(const struct engagement *a, const struct engagement *b)
{
	if (b == NULL || a->stage != b->stage)
		return b == NULL || a->stage == engagement_stage_held;
	return a->held_at.us < b->held_at.us;
}

static const struct engagement *next_of(const struct board *b, int64_t opportunity)
{
	const struct engagement *next = NULL;

	for (unsigned i = 0; i < b->steps.count; i++) {
		const struct engagement *e = LINE_AT(b->steps, struct engagement, i);
		if (e->opportunity.v == opportunity && comes_before(e, next))
			next = e;
	}
	return next;
}

static void next_write(const struct board *b, int64_t opportunity)
{
	const struct engagement *e = next_of(b, opportunity);

	json_key(b->out, "next_step");
	if (e == NULL) {
		json_none(b->out);
		return;
	}
	const date on = next_step_day(e);
	json_open(b->out, '{');
	json_member(b->out, "text", next_step_text(e));
	json_member(b->out, "on", on.day == 0 ? NULL : date_text(on, b->out->arena));
	json_member_bool(b->out, "late", on.day != 0 && on.day < b->today.day);
	json_close(b->out, '}');
}

static void forecast_write(const struct board *b, const struct opportunity *o)
{
	struct forecast f = forecast_of(o, house_stage_of(&b->house, o));

	board_money(b, "amount", o->amount_est);
	if (!b->commercial)
		return;
	board_money(b, "weighted", f.weighted);
	json_member_int(b->out, "probability", f.probability);
	json_member_bool(b->out, "overridden", f.overridden);
	json_member(b->out, "category", forecast_category_choices.labels[f.category]);
}

static int64_t days_in_stage(const struct board *b, const struct opportunity *o)
{
	date since = o->stage_since.day != 0 ? o->stage_since : instant_date(o->record.created_at);

	return b->today.day - since.day;
}

/* Of the board: the stage of the rules, or the id of a further one of the house. */
static const char *column_of(const struct board *b, const struct stage_gate *g)
{
	if (g == NULL)
		return NULL;
	return g->place == UNSET ? opportunity_stage_choices.labels[g->target_stage]
				 : id_text(g->record.id, b->out->arena);
}

static void card_write(const struct board *b, const struct opportunity *o, const struct gate_facts *f)
{
	const struct stage_gate *gate = house_stage_of(&b->house, o);
	int64_t days = days_in_stage(b, o);

	json_open(b->out, '{');
	json_member(b->out, "id", id_text(o->record.id, b->out->arena));
	json_member(b->out, "number", o->number);
	json_member(b->out, "title", o->name);
	json_member(b->out, "stage", opportunity_stage_choices.labels[o->stage]);
	json_member(b->out, "column", column_of(b, gate));
	json_member(b->out, "stage_title", gate == NULL ? NULL : house_stage_word(gate, b->language));
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
	board_user(b, "owner", o->owner);
	board_user(b, "presales_owner", o->presales_owner);
	next_write(b, o->record.id);
	board_gate(b, o, f, house_stage_next(&b->house, o->stage));
	json_close(b->out, '}');
}

/* --- the whole --- */

static void stage_write(const struct board *b, const struct stage_gate *g)
{
	json_open(b->out, '{');
	json_member(b->out, "column", column_of(b, g));
	json_member(b->out, "stage", opportunity_stage_choices.labels[g->target_stage]);
	json_member(b->out, "house_stage", g->place == UNSET ? NULL : id_text(g->record.id, b->out->arena));
	json_member(b->out, "title", house_stage_word(g, b->language));
	json_member_bool(b->out, "off", g->off);
	json_member_int(b->out, "probability", g->probability);
	json_member_int(b->out, "days_planned", g->days_planned);
	json_member(b->out, "target", g->target);
	json_close(b->out, '}');
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
	for (unsigned i = 0; i < b.house.count; i++)
		stage_write(&b, b.house.row[i]);
	json_close(out, ']');
	json_key(out, "cards");
	json_open(out, '[');
	for (unsigned i = 0; i < b.count; i++)
		card_write(&b, b.cards[i], &b.facts[i]);
	json_close(out, ']');
	if (b.commercial)
		board_forecast(&b);
	TRY(board_cold_bids(act, out));
	json_close(out, '}');
	return NULL;
}
