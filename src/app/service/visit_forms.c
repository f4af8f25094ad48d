#include "app/service/visit_forms.h"

#include "app/policies.h"
#include "app/record_list.h"
#include "app/save.h"
#include "base/embedded.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/random.h"
#include "base/table.h"
#include "base/text.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/service/finding.h"
#include "rule/service/guidance.h"
#include "store/record.h"

#define DEVICES_MOST 400

#define FORM(s, i) LINE_AT((s)->forms, struct check_form, i)
#define DEVICE(s, i) LINE_AT((s)->devices, struct equipment, i)

struct scope_of_visit {
	struct act *act;
	const struct visit *visit;
	struct lines forms, devices;
};

/* Whole, since their items are wanted; none for who may read no forms. */
static FALLIBLE load_forms(struct scope_of_visit *s)
{
	struct lines found = { 0 };

	if (rights_scope(&check_form_entity, s->act->who, READ) == 0)
		return NULL;
	TRY(store_all(s->act->db, &check_form_entity, "retired", value_int(0), &found, s->act->arena));
	s->forms.rows = arena_array(s->act->arena, struct check_form, found.count + 1);
	for (unsigned i = 0; i < found.count; i++) {
		void *whole = NULL;
		TRY(store_get(s->act->db, &check_form_entity, LINE_AT(found, struct check_form, i)->record.id, &whole,
			      s->act->arena));
		*FORM(s, s->forms.count++) = *(struct check_form *)whole;
	}
	return NULL;
}

static FALLIBLE load_devices(struct scope_of_visit *s)
{
	struct lines found = { 0 };

	TRY(store_all(s->act->db, &equipment_entity, "contract", value_int(s->visit->contract.v), &found,
		      s->act->arena));
	if (found.count == 0 && s->visit->site.v != 0)
		TRY(store_all(s->act->db, &equipment_entity, "site", value_int(s->visit->site.v), &found,
			      s->act->arena));
	s->devices.rows = arena_array(s->act->arena, struct equipment, found.count + 1);
	for (unsigned i = 0; i < found.count && s->devices.count < DEVICES_MOST; i++)
		if (LINE_AT(found, struct equipment, i)->stage == equipment_stage_active)
			*DEVICE(s, s->devices.count++) = *LINE_AT(found, struct equipment, i);
	return NULL;
}

/* That of the model stands over that of the class; of two the later. */
static const struct check_form *form_of(const struct scope_of_visit *s, const struct equipment *e)
{
	const struct check_form *of_class = NULL, *of_model = NULL;

	for (unsigned i = 0; i < s->forms.count; i++) {
		const struct check_form *f = FORM(s, i);
		if (f->category != e->category || f->category == equipment_category_unset)
			continue;
		if (f->model == NULL)
			of_class = f;
		else if (text_same(f->model, e->model))
			of_model = f;
	}
	return of_model != NULL ? of_model : of_class;
}

static void item_write(struct buffer *b, const struct check_form_item *item)
{
	json_open(b, '{');
	json_member(b, "item", item->item);
	json_member(b, "standard", item->standard);
	json_member(b, "kind", reading_kind_choices.labels[item->kind]);
	json_member(b, "unit", item->unit);
	decimal_write(b, "lower", item->lower);
	decimal_write(b, "upper", item->upper);
	json_member_bool(b, "needed", item->needed);
	json_member_bool(b, "photo_needed", item->photo_needed);
	json_member(b, "cell", report_cell_choices.labels[item->cell]);
	json_close(b, '}');
}

static void items_write(struct buffer *b, const struct check_form *f)
{
	json_member(b, "form", f == NULL ? NULL : f->name);
	json_key(b, "items");
	json_open(b, '[');
	for (unsigned i = 0; f != NULL && i < f->items.count; i++)
		item_write(b, LINE_AT(f->items, struct check_form_item, i));
	json_close(b, ']');
}

/* What is looked at on the place itself. */
static void place_write(struct buffer *b, const struct scope_of_visit *s)
{
	const struct check_form *f = NULL;

	for (unsigned i = 0; i < s->forms.count; i++)
		if (FORM(s, i)->category == equipment_category_unset)
			f = FORM(s, i);
	json_key(b, "place");
	json_open(b, '{');
	items_write(b, f);
	json_close(b, '}');
}

static void device_write(struct buffer *b, const struct equipment *e, const struct check_form *f)
{
	json_open(b, '{');
	json_member(b, "id", id_text(e->record.id, b->arena));
	json_member(b, "title", e->name);
	json_member(b, "category", equipment_category_choices.labels[e->category]);
	json_member(b, "model", e->model);
	json_member(b, "serial_no", e->serial_no);
	json_member(b, "location", e->location);
	items_write(b, f);
	json_close(b, '}');
}

static bool is_looked_at(const struct scope_of_visit *s, equipment_id device)
{
	for (unsigned i = 0; i < s->visit->checks.count; i++) {
		const struct visit_check *c = LINE_AT(s->visit->checks, struct visit_check, i);
		if (c->equipment.v == device.v && (c->state == check_state_normal || c->state == check_state_abnormal))
			return true;
	}
	return false;
}

/* Classes in scope of which no device was looked at (S125). */
static void missing_write(struct buffer *b, const struct scope_of_visit *s)
{
	uint64_t here = 0, seen = 0;

	for (unsigned i = 0; i < s->devices.count; i++) {
		const struct equipment *e = DEVICE(s, i);
		here |= 1u << e->category;
		if (is_looked_at(s, (equipment_id){ e->record.id }))
			seen |= 1u << e->category;
	}
	json_key(b, "missing");
	json_open(b, '[');
	for (unsigned i = 1; i < equipment_category_choices.count; i++)
		if ((here & ~seen) & (1u << i))
			json_text(b, equipment_category_choices.labels[i]);
	json_close(b, ']');
}

/* What was found, and which of it is undecided or late. */
static FALLIBLE findings_write(struct act *act, int64_t visit, struct buffer *b)
{
	const struct wanted wanted = { &service_finding_entity, "visit", value_int(visit), "id", false };
	date today = instant_date(act->now);
	void **found = NULL;
	unsigned n;

	TRY(records_write(act, "findings", &wanted, "equipment owner", b));
	TRY(records_find(act, &wanted, &found, &n));
	json_key(b, "undecided");
	json_open(b, '[');
	for (unsigned i = 0; i < n; i++)
		if (!finding_decided(found[i]))
			json_text(b, id_text(((struct record *)found[i])->id, b->arena));
	json_close(b, ']');
	json_key(b, "overdue");
	json_open(b, '[');
	for (unsigned i = 0; i < n; i++)
		if (finding_overdue(found[i], today))
			json_text(b, id_text(((struct record *)found[i])->id, b->arena));
	json_close(b, ']');
	return NULL;
}

/* What the customer's people were taught, against what the contract promised of it. */
static FALLIBLE guidance_write(struct act *act, const struct visit *v, enum language lang, struct buffer *b)
{
	struct service_policy policy;
	void *contract = NULL;
	struct value orders;

	TRY(store_get(act->db, &contract_entity, v->contract.v, &contract, act->arena));
	TRY(policies_of_contract(act, contract, &policy));
	TRY(sql_value(act->db, "SELECT count(*) FROM work_order WHERE \"visit\" = $1 AND \"kind\" = 'guidance'",
		      SQL_ARGS(value_int(v->record.id)), &orders, act->arena));
	const struct why *hint = guidance_hint(policy.guidance_least, v->guidance != NULL, orders.i, act->arena);
	json_member(b, "guidance", hint == NULL ? NULL : why_text(hint, lang, act->arena));
	return NULL;
}

FALLIBLE visit_form_view(struct act *act, int64_t visit, enum language lang, struct buffer *b)
{
	struct scope_of_visit s = { .act = act };
	void *record = NULL;

	TRY(record_readable(act, &visit_entity, visit, &record));
	s.visit = record;
	TRY(load_forms(&s));
	TRY(load_devices(&s));
	json_open(b, '{');
	json_key(b, "devices");
	json_open(b, '[');
	for (unsigned i = 0; i < s.devices.count; i++)
		if (rights_read_record(&equipment_entity, DEVICE(&s, i), act->who))
			device_write(b, DEVICE(&s, i), form_of(&s, DEVICE(&s, i)));
	json_close(b, ']');
	place_write(b, &s);
	missing_write(b, &s);
	TRY(guidance_write(act, s.visit, lang, b));
	TRY(findings_write(act, visit, b));
	json_close(b, '}');
	return NULL;
}

/* --- the forms a house begins with --- */

#define SEED "db/data/check_form.csv"
#define ITEMS_MOST 64

enum { CATEGORY, MODEL, NAME, ITEM, STANDARD, KIND, UNIT, LOWER, UPPER, NEEDED, PHOTO, CELL, COLUMNS };

static const char *or_none(const char *s)
{
	return *s == '\0' ? NULL : s;
}

static decimal limit(const char *s)
{
	decimal d;

	return *s != '\0' && decimal_parse(s, &d) ? d : (decimal){ UNSET };
}

static void item_seed(struct check_form *form, const char *const field[COLUMNS], struct arena *a)
{
	const struct entity *e = &check_form_item_entity;
	struct check_form_item *item = record_new(e, a);

	item->item = field[ITEM];
	item->standard = or_none(field[STANDARD]);
	item->unit = or_none(field[UNIT]);
	item->lower = limit(field[LOWER]);
	item->upper = limit(field[UPPER]);
	item->needed = *field[NEEDED] == '1';
	item->photo_needed = *field[PHOTO] == '1';
	field_set(entity_field(e, "kind"), item, value_text(field[KIND]));
	if (*field[CELL] != '\0')
		field_set(entity_field(e, "cell"), item, value_text(field[CELL]));
	*LINE_AT(form->items, struct check_form_item, form->items.count++) = *item;
}

static struct check_form *form_seed(const char *const field[COLUMNS], struct arena *a)
{
	struct check_form *form = record_new(&check_form_entity, a);

	form->name = field[NAME];
	form->model = or_none(field[MODEL]);
	form->items.rows = arena_array(a, struct check_form_item, ITEMS_MOST);
	if (*field[CATEGORY] != '\0')
		field_set(entity_field(&check_form_entity, "category"), form, value_text(field[CATEGORY]));
	return form;
}

/* Rows of one name are one form, and stand together. */
FALLIBLE forms_seed(struct act *act)
{
	const struct embedded *f = embedded_find(SEED);
	struct table rows = table_of(f == NULL ? "" : f->data, f == NULL ? 0 : embedded_size(f));
	struct check_form *form = NULL;
	const char *field[COLUMNS];
	struct value any;

	TRY(sql_value(act->db, "SELECT id FROM check_form LIMIT 1", SQL_NO_ARGS, &any, act->arena));
	while (any.tag == VALUE_NONE && table_next(&rows, field, COLUMNS, act->arena)) {
		if (form != NULL && !text_same(form->name, field[NAME])) {
			TRY(save_new(act, &check_form_entity, form));
			form = NULL;
		}
		if (form == NULL)
			form = form_seed(field, act->arena);
		if (form->items.count < ITEMS_MOST)
			item_seed(form, field, act->arena);
	}
	return form == NULL ? NULL : save_new(act, &check_form_entity, form);
}
