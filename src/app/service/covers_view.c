#include "app/service/covers_view.h"

#include "app/record_list.h"
#include "app/service/coverages.h"
#include "base/instant.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/kinds.h"
#include "meta/rights.h"
#include "rule/service/coverage.h"
#include "rule/service/repair_charge.h"
#include "store/record.h"

struct telling {
	struct act *act;
	const struct equipment *device;
	const struct contract *contract; /* NULL: none, or not accepted yet */
	struct cover cover;
	enum language language;
	struct buffer *out;
};

static FALLIBLE contract_of(struct telling *t)
{
	void *record = NULL;

	if (t->device->contract.v == 0)
		return NULL;
	TRY(store_get(t->act->db, &contract_entity, t->device->contract.v, &record, t->act->arena));
	if (((const struct contract *)record)->accepted_on.day != 0)
		t->contract = record;
	return NULL;
}

static void classes_write(struct buffer *b, const char *classes)
{
	json_key(b, "classes");
	json_open(b, '[');
	for (enum charge_kind k = charge_kind_part; k < (enum charge_kind)charge_kind_count; k++)
		if (classes == NULL || choices_have(classes, charge_kind_choices.labels[k]))
			json_text(b, charge_kind_choices.labels[k]);
	json_close(b, ']');
}

static void span_write(struct buffer *b, const char *by, date from, date to, bool holds)
{
	json_member(b, "by", by);
	date_write(b, "from", from);
	date_write(b, "to", to);
	json_member_bool(b, "holds", holds);
}

static FALLIBLE own_write(const struct telling *t)
{
	const struct contract *c = t->contract;
	struct buffer *b = t->out;

	if (c == NULL)
		return NULL;
	json_open(b, '{');
	span_write(b, "contract", c->warranty_start_on.day != 0 ? c->warranty_start_on : c->accepted_on,
		   c->warranty_end_on, t->cover.warranty);
	date_write(b, "report_until", c->warranty_report_until);
	TRY(title_write(t->act, "source", &contract_entity, c->record.id, b));
	json_member(b, "part_no", NULL);
	classes_write(b, NULL);
	json_close(b, '}');
	return NULL;
}

/* Of any of the classes it names; a repair's for the part it fitted. */
static bool holds_now(const struct telling *t, const struct coverage *c)
{
	for (enum charge_kind k = charge_kind_part; k < (enum charge_kind)charge_kind_count; k++)
		if (coverage_holds(c, t->cover.on, k, c->part_no))
			return true;
	return false;
}

static FALLIBLE beside_write(const struct telling *t, const struct coverage *c)
{
	struct buffer *b = t->out;

	if (!rights_read_record(&coverage_entity, c, t->act->who))
		return NULL;
	json_open(b, '{');
	span_write(b, coverage_kind_choices.labels[c->kind], c->from_on, c->to_on, holds_now(t, c));
	date_write(b, "report_until", c->to_on);
	TRY(title_write(t->act, "source", &coverage_entity, c->record.id, b));
	json_member(b, "part_no", c->part_no);
	classes_write(b, c->classes);
	json_close(b, '}');
	return NULL;
}

/* A part that fails today in normal use. */
static void today_write(const struct telling *t)
{
	const char *cover = coverage_reason(&t->cover.beside, t->cover.on, charge_kind_part, NULL);
	const struct repair_item part = { .type = CHARGE_PART,
					  .quantity = { DECIMAL_ONE },
					  .unit_cost = { 100 },
					  .ceiling = { UNSET },
					  .cover = cover };
	struct repair_charge r =
		repair_charge_of(t->cover.warranty, CAUSE_NORMAL_USE, &part, 1, (decimal){ 0 }, t->act->arena);
	const struct why *why = why_new(t->act->arena, r.line[0].reason, "@cause_normal_use", NULL);

	json_key(t->out, "today");
	json_open(t->out, '{');
	json_member_bool(t->out, "free", r.line[0].payer == PAYER_SUPPLIER);
	json_member(t->out, "why", why_text(why, t->language, t->out->arena));
	json_close(t->out, '}');
}

static FALLIBLE covers_write(const struct telling *t)
{
	json_key(t->out, "covers");
	json_open(t->out, '[');
	TRY(own_write(t));
	for (unsigned i = 0; i < t->cover.beside.count; i++)
		TRY(beside_write(t, LINE_AT(t->cover.beside, struct coverage, i)));
	json_close(t->out, ']');
	return NULL;
}

FALLIBLE covers_view(struct act *act, int64_t equipment, enum language lang, struct buffer *b)
{
	struct telling t = { .act = act, .language = lang, .out = b };
	void *record = NULL;

	TRY(record_readable(act, &equipment_entity, equipment, &record));
	t.device = record;
	TRY(contract_of(&t));
	TRY(cover_find(act, t.device->contract, (equipment_id){ equipment }, instant_date(act->now), &t.cover));
	json_open(b, '{');
	if (t.contract != NULL || cover_is_warranty(&t.cover))
		today_write(&t);
	TRY(covers_write(&t));
	json_close(b, '}');
	return NULL;
}
