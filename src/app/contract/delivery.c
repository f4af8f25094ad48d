#include "app/contract/delivery.h"

#include <stdlib.h>

#include "app/contract/money.h"
#include "app/record_list.h"
#include "app/save.h"
#include "base/embedded.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/table.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/contract/payment.h"
#include "store/record.h"

#define DAYS_WITHOUT_A_BID 60

/* --- the plan --- */

static FALLIBLE days_bid(struct act *act, const struct contract *c, int64_t *ret)
{
	void *bid = NULL;

	*ret = DAYS_WITHOUT_A_BID;
	if (c->bid.v == 0)
		return NULL;
	TRY(store_get(act->db, &bid_entity, c->bid.v, &bid, act->arena));
	if (((struct bid *)bid)->delivery_days != UNSET)
		*ret = ((struct bid *)bid)->delivery_days;
	return NULL;
}

static bool has(const struct lines *all, enum milestone_event event)
{
	for (unsigned i = 0; i < all->count; i++)
		if (LINE_AT(*all, struct milestone, i)->event == event)
			return true;
	return false;
}

static struct milestone *milestone_of(struct act *act, const struct contract *c, const char *const *field, int64_t days,
				      enum language lang)
{
	struct milestone *m = record_new(&milestone_entity, act->arena);

	field_set(entity_field(&milestone_entity, "event"), m, value_text(field[0]));
	m->contract.v = c->record.id;
	m->title = field[lang == LANGUAGE_ZH ? 2 : 3];
	m->planned_on.day = c->signed_on.day + (int)(days * atoll(field[1]) / 100);
	m->owner = c->project_manager.v != 0 ? c->project_manager : c->owner;
	if (m->event == milestone_event_completion_acceptance)
		m->promised_on.day = c->signed_on.day + (int)days;
	return m;
}

FALLIBLE delivery_plan(struct act *act, int64_t contract, enum language lang)
{
	const struct embedded *file = embedded_find("db/data/milestone.csv");
	struct table rows = table_of(file == NULL ? "" : file->data, file == NULL ? 0 : embedded_size(file));
	struct lines there = { 0 };
	void *record = NULL;
	const char *field[4];
	int64_t days;

	TRY(record_readable(act, &contract_entity, contract, &record));
	const struct contract *c = record;
	if ((rights_any(&milestone_entity, act->who) & CREATE) == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	if (c->signed_on.day == 0)
		return error_new(act->arena, ERROR_CONFLICT, "signed_on", "required_for_step");
	TRY(days_bid(act, c, &days));
	TRY(store_all(act->db, &milestone_entity, "contract", value_int(contract), &there, act->arena));
	while (table_next(&rows, field, 4, act->arena)) {
		struct milestone *m = milestone_of(act, c, field, days, lang);
		if (!has(&there, m->event))
			TRY(save_new(act, &milestone_entity, m));
	}
	return NULL;
}

/* --- the page --- */

static FALLIBLE changes_write(struct act *act, const struct contract *c, struct buffer *b)
{
	bool seen = rights_read_field(&change_order_entity, entity_field(&change_order_entity, "amount"), act->who);
	struct lines all = { 0 };
	money sum = { 0 };
	int64_t days = 0;

	TRY(store_all(act->db, &change_order_entity, "contract", value_int(c->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct change_order *o = LINE_AT(all, struct change_order, i);
		if (o->stage != change_order_stage_agreed)
			continue;
		sum = o->amount.minor == UNSET ? sum : money_plus(sum, o->amount);
		days += o->days == UNSET ? 0 : o->days;
	}
	seen = seen && c->amount.minor != UNSET && rights_scope(&change_order_entity, act->who, READ) != 0;
	json_member(b, "changed_by", seen ? money_text(sum, b->arena) : NULL);
	json_member(b, "worth", seen ? money_text(money_plus(c->amount, sum), b->arena) : NULL);
	json_member_int(b, "changed_days", rights_scope(&change_order_entity, act->who, READ) != 0 ? days : 0);
	return NULL;
}

static FALLIBLE count_write(struct act *act, const char *key, const char *sql, int64_t contract, struct buffer *b)
{
	struct value n;

	TRY(sql_value(act->db, sql, SQL_ARGS(value_int(contract)), &n, act->arena));
	json_member_int(b, key, n.i);
	return NULL;
}

static FALLIBLE papers_write(struct act *act, int64_t contract, struct buffer *b)
{
	json_key(b, "handover");
	json_open(b, '{');
	TRY(count_write(act, "mandatory", "SELECT count(*) FROM handover_item WHERE contract = $1 AND mandatory = 1",
			contract, b));
	TRY(count_write(act, "confirmed",
			"SELECT count(*) FROM handover_item WHERE contract = $1 AND mandatory = 1"
			" AND stage = 'confirmed'",
			contract, b));
	TRY(count_write(act, "equipment", "SELECT count(*) FROM equipment WHERE contract = $1 AND stage = 'active'",
			contract, b));
	json_close(b, '}');
	return NULL;
}

FALLIBLE delivery_view(struct act *act, int64_t contract, struct buffer *b)
{
	const struct {
		const char *key;
		struct wanted wanted;
		const char *names;
	} parts[] = {
		{ "milestones", { &milestone_entity, .by = "planned_on" }, "owner" },
		{ "orders", { &purchase_order_entity, .by = "id", .whole = true }, "owner" },
		{ "arrivals",
		  { &delivery_arrival_entity, .by = "arrived_on", .whole = true },
		  "site purchase_order owner" },
		{ "records", { &site_record_entity, .by = "from_on", .whole = true }, "site owner" },
		{ "changes", { &change_order_entity, .by = "id" }, "owner" },
		{ "acceptances", { &acceptance_entity, .by = "id", .whole = true }, "owner" },
	};
	void *record = NULL;

	TRY(record_readable(act, &contract_entity, contract, &record));
	json_open(b, '{');
	json_member(b, "today", date_text(instant_date(act->now), b->arena));
	json_key(b, "contract");
	TRY(record_named(act, &contract_entity, record, "customer site project_manager", b));
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct wanted w = parts[i].wanted;
		w.field = "contract";
		w.value = value_int(contract);
		TRY(records_write(act, parts[i].key, &w, parts[i].names, b));
	}
	TRY(changes_write(act, record, b));
	TRY(papers_write(act, contract, b));
	json_close(b, '}');
	return NULL;
}
