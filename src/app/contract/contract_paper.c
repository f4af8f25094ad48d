#include "app/contract/contract_paper.h"

#include <string.h>

#include "app/bid/bidder.h"
#include "app/contract/drafts.h"
#include "app/record_list.h"
#include "app/readable.h"
#include "app/service/reports.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/text.h"
#include "entity/all.h"
#include "meta/rights.h"
#include "office/content.h"
#include "office/qr.h"
#include "rule/contract/deposit.h"
#include "rule/finance/rmb_words.h"
#include "store/record.h"

static FALLIBLE customer_of(struct act *act, int64_t id, const struct customer **ret)
{
	void *record = NULL;

	TRY(store_get(act->db, &customer_entity, id, &record, act->arena));
	*ret = record;
	return NULL;
}

/* A value for who may read its field; the empty text else. */
static const char *if_seen(struct act *act, const struct entity *e, const char *field, const char *text)
{
	return readable_field(act, e, field) ? text : "";
}

/* --- the texts to be signed --- */

static void fill_terms(const struct lines *terms, enum contract_paper paper, struct content *c)
{
	const char *section = NULL;

	content_rows(c, "terms");
	for (unsigned i = 0; i < terms->count; i++) {
		const struct contract_term *t = LINE_AT(*terms, struct contract_term, i);
		struct content *row;
		if (t->paper != paper || t->text == NULL)
			continue;
		row = content_row(c, "terms");
		content_text(row, "section", text_same(section, t->section) ? "" : t->section);
		content_text(row, "title", t->title);
		content_text(row, "text", t->text);
		section = t->section;
	}
}

static const char *count_text(int64_t n, struct arena *a)
{
	return n == UNSET ? "" : arena_print(a, "%lld", (long long)n);
}

/* Rows a template of one's own may repeat: how it is paid. */
static FALLIBLE fill_payments(struct act *act, int64_t contract, struct content *c)
{
	bool priced = readable_field(act, &payment_term_entity, "amount");
	struct lines all = { 0 };

	content_rows(c, "payments");
	TRY(readable_all(act, &payment_term_entity, "contract", contract, &all));
	for (unsigned i = 0; i < all.count; i++) {
		const struct payment_term *t = LINE_AT(all, struct payment_term, i);
		struct content *row = content_row(c, "payments");
		content_text(row, "title", t->title);
		content_text(row, "percent",
			     t->percent.millionths == UNSET ? "" : decimal_text(t->percent, act->arena));
		content_text(row, "amount", priced ? paper_money(t->amount, act->arena) : "");
		content_text(row, "condition", t->condition);
		content_text(row, "due_on", paper_day(t->due_on, act->arena));
	}
	return NULL;
}

static FALLIBLE own_file(struct act *act, int64_t file, const char **ret)
{
	void *record = NULL;

	if (file == 0)
		return NULL;
	TRY(store_find(act->db, &file_entity, "id", value_int(file), &record, act->arena));
	*ret = ((struct file *)record)->sha256;
	return NULL;
}

static const char *unit_word(enum term_unit unit, enum language lang)
{
	static const char *const words[2][term_unit_count] = {
		[LANGUAGE_ZH] = { "", "天", "周", "个月", "年" },
		[LANGUAGE_EN] = { "", "days", "weeks", "months", "years" },
	};

	return words[lang][unit];
}

static FALLIBLE fill_draft(struct act *act, const struct contract *c, enum contract_paper paper, struct paper *p)
{
	bool priced = readable_field(act, &contract_entity, "amount") && c->amount.minor != UNSET;
	const struct customer *customer = NULL;
	struct lines terms = { 0 };
	const char *we;

	TRY(customer_of(act, c->customer.v, &customer));
	TRY(contract_terms_sorted(act, c->record.id, &terms));
	TRY(bidder_name(act, c->bid.v, &we));
	content_text(p->content, "supplier_name", we);
	content_text(p->content, "customer_name", customer->name);
	content_text(p->content, "contract_name", c->name);
	content_text(p->content, "contract_no", c->customer_number != NULL ? c->customer_number : c->number);
	content_text(p->content, "draft", c->stage == contract_stage_draft ? "1" : "");
	content_text(p->content, "signed_on", paper_day(c->signed_on, act->arena));
	content_text(p->content, "signed_by", if_seen(act, &contract_entity, "signed_by", c->signed_by));
	content_text(p->content, "amount", priced ? paper_money(c->amount, act->arena) : "");
	content_text(p->content, "amount_words", priced ? rmb_words(c->amount, act->arena) : "");
	content_text(p->content, "payment_terms", if_seen(act, &contract_entity, "payment_terms", c->payment_terms));
	content_text(p->content, "warranty_term", count_text(c->warranty_term, act->arena));
	content_text(p->content, "warranty_unit",
		     c->warranty_unit == term_unit_unset ? "" : unit_word(c->warranty_unit, p->language));
	content_text(p->content, "award_notice_on", paper_day(c->award_notice_on, act->arena));
	fill_terms(&terms, paper, p->content);
	TRY(fill_payments(act, c->record.id, p->content));
	return own_file(act, paper == contract_paper_contract ? c->draft_template.v : c->agreement_template.v, &p->own);
}

/* --- the hand-over list --- */

static const char *kind_word(enum handover_kind kind, enum language lang)
{
	static const char *const zh[handover_kind_count] = {
		[handover_kind_as_built_drawing] = "竣工图纸",	     [handover_kind_operation_manual] = "操作手册",
		[handover_kind_maintenance_manual] = "维护手册",     [handover_kind_equipment_list] = "设备清单",
		[handover_kind_user_manual] = "使用说明书",	     [handover_kind_installation_manual] = "安装手册",
		[handover_kind_repair_manual] = "维修手册",	     [handover_kind_special_tool] = "专用工具",
		[handover_kind_conformity_certificate] = "质检手续",
	};

	return lang == LANGUAGE_ZH && zh[kind] != NULL ? zh[kind] : "";
}

static void item_row(struct act *act, struct content *c, const struct handover_item *h, enum language lang)
{
	static const char *const media[2][handover_medium_count] = {
		[LANGUAGE_ZH] = { "", "纸质", "电子", "纸质、电子", "实物" },
		[LANGUAGE_EN] = { "", "paper", "electronic", "both", "goods" },
	};
	struct content *row = content_row(c, "items");

	content_text(row, "kind", kind_word(h->kind, lang));
	content_text(row, "name", h->name);
	content_text(row, "document_no", h->document_no);
	content_text(row, "medium", media[lang][h->medium]);
	content_text(row, "quantity", count_text(h->copies, act->arena));
	content_text(row, "pages", count_text(h->pages, act->arena));
	content_text(row, "original", "");
	content_text(row, "storage", if_seen(act, &handover_item_entity, "storage_place", h->storage_place));
	content_text(row, "remark", if_seen(act, &handover_item_entity, "remark", h->remark));
}

static void device_row(struct act *act, struct content *c, const struct equipment *q)
{
	struct arena *a = act->arena;
	struct content *row = content_row(c, "equipment");

	content_text(row, "system", "");
	content_text(row, "name", q->name);
	content_text(row, "brand", q->brand);
	content_text(row, "model", q->model);
	content_text(row, "parameters", if_seen(act, &equipment_entity, "parameters", q->parameters));
	content_text(row, "unit", q->unit);
	content_text(row, "quantity", count_text(q->quantity, a));
	content_text(row, "serial", q->serial_no);
	content_text(row, "location", q->location);
	content_text(row, "address", if_seen(act, &equipment_entity, "ip_address", q->ip_address));
	content_text(row, "installed_on", paper_day(q->installed_on, a));
	content_text(row, "warranty_until", paper_day(q->warranty_end_on, a));
}

static FALLIBLE fill_open_items(struct act *act, int64_t contract, struct content *c)
{
	struct lines all = { 0 };
	unsigned open = 0;

	content_rows(c, "open_items");
	TRY(readable_all(act, &acceptance_entity, "contract", contract, &all));
	for (unsigned i = 0; i < all.count; i++) {
		void *record = NULL;
		TRY(store_get(act->db, &acceptance_entity, LINE_AT(all, struct acceptance, i)->record.id, &record,
			      act->arena));
		const struct acceptance *x = record;
		for (unsigned k = 0; k < x->open_items.count; k++) {
			const struct acceptance_item *item = LINE_AT(x->open_items, struct acceptance_item, k);
			struct content *row;
			void *owner = NULL;
			if (item->done_on.day != 0)
				continue;
			if (item->owner.v != 0 && readable_field(act, &acceptance_item_entity, "owner"))
				TRY(store_get(act->db, &user_entity, item->owner.v, &owner, act->arena));
			row = content_row(c, "open_items");
			content_text(row, "name", item->text);
			content_text(row, "owner", owner == NULL ? "" : ((struct user *)owner)->name);
			content_text(row, "due", paper_day(item->due_on, act->arena));
			open++;
		}
	}
	content_text(c, "open_note", open == 0 ? "" : count_text(open, act->arena));
	return NULL;
}

static FALLIBLE fill_handover(struct act *act, const struct contract *c, struct paper *p)
{
	static const char *const blank[] = { "place",	      "supervisor",  "giver_name",	"given_on",
					     "receiver_name", "received_on", "supervisor_name", "supervised_on" };
	const struct customer *customer = NULL;
	struct lines items = { 0 }, devices = { 0 };
	unsigned shown = 0;
	const char *we;

	TRY(bidder_name(act, c->bid.v, &we));
	TRY(customer_of(act, c->customer.v, &customer));
	TRY(readable_all(act, &handover_item_entity, "contract", c->record.id, &items));
	TRY(readable_all(act, &equipment_entity, "contract", c->record.id, &devices));
	for (size_t i = 0; i < sizeof blank / sizeof *blank; i++)
		content_text(p->content, blank[i], "");
	content_text(p->content, "supplier_name", we);
	content_text(p->content, "project_name", c->name);
	content_text(p->content, "contract_no", c->number);
	content_text(p->content, "handover_no", c->number);
	content_text(p->content, "handover_on", paper_day(c->accepted_on, act->arena));
	content_text(p->content, "giver", we);
	content_text(p->content, "receiver", customer->name);
	content_text(p->content, "copies", "");
	content_rows(p->content, "items");
	for (unsigned i = 0; i < items.count; i++)
		item_row(act, p->content, LINE_AT(items, struct handover_item, i), p->language);
	content_rows(p->content, "equipment");
	for (unsigned i = 0; i < devices.count; i++)
		if (LINE_AT(devices, struct equipment, i)->stage == equipment_stage_active) {
			device_row(act, p->content, LINE_AT(devices, struct equipment, i));
			shown++;
		}
	content_text(p->content, "equipment_note", shown == 0 ? "" : count_text(shown, act->arena));
	content_picture(p->content, "giver_signature", NULL);
	content_picture(p->content, "receiver_signature", NULL);
	content_picture(p->content, "supervisor_signature", NULL);
	return fill_open_items(act, c->record.id, p->content);
}

FALLIBLE contract_paper(struct act *act, int64_t contract, struct paper *p)
{
	void *record = NULL;

	TRY(record_readable(act, &contract_entity, contract, &record));
	const struct contract *c = record;
	p->content = content_new(act->arena);
	p->layout = p->variant == NULL ? "contract_draft" : p->variant;
	p->title = c->name;
	if (strcmp(p->layout, "contract_draft") == 0)
		return fill_draft(act, c, contract_paper_contract, p);
	if (strcmp(p->layout, "technical_agreement") == 0)
		return fill_draft(act, c, contract_paper_technical_agreement, p);
	if (strcmp(p->layout, "handover_list") == 0)
		return fill_handover(act, c, p);
	return error_new(act->arena, ERROR_MALFORMED, "paper", "not_a_choice");
}

/* --- a letter that asks money back --- */

FALLIBLE deposit_letter(struct act *act, int64_t deposit, struct paper *p)
{
	bool seen = readable_field(act, &deposit_entity, "amount");
	const struct customer *customer = NULL;
	void *record = NULL, *contract = NULL;
	date today = instant_date(act->now);
	struct arena *a = act->arena;
	const char *we;

	TRY(record_readable(act, &deposit_entity, deposit, &record));
	const struct deposit *d = record;
	TRY(store_get(act->db, &contract_entity, d->contract.v, &contract, a));
	TRY(customer_of(act, d->customer.v, &customer));
	const struct contract *c = contract;
	TRY(bidder_name(act, c->bid.v, &we));
	p->content = content_new(a);
	p->layout = "refund_letter";
	p->title = d->title;
	content_text(p->content, "supplier_name", we);
	content_text(p->content, "customer_name", customer->name);
	content_text(p->content, "title", d->title);
	content_text(p->content, "contract_name", c->name);
	content_text(p->content, "contract_no", c->customer_number != NULL ? c->customer_number : c->number);
	content_text(p->content, "amount", seen ? paper_money(d->amount, a) : "");
	content_text(p->content, "amount_words", seen && d->amount.minor != UNSET ? rmb_words(d->amount, a) : "");
	content_text(p->content, "paid_on", paper_day(d->paid_on, a));
	content_text(p->content, "due_on", paper_day(d->refund_due_on, a));
	content_text(p->content, "days_late",
		     deposit_days_late(d, today) == 0 ? "" : count_text(deposit_days_late(d, today), a));
	content_text(p->content, "guarantee_no", deposit_is_guarantee(d->form) ? d->guarantee_no : "");
	content_text(p->content, "today", paper_day(today, a));
	return NULL;
}

/* --- labels --- */

#define ACROSS 3

static FALLIBLE label_cell(struct act *act, const struct equipment *q, char column, struct content *row)
{
	struct picture code = { 0 };
	const char *url = NULL;

	if (q != NULL) {
		TRY(report_url(act, "equipment", q->record.id, &url));
		TRY(qr_picture(act->arena, url, &code));
	}
	content_picture(row, arena_print(act->arena, "code_%c", column), q == NULL ? NULL : &code);
	content_text(row, arena_print(act->arena, "name_%c", column), q == NULL ? "" : q->name);
	content_text(row, arena_print(act->arena, "number_%c", column), q == NULL ? "" : q->number);
	content_text(row, arena_print(act->arena, "serial_%c", column), q == NULL ? "" : q->serial_no);
	return NULL;
}

FALLIBLE equipment_labels(struct act *act, int64_t site, struct paper *p)
{
	struct lines all = { 0 };
	struct content *row = NULL;
	void *record = NULL;
	unsigned n = 0;

	TRY(record_readable(act, &site_entity, site, &record));
	if ((rights_any(&equipment_entity, act->who) & CHANGE) == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(readable_all(act, &equipment_entity, "site", site, &all));
	p->content = content_new(act->arena);
	p->layout = "equipment_labels";
	p->title = ((struct site *)record)->name;
	content_text(p->content, "site_name", p->title);
	content_text(p->content, "supplier_name", act->app->company);
	content_rows(p->content, "rows");
	for (unsigned i = 0; i < all.count; i++) {
		const struct equipment *q = LINE_AT(all, struct equipment, i);
		if (q->stage != equipment_stage_active)
			continue;
		row = n % ACROSS == 0 ? content_row(p->content, "rows") : row;
		TRY(label_cell(act, q, (char)('a' + n++ % ACROSS), row));
	}
	for (; n % ACROSS != 0; n++)
		TRY(label_cell(act, NULL, (char)('a' + n % ACROSS), row));
	return NULL;
}
