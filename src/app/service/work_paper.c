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

static const char *percent(decimal d, struct arena *a)
{
	return d.millionths == UNSET ? "" : arena_print(a, "%s %%", decimal_text((decimal){ d.millionths * 100 }, a));
}

/* "12 ± 5 %", "18 – 27", "≥ 18" */
static const char *limits_text(const struct limits *l, struct arena *a)
{
	bool least = l->lower.millionths != UNSET, most = l->upper.millionths != UNSET;

	if (!limits_given(l))
		return "";
	if (l->target.millionths != UNSET && l->tolerance_percent.millionths != UNSET)
		return arena_print(a, "%s ± %s %%", decimal_text(l->target, a), decimal_text(l->tolerance_percent, a));
	if (l->target.millionths != UNSET)
		return decimal_text(l->target, a);
	if (least && most)
		return arena_print(a, "%s – %s", decimal_text(l->lower, a), decimal_text(l->upper, a));
	return least ? arena_print(a, "≥ %s", decimal_text(l->lower, a))
		     : arena_print(a, "≤ %s", decimal_text(l->upper, a));
}

static void fill_values(const struct filling *f, const struct work_order *w)
{
	struct arena *a = f->act->arena;

	content_rows(f->content, "values");
	for (unsigned i = 0; i < w->values.count; i++) {
		const struct work_value *v = LINE_AT(w->values, struct work_value, i);
		struct content *row = content_row(f->content, "values");
		const struct limits limits = limits_of(v);
		content_text(row, "name", v->name);
		content_text(row, "unit", v->unit);
		content_text(row, "limits", limits_text(&limits, a));
		content_text(row, "before", paper_decimal(v->value_before, a));
		content_text(row, "after", paper_decimal(v->value_after, a));
		content_text(row, "off", paper_decimal(v->off_percent, a));
		content_text(row, "verdict",
			     paper_word(&value_verdict_choices, v->verdict, f->language, f->act->arena));
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
		content_text(row, "kind", paper_word(&charge_kind_choices, line->kind, f->language, f->act->arena));
		content_text(row, "name", line->name);
		content_text(row, "part_no", line->part_no);
		content_text(row, "quantity", paper_decimal(line->quantity, a));
		content_text(row, "net", paper_money(line->net, a));
		content_text(row, "rate", percent(line->rate, a));
		content_text(row, "tax", paper_money(line->tax, a));
		content_text(row, "gross", paper_money(line->gross, a));
		content_text(row, "payer", paper_word(&payer_choices, line->payer, f->language, f->act->arena));
		content_text(row, "why", reason_text(f, w, line));
	}
}

static const char *cause_text(const struct filling *f, const struct work_order *w)
{
	struct arena *a = f->act->arena;

	return w->cause == fault_cause_unset
		       ? ""
		       : why_words(arena_print(a, "cause_%s", fault_cause_choices.labels[w->cause]), f->language, a);
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
		{ "hours", paper_decimal(w->hours, a) },
		{ "travel_hours", paper_decimal(w->travel_hours, a) },
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

	TRY(paper_title(f->act, &customer_entity, w->customer.v, &customer));
	TRY(paper_title(f->act, &user_entity, w->engineer.v, &engineer));
	TRY(paper_title(f->act, &commitment_entity, w->commitment.v, &promise));
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
