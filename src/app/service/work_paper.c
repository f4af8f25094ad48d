#include "app/service/work_paper.h"

#include "app/record_list.h"
#include "app/whys.h"
#include "base/buffer.h"
#include "base/instant.h"
#include "base/money.h"
#include "office/content.h"
#include "rule/service/measure.h"
#include "rule/why.h"
#include "store/record.h"

#define CHARGE(w, i) LINE_AT((w)->charges, struct charge_line, i)

struct filling {
	struct act *act;
	struct content *content;
	enum language language;
};

static const char *word(const struct filling *f, const struct choices *set, unsigned choice)
{
	const char *key = arena_print(f->act->arena, "%s_%s", set->name, set->labels[choice]);
	const char *said = choice == 0 ? NULL : why_words(key, f->language, f->act->arena);

	return choice == 0 ? "" : said == NULL ? set->labels[choice] : said;
}

static const char *number(decimal d, struct arena *a)
{
	return d.millionths == UNSET ? "" : decimal_text(d, a);
}

static const char *percent(decimal d, struct arena *a)
{
	return d.millionths == UNSET ? "" : arena_print(a, "%s %%", decimal_text((decimal){ d.millionths * 100 }, a));
}

static const char *said(const char *s)
{
	return s == NULL ? "" : s;
}

/* --- the paper of a work order --- */

/* "12 ± 5 %", "18 – 27", "≥ 18" */
static const char *limits_text(const struct work_value *v, struct arena *a)
{
	bool least = v->lower.millionths != UNSET, most = v->upper.millionths != UNSET;

	if (v->target.millionths != UNSET)
		return v->tolerance_percent.millionths == UNSET
			       ? decimal_text(v->target, a)
			       : arena_print(a, "%s ± %s %%", decimal_text(v->target, a),
					     decimal_text(v->tolerance_percent, a));
	if (least && most)
		return arena_print(a, "%s – %s", decimal_text(v->lower, a), decimal_text(v->upper, a));
	return least  ? arena_print(a, "≥ %s", decimal_text(v->lower, a))
	       : most ? arena_print(a, "≤ %s", decimal_text(v->upper, a))
		      : "";
}

static void fill_values(const struct filling *f, const struct work_order *w)
{
	struct arena *a = f->act->arena;

	content_rows(f->content, "values");
	for (unsigned i = 0; i < w->values.count; i++) {
		const struct work_value *v = LINE_AT(w->values, struct work_value, i);
		struct content *row = content_row(f->content, "values");
		content_text(row, "name", v->name);
		content_text(row, "unit", v->unit);
		content_text(row, "limits", limits_text(v, a));
		content_text(row, "before", number(v->value_before, a));
		content_text(row, "after", number(v->value_after, a));
		content_text(row, "off", number(v->off_percent, a));
		content_text(row, "verdict", word(f, &value_verdict_choices, v->verdict));
	}
}

static const char *reason_text(const struct filling *f, const struct work_order *w, const struct charge_line *line)
{
	const char *cause = w->cause == fault_cause_unset ? "normal_use" : fault_cause_choices.labels[w->cause];
	struct arena *a = f->act->arena;

	return line->reason == NULL
		       ? ""
		       : why_text(why_new(a, line->reason, arena_print(a, "@cause_%s", cause), NULL), f->language, a);
}

static void fill_charges(const struct filling *f, const struct work_order *w)
{
	struct arena *a = f->act->arena;

	content_rows(f->content, "charges");
	for (unsigned i = 0; i < w->charges.count; i++) {
		const struct charge_line *line = CHARGE(w, i);
		struct content *row = content_row(f->content, "charges");
		content_text(row, "kind", word(f, &charge_kind_choices, line->kind));
		content_text(row, "name", line->name);
		content_text(row, "part_no", line->part_no);
		content_text(row, "quantity", number(line->quantity, a));
		content_text(row, "net", paper_money(line->net, a));
		content_text(row, "rate", percent(line->rate, a));
		content_text(row, "tax", paper_money(line->tax, a));
		content_text(row, "gross", paper_money(line->gross, a));
		content_text(row, "payer", word(f, &payer_choices, line->payer));
		content_text(row, "why", reason_text(f, w, line));
	}
}

static const char *cause_text(const struct filling *f, const struct work_order *w)
{
	struct arena *a = f->act->arena;

	return w->cause == fault_cause_unset
		       ? ""
		       : said(why_words(arena_print(a, "cause_%s", fault_cause_choices.labels[w->cause]), f->language,
					a));
}

static void fill_order(const struct filling *f, const struct work_order *w)
{
	struct arena *a = f->act->arena;
	const struct {
		const char *name, *text;
	} texts[] = {
		{ "supplier_name", f->act->app->company },
		{ "order_no", w->number },
		{ "title", w->title },
		{ "kind", work_order_kind_choices.labels[w->kind] },
		{ "started_at", paper_minute(w->started_at, a) },
		{ "finished_at", paper_minute(w->finished_at, a) },
		{ "hours", number(w->hours, a) },
		{ "travel_hours", number(w->travel_hours, a) },
		{ "travel_km",
		  w->travel_km.millionths == UNSET ? NULL : arena_print(a, "%s km", decimal_text(w->travel_km, a)) },
		{ "cause", cause_text(f, w) },
		{ "in_warranty", w->in_warranty ? "yes" : "no" },
		{ "findings", w->findings },
		{ "measures", w->measures },
		{ "guidance", w->guidance },
		{ "net", paper_money(w->net, a) },
		{ "tax", paper_money(w->tax, a) },
		{ "gross", paper_money(w->gross, a) },
		{ "agreed_by", w->charge_agreed_by },
		{ "agreed_at", paper_minute(w->charge_agreed_at, a) },
		{ "agreed_gross", paper_money(w->agreed_gross, a) },
		{ "why", why_read(w->why, f->language, a) },
		{ "evidence", w->cause_evidence },
		{ "accepted_by", w->cause_accepted_by },
		{ "dispute", w->dispute_reason },
		{ "settlement", w->settlement },
		{ "settled_with", w->settled_with },
		{ "satisfaction",
		  w->satisfaction == UNSET ? NULL : arena_print(a, "%lld", (long long)w->satisfaction) },
		{ "opinion", w->opinion },
		{ "confirmed_by", w->confirmed_by },
		{ "confirmed_at", paper_minute(w->confirmed_at, a) },
		{ "signer_position", w->signer_position },
		{ "content_hash", w->content_hash },
		{ "voided", w->voided_at.us != 0 && w->confirmed_at.us == 0 ? "1" : NULL },
		{ "voided_at", paper_minute(w->voided_at, a) },
		{ "voided_what", w->voided_what },
	};

	for (unsigned i = 0; i < sizeof texts / sizeof *texts; i++)
		content_text(f->content, texts[i].name, texts[i].text);
}

static FALLIBLE title_of(struct act *act, const struct entity *e, int64_t id, const char **ret)
{
	void *record = NULL;

	*ret = "";
	if (id == 0)
		return NULL;
	TRY(store_get(act->db, e, id, &record, act->arena));
	*ret = record_title(e, record, act->arena);
	return NULL;
}

static FALLIBLE fill_device(const struct filling *f, equipment_id id)
{
	const struct equipment none = { 0 }, *e = &none;
	void *record = NULL;

	if (id.v != 0) {
		TRY(store_get(f->act->db, &equipment_entity, id.v, &record, f->act->arena));
		e = record;
	}
	content_text(f->content, "device", e->name);
	content_text(f->content, "model", e->model);
	content_text(f->content, "serial", e->serial_no);
	content_text(f->content, "location", e->location);
	return NULL;
}

static FALLIBLE fill_names(const struct filling *f, const struct work_order *w)
{
	const char *customer, *engineer, *promise;
	void *record = NULL;

	TRY(title_of(f->act, &customer_entity, w->customer.v, &customer));
	TRY(title_of(f->act, &user_entity, w->engineer.v, &engineer));
	TRY(title_of(f->act, &commitment_entity, w->commitment.v, &promise));
	if (w->service_case.v != 0)
		TRY(store_get(f->act->db, &service_case_entity, w->service_case.v, &record, f->act->arena));
	content_text(f->content, "customer_name", customer);
	content_text(f->content, "engineer", engineer);
	content_text(f->content, "promise", promise);
	content_text(f->content, "case_no", record == NULL ? "" : ((struct service_case *)record)->number);
	return fill_device(f, w->equipment);
}

FALLIBLE work_paper(struct act *act, int64_t id, struct paper *paper)
{
	const struct filling f = { act, content_new(act->arena), paper->language };
	void *record = NULL;

	TRY(record_readable(act, &work_order_entity, id, &record));
	const struct work_order *w = record;
	paper->layout = "work_order";
	paper->title = arena_print(act->arena, "%s %s", w->number, w->title);
	paper->content = f.content;
	fill_order(&f, w);
	fill_values(&f, w);
	fill_charges(&f, w);
	TRY(fill_names(&f, w));
	TRY(paper_picture(act, f.content, "engineer_signature", w->engineer_signature));
	return paper_picture(act, f.content, "customer_signature", w->signature);
}

/* --- the inspection report of a visit --- */

static const char *measured(const struct visit_reading *r, struct arena *a)
{
	if (r->kind == reading_kind_number)
		return r->number.millionths == UNSET
			       ? ""
			       : arena_print(a, "%s %s", decimal_text(r->number, a), said(r->unit));
	return said(r->words);
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
		TRY(title_of(f->act, &equipment_entity, r->equipment.v, &device));
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
		content_text(row, "grade", word(f, &finding_grade_choices, p->grade));
		content_text(row, "state", word(f, &service_finding_stage_choices, p->stage));
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
					     number(CHARGE(w, k)->quantity, f->act->arena));
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

	TRY(title_of(f->act, &contract_entity, v->contract.v, &project));
	TRY(title_of(f->act, &site_entity, v->site.v, &site));
	TRY(title_of(f->act, &customer_entity, v->customer.v, &customer));
	TRY(title_of(f->act, &user_entity, v->engineer.v, &inspector));
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
