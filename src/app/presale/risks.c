#include "app/presale/risks.h"

#include <string.h>

#include "app/presale/house.h"
#include "app/presale/proofs.h"
#include "app/save.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/random.h"
#include "json/record.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/presale/risk.h"
#include "store/record.h"

FALLIBLE risk_weighing(struct act *act, const void *before, void *risk)
{
	struct risk *r = risk;
	struct presale_policy p;

	(void)before;
	TRY(presale_policies(act, &p));
	r->level = risk_level_of(risk_score(r), &p);
	return NULL;
}

static FALLIBLE weigh_again(struct act *act, int64_t id)
{
	void *before = NULL;
	struct risk *after;
	struct presale_policy p;

	TRY(presale_policies(act, &p));
	TRY(store_get(act->db, &risk_entity, id, &before, act->arena));
	after = save_copy(&risk_entity, before, act->arena);
	after->level = risk_level_of(risk_score(after), &p);
	return after->level == ((struct risk *)before)->level ? NULL
							      : save_again(act, &risk_entity, before, after, "level");
}

/* Risks that are still open are called by the new levels; what is closed stays as it was judged. */
FALLIBLE risk_levels_changed(struct act *act, const void *before, void *policy)
{
	static const char *const open[] = { "open", "mitigating" };
	const struct policy *p = policy;
	struct lines all;

	(void)before;
	if (p->key == NULL || strncmp(p->key, "risk.", 5) != 0)
		return NULL;
	for (unsigned k = 0; k < sizeof open / sizeof *open; k++) {
		TRY(store_all(act->db, &risk_entity, "stage", value_text(open[k]), &all, act->arena));
		for (unsigned i = 0; i < all.count; i++)
			TRY(weigh_again(act, LINE_AT(all, struct risk, i)->record.id));
	}
	return NULL;
}

/* --- the page --- */

struct totals {
	int64_t count[risk_level_count], open, overdue;
	money at_stake, in_price;
};

static bool is_open(const struct risk *r)
{
	return r->stage == risk_stage_open || r->stage == risk_stage_mitigating;
}

static void add(money *sum, money part)
{
	if (part.minor != UNSET)
		*sum = money_plus(*sum, part);
}

/* What occurred still costs; what is closed does not. */
static void totals_add(struct totals *t, const struct risk *r, date today)
{
	if (r->stage == risk_stage_closed)
		return;
	add(&t->in_price, r->in_bid_price);
	add(&t->at_stake, r->amount_at_stake);
	if (!is_open(r))
		return;
	t->open++;
	t->count[r->level]++;
	t->overdue += r->due_on.day != 0 && r->due_on.day < today.day;
}

static void totals_write(struct buffer *b, const struct totals *t, bool commercial)
{
	json_key(b, "totals");
	json_open(b, '{');
	json_member_int(b, "open", t->open);
	json_member_int(b, "overdue", t->overdue);
	for (unsigned i = 1; i < risk_level_count; i++)
		json_member_int(b, risk_level_choices.labels[i], t->count[i]);
	json_member(b, "in_bid_price", commercial ? money_text(t->in_price, b->arena) : NULL);
	json_member(b, "amount_at_stake", commercial ? money_text(t->at_stake, b->arena) : NULL);
	json_close(b, '}');
}

static void levels_write(struct buffer *b, const struct presale_policy *p)
{
	json_key(b, "levels");
	json_open(b, '{');
	json_member_int(b, "amber", p->risk_amber_from);
	json_member_int(b, "red", p->risk_red_from);
	json_close(b, '}');
}

FALLIBLE risks_view(struct act *act, int64_t opportunity, struct buffer *b)
{
	const struct field *money_field = entity_field(&risk_entity, "in_bid_price");
	date today = instant_date(act->now);
	struct presale_policy p;
	struct totals t = { 0 };
	struct lines all = { 0 };
	void *record = NULL;

	TRY(store_load(act->db, &opportunity_entity, opportunity, act->who,
		       rights_scope(&opportunity_entity, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	TRY(presale_policies(act, &p));
	TRY(store_all(act->db, &risk_entity, "opportunity", value_int(opportunity), &all, act->arena));
	json_open(b, '{');
	json_member(b, "today", date_text(today, b->arena));
	levels_write(b, &p);
	json_key(b, "items");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct risk *r = LINE_AT(all, struct risk, i);
		if (!rights_read_record(&risk_entity, r, act->who))
			continue;
		totals_add(&t, r, today);
		record_write(b, &risk_entity, r, act->who, WRITE_ROW, NULL, 0);
	}
	json_close(b, ']');
	totals_write(b, &t, rights_read_field(&risk_entity, money_field, act->who));
	TRY(proof_gaps_write(act, opportunity, b));
	json_close(b, '}');
	return NULL;
}
