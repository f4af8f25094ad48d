#include "app/service/charges.h"

#include <string.h>

#include "app/contract/obligations.h"
#include "app/policies.h"
#include "app/save.h"
#include "app/service/coverages.h"
#include "app/whys.h"
#include "base/money.h"
#include "base/random.h"
#include "base/text.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/service/coverage.h"
#include "rule/service/repair_charge.h"
#include "store/record.h"

#define CHARGE(w, i) LINE_AT((w)->charges, struct charge_line, i)

static const enum repair_cause causes[] = {
	[fault_cause_unset] = CAUSE_NORMAL_USE,
	[fault_cause_normal_use] = CAUSE_NORMAL_USE,
	[fault_cause_design_defect] = CAUSE_DESIGN_DEFECT,
	[fault_cause_quality_defect] = CAUSE_QUALITY_DEFECT,
	[fault_cause_abnormal_use] = CAUSE_ABNORMAL_USE,
	[fault_cause_human_damage] = CAUSE_HUMAN_DAMAGE,
	[fault_cause_power_failure] = CAUSE_POWER_FAILURE,
	[fault_cause_lightning] = CAUSE_LIGHTNING,
	[fault_cause_force_majeure] = CAUSE_FORCE_MAJEURE,
	[fault_cause_third_party] = CAUSE_THIRD_PARTY,
	[fault_cause_consumable] = CAUSE_CONSUMABLE,
};

static const enum charge_type types[] = { [charge_kind_part] = CHARGE_PART,
					  [charge_kind_labour] = CHARGE_LABOUR,
					  [charge_kind_travel] = CHARGE_TRAVEL,
					  [charge_kind_test] = CHARGE_TEST };

/* Under which commitment a line is free or charged: the promise that the paper quotes. */
static enum commitment_kind promise_of(bool in_warranty, enum repair_cause cause)
{
	if (cause == CAUSE_DESIGN_DEFECT || cause == CAUSE_QUALITY_DEFECT)
		return commitment_kind_defect;
	return in_warranty && cause == CAUSE_NORMAL_USE ? commitment_kind_warranty : commitment_kind_repair_charge;
}

static FALLIBLE from_case(struct act *act, struct work_order *w, date *ret_on)
{
	void *record = NULL;

	if (w->service_case.v == 0)
		return NULL;
	TRY(store_get(act->db, &service_case_entity, w->service_case.v, &record, act->arena));
	const struct service_case *c = record;
	w->customer = c->customer;
	w->contract = c->contract;
	*ret_on = instant_date(c->reported_at);
	if (w->equipment.v == 0)
		w->equipment = c->equipment;
	if (w->engineer.v == 0)
		w->engineer = c->engineer;
	return NULL;
}

/* On a visit the contract of the visit says whether it is under warranty, on the day the work is begun. */
static FALLIBLE from_visit(struct act *act, struct work_order *w, date *ret_on)
{
	void *visit = NULL;

	if (w->visit.v == 0 || w->service_case.v != 0)
		return NULL;
	TRY(store_get(act->db, &visit_entity, w->visit.v, &visit, act->arena));
	const struct visit *v = visit;
	w->customer = v->customer;
	w->contract = v->contract;
	if (w->engineer.v == 0)
		w->engineer = v->engineer;
	*ret_on = instant_date(w->started_at.us == 0 ? act->now : w->started_at);
	return NULL;
}

static FALLIBLE policy_for(struct act *act, const struct work_order *w, struct service_policy *ret)
{
	int64_t edition;
	void *contract = NULL;

	if (w->contract.v == 0)
		return policies_of_template(act, POLICY_SEED, instant_date(act->now), ret, &edition);
	TRY(store_get(act->db, &contract_entity, w->contract.v, &contract, act->arena));
	return policies_of_contract(act, contract, ret);
}

/* The last word on a line stands; one without a line is about all of them. */
static enum payer_override override_of(const struct lines *decided, const char *name)
{
	enum payer_override found = NOT_OVERRIDDEN;

	for (unsigned i = 0; i < decided->count; i++) {
		const struct charge_override *o = LINE_AT(*decided, struct charge_override, i);
		if (o->line == NULL || text_same(o->line, name))
			found = o->payer == payer_customer ? OVERRIDE_CUSTOMER : OVERRIDE_SUPPLIER;
	}
	return found;
}

static const char *cover_of(const struct cover *cover, const struct charge_line *line)
{
	return coverage_reason(&cover->beside, cover->on, line->kind,
			       line->part_no != NULL ? line->part_no : line->name);
}

static struct repair_item *items_of(const struct work_order *w, const struct cover *cover, const struct lines *decided,
				    struct arena *a)
{
	struct repair_item *items = arena_array(a, struct repair_item, w->charges.count + 1);

	for (unsigned i = 0; i < w->charges.count; i++) {
		const struct charge_line *line = CHARGE(w, i);
		items[i] = (struct repair_item){ .type = types[line->kind],
						 .name = line->name,
						 .quantity = line->quantity,
						 .unit_cost = line->unit_cost,
						 .ceiling = line->ceiling,
						 .override = override_of(decided, line->name),
						 .cover = cover_of(cover, line) };
	}
	return items;
}

static bool all_priced(const struct work_order *w)
{
	for (unsigned i = 0; i < w->charges.count; i++)
		if (CHARGE(w, i)->unit_cost.minor == UNSET || CHARGE(w, i)->quantity.millionths == UNSET ||
		    CHARGE(w, i)->kind == charge_kind_unset)
			return false;
	return true;
}

static void keep_line(struct charge_line *line, const struct charged_line *result)
{
	line->cost = result->cost;
	line->payer = result->payer == PAYER_CUSTOMER ? payer_customer : payer_supplier;
	line->net = result->charged.net;
	line->rate = result->charged.rate;
	line->tax = result->charged.tax;
	line->gross = result->charged.gross;
	line->reason = result->reason;
}

static enum cause_standing standing_of(const struct work_order *w)
{
	if (w->dispute_reason != NULL && w->settled_at.us == 0)
		return CAUSE_DISPUTED;
	if (w->settled_at.us != 0)
		return CAUSE_STANDS;
	return w->cause_evidence != NULL && w->cause_accepted_by != NULL ? CAUSE_STANDS : CAUSE_UNPROVEN;
}

static FALLIBLE promise_named(struct act *act, struct work_order *w)
{
	struct commitment *promised = NULL;

	if (w->contract.v != 0)
		TRY(commitment_of(act, w->contract.v, promise_of(w->in_warranty, causes[w->cause]), &promised));
	w->commitment.v = promised == NULL ? 0 : promised->record.id;
	return NULL;
}

/* Rows of its own, so that those before stay as they were. */
static struct lines copy_of(const struct lines *rows, struct arena *a)
{
	struct charge_line *copy = arena_array(a, struct charge_line, rows->count + 1);

	if (rows->count > 0)
		memcpy(copy, rows->rows, rows->count * sizeof *copy);
	return (struct lines){ copy, rows->count };
}

FALLIBLE work_order_priced(struct act *act, const void *before, void *work_order)
{
	struct work_order *w = work_order;
	struct lines decided = { 0 };
	struct service_policy policy;
	struct repair_charge charge;

	struct cover cover;
	date on = instant_date(act->now);

	(void)before;
	TRY(from_case(act, w, &on));
	TRY(from_visit(act, w, &on));
	TRY(cover_find(act, w->contract, w->equipment, on, &cover));
	w->in_warranty = cover_is_warranty(&cover);
	if (w->charges.count == 0 || !all_priced(w))
		return NULL; /* what is missing is named by the checks */
	const struct repair_terms terms = { cover.warranty, causes[w->cause], standing_of(w) };
	w->charges = copy_of(&w->charges, act->arena);
	TRY(policy_for(act, w, &policy));
	TRY(store_all(act->db, &charge_override_entity, "work_order", value_int(w->record.id), &decided, act->arena));
	charge = repair_charge_for(&terms, items_of(w, &cover, &decided, act->arena), w->charges.count,
				   (decimal){ policy.vat_goods }, act->arena);
	for (unsigned i = 0; i < w->charges.count; i++)
		keep_line(CHARGE(w, i), &charge.line[i]);
	w->why = why_keep(charge.why, act->arena);
	return promise_named(act, w);
}

/* The steps that say how a cause stands: the price follows from what their rules are about to set. */
FALLIBLE cause_accepting(struct act *act, const void *before, void *work_order)
{
	((struct work_order *)work_order)->dispute_reason = NULL;
	return work_order_priced(act, before, work_order);
}

FALLIBLE cause_disputing(struct act *act, const void *before, void *work_order)
{
	((struct work_order *)work_order)->settled_at = (instant){ 0 };
	return work_order_priced(act, before, work_order);
}

FALLIBLE cause_settling(struct act *act, const void *before, void *work_order)
{
	((struct work_order *)work_order)->settled_at = act->now;
	return work_order_priced(act, before, work_order);
}

/* What was decided is worked into its order at once. */
FALLIBLE override_made(struct act *act, const void *before, void *override)
{
	struct work_order *after;
	void *was = NULL;

	(void)before;
	TRY(store_get(act->db, &work_order_entity, ((struct charge_override *) override)->work_order.v, &was,
		      act->arena));
	after = save_copy(&work_order_entity, was, act->arena);
	return save_again(act, &work_order_entity, was, after, "change");
}

/* --- the view --- */

static void amount(struct buffer *b, const char *key, money m)
{
	json_member(b, key, m.minor == UNSET ? NULL : money_text(m, b->arena));
}

/* The reason of a line names the cause of its order. */
static const char *line_why(const struct work_order *w, const struct charge_line *line, enum language lang,
			    struct arena *a)
{
	const char *cause = arena_print(a, "@cause_%s", repair_cause_name(causes[w->cause]));

	return line->reason == NULL ? "" : why_text(why_new(a, line->reason, cause, NULL), lang, a);
}

static void line_write(struct buffer *b, const struct work_order *w, const struct charge_line *line, bool cost,
		       enum language lang)
{
	json_open(b, '{');
	json_member(b, "kind", charge_kind_choices.labels[line->kind]);
	json_member(b, "title", line->name);
	json_member(b, "quantity", decimal_text(line->quantity, b->arena));
	if (cost)
		amount(b, "unit_cost", line->unit_cost);
	json_member(b, "payer", payer_choices.labels[line->payer]);
	amount(b, "net", line->net);
	json_member(b, "rate", line->rate.millionths == UNSET ? NULL : decimal_text(line->rate, b->arena));
	amount(b, "tax", line->tax);
	amount(b, "gross", line->gross);
	json_member_bool(b, "fitted", line->fitted);
	json_member(b, "why", line_why(w, line, lang, b->arena));
	json_close(b, '}');
}

static FALLIBLE source_write(struct act *act, commitment_id id, struct buffer *b)
{
	void *commitment = NULL, *clause = NULL;

	json_key(b, "source_clause");
	if (id.v == 0) {
		json_none(b);
		return NULL;
	}
	TRY(store_get(act->db, &commitment_entity, id.v, &commitment, act->arena));
	const struct commitment *c = commitment;
	if (!rights_read_record(&commitment_entity, c, act->who)) {
		json_none(b);
		return NULL;
	}
	if (c->clause.v != 0)
		TRY(store_get(act->db, &clause_entity, c->clause.v, &clause, act->arena));
	if (clause != NULL && !rights_read_record(&clause_entity, clause, act->who))
		clause = NULL;
	json_open(b, '{');
	json_member(b, "commitment", id_text(c->record.id, b->arena));
	json_member(b, "title", c->title);
	json_member(b, "text", c->measure);
	json_member(b, "no", clause == NULL ? NULL : ((struct clause *)clause)->no);
	json_member(b, "source", act->who->customer != 0 ? NULL : c->source);
	json_close(b, '}');
	return NULL;
}

static void add(money *sum, money m)
{
	if (m.minor != UNSET)
		sum->minor += m.minor;
}

/* What the parts of a repair would cost whom, for every cause. */
static void table_write(struct buffer *b, enum language lang)
{
	const struct repair_item part = { CHARGE_PART, "", { 1000000 }, { 100 }, { UNSET }, NOT_OVERRIDDEN, NULL };

	json_key(b, "table");
	json_open(b, '[');
	for (enum repair_cause c = CAUSE_NORMAL_USE; c <= CAUSE_CONSUMABLE; c++) {
		struct repair_charge in = repair_charge_of(true, c, &part, 1, (decimal){ 0 }, b->arena);
		struct repair_charge out = repair_charge_of(false, c, &part, 1, (decimal){ 0 }, b->arena);
		const char *word = arena_print(b->arena, "@cause_%s", repair_cause_name(c));
		json_open(b, '{');
		json_member(b, "cause", repair_cause_name(c));
		json_member(b, "in_warranty", charge_payer_name(in.line[0].payer));
		json_member(b, "in_warranty_why",
			    why_text(why_new(b->arena, in.line[0].reason, word, NULL), lang, b->arena));
		json_member(b, "after", charge_payer_name(out.line[0].payer));
		json_member(b, "after_why",
			    why_text(why_new(b->arena, out.line[0].reason, word, NULL), lang, b->arena));
		json_member_bool(b, "contested", repair_cause_contested(c));
		json_close(b, '}');
	}
	json_close(b, ']');
}

static const char *standing_name(const struct work_order *w)
{
	static const char *const names[] = {
		[CAUSE_STANDS] = "stands", [CAUSE_UNPROVEN] = "unproven", [CAUSE_DISPUTED] = "disputed"
	};

	return names[standing_of(w)];
}

FALLIBLE order_charge_write(struct act *act, const struct work_order *w, enum language lang, struct buffer *b)
{
	bool cost = rights_read_field(&work_order_entity, entity_field(&work_order_entity, "internal_cost"), act->who);

	json_open(b, '{');
	json_key(b, "lines");
	json_open(b, '[');
	for (unsigned i = 0; i < w->charges.count; i++)
		line_write(b, w, CHARGE(w, i), cost, lang);
	json_close(b, ']');
	json_member(b, "payer", w->gross.minor > 0 ? "customer" : "supplier");
	json_member(b, "why", act->who->customer != 0 ? "" : why_read(w->why, lang, act->arena));
	TRY(source_write(act, w->commitment, b));
	amount(b, "net", w->net);
	amount(b, "tax", w->tax);
	amount(b, "gross", w->gross);
	if (cost)
		amount(b, "internal_cost", w->internal_cost);
	json_member(b, "cause", repair_cause_name(causes[w->cause]));
	json_member_bool(b, "in_warranty", w->in_warranty);
	json_member(b, "standing", standing_name(w));
	table_write(b, lang);
	json_close(b, '}');
	return NULL;
}

FALLIBLE charge_view(struct act *act, int64_t service_case, enum language lang, struct buffer *b)
{
	unsigned scope = rights_scope(&service_case_entity, act->who, READ);
	bool cost = rights_read_field(&work_order_entity, entity_field(&work_order_entity, "internal_cost"), act->who);
	money net = { 0 }, tax = { 0 }, gross = { 0 }, internal = { 0 };
	struct work_order *last = NULL;
	struct lines all = { 0 };
	void *record = NULL;

	TRY(store_load(act->db, &service_case_entity, service_case, act->who, scope, &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	TRY(store_all(act->db, &work_order_entity, "service_case", value_int(service_case), &all, act->arena));
	json_open(b, '{');
	json_key(b, "lines");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		void *whole = NULL;
		const struct work_order *w = LINE_AT(all, struct work_order, i);
		if (!rights_read_record(&work_order_entity, w, act->who))
			continue;
		TRY(store_get(act->db, &work_order_entity, w->record.id, &whole, act->arena));
		last = whole;
		for (unsigned k = 0; k < last->charges.count; k++)
			line_write(b, last, CHARGE(last, k), cost, lang);
		add(&net, last->net);
		add(&tax, last->tax);
		add(&gross, last->gross);
		add(&internal, last->internal_cost);
	}
	json_close(b, ']');
	json_member(b, "payer",
		    last == NULL      ? NULL
		    : gross.minor > 0 ? "customer"
				      : "supplier"); /* NULL: no work yet */
	json_member(b, "why", last == NULL || act->who->customer != 0 ? "" : why_read(last->why, lang, act->arena));
	TRY(source_write(act, last == NULL ? (commitment_id){ 0 } : last->commitment, b));
	amount(b, "net", net);
	amount(b, "tax", tax);
	amount(b, "gross", gross);
	if (cost)
		amount(b, "internal_cost", internal);
	json_close(b, '}');
	return NULL;
}
