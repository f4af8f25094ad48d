#include "app/bid/bond_paper.h"

#include "app/bid/bidder.h"
#include "app/record_list.h"
#include "base/instant.h"
#include "entity/all.h"
#include "office/content.h"
#include "rule/bid/bond.h"
#include "rule/finance/rmb_words.h"
#include "store/record.h"

static const char *or_empty(const char *s)
{
	return s == NULL ? "" : s;
}

FALLIBLE bond_letter(struct act *act, int64_t bond, struct paper *p)
{
	struct arena *a = act->arena;
	date today = instant_date(act->now);
	void *record = NULL, *tender = NULL;
	const char *bidder;

	TRY(record_readable(act, &bid_bond_entity, bond, &record));
	const struct bid_bond *d = record;
	TRY(bidder_name(act, d->bid.v, &bidder));
	TRY(store_get(act->db, &tender_entity, d->tender.v, &tender, a));
	const struct tender *t = tender;
	int64_t late = bid_bond_days_late(d, today);
	p->content = content_new(a);
	p->layout = "bond_letter";
	p->title = t->name;
	content_text(p->content, "supplier_name", bidder);
	content_text(p->content, "receiver", or_empty(t->agency != NULL ? t->agency : t->purchaser));
	content_text(p->content, "project_name", t->name);
	content_text(p->content, "project_no", or_empty(t->number));
	content_text(p->content, "amount", paper_money(d->amount, a));
	content_text(p->content, "amount_words", rmb_words(d->amount, a));
	content_text(p->content, "paid_on", paper_day(d->paid_on, a));
	content_text(p->content, "due_on", paper_day(d->refund_due_on, a));
	content_text(p->content, "days_late", late == 0 ? "" : arena_print(a, "%lld", (long long)late));
	content_text(p->content, "guarantee_no", bond_is_guarantee(d->form) ? or_empty(d->guarantee_no) : "");
	content_text(p->content, "today", paper_day(today, a));
	return NULL;
}
