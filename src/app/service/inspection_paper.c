#include "app/service/inspection_paper.h"

#include "app/record_list.h"
#include "base/buffer.h"
#include "base/instant.h"
#include "base/money.h"
#include "office/content.h"
#include "rule/service/measure.h"
#include "store/record.h"

#define CHARGE(w, i) LINE_AT((w)->charges, struct charge_line, i)

struct filling {
	struct act *act;
	struct content *content;
	enum language language;
};

static const char *measured(const struct visit_reading *r, struct arena *a)
{
	if (r->kind == reading_kind_number)
		return r->number.millionths == UNSET
			       ? ""
			       : arena_print(a, "%s %s", decimal_text(r->number, a), r->unit == NULL ? "" : r->unit);
	return r->words;
}

/* The marks of the form: in order, not in order, not looked at. */
static const char *mark(bool bad, bool read)
{
	return bad ? "×" : read ? "√" : "NA";
}

static bool is_read(const struct visit_reading *r)
{
	return r->number.millionths != UNSET || r->words != NULL || r->state != check_state_unset;
}

static bool has_readings(const struct visit *v, equipment_id device)
{
	for (unsigned i = 0; i < v->readings.count; i++)
		if (LINE_AT(v->readings, struct visit_reading, i)->equipment.v == device.v)
			return true;
	return false;
}

static FALLIBLE fill_readings(const struct filling *f, const struct visit *v)
{
	for (unsigned i = 0; i < v->readings.count; i++) {
		const struct visit_reading *r = LINE_AT(v->readings, struct visit_reading, i);
		struct content *row = content_row(f->content, "checks");
		const char *device;
		TRY(paper_title(f->act, &equipment_entity, r->equipment.v, &device));
		content_text(row, "device", device);
		content_text(row, "content", r->item);
		content_text(row, "standard", r->standard);
		content_text(row, "measured", measured(r, f->act->arena));
		content_text(row, "result", mark(reading_is_bad(r), is_read(r)));
		content_text(row, "photo", r->photo.v == 0 ? "" : "√");
	}
	return NULL;
}

/* Devices without a form of their own stand with their one verdict. */
static void fill_checks(const struct filling *f, const struct visit *v)
{
	for (unsigned i = 0; i < v->checks.count; i++) {
		const struct visit_check *c = LINE_AT(v->checks, struct visit_check, i);
		struct content *row;
		if (c->equipment.v != 0 && has_readings(v, c->equipment) && c->state != check_state_not_checked)
			continue;
		row = content_row(f->content, "checks");
		content_text(row, "device", c->item);
		content_text(row, "content", c->finding);
		content_text(row, "standard", "");
		content_text(row, "measured", c->value);
		content_text(row, "result",
			     mark(c->state == check_state_abnormal, c->state != check_state_not_checked));
		content_text(row, "photo", c->photo.v == 0 ? "" : "√");
	}
}

/* The head of the report is filled from the readings that name its cells. */
static void fill_cells(const struct filling *f, const struct visit *v)
{
	for (unsigned cell = 1; cell < report_cell_choices.count; cell++) {
		struct buffer b = BUFFER(f->act->arena);
		for (unsigned i = 0; i < v->readings.count; i++) {
			const struct visit_reading *r = LINE_AT(v->readings, struct visit_reading, i);
			const char *text = measured(r, f->act->arena);
			if (r->cell != cell || !is_read(r))
				continue;
			buffer_print(&b, "%s%s", b.used > 0 ? " / " : "",
				     *text == '\0' ? mark(reading_is_bad(r), true) : text);
		}
		content_text(f->content, report_cell_choices.labels[cell], b.used == 0 ? "" : buffer_text(&b));
	}
}

/* Abnormal where something critical is open, in the main in order where anything is. */
static const char *conclusion(const struct lines *findings)
{
	bool any = false;

	for (unsigned i = 0; i < findings->count; i++) {
		const struct service_finding *f = LINE_AT(*findings, struct service_finding, i);
		if (f->stage == service_finding_stage_closed || f->stage == service_finding_stage_waived)
			continue;
		any = true;
		if (f->grade == finding_grade_critical)
			return "abnormal";
	}
	return any ? "basic" : "normal";
}

static void fill_problems(const struct filling *f, const struct lines *findings)
{
	content_rows(f->content, "problems");
	for (unsigned i = 0; i < findings->count; i++) {
		const struct service_finding *p = LINE_AT(*findings, struct service_finding, i);
		struct content *row = content_row(f->content, "problems");
		content_text(row, "text", p->title);
		content_text(row, "grade", paper_word(&finding_grade_choices, p->grade, f->language, f->act->arena));
		content_text(row, "state",
			     paper_word(&service_finding_stage_choices, p->stage, f->language, f->act->arena));
		content_text(row, "action", p->action);
		content_text(row, "due", paper_day(p->due_on, f->act->arena));
	}
}

/* What was fitted on the orders of the visit: "name × 2; …". */
static FALLIBLE fill_parts(const struct filling *f, int64_t visit)
{
	struct buffer b = BUFFER(f->act->arena);
	struct lines orders = { 0 };

	TRY(store_all(f->act->db, &work_order_entity, "visit", value_int(visit), &orders, f->act->arena));
	for (unsigned i = 0; i < orders.count; i++) {
		void *whole = NULL;
		TRY(store_get(f->act->db, &work_order_entity, LINE_AT(orders, struct work_order, i)->record.id, &whole,
			      f->act->arena));
		const struct work_order *w = whole;
		for (unsigned k = 0; k < w->charges.count; k++)
			if (CHARGE(w, k)->kind == charge_kind_part)
				buffer_print(&b, "%s%s × %s", b.used > 0 ? "; " : "", CHARGE(w, k)->name,
					     paper_decimal(CHARGE(w, k)->quantity, f->act->arena));
	}
	content_text(f->content, "replaced_parts", b.used == 0 ? "" : buffer_text(&b));
	return NULL;
}

/* The signed record of the visit has the customer's hand; before that the report has none. */
static FALLIBLE fill_signatures(const struct filling *f, const struct visit *v)
{
	struct lines all = { 0 };
	const struct revisit_record *signed_one = NULL;

	TRY(store_all(f->act->db, &revisit_record_entity, "visit", value_int(v->record.id), &all, f->act->arena));
	for (unsigned i = 0; i < all.count; i++)
		if (LINE_AT(all, struct revisit_record, i)->stage == revisit_record_stage_signed)
			signed_one = LINE_AT(all, struct revisit_record, i);
	content_text(f->content, "customer_signer", signed_one == NULL ? v->confirmed_by : signed_one->signer);
	content_text(f->content, "customer_signed_on",
		     v->signed_at.us == 0 ? "" : paper_day(instant_date(v->signed_at), f->act->arena));
	TRY(paper_picture(f->act, f->content, "inspector_signature",
			  signed_one == NULL ? (file_id){ 0 } : signed_one->engineer_signature));
	return paper_picture(f->act, f->content, "customer_signature",
			     signed_one == NULL ? (file_id){ 0 } : signed_one->signature);
}

static FALLIBLE fill_visit(const struct filling *f, const struct visit *v)
{
	const char *project, *site, *customer, *inspector;
	struct arena *a = f->act->arena;

	TRY(paper_title(f->act, &contract_entity, v->contract.v, &project));
	TRY(paper_title(f->act, &site_entity, v->site.v, &site));
	TRY(paper_title(f->act, &customer_entity, v->customer.v, &customer));
	TRY(paper_title(f->act, &user_entity, v->engineer.v, &inspector));
	content_text(f->content, "supplier_name", f->act->app->company);
	content_text(f->content, "report_no", v->number);
	content_text(f->content, "project_name", project);
	content_text(f->content, "site_name", site);
	content_text(f->content, "customer_name", customer);
	content_text(f->content, "system", v->title);
	content_text(f->content, "planned_on", paper_day(v->planned_on, a));
	content_text(f->content, "inspected_at",
		     v->started_at.us != 0 ? paper_minute(v->started_at, a) : paper_day(v->actual_on, a));
	content_text(f->content, "advice", v->guidance);
	content_text(f->content, "inspector_name", inspector);
	content_text(f->content, "inspected_on", paper_day(v->actual_on, a));
	return fill_signatures(f, v);
}

FALLIBLE inspection_paper(struct act *act, int64_t id, struct paper *paper)
{
	const struct filling f = { act, content_new(act->arena), paper->language };
	struct lines findings = { 0 };
	void *record = NULL;

	TRY(record_readable(act, &visit_entity, id, &record));
	const struct visit *v = record;
	paper->layout = "inspection_report";
	paper->title = arena_print(act->arena, "%s %s", v->number, v->title);
	paper->content = f.content;
	TRY(store_all(act->db, &service_finding_entity, "visit", value_int(id), &findings, act->arena));
	TRY(fill_visit(&f, v));
	fill_cells(&f, v);
	content_rows(f.content, "checks");
	TRY(fill_readings(&f, v));
	fill_checks(&f, v);
	fill_problems(&f, &findings);
	content_text(f.content, "conclusion", conclusion(&findings));
	return fill_parts(&f, id);
}
