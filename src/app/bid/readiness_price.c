/* What the price sheet tells of a bid before it is handed in, without telling the price (rule/bid/price_tell.h). */
#include <string.h>

#include "app/bid/prices.h"
#include "app/bid/readiness_look.h"
#include "app/sealing.h"
#include "base/text.h"
#include "rule/bid/custody.h"
#include "rule/bid/price_tell.h"

/* What the sheet calls otherwise, or does not call at all, in the words of the list. */
static const struct {
	const char *finding;
	enum readiness_code code;
} names[] = {
	{ "WORDS_MISMATCH", readiness_code_WORDS_MISMATCH },
	{ "SUM_MISMATCH", readiness_code_SUM_MISMATCH },
	{ "OPENING_SHEET_MISMATCH", readiness_code_OPENING_SHEET_MISMATCH },
	{ "UNIT_DECIMAL_SLIP", readiness_code_UNIT_DECIMAL_SLIP },
	{ "TAX_RATE_MISMATCH", readiness_code_TAX_RATE_MISMATCH },
	{ "PRICE_OVER_CAP", readiness_code_PRICE_OVER_CAP },
	{ "PRICE_BELOW_COST_RISK", readiness_code_PRICE_BELOW_COST_RISK },
	{ "PRICE_FAR_BELOW_CAP", readiness_code_PRICE_BELOW_COST_RISK },
	{ "PRICE_FAR_BELOW_RIVALS", readiness_code_PRICE_BELOW_COST_RISK },
};

static bool was_found(const struct offer_finding *found, size_t n, enum readiness_code code)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < sizeof names / sizeof *names; k++)
			if (names[k].code == code && strcmp(names[k].finding, found[i].code) == 0)
				return true;
	return false;
}

static FALLIBLE standing_of(struct looking *l, const struct bid_price *p, money cap, struct price_standing *ret)
{
	bool listed = false;

	TRY(sealing_is_listed(l->act, &bid_entity, l->bid->record.id, &listed));
	*ret = (struct price_standing){ .knows = listed && !bid_is_closed(l->bid),
					.approved = p->stage == bid_price_stage_approved &&
						    text_same(p->approved_hash, p->content_hash),
					.cap = cap,
					.approved_cap = p->approved_cap };
	return NULL;
}

static void tell(struct looking *l, const struct bid_price *p, enum readiness_code code, enum price_told told)
{
	l->asked[code] = told != PRICE_UNTOLD;
	if (told != PRICE_FOUND)
		return;
	l->facts.price_faults[l->facts.price_fault_count++] = code;
	place_add(l, code,
		  (struct finding_place){
			  .entity = "bid_price", .id = p->record.id, .title = p->title, .owner = p->owner.v });
}

/* What is sealed was seen by a second person (TRUST T14), unless the house says otherwise.  That a sheet lies there is
 * told to who is on its list. */
static FALLIBLE look_for_sheet(struct looking *l, const struct bid_price *p)
{
	bool approved = p != NULL && p->stage == bid_price_stage_approved, listed = false;

	l->asked[readiness_code_PRICE_SHEET_MISSING] = l->policy.sheet_needed > 0;
	l->facts.price_sheet_missing = l->policy.sheet_needed > 0 && !approved;
	if (!l->facts.price_sheet_missing || p == NULL)
		return NULL;
	TRY(sealing_is_listed(l->act, &bid_entity, l->bid->record.id, &listed));
	if (listed)
		place_add(l, readiness_code_PRICE_SHEET_MISSING,
			  (struct finding_place){
				  .entity = "bid_price", .id = p->record.id, .title = p->title, .owner = p->owner.v });
	return NULL;
}

FALLIBLE look_at_price(struct looking *l)
{
	const enum readiness_code *codes;
	size_t count = price_codes(&codes), found_count;
	struct offer_finding *found;
	struct offer_bounds bounds;
	struct price_standing s;
	struct bid_price *p = NULL;
	struct offer o;

	TRY(price_of_bid(l->act, l->bid->record.id, &p));
	TRY(look_for_sheet(l, p));
	if (p == NULL)
		return NULL;
	TRY(price_bounds(l->act, l->bid, &bounds));
	TRY(price_content(l->act, p, &o));
	struct offer_total t = offer_price(&o, l->act->arena);
	if (o.count == 0 || t.incomplete > 0 || t.too_large)
		return NULL; /* nothing to be held against anything yet */
	found_count = offer_check(&o, &t, &bounds, &found, l->act->arena);
	TRY(standing_of(l, p, bounds.cap, &s));
	for (size_t i = 0; i < count; i++)
		tell(l, p, codes[i], price_tell(codes[i], was_found(found, found_count, codes[i]), &s));
	return NULL;
}
