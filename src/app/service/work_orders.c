#include "app/service/work_orders.h"

#include <string.h>

#include "app/record_list.h"
#include "app/save.h"
#include "app/service/charges.h"
#include "app/service/coverages.h"
#include "app/service/desk_policies.h"
#include "app/service/signing.h"
#include "base/money.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "entity/readers.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/service/dispatch_policy.h"
#include "rule/why.h"
#include "seal/keys.h"
#include "store/record.h"

#define CHARGE(w, i) LINE_AT((w)->charges, struct charge_line, i)

/* --- rows and the store --- */

static struct lines rows_with(const struct lines *rows, unsigned more, struct arena *a)
{
	struct charge_line *copy = arena_array(a, struct charge_line, rows->count + more);

	for (unsigned i = 0; i < rows->count; i++)
		copy[i] = *LINE_AT(*rows, struct charge_line, i);
	return (struct lines){ copy, rows->count };
}

static struct charge_line *row_added(struct work_order *w, struct arena *a)
{
	w->charges = rows_with(&w->charges, 1, a);
	*CHARGE(w, w->charges.count) = *(struct charge_line *)record_new(&charge_line_entity, a);
	return CHARGE(w, w->charges.count++);
}

static FALLIBLE fill_from_store(struct act *act, struct charge_line *line)
{
	void *part = NULL;

	if (line->spare_part.v == 0)
		return NULL;
	TRY(store_get(act->db, &spare_part_entity, line->spare_part.v, &part, act->arena));
	const struct spare_part *p = part;
	line->kind = charge_kind_part;
	line->name = p->name;
	line->part_no = p->part_no;
	if (line->unit_cost.minor == UNSET)
		line->unit_cost = p->average_cost;
	return NULL;
}

/* The first row that is that part, in that number; -1: none. */
static int find_row(const struct work_order *w, spare_part_id part, decimal quantity, bool fitted)
{
	for (unsigned i = 0; i < w->charges.count; i++) {
		const struct charge_line *line = CHARGE(w, i);
		if (line->spare_part.v == part.v && line->quantity.millionths == quantity.millionths &&
		    line->fitted == fitted)
			return (int)i;
	}
	return -1;
}

/* What was fitted is said by the moves alone: a client that writes the rows anew takes nothing of it away. */
static FALLIBLE keep_fitted(const struct work_order *before, struct work_order *w, struct arena *a)
{
	for (unsigned i = 0; i < before->charges.count; i++) {
		const struct charge_line *was = CHARGE(before, i);
		int at;
		if (!was->fitted)
			continue;
		at = find_row(w, was->spare_part, was->quantity, false);
		if (at < 0)
			return error_with(a, ERROR_CONFLICT, "charges", "fitted_part_stays", "%s", was->name);
		CHARGE(w, at)->fitted = true;
		CHARGE(w, at)->unit_cost = was->unit_cost;
		CHARGE(w, at)->ceiling = was->ceiling;
	}
	return NULL;
}

FALLIBLE work_order_stocked(struct act *act, const void *before, void *work_order)
{
	struct work_order *w = work_order;

	if (before != NULL && ((const struct work_order *)before)->charges.rows == w->charges.rows)
		return NULL;
	for (unsigned i = 0; i < w->charges.count; i++)
		TRY(fill_from_store(act, CHARGE(w, i)));
	return before == NULL ? NULL : keep_fitted(before, w, act->arena);
}

/* --- hours and road --- */

/* A line we book ourselves, known by its name; what nobody spent has none. */
static void book(struct act *act, struct work_order *w, enum charge_kind kind, const char *key, decimal quantity,
		 int64_t fen)
{
	const char *name = why_words(key, LANGUAGE_ZH, act->arena);
	struct charge_line *line = NULL;

	for (unsigned i = 0; i < w->charges.count; i++)
		if (text_same(CHARGE(w, i)->name, name))
			line = CHARGE(w, i);
	if (line == NULL && (quantity.millionths == UNSET || quantity.millionths == 0))
		return;
	if (line == NULL)
		line = row_added(w, act->arena);
	line->kind = kind;
	line->name = name;
	line->quantity.millionths = quantity.millionths == UNSET ? 0 : quantity.millionths;
	line->unit_cost.minor = fen;
}

static bool has_kind(const struct work_order *w, enum charge_kind kind, const char *but, const char *but_too)
{
	for (unsigned i = 0; i < w->charges.count; i++)
		if (CHARGE(w, i)->kind == kind && !text_same(CHARGE(w, i)->name, but) &&
		    !text_same(CHARGE(w, i)->name, but_too))
			return true;
	return false;
}

/* Labour or travel that somebody wrote down himself stands as he wrote it. */
FALLIBLE work_order_counted(struct act *act, const void *before, void *work_order)
{
	const char *labour = why_words("booked_labour", LANGUAGE_ZH, act->arena);
	const char *road = why_words("booked_travel", LANGUAGE_ZH, act->arena);
	const char *distance = why_words("booked_distance", LANGUAGE_ZH, act->arena);
	struct work_order *w = work_order;
	struct dispatch_policy p;

	(void)before;
	TRY(dispatch_policies(act, &p));
	w->charges = rows_with(&w->charges, 0, act->arena);
	if (!has_kind(w, charge_kind_labour, labour, NULL))
		book(act, w, charge_kind_labour, "booked_labour", w->hours, p.labour_hour_fen);
	if (has_kind(w, charge_kind_travel, road, distance))
		return NULL;
	book(act, w, charge_kind_travel, "booked_travel", w->travel_hours, p.travel_hour_fen);
	book(act, w, charge_kind_travel, "booked_distance", w->travel_km, p.travel_km_fen);
	return NULL;
}

/* --- fitting --- */

static bool keeps_stores(const struct actor *who)
{
	return who->user == 0 || (who->roles & (SERVICE_LEADERS | ROLE_BIT(role_storekeeper))) != 0;
}

FALLIBLE fitting_checked(struct act *act, const void *before, void *move)
{
	const struct stock_move *m = move;
	bool out = m->kind == stock_move_kind_issue, back = m->kind == stock_move_kind_take_back;
	int64_t place = out ? m->from_warehouse.v : m->to_warehouse.v;
	void *order = NULL, *warehouse = NULL;

	(void)before;
	if (keeps_stores(act->who) || m->part_request.v != 0)
		return NULL;
	if ((!out && !back) || m->work_order.v == 0 || place == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_your_store");
	TRY(store_get(act->db, &warehouse_entity, place, &warehouse, act->arena));
	TRY(store_get(act->db, &work_order_entity, m->work_order.v, &order, act->arena));
	if (((struct warehouse *)warehouse)->keeper.v != act->who->user ||
	    ((struct work_order *)order)->engineer.v != act->who->user)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_your_store");
	return NULL;
}

/* Never dearer than what the customer was told. */
static FALLIBLE put_on_order(struct act *act, const struct stock_move *m, struct work_order *w)
{
	int at = find_row(w, m->spare_part, m->quantity, false);
	struct charge_line *line;

	w->charges = rows_with(&w->charges, 0, act->arena);
	line = at < 0 ? row_added(w, act->arena) : CHARGE(w, at);
	if (at >= 0 && line->ceiling.minor == UNSET)
		line->ceiling = line->unit_cost;
	line->spare_part = m->spare_part;
	line->quantity = m->quantity;
	line->unit_cost = m->unit_cost;
	line->fitted = true;
	return fill_from_store(act, line);
}

static FALLIBLE take_off_order(struct act *act, const struct stock_move *m, struct work_order *w)
{
	int at = find_row(w, m->spare_part, m->quantity, true);

	if (at < 0)
		return error_new(act->arena, ERROR_CONFLICT, "spare_part", "not_fitted_here");
	w->charges = rows_with(&w->charges, 0, act->arena);
	*CHARGE(w, at) = *CHARGE(w, w->charges.count - 1);
	w->charges.count--;
	return NULL;
}

FALLIBLE part_fitted(struct act *act, const void *before, void *move)
{
	const struct stock_move *m = move;
	struct work_order *after;
	void *was = NULL;

	(void)before;
	if (m->work_order.v == 0 || (m->kind != stock_move_kind_issue && m->kind != stock_move_kind_take_back))
		return NULL;
	TRY(store_get(act->db, &work_order_entity, m->work_order.v, &was, act->arena));
	if (((struct work_order *)was)->stage == work_order_stage_cancelled)
		return error_new(act->arena, ERROR_CONFLICT, "work_order", "order_is_closed");
	after = save_copy(&work_order_entity, was, act->arena);
	TRY(m->kind == stock_move_kind_issue ? put_on_order(act, m, after) : take_off_order(act, m, after));
	TRY(save_again(act, &work_order_entity, was, after, "fit"));
	/* What was asked for and issued is agreed to before the work is finished; what is fitted now, now. */
	if (m->kind == stock_move_kind_issue && m->part_request.v == 0 && after->gross.minor > 0 &&
	    after->gross.minor > after->agreed_gross.minor)
		return error_with(act->arena, ERROR_CONFLICT, "work_order", "agreement_needed", "%s",
				  money_text(after->gross, act->arena));
	return NULL;
}

/* --- signing --- */

static const char *content_of(const struct work_order *w, struct arena *a)
{
	return signed_content(&signed_work_order, w, "", a);
}

FALLIBLE work_order_signing(struct act *act, const void *before, void *work_order)
{
	struct work_order *w = work_order;
	const struct signatures s = { .entity = &work_order_entity,
				      .record = w->record.id,
				      .theirs = w->signature,
				      .ours = w->engineer_signature,
				      .signer = w->signer,
				      .content = content_of(w, act->arena) };

	(void)before;
	if (w->signature.v == 0 || w->engineer_signature.v == 0)
		return NULL; /* named by the step */
	return signatures_bind(act, &s, &w->content_hash, &w->signature_hash);
}

/* --- the page --- */

/* What was signed is still what stands there. */
static const char *signature_state(const struct work_order *w, struct arena *a)
{
	const char *content = content_of(w, a);
	char hash[HASH_HEX];

	if (w->content_hash == NULL)
		return w->stage == work_order_stage_finished && w->voided_at.us != 0 ? "voided" : "none";
	hash_of(content, strlen(content), hash);
	return strcmp(hash, w->content_hash) == 0 ? "valid" : "changed";
}

static bool reads_stores(const struct actor *who)
{
	return rights_scope(&warehouse_entity, who, READ) != 0 && rights_scope(&spare_part_entity, who, READ) != 0;
}

/* What lies in the places this user keeps. */
static FALLIBLE own_store_write(struct act *act, struct buffer *b)
{
	AUTO_ROWS *r = NULL;
	bool has;

	json_key(b, "store");
	json_open(b, '[');
	if (!reads_stores(act->who)) {
		json_close(b, ']');
		return NULL;
	}
	TRY(sql_rows(act->db,
		     "SELECT w.\"id\", w.\"name\", p.\"id\", p.\"name\", p.\"part_no\", p.\"model\", s.\"quantity\""
		     " FROM warehouse w JOIN stock_place s ON s.\"warehouse\" = w.\"id\""
		     " JOIN spare_part p ON p.\"id\" = s.\"spare_part\""
		     " WHERE w.\"keeper\" = $1 AND s.\"quantity\" > 0 ORDER BY p.\"name\", w.\"id\" LIMIT 200",
		     SQL_ARGS(value_int(act->who->user)), &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			break;
		json_open(b, '{');
		json_member(b, "warehouse", id_text(rows_int(r, 0), b->arena));
		json_member(b, "place", rows_text(r, 1, b->arena));
		json_member(b, "spare_part", id_text(rows_int(r, 2), b->arena));
		json_member(b, "name", rows_text(r, 3, b->arena));
		json_member(b, "part_no", rows_text(r, 4, b->arena));
		json_member(b, "model", rows_text(r, 5, b->arena));
		json_member(b, "quantity", decimal_text((decimal){ rows_int(r, 6) }, b->arena));
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

static FALLIBLE device_write(struct act *act, const struct work_order *w, struct buffer *b)
{
	void *device = NULL;

	json_key(b, "equipment");
	if (w->equipment.v != 0)
		TRY(store_load(act->db, &equipment_entity, w->equipment.v, act->who,
			       rights_scope(&equipment_entity, act->who, READ), &device, act->arena));
	if (device == NULL) {
		json_none(b);
		return NULL;
	}
	return record_named(act, &equipment_entity, device, "manual site", b);
}

/* Whose fault it is may be the maker's: what he owes us is none of the customer's business. */
static FALLIBLE maker_write(struct act *act, const struct work_order *w, struct buffer *b)
{
	date until = { 0 };

	if (act->who->customer == 0 && rights_scope(&coverage_entity, act->who, READ) != 0)
		TRY(cover_of_maker(act, w->equipment, &until));
	json_member(b, "maker_until", until.day == 0 ? NULL : date_text(until, b->arena));
	return NULL;
}

FALLIBLE work_view(struct act *act, int64_t work_order, enum language language, struct buffer *b)
{
	const struct wanted decided = { &charge_override_entity, "work_order", value_int(work_order), "id", false };
	void *record = NULL;

	TRY(record_readable(act, &work_order_entity, work_order, &record));
	json_open(b, '{');
	json_key(b, "order");
	TRY(record_named(act, &work_order_entity, record,
			 "service_case visit customer equipment engineer settled_by voided_by signature", b));
	TRY(device_write(act, record, b));
	TRY(maker_write(act, record, b));
	json_key(b, "charge");
	TRY(order_charge_write(act, record, language, b));
	json_member(b, "signature", signature_state(record, act->arena));
	TRY(records_write(act, "overrides", &decided, "", b));
	TRY(own_store_write(act, b));
	json_close(b, '}');
	return NULL;
}
