#include "rule/bid/tender_days.h"

#include "base/instant.h"

/* What compares with what: the document may give more time than the law, never less. */
enum comparing { COMPARE_NOTHING, NOT_BEFORE };

/* `at`, `stated`: members of struct tender_dates; backwards: so many days before the deadline. */
static const struct day_row {
	const char *key;
	enum legal_limit limit;
	enum day_side side;
	size_t at, otherwise, stated;
	enum comparing comparing;
	bool backwards;
} rows[] = {
#define AT(member) offsetof(struct tender_dates, member)
	{ "earliest_deadline", LIMIT_BID_PERIOD, DAY_OF_BUYER, AT(issued_on), 0, AT(deadline_on), NOT_BEFORE, false },
	{ "document_sale", LIMIT_DOCUMENT_SALE, DAY_OF_BUYER, AT(sale_starts_on), AT(issued_on), AT(sale_ends_on),
	  NOT_BEFORE, false },
	{ "challenge", LIMIT_CHALLENGE, DAY_OF_US, AT(received_on), AT(sale_ends_on), 0, COMPARE_NOTHING, false },
	{ "clarification", LIMIT_CLARIFICATION, DAY_OF_BUYER, AT(deadline_on), 0, 0, COMPARE_NOTHING, true },
	{ "objection", LIMIT_OBJECTION, DAY_OF_US, AT(deadline_on), 0, 0, COMPARE_NOTHING, true },
	{ "signing", LIMIT_SIGNING, DAY_OF_US, AT(award_notice_on), 0, AT(contract_signed_on), COMPARE_NOTHING, false },
	{ "publication", LIMIT_PUBLICATION, DAY_OF_BUYER, AT(contract_signed_on), 0, 0, COMPARE_NOTHING, false },
	{ "filing", LIMIT_FILING, DAY_OF_BUYER, AT(contract_signed_on), 0, 0, COMPARE_NOTHING, false },
#undef AT
};

static date member(const struct tender_dates *t, size_t offset)
{
	return *(const date *)((const char *)t + offset);
}

/* Negotiations have periods of their own. */
static enum legal_limit limit_of(const struct day_row *r, const struct tender_dates *t)
{
	if (r->limit != LIMIT_BID_PERIOD || t->regime != procurement_regime_gov_procurement)
		return r->limit;
	if (t->method == procurement_method_competitive_consultation)
		return LIMIT_CONSULTATION;
	if (t->method == procurement_method_competitive_negotiation || t->method == procurement_method_rfq)
		return LIMIT_NEGOTIATION;
	return r->limit;
}

static const struct why *why_of(const struct legal_term *term, date from, date last, bool backwards, struct arena *a)
{
	const char *key = backwards ? "legal_days_before" : term->workdays ? "legal_workdays" : "legal_days";

	return why_new(a, key, term->source, date_text(from, a), arena_print(a, "%d", term->days), date_text(last, a),
		       NULL);
}

static enum day_verdict verdict_of(const struct day_row *r, const struct tender_day *d)
{
	if (r->comparing == COMPARE_NOTHING || d->stated.day == 0)
		return DAY_OPEN;
	return d->stated.day < d->end.last_day.day ? DAY_BROKEN : DAY_KEPT;
}

static bool row_day(const struct day_row *r, const struct tender_dates *t, const struct calendar *c, struct arena *a,
		    struct tender_day *ret)
{
	enum legal_limit limit = limit_of(r, t);
	const struct legal_term *term = legal_term(limit, t->regime);
	date from = member(t, r->at);

	if (from.day == 0 && r->otherwise != 0)
		from = member(t, r->otherwise);
	if (term->days == 0 || from.day == 0)
		return false;
	*ret = (struct tender_day){ .key = r->key, .side = r->side, .law = term->source };
	ret->stated = r->stated == 0 ? (date){ 0 } : member(t, r->stated);
	if (r->backwards) {
		ret->end.last_day = ret->end.rolled = legal_last_day_before(limit, t->regime, from);
		ret->end.last_safe_workday = calendar_previous_workday(c, ret->end.last_day);
	} else {
		ret->end = legal_deadline(limit, t->regime, from, c);
	}
	ret->why = why_of(term, from, ret->end.last_day, r->backwards, a);
	ret->verdict = verdict_of(r, ret);
	return true;
}

static bool refund_day(const struct tender_dates *t, const struct calendar *c, struct arena *a, struct tender_day *ret)
{
	const char *law = NULL;
	struct period_end end = bond_refund_due(&t->bond, c, &law);

	if (!t->has_bond || end.last_day.day == 0)
		return false;
	*ret = (struct tender_day){ .key = "bond_refund", .side = DAY_OF_BUYER, .end = end, .law = law };
	ret->why = why_new(a, "bond_back_by", law, date_text(end.last_day, a), NULL);
	return true;
}

size_t tender_days(const struct tender_dates *t, const struct calendar *c, struct arena *a,
		   struct tender_day ret[TENDER_DAYS_MOST])
{
	size_t n = 0;

	if (t->regime == procurement_regime_unset)
		return 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		n += row_day(&rows[i], t, c, a, &ret[n]);
	return n + refund_day(t, c, a, &ret[n]);
}

date question_legal_day(enum question_kind kind, const struct tender_dates *t, const struct calendar *c)
{
	date from = t->received_on.day != 0 ? t->received_on : t->sale_ends_on;

	if (t->regime == procurement_regime_unset || kind == question_kind_clarification)
		return (date){ 0 };
	if (t->regime == procurement_regime_bidding_law)
		return t->deadline_on.day == 0 ? (date){ 0 }
					       : legal_last_day_before(LIMIT_OBJECTION, t->regime, t->deadline_on);
	return from.day == 0 ? (date){ 0 } : legal_deadline(LIMIT_CHALLENGE, t->regime, from, c).last_day;
}
