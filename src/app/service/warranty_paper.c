#include "app/service/warranty_paper.h"

#include "app/policies.h"
#include "app/record_list.h"
#include "base/instant.h"
#include "base/text.h"
#include "office/content.h"
#include "rule/contract/parts_obligation.h"
#include "rule/service/sla_target.h"
#include "rule/why.h"
#include "store/record.h"

struct filling {
	struct act *act;
	struct content *content;
	enum language language;
	const struct warranty_notice *notice;
	const struct contract *contract;
	struct service_policy policy;
};

static const char *count_text(const struct filling *f, int64_t n)
{
	return n == UNSET ? "" : arena_print(f->act->arena, "%lld", (long long)n);
}

static const char *weekday(const struct filling *f, date d)
{
	static const char *const days[] = { "",		"monday", "tuesday",  "wednesday",
					    "thursday", "friday", "saturday", "sunday" };

	return d.day == 0 ? "" : why_words(days[date_weekday(d)], f->language, f->act->arena);
}

/* The last day, and where it falls on a rest day the day until which a report still counts (A15). */
static void fill_days(const struct filling *f)
{
	const struct contract *c = f->contract;
	struct arena *a = f->act->arena;
	date last = f->notice->warranty_end_on.day != 0 ? f->notice->warranty_end_on : c->warranty_end_on;
	bool rolled = c->warranty_report_until.day > last.day;

	content_text(f->content, "accepted_on", paper_day(c->accepted_on, a));
	content_text(f->content, "warranty_end_on", paper_day(last, a));
	content_text(f->content, "weekday", weekday(f, last));
	content_text(f->content, "rolled", rolled ? "1" : "");
	content_text(f->content, "report_until", rolled ? paper_day(c->warranty_report_until, a) : "");
	content_text(f->content, "report_weekday", rolled ? weekday(f, c->warranty_report_until) : "");
}

/* By the policy as the contract froze it. */
static void fill_promises(const struct filling *f)
{
	const struct service_policy *p = &f->policy;
	struct sla_matrix m = sla_matrix_of(p);
	struct arena *a = f->act->arena;
	struct parts_obligation parts =
		parts_obligation_on(f->contract->accepted_on, (int)p->parts_years, (int)p->design_life_years, false,
				    instant_date(f->act->now));

	content_text(f->content, "response_minutes", count_text(f, p->response_minutes));
	content_text(f->content, "immediate", p->response_minutes == 0 ? "1" : "");
	content_text(f->content, "restore_minutes", count_text(f, p->restore_minutes));
	content_text(f->content, "limits", why_text(sla_limits_why(&m, a), f->language, a));
	content_text(f->content, "parts_years", count_text(f, p->parts_years));
	content_text(f->content, "design_life_years", count_text(f, p->design_life_years));
	content_text(f->content, "parts_until", paper_day(parts.guarantee_until, a));
	content_text(f->content, "supply_until", paper_day(parts.supply_until, a));
}

static FALLIBLE fill_equipment(const struct filling *f)
{
	struct arena *a = f->act->arena;
	struct lines all = { 0 };

	content_rows(f->content, "equipment");
	TRY(store_all(f->act->db, &equipment_entity, "contract", value_int(f->contract->record.id), &all, a));
	for (unsigned i = 0; i < all.count; i++) {
		const struct equipment *e = LINE_AT(all, struct equipment, i);
		if (e->stage != equipment_stage_active)
			continue;
		struct content *row = content_row(f->content, "equipment");
		content_text(row, "number", e->number);
		content_text(row, "name", e->name);
		content_text(row, "model", e->model);
		content_text(row, "serial", e->serial_no);
		content_text(row, "location", e->location);
		content_text(row, "until", paper_day(e->warranty_end_on, a));
		content_text(row, "supply", paper_day(e->supply_until_on, a));
	}
	return NULL;
}

static FALLIBLE fill_findings(const struct filling *f)
{
	struct arena *a = f->act->arena;
	struct lines all = { 0 };

	content_rows(f->content, "findings");
	TRY(store_all(f->act->db, &service_finding_entity, "contract", value_int(f->contract->record.id), &all, a));
	for (unsigned i = 0; i < all.count; i++) {
		const struct service_finding *s = LINE_AT(all, struct service_finding, i);
		if (s->stage >= service_finding_stage_closed)
			continue;
		struct content *row = content_row(f->content, "findings");
		content_text(row, "number", s->number);
		content_text(row, "title", s->title);
		content_text(row, "action", s->action);
		content_text(row, "due", paper_day(s->due_on, a));
	}
	return NULL;
}

static FALLIBLE fill_head(const struct filling *f)
{
	const struct contract *c = f->contract;
	const char *customer, *owner;
	struct arena *a = f->act->arena;

	TRY(paper_title(f->act, &customer_entity, c->customer.v, &customer));
	TRY(paper_title(f->act, &user_entity, f->notice->owner.v, &owner));
	content_text(f->content, "supplier_name", f->act->app->company);
	content_text(f->content, "notice_no", f->notice->number);
	content_text(f->content, "customer_name", customer);
	content_text(f->content, "project_name", c->name);
	content_text(f->content, "contract_no", c->customer_number != NULL ? c->customer_number : c->number);
	content_text(f->content, "contact", owner);
	content_text(f->content, "answer",
		     f->notice->answer == renewal_answer_unset ? "" : renewal_answer_choices.labels[f->notice->answer]);
	content_text(f->content, "answer_notes", f->notice->answer_notes);
	content_text(f->content, "today",
		     paper_day(f->notice->sent_on.day != 0 ? f->notice->sent_on : instant_date(f->act->now), a));
	return NULL;
}

FALLIBLE warranty_paper(struct act *act, int64_t notice, struct paper *p)
{
	struct filling f = { .act = act, .content = content_new(act->arena), .language = p->language };
	void *record = NULL, *contract = NULL;

	TRY(record_readable(act, &warranty_notice_entity, notice, &record));
	f.notice = record;
	TRY(store_get(act->db, &contract_entity, f.notice->contract.v, &contract, act->arena));
	f.contract = contract;
	TRY(policies_of_contract(act, f.contract, &f.policy));
	p->layout = "warranty_notice";
	p->title = arena_print(act->arena, "%s %s", f.notice->number, f.contract->name);
	p->content = f.content;
	TRY(fill_head(&f));
	fill_days(&f);
	fill_promises(&f);
	TRY(fill_equipment(&f));
	return fill_findings(&f);
}
