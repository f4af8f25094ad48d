#include "app/service/coverages.h"

#include "app/contract/warranty_days.h"
#include "app/save.h"
#include "app/service/desk_policies.h"
#include "app/whys.h"
#include "base/buffer.h"
#include "base/text.h"
#include "rule/contract/warranty.h"
#include "rule/service/coverage.h"
#include "store/record.h"

static FALLIBLE add_all(struct act *act, const char *by, int64_t id, struct buffer *rows, unsigned *count)
{
	struct lines found = { 0 };

	if (id == 0)
		return NULL;
	TRY(store_all(act->db, &coverage_entity, by, value_int(id), &found, act->arena));
	if (found.count > 0)
		buffer_put(rows, found.rows, found.count * sizeof(struct coverage));
	*count += found.count;
	return NULL;
}

static FALLIBLE beside(struct act *act, contract_id contract, equipment_id equipment, struct lines *ret)
{
	struct buffer rows = BUFFER(act->arena);
	unsigned count = 0;

	TRY(add_all(act, "equipment", equipment.v, &rows, &count));
	TRY(add_all(act, "contract", contract.v, &rows, &count));
	*ret = (struct lines){ rows.data, count };
	return NULL;
}

FALLIBLE cover_find(struct act *act, contract_id contract, equipment_id equipment, date on, struct cover *ret)
{
	void *record = NULL;

	*ret = (struct cover){ .on = on };
	TRY(beside(act, contract, equipment, &ret->beside));
	if (contract.v == 0)
		return NULL;
	TRY(store_get(act->db, &contract_entity, contract.v, &record, act->arena));
	const struct contract *k = record;
	struct warranty w = { .last_day = k->warranty_end_on, .report_until = k->warranty_report_until };
	ret->warranty = k->accepted_on.day != 0 && warranty_covers(&w, on);
	return NULL;
}

bool cover_is_warranty(const struct cover *c)
{
	return c->warranty || coverage_reason(&c->beside, c->on, charge_kind_part, NULL) != NULL;
}

FALLIBLE cover_of_maker(struct act *act, equipment_id equipment, date *ret)
{
	date today = instant_date(act->now);
	struct lines found = { 0 };

	*ret = (date){ 0 };
	if (equipment.v == 0)
		return NULL;
	TRY(store_all(act->db, &coverage_entity, "equipment", value_int(equipment.v), &found, act->arena));
	for (unsigned i = 0; i < found.count; i++) {
		const struct coverage *c = LINE_AT(found, struct coverage, i);
		if (c->kind == coverage_kind_maker && coverage_holds(c, today, charge_kind_part, NULL) &&
		    c->to_on.day > ret->day)
			*ret = c->to_on;
	}
	return NULL;
}

FALLIBLE maker_return_dating(struct act *act, const void *before, void *maker_return)
{
	struct maker_return *r = maker_return;

	(void)before;
	return r->maker_warranty_to.day != 0 ? NULL : cover_of_maker(act, r->equipment, &r->maker_warranty_to);
}

/* --- written down --- */

/* The customer is inherited; a maker's warranty is none of his business. */
FALLIBLE coverage_placing(struct act *act, const void *before, void *coverage)
{
	struct coverage *c = coverage;

	(void)act;
	(void)before;
	if (c->kind == coverage_kind_maker)
		c->customer.v = 0;
	return NULL;
}

FALLIBLE coverage_changed(struct act *act, const void *before, void *coverage)
{
	const struct coverage *c = coverage;
	struct lines devices = { 0 };
	void *device = NULL;

	(void)before;
	if (c->equipment.v != 0) {
		TRY(store_get(act->db, &equipment_entity, c->equipment.v, &device, act->arena));
		return warranty_cover_again(act, device);
	}
	TRY(store_all(act->db, &equipment_entity, "contract", value_int(c->contract.v), &devices, act->arena));
	for (unsigned i = 0; i < devices.count; i++)
		TRY(warranty_cover_again(act, LINE_AT(devices, struct equipment, i)));
	return NULL;
}

/* --- of a repair --- */

static const char *part_of(const struct charge_line *line)
{
	return line->part_no != NULL ? line->part_no : line->name;
}

static FALLIBLE known(struct act *act, const struct work_order *w, const char *part, bool *ret)
{
	struct value any;

	TRY(sql_value(act->db, "SELECT 1 FROM coverage WHERE \"work_order\" = $1 AND \"part_no\" = $2 LIMIT 1",
		      SQL_ARGS(value_int(w->record.id), value_text(part)), &any, act->arena));
	*ret = any.tag != VALUE_NONE;
	return NULL;
}

static FALLIBLE cover_part(struct act *act, const struct work_order *w, const struct charge_line *line, int64_t days)
{
	struct coverage *c = record_new(&coverage_entity, act->arena);
	bool twice = false;

	TRY(known(act, w, part_of(line), &twice));
	if (twice)
		return NULL;
	c->name = why_name(act->arena, "title_repair_cover", line->name, w->number);
	c->kind = coverage_kind_repair;
	c->equipment = w->equipment;
	c->classes = "part,labour,travel,test";
	c->part_no = part_of(line);
	c->work_order.v = w->record.id;
	c->from_on = instant_date(act->now);
	c->to_on = date_plus(c->from_on, (int)days);
	return save_new(act, &coverage_entity, c);
}

FALLIBLE repair_covered(struct act *act, const void *before, void *work_order)
{
	const struct work_order *w = work_order;
	struct dispatch_policy policy;

	(void)before;
	TRY(dispatch_policies(act, &policy));
	if (w->equipment.v == 0 || policy.repair_cover_days == 0)
		return NULL;
	for (unsigned i = 0; i < w->charges.count; i++) {
		const struct charge_line *line = LINE_AT(w->charges, struct charge_line, i);
		if (line->kind == charge_kind_part)
			TRY(cover_part(act, w, line, policy.repair_cover_days));
	}
	return NULL;
}
