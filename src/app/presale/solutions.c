#include "app/presale/solutions.h"

#include "app/presale/catalog.h"
#include "app/save.h"
#include "app/take.h"
#include "base/buffer.h"
#include "base/instant.h"
#include "entity/all.h"
#include "store/record.h"

/* --- numbers --- */

/* The solution is locked, so that of two who add at once the second counts what the first added. */
static FALLIBLE next_number(struct act *act, const struct entity *e, solution_id solution, int64_t *ret)
{
	void *ignored = NULL;
	struct value n;

	TRY(record_take(act, &solution_entity, solution.v, &ignored));
	TRY(sql_value(
		act->db,
		arena_print(act->arena, "SELECT coalesce(max(n), 0) + 1 FROM \"%s\" WHERE solution = $1", e->name),
		SQL_ARGS(value_int(solution.v)), &n, act->arena));
	*ret = n.i;
	return NULL;
}

/* --- where the lines of a new version come from --- */

static FALLIBLE lines_of_version(struct act *act, struct solution_version *v)
{
	void *record = NULL;

	TRY(store_get(act->db, &solution_version_entity, v->copied_from.v, &record, act->arena));
	v->lines = ((struct solution_version *)record)->lines;
	for (unsigned i = 0; i < v->lines.count; i++) /* rows of their own */
		LINE_AT(v->lines, struct bom_line, i)->record = (struct record){ 0 };
	return NULL;
}

/* What is of the catalogue leaves its prices open: they are those of today. */
static struct bom_line from_template(const struct template_line *t)
{
	bool listed = t->item.v != 0;
	const money none = { UNSET };

	return (struct bom_line){ .section = t->section,
				  .item = t->item,
				  .number = t->number,
				  .name = t->name,
				  .brand = t->brand,
				  .model = t->model,
				  .unit = t->unit,
				  .quantity = t->quantity,
				  .unit_cost = listed ? none : t->unit_cost,
				  .unit_price = listed ? none : t->unit_price,
				  .discount = { UNSET },
				  .tax_rate = listed ? (decimal){ UNSET } : t->tax_rate,
				  .note = t->note };
}

static FALLIBLE lines_of_template(struct act *act, struct solution_version *v)
{
	void *record = NULL;
	struct bom_line *rows;

	TRY(store_get(act->db, &solution_template_entity, v->template.v, &record, act->arena));
	const struct solution_template *t = record;
	if (t->stage != solution_template_stage_published)
		return error_new(act->arena, ERROR_CONFLICT, "template", "not_published");
	rows = arena_array(act->arena, struct bom_line, t->lines.count + 1);
	for (unsigned i = 0; i < t->lines.count; i++)
		rows[i] = from_template(LINE_AT(t->lines, struct template_line, i));
	v->lines = (struct lines){ rows, t->lines.count };
	return NULL;
}

/* --- the content and its hash --- */

static void add_value(struct buffer *b, const struct field *f, const void *record)
{
	struct value v = field_get(f, record);
	const char *s = v.tag == VALUE_NONE ? "" : f->kind->text(f, v, b->arena);

	buffer_print(b, "%s=%zu:%s\n", f->name, strlen(s), s);
}

/* What a client says of each line, in order; amounts follow from it. */
static const char *content_hash(const struct solution_version *v, struct arena *a)
{
	struct buffer b = BUFFER(a);
	char hash[HASH_HEX];

	buffer_print(&b, "title=%s\n", v->title);
	for (unsigned i = 0; i < v->lines.count; i++)
		FOR_FIELDS(f, &bom_line_entity)
			if (!(f->flags & (PARENT | DERIVED)))
				add_value(&b, f, LINE_AT(v->lines, struct bom_line, i));
	hash_of(buffer_text(&b), b.used, hash);
	return arena_copy(a, hash);
}

static FALLIBLE complete(struct act *act, struct solution_version *v)
{
	for (unsigned i = 0; i < v->lines.count; i++)
		TRY(catalog_fill(act, LINE_AT(v->lines, struct bom_line, i)));
	v->content_hash = content_hash(v, act->arena);
	return margin_floor_on(act, instant_date(act->now), &v->margin_floor);
}

static FALLIBLE weigh_project(struct act *act, struct solution_version *v)
{
	struct value n;
	void *record = NULL;

	TRY(sql_value(act->db, "SELECT count(*) FROM architecture_decision WHERE solution = $1 AND stage = 'accepted'",
		      SQL_ARGS(value_int(v->solution.v)), &n, act->arena));
	v->decisions = n.i;
	TRY(store_get(act->db, &opportunity_entity, v->opportunity.v, &record, act->arena));
	v->is_major = ((struct opportunity *)record)->is_major;
	return NULL;
}

FALLIBLE version_making(struct act *act, const void *before, void *version)
{
	struct solution_version *v = version;

	(void)before;
	TRY(next_number(act, &solution_version_entity, v->solution, &v->n));
	if (v->title == NULL)
		v->title = arena_print(act->arena, "V%lld", (long long)v->n);
	if (v->lines.count == 0 && v->copied_from.v != 0)
		TRY(lines_of_version(act, v));
	else if (v->lines.count == 0 && v->template.v != 0)
		TRY(lines_of_template(act, v));
	TRY(complete(act, v));
	return weigh_project(act, v);
}

FALLIBLE version_changing(struct act *act, const void *before, void *version)
{
	(void)before;
	return complete(act, version);
}

FALLIBLE version_deciding(struct act *act, const void *before, void *version)
{
	struct solution_version *v = version;

	(void)before;
	TRY(margin_floor_on(act, instant_date(act->now), &v->margin_floor));
	return weigh_project(act, v);
}

/* Of one solution one version is approved. */
FALLIBLE version_approved(struct act *act, const void *before, void *version)
{
	const struct solution_version *v = version;
	struct lines all = { 0 };

	(void)before;
	TRY(store_all(act->db, &solution_version_entity, "solution", value_int(v->solution.v), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct solution_version *other = LINE_AT(all, struct solution_version, i);
		void *was = NULL;
		if (other->record.id == v->record.id || other->stage != solution_version_stage_approved)
			continue;
		TRY(record_take(act, &solution_version_entity, other->record.id, &was));
		TRY(save_advance(act, &solution_version_entity, was,
				 save_copy(&solution_version_entity, was, act->arena), "supersede"));
	}
	return NULL;
}

/* --- decisions --- */

FALLIBLE decision_making(struct act *act, const void *before, void *decision)
{
	struct architecture_decision *d = decision;

	TRY(next_number(act, &architecture_decision_entity, d->solution, &d->n));
	d->author.v = act->who->user;
	return decision_changing(act, before, decision);
}

FALLIBLE decision_changing(struct act *act, const void *before, void *decision)
{
	const struct architecture_decision *d = decision;
	void *record = NULL;

	(void)before;
	if (d->supersedes.v == 0)
		return NULL;
	TRY(store_get(act->db, &architecture_decision_entity, d->supersedes.v, &record, act->arena));
	if (((struct architecture_decision *)record)->solution.v != d->solution.v)
		return error_new(act->arena, ERROR_INVALID, "supersedes", "decision_of_another");
	return NULL;
}

FALLIBLE decision_accepted(struct act *act, const void *before, void *decision)
{
	const struct entity *e = &architecture_decision_entity;
	const struct architecture_decision *d = decision;
	void *was = NULL;

	(void)before;
	if (d->supersedes.v == 0)
		return NULL;
	TRY(record_take(act, e, d->supersedes.v, &was));
	if (((struct architecture_decision *)was)->stage != architecture_decision_stage_accepted)
		return NULL;
	return save_advance(act, e, was, save_copy(e, was, act->arena), "supersede");
}

/* --- frameworks --- */

FALLIBLE framework_making(struct act *act, const void *before, void *framework)
{
	struct framework_version *f = framework;

	TRY(next_number(act, &framework_version_entity, f->solution, &f->n));
	if (f->author.v == 0)
		f->author.v = act->who->user;
	if (f->drawn_on.day == 0)
		f->drawn_on = instant_date(act->now);
	return framework_changing(act, before, framework);
}

static FALLIBLE check_contact(struct act *act, const struct framework_version *f, contact_id contact, const char *field)
{
	void *record = NULL;

	if (contact.v == 0)
		return NULL;
	TRY(store_get(act->db, &contact_entity, contact.v, &record, act->arena));
	return ((struct contact *)record)->customer.v == f->customer.v
		       ? NULL
		       : error_new(act->arena, ERROR_INVALID, field, "contact_of_another");
}

FALLIBLE framework_changing(struct act *act, const void *before, void *framework)
{
	const struct framework_version *f = framework;

	(void)before;
	for (unsigned i = 0; i < f->feedback.count; i++)
		TRY(check_contact(act, f, LINE_AT(f->feedback, struct framework_feedback, i)->contact,
				  arena_print(act->arena, "feedback[%u].contact", i)));
	return check_contact(act, f, f->agreed_by, "agreed_by");
}

/* --- templates --- */

static struct template_line to_template(const struct bom_line *l)
{
	return (struct template_line){ .section = l->section,
				       .item = l->item,
				       .number = l->number,
				       .name = l->name,
				       .brand = l->brand,
				       .model = l->model,
				       .unit = l->unit,
				       .quantity = l->quantity,
				       .unit_cost = l->unit_cost,
				       .unit_price = l->unit_price,
				       .tax_rate = l->tax_rate,
				       .note = l->note };
}

/* Promoted in one step: the lines are those of the first origin, unless others are sent. */
FALLIBLE template_making(struct act *act, const void *before, void *template)
{
	struct solution_template *t = template;
	struct template_line *rows;
	void *record = NULL;

	(void)before;
	if (t->lines.count > 0 || t->origins.count == 0)
		return NULL;
	const struct template_origin *origin = LINE_AT(t->origins, struct template_origin, 0);
	if (origin->version_taken.v == 0)
		return NULL;
	TRY(store_get(act->db, &solution_version_entity, origin->version_taken.v, &record, act->arena));
	const struct solution_version *v = record;
	rows = arena_array(act->arena, struct template_line, v->lines.count + 1);
	for (unsigned i = 0; i < v->lines.count; i++)
		rows[i] = to_template(LINE_AT(v->lines, struct bom_line, i));
	t->lines = (struct lines){ rows, v->lines.count };
	return NULL;
}
