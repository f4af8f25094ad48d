#include "rule/bid/readiness.h"

#include <string.h>

#include "base/buffer.h"
#include "base/instant.h"
#include "rule/bid/certificate_validity.h"

static bool validity_short(const struct bid_facts *f)
{
	return f->validity_required != UNSET && f->validity_offered < f->validity_required;
}

static bool price_over_cap(const struct bid_facts *f)
{
	return f->price_cap.minor != UNSET && f->opening_total.minor > f->price_cap.minor;
}

static bool words_mismatch(const struct bid_facts *f)
{
	return f->opening_words.minor != UNSET && f->opening_words.minor != f->opening_total.minor;
}

static bool sum_mismatch(const struct bid_facts *f)
{
	return f->line_sum.minor != UNSET && f->line_sum.minor != f->opening_total.minor;
}

static bool authorization_incomplete(const struct bid_facts *f)
{
	return f->authorization_asked && !(f->legal_rep_signed && f->agent_signed && f->authorization_sealed);
}

static bool seal_missing(const struct bid_facts *f)
{
	return f->seals_required != UNSET && f->seals_done < f->seals_required;
}

static bool copies_short(const struct bid_facts *f)
{
	return f->duplicates_required != UNSET && f->duplicates < f->duplicates_required;
}

static bool usb_missing(const struct bid_facts *f)
{
	return f->usb_required != UNSET && f->usb < f->usb_required;
}

static bool any_certificate(const struct bid_facts *f, enum certificate_status status)
{
	date on = instant_date(f->deadline_at);

	for (size_t i = 0; i < f->certificate_count; i++) {
		const struct bid_certificate *c = &f->certificates[i];
		if (certificate_validity(c->valid_from, c->valid_to, on, on) == status)
			return true;
	}
	return false;
}

static bool cert_expired(const struct bid_facts *f)
{
	return any_certificate(f, CERTIFICATE_EXPIRED);
}

static bool cert_not_yet_valid(const struct bid_facts *f)
{
	return any_certificate(f, CERTIFICATE_NOT_YET_VALID);
}

static bool star_negative(const struct bid_facts *f)
{
	return f->star_negative != UNSET && f->star_negative > 0;
}

static bool too_many_negatives(const struct bid_facts *f)
{
	return f->most_general_negative != UNSET && f->general_negative >= f->most_general_negative;
}

static bool consortium_not_allowed(const struct bid_facts *f)
{
	return f->consortium && !f->consortium_allowed;
}

static bool consortium_agreement_missing(const struct bid_facts *f)
{
	return f->consortium && !f->consortium_agreement;
}

bool passage_is_blank(const char *passage)
{
	static const char *const marks[] = { "{{", "}}", "XX", "××", "需补充", "未读取：", "待补充", "待填", "TODO" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strstr(passage, marks[i]) != NULL)
			return true;
	return false;
}

static bool foreign_project_name(const struct bid_facts *f)
{
	for (size_t i = 0; i < f->passage_count; i++)
		if (!passage_is_blank(f->passages[i]) &&
		    (f->customer == NULL || strstr(f->passages[i], f->customer) == NULL))
			return true;
	return false;
}

static bool placeholder_left(const struct bid_facts *f)
{
	for (size_t i = 0; i < f->passage_count; i++)
		if (passage_is_blank(f->passages[i]))
			return true;
	return false;
}

struct check {
	enum readiness_code code;
	bool (*found)(const struct bid_facts *f);
};

static bool clause_unanswered(const struct bid_facts *f)
{
	return f->clauses_unanswered > 0;
}

static bool qualification_missing(const struct bid_facts *f)
{
	return f->qualifications_missing > 0;
}

static bool evidence_missing(const struct bid_facts *f)
{
	return f->evidence_missing > 0;
}

static bool payment_deviation(const struct bid_facts *f)
{
	return f->payment_negative > 0;
}

static bool condition_found(const struct bid_facts *f)
{
	return f->conditions > 0;
}

static bool copied_text(const struct bid_facts *f)
{
	return f->copied > 0;
}

static bool signature_missing(const struct bid_facts *f)
{
	return f->signatures_missing > 0;
}

static bool multiple_prices(const struct bid_facts *f)
{
	return f->other_bids > 0;
}

static bool name_inconsistent(const struct bid_facts *f)
{
	return f->names_differing > 0;
}

static bool date_implausible(const struct bid_facts *f)
{
	return f->dates_wrong > 0;
}

static bool amendment_not_adopted(const struct bid_facts *f)
{
	return f->amendments_open > 0;
}

/* What is not said is taken for not kept. */
static bool delivery_too_long(const struct bid_facts *f)
{
	return f->delivery_required > 0 && (f->delivery_offered <= 0 || f->delivery_offered > f->delivery_required);
}

static bool warranty_too_short(const struct bid_facts *f)
{
	return f->warranty_required > 0 && f->warranty_offered < f->warranty_required;
}

static bool file_too_large(const struct bid_facts *f)
{
	return f->file_most > 0 && f->file_size > f->file_most;
}

static bool spec_author(const struct bid_facts *f)
{
	return f->spec_conflict;
}

static bool late_risk(const struct bid_facts *f)
{
	return f->near_deadline;
}

static bool decrypt_missing(const struct bid_facts *f)
{
	return f->decrypt_missing;
}

static bool ca_expired(const struct bid_facts *f)
{
	return f->ca_needed_until.day != 0 && f->ca_until.day < f->ca_needed_until.day;
}

static bool hit_unused(const struct bid_facts *f)
{
	return f->hits_unused > 0;
}

static bool lot_open(const struct bid_facts *f)
{
	return f->lot_open;
}

static bool price_sheet_missing(const struct bid_facts *f)
{
	return f->price_sheet_missing;
}

static bool pages_over(const struct bid_facts *f)
{
	return f->volumes_long > 0;
}

static bool section_unchecked(const struct bid_facts *f)
{
	return f->sections_unchecked > 0;
}

/* Before the bond, whose findings have a table of their own, and behind it. */
static const struct check first_checks[] = {
	{ readiness_code_VALIDITY_SHORT, validity_short },
	{ readiness_code_PRICE_OVER_CAP, price_over_cap },
	{ readiness_code_WORDS_MISMATCH, words_mismatch },
	{ readiness_code_SUM_MISMATCH, sum_mismatch },
};
static const struct check last_checks[] = {
	{ readiness_code_AUTHORIZATION_INCOMPLETE, authorization_incomplete },
	{ readiness_code_SEAL_MISSING, seal_missing },
	{ readiness_code_COPIES_SHORT, copies_short },
	{ readiness_code_USB_MISSING, usb_missing },
	{ readiness_code_CERT_EXPIRED, cert_expired },
	{ readiness_code_CERT_NOT_YET_VALID, cert_not_yet_valid },
	{ readiness_code_STAR_NEGATIVE, star_negative },
	{ readiness_code_TOO_MANY_NEGATIVES, too_many_negatives },
	{ readiness_code_CONSORTIUM_NOT_ALLOWED, consortium_not_allowed },
	{ readiness_code_CONSORTIUM_AGREEMENT_MISSING, consortium_agreement_missing },
	{ readiness_code_FOREIGN_PROJECT_NAME, foreign_project_name },
	{ readiness_code_PLACEHOLDER_LEFT, placeholder_left },
	{ readiness_code_SIGNATURE_MISSING, signature_missing },
	{ readiness_code_QUALIFICATION_MISSING, qualification_missing },
	{ readiness_code_CONDITION_ATTACHED, condition_found },
	{ readiness_code_CLAUSE_UNANSWERED, clause_unanswered },
	{ readiness_code_DELIVERY_TOO_LONG, delivery_too_long },
	{ readiness_code_WARRANTY_TOO_SHORT, warranty_too_short },
	{ readiness_code_PAYMENT_DEVIATION, payment_deviation },
	{ readiness_code_MULTIPLE_PRICES, multiple_prices },
	{ readiness_code_LOT_WRONG, lot_open },
	{ readiness_code_NAME_INCONSISTENT, name_inconsistent },
	{ readiness_code_EVIDENCE_MISSING, evidence_missing },
	{ readiness_code_DATE_IMPLAUSIBLE, date_implausible },
	{ readiness_code_COPIED_TEXT, copied_text },
	{ readiness_code_SPEC_AUTHOR_CONFLICT, spec_author },
	{ readiness_code_AMENDMENT_NOT_ADOPTED, amendment_not_adopted },
	{ readiness_code_LATE_RISK, late_risk },
	{ readiness_code_CA_EXPIRED, ca_expired },
	{ readiness_code_FILE_TOO_LARGE, file_too_large },
	{ readiness_code_DECRYPT_TEST_MISSING, decrypt_missing },
	{ readiness_code_HIT_UNUSED, hit_unused },
	{ readiness_code_PRICE_SHEET_MISSING, price_sheet_missing },
	{ readiness_code_PAGES_OVER, pages_over },
	{ readiness_code_SECTION_UNCHECKED, section_unchecked },
};

static size_t run(const struct check *checks, size_t n, const struct bid_facts *f, enum readiness_code *found)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		if (checks[i].found(f))
			found[count++] = checks[i].code;
	return count;
}

/* The codes of the bond stand in the order of its findings. */
static size_t run_bond(const struct bid_facts *f, enum readiness_code *found)
{
	unsigned flags = f->has_bond ? bond_check(&f->bond) : 0;
	size_t count = 0;

	for (unsigned i = 0; i < BOND_FINDINGS; i++)
		if (flags & (1u << i))
			found[count++] = (enum readiness_code)(readiness_code_BOND_MISSING + i);
	return count;
}

static bool is_among(const enum readiness_code *found, size_t n, enum readiness_code code)
{
	for (size_t i = 0; i < n; i++)
		if (found[i] == code)
			return true;
	return false;
}

/* What was told of the price, unless its figures have said it already. */
static size_t add_price(const struct bid_facts *f, enum readiness_code *found, size_t n)
{
	for (size_t i = 0; i < f->price_fault_count; i++)
		if (!is_among(found, n, f->price_faults[i]))
			found[n++] = f->price_faults[i];
	return n;
}

size_t readiness_check(const struct bid_facts *f, enum readiness_code found[])
{
	size_t n = run(first_checks, sizeof first_checks / sizeof *first_checks, f, found);

	n += run_bond(f, found + n);
	n += run(last_checks, sizeof last_checks / sizeof *last_checks, f, found + n);
	return add_price(f, found, n);
}

/* --- what they are --- */

#define FATAL(code, laws, place) [readiness_code_##code] = { true, false, laws, place }
#define WARNING(code, laws, place) [readiness_code_##code] = { false, false, laws, place }
#define FATAL_SEEN(code, laws, place) [readiness_code_##code] = { true, true, laws, place }
#define WARNING_SEEN(code, laws, place) [readiness_code_##code] = { false, true, laws, place }
/* By tender law, and by the law of government procurement. */
#define LAWS(bidding, government)   \
	{                           \
		bidding, government \
	}
#define BIDDING(article) "招标投标法实施条例 " article
#define ORDER_87(article) "财政部令第87号 " article
#define GOVERNMENT(article) "政府采购法实施条例 " article
#define NO_LAW LAWS(NULL, NULL)
#define BOND LAWS(BIDDING("26"), ORDER_87("63"))
#define REFUSED LAWS(BIDDING("51"), ORDER_87("63"))
#define PRICE LAWS("评标委员会和评标方法暂行规定 19", ORDER_87("59"))
#define HANDED_IN LAWS(BIDDING("36"), ORDER_87("33"))

static const struct readiness_trait traits[readiness_code_count] = {
	FATAL(BOND_MISSING, BOND, "bid_bond."),
	FATAL(BOND_SHORT, BOND, "bid_bond.amount"),
	FATAL(BOND_LATE, BOND, "bid_bond.arrived_at"),
	FATAL(BOND_NOT_FROM_BASIC_ACCOUNT, BOND, "bid_bond.from_basic_account"),
	FATAL(BOND_EXPIRES_BEFORE_BID_VALIDITY, BOND, "bid_bond.guarantee_until"),
	FATAL(BOND_CASH_NOT_ALLOWED_GOV, LAWS(NULL, GOVERNMENT("33")), "bid_bond.form"),
	FATAL(SEAL_MISSING, REFUSED, "bid_section.seal_points"),
	FATAL(SIGNATURE_MISSING, REFUSED, "bid_section.seal_points"),
	FATAL(AUTHORIZATION_INCOMPLETE, REFUSED, "authorization_letter."),
	FATAL(QUALIFICATION_MISSING, REFUSED, "clause_response.evidence"),
	FATAL(CERT_EXPIRED, REFUSED, "certificate.valid_to"),
	FATAL(CERT_NOT_YET_VALID, REFUSED, "certificate.valid_from"),
	FATAL_SEEN(PRICE_OVER_CAP, REFUSED, "bid.price"),
	WARNING_SEEN(PRICE_BELOW_COST_RISK, LAWS(BIDDING("51"), ORDER_87("60")), "bid.price"),
	FATAL(CONDITION_ATTACHED, REFUSED, "clause_response.text"),
	FATAL(STAR_NEGATIVE, REFUSED, "clause_response.deviation"),
	FATAL(TOO_MANY_NEGATIVES, REFUSED, "clause_response.deviation"),
	FATAL(CLAUSE_UNANSWERED, REFUSED, "clause_response.text"),
	FATAL(VALIDITY_SHORT, REFUSED, "bid.validity_days"),
	FATAL(DELIVERY_TOO_LONG, REFUSED, "bid.delivery_days"),
	FATAL(WARRANTY_TOO_SHORT, REFUSED, "bid.warranty_term"),
	FATAL(PAYMENT_DEVIATION, REFUSED, "clause_response.deviation"),
	FATAL(MULTIPLE_PRICES, REFUSED, "bid."),
	FATAL_SEEN(ALTERNATIVE_NOT_ALLOWED, REFUSED, "bid.bid_document"),
	FATAL_SEEN(WORDS_MISMATCH, PRICE, "bid.price"),
	FATAL_SEEN(SUM_MISMATCH, PRICE, "bid.price"),
	FATAL_SEEN(OPENING_SHEET_MISMATCH, PRICE, "bid.bid_document"),
	FATAL_SEEN(UNIT_DECIMAL_SLIP, PRICE, "bid.price"),
	FATAL_SEEN(TAX_RATE_MISMATCH, PRICE, "bid.price"),
	FATAL(NAME_INCONSISTENT, REFUSED, "bid_bond.payer"),
	FATAL_SEEN(PROJECT_NO_WRONG, REFUSED, "tender.number"),
	FATAL_SEEN(LOT_WRONG, REFUSED, "bid.lot"),
	FATAL(CONSORTIUM_AGREEMENT_MISSING, LAWS(BIDDING("51"), "政府采购法 24"), "bid.consortium_agreement"),
	FATAL(CONSORTIUM_NOT_ALLOWED, LAWS(BIDDING("37"), ORDER_87("63")), "bid.consortium"),
	FATAL_SEEN(RELATED_BIDDER, LAWS(BIDDING("34"), GOVERNMENT("18")), "bid."),
	FATAL_SEEN(COLLUSION_SIGNS, LAWS(BIDDING("40"), ORDER_87("37")), "bid.bid_document"),
	FATAL_SEEN(COPIES_SHORT, HANDED_IN, "bid."),
	WARNING_SEEN(ENVELOPE_LABEL, HANDED_IN, "bid."),
	FATAL_SEEN(USB_MISSING, HANDED_IN, "bid."),
	WARNING_SEEN(PAGE_NUMBERS, NO_LAW, "bid.bid_document"),
	WARNING_SEEN(TOC_STALE, NO_LAW, "bid.bid_document"),
	FATAL_SEEN(FORMAT_CHANGED, REFUSED, "bid.bid_document"),
	WARNING(EVIDENCE_MISSING, NO_LAW, "clause_response.evidence"),
	WARNING_SEEN(TRACK_RECORD_INCOMPLETE, NO_LAW, "bid."),
	WARNING_SEEN(SOCIAL_SECURITY_MONTHS, NO_LAW, "authorization_letter.social_security_months"),
	WARNING_SEEN(AUDIT_REPORT_YEAR, NO_LAW, "bid."),
	FATAL(PLACEHOLDER_LEFT, NO_LAW, "clause_response.text"),
	FATAL(FOREIGN_PROJECT_NAME, NO_LAW, "clause_response.text"),
	WARNING(DATE_IMPLAUSIBLE, NO_LAW, "bid."),
	WARNING(COPIED_TEXT, NO_LAW, "clause_response.text"),
	FATAL(SPEC_AUTHOR_CONFLICT, LAWS(BIDDING("34"), GOVERNMENT("18")), "tender.opportunity"),
	FATAL(AMENDMENT_NOT_ADOPTED, LAWS("招标投标法 23", GOVERNMENT("31")), "tender_amendment."),
	WARNING(LATE_RISK, NO_LAW, "bid.deadline_at"),
	FATAL(CA_EXPIRED, NO_LAW, "bid.ca_until"),
	FATAL(FILE_TOO_LARGE, NO_LAW, "bid.bid_document"),
	WARNING(DECRYPT_TEST_MISSING, NO_LAW, "bid.decrypt_tested_at"),
	WARNING(HIT_UNUSED, NO_LAW, "hit."),
	FATAL(PRICE_SHEET_MISSING, NO_LAW, "bid_price."),
	FATAL(PAGES_OVER, NO_LAW, "bid_volume.pages_most"),
	WARNING(SECTION_UNCHECKED, NO_LAW, "bid_section.stage"),
};

const struct readiness_trait *readiness_trait(enum readiness_code code)
{
	return &traits[code];
}

/* What an enterprise asks by its own rules stands in its document alone. */
const char *readiness_basis(enum readiness_code code, enum procurement_regime regime)
{
	const struct readiness_laws *laws = &traits[code].laws;

	if (regime == procurement_regime_bidding_law)
		return laws->bidding;
	return regime == procurement_regime_gov_procurement ? laws->government : NULL;
}

/* --- words --- */

const char *condition_attached(const char *text)
{
	static const char *const words[] = { "为前提",	 "另行协商",   "另行报价", "另行计费", "不含在",
					     "不包含在", "以双方协商", "视情况",   "我方保留" };

	for (size_t i = 0; text != NULL && i < sizeof words / sizeof *words; i++)
		if (strstr(text, words[i]) != NULL)
			return words[i];
	return NULL;
}

static const char *without_blanks(const char *s, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (; *s != '\0'; s++)
		if (strchr(" \t\n\r", *s) == NULL)
			buffer_char(&b, *s);
	return buffer_text(&b);
}

bool answer_is_copied(const char *clause, const char *answer, struct arena *a)
{
	if (clause == NULL || answer == NULL || strpbrk(clause, "0123456789") == NULL)
		return false;
	return strcmp(without_blanks(clause, a), without_blanks(answer, a)) == 0;
}
