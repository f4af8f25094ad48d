/* rule_bid.c -- the bench's adapters of what is asked of a bid: days, bonds, certificates, past projects. */
#include <string.h>

#include "base/money.h"
#include "cmd/rule_bench.h"
#include "rule/bid/bond.h"
#include "rule/bid/certificate_validity.h"
#include "rule/bid/legal_deadline.h"
#include "rule/bid/track_record.h"

#define DAYS_MOST 3660
#define PAPERS 32

/* --- days of the law --- */

/* 政府采购法 and what hangs on it have a regime of their own. */
static enum procurement_regime regime_given(const struct bench *b)
{
	static const char *const fields[] = { "law", "regime", "consultation", "method" };
	static const char *const words[] = { "政府采购", "gov", "财库", "财政部", "竞争性", "询价" };

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
			const char *s = json_string_value(json_object_get(b->given, fields[i]));
			if (s != NULL && strstr(s, words[k]) != NULL && strstr(s, "招标投标法") != s)
				return procurement_regime_gov_procurement;
		}
	return procurement_regime_bidding_law;
}

static struct period_end limit_from(struct bench *b, enum legal_limit limit, enum procurement_regime regime, date from)
{
	struct period_end end = legal_deadline(limit, regime, from, b->calendar);
	const struct legal_term *t = legal_term(limit, regime);

	answer_why(b, why_new(b->arena, t->workdays ? "legal_workdays" : "legal_days", t->source, bench_date(b, from),
			      bench_int(b, t->days), bench_date(b, end.last_day), NULL));
	return end;
}

static FALLIBLE bid_period(struct bench *b)
{
	date issue, deadline;
	struct period_end end;

	TRY(given_date(b, "issue", &issue));
	end = limit_from(b, LIMIT_BID_PERIOD, regime_given(b), issue);
	if (given_has(b, "bid_deadline")) {
		TRY(given_date(b, "bid_deadline", &deadline));
		int missing = end.last_day.day - deadline.day;
		answer_flag(b, "ok", missing <= 0);
		answer_int(b, "short_by_days", missing > 0 ? missing : 0);
	}
	answer_date(b, "earliest_bid_deadline", end.last_day);
	answer_date(b, "advice_next_workday", calendar_next_workday(b->calendar, end.last_day));
	return NULL;
}

static FALLIBLE clarification_gap(struct bench *b)
{
	date deadline, issued;

	TRY(given_date(b, "bid_deadline", &deadline));
	TRY(given_date(b, "clarification_issued", &issued));
	struct clarification c = clarification_before(deadline, issued, regime_given(b));
	answer_int(b, "gap_days", c.gap_days);
	answer_flag(b, "must_extend", c.must_extend);
	answer_date(b, "required_deadline", c.required_deadline);
	return NULL;
}

static FALLIBLE publicity(struct bench *b)
{
	date first;
	int days;

	TRY(given_date(b, "candidate_publicity_first_day", &first));
	TRY(given_int_or(b, "min_days", 1, DAYS_MOST, 3, &days));
	answer_date(b, "earliest_last_day", publicity_last_day(first, days));
	answer_text(b, "objection_must_be_within", "publicity period");
	return NULL;
}

static FALLIBLE challenge_chain(struct bench *b)
{
	enum procurement_regime gov = procurement_regime_gov_procurement;
	date from;

	TRY(given_date(b, "award_notice_publicity_end", &from));
	date challenge = limit_from(b, LIMIT_CHALLENGE, gov, from).last_day;
	date answer = legal_deadline(LIMIT_CHALLENGE_ANSWER, gov, challenge, b->calendar).last_day;
	answer_date(b, "challenge_by", challenge);
	answer_date(b, "reply_by_if_challenged_on_last_day", answer);
	answer_date(b, "complaint_by_if_no_reply", legal_deadline(LIMIT_COMPLAINT, gov, answer, b->calendar).last_day);
	return NULL;
}

static FALLIBLE award(struct bench *b)
{
	date letter, signed_on;
	enum procurement_regime regime = regime_given(b);

	TRY(given_date(b, "award_letter", &letter));
	struct period_end sign = limit_from(b, LIMIT_SIGNING, regime, letter);
	answer_date(b, "contract_sign_by", sign.last_day);
	answer_date(b, "rolled_per_civil_code_203", sign.rolled_to_workday);
	answer_date(b, "last_safe_workday", sign.last_safe_workday);
	if (!given_has(b, "contract_signed"))
		return NULL;
	TRY(given_date(b, "contract_signed", &signed_on));
	answer_date(b, "losers_bond_refund_by",
		    legal_deadline(LIMIT_REFUND_LOSERS, regime, letter, b->calendar).last_day);
	answer_date(b, "winner_bond_refund_by",
		    legal_deadline(LIMIT_REFUND_WINNER, regime, signed_on, b->calendar).last_day);
	return NULL;
}

static FALLIBLE after_signing(struct bench *b)
{
	enum procurement_regime regime = regime_given(b);
	date signed_on;

	TRY(given_date(b, "contract_signed", &signed_on));
	struct period_end refund = limit_from(b, LIMIT_REFUND_WINNER, regime, signed_on);
	answer_date(b, "publish_contract_by",
		    legal_deadline(LIMIT_PUBLICATION, regime, signed_on, b->calendar).last_day);
	answer_date(b, "file_copy_by", legal_deadline(LIMIT_FILING, regime, signed_on, b->calendar).last_day);
	answer_date(b, "bond_refund_by_all", refund.last_day);
	answer_date(b, "rolled", refund.rolled);
	answer_flag(b, "plus_bank_deposit_interest", regime == procurement_regime_bidding_law);
	return NULL;
}

static FALLIBLE validity(struct bench *b)
{
	date deadline;
	int days;

	TRY(given_date(b, "bid_deadline", &deadline));
	TRY(given_int(b, "validity_days", 1, DAYS_MOST, &days));
	answer_date(b, "bid_valid_until", date_plus(deadline, days));
	answer_date(b, "guarantee_expiry_must_be_on_or_after", date_plus(deadline, days));
	return NULL;
}

static FALLIBLE withdrawal(struct bench *b)
{
	date received, deadline;

	TRY(given_date(b, "withdrawal_notice_received", &received));
	TRY(given_date(b, "bid_deadline", &deadline));
	answer_flag(b, "withdrawal_allowed", received.day <= deadline.day);
	answer_date(b, "bond_refund_by", limit_from(b, LIMIT_REFUND_WITHDRAWN, regime_given(b), received).last_day);
	return NULL;
}

static FALLIBLE document_sale(struct bench *b)
{
	date from;

	TRY(given_date(b, "tender_doc_available_from", &from));
	answer_date(b, "available_at_least_until", limit_from(b, LIMIT_DOCUMENT_SALE, regime_given(b), from).last_day);
	return NULL;
}

static FALLIBLE first_response(struct bench *b)
{
	enum legal_limit limit = given_has(b, "consultation") ? LIMIT_CONSULTATION : LIMIT_NEGOTIATION;
	date issued;

	TRY(given_date(b, "doc_issued", &issued));
	answer_date(b, "earliest_first_response_deadline",
		    limit_from(b, limit, procurement_regime_gov_procurement, issued).last_day);
	return NULL;
}

static FALLIBLE objection(struct bench *b)
{
	date deadline;

	TRY(given_date(b, "bid_deadline", &deadline));
	answer_date(b, "last_day_to_object_to_tender_document",
		    legal_last_day_before(LIMIT_OBJECTION, procurement_regime_bidding_law, deadline));
	return NULL;
}

/* Which question is asked is seen from what is given; the first that fits. */
struct error *rule_bid_deadlines(struct bench *b)
{
	static const struct {
		const char *field;
		struct error *(*answer)(struct bench *b);
	} questions[] = {
		{ "issue", bid_period },
		{ "clarification_issued", clarification_gap },
		{ "candidate_publicity_first_day", publicity },
		{ "award_notice_publicity_end", challenge_chain },
		{ "award_letter", award },
		{ "contract_signed", after_signing },
		{ "validity_days", validity },
		{ "withdrawal_notice_received", withdrawal },
		{ "tender_doc_available_from", document_sale },
		{ "doc_issued", first_response },
		{ "bid_deadline", objection },
	};

	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
		if (given_has(b, questions[i].field))
			return questions[i].answer(b);
	return given_error(b, "issue", "required");
}

/* --- bonds --- */

struct error *rule_bid_bond_cap(struct bench *b)
{
	money base, demanded;
	const char *regime = "";

	TRY(given_money(b, "base_amount", &base));
	TRY(given_money(b, "demanded", &demanded));
	if (given_has(b, "regime"))
		TRY(given_text(b, "regime", &regime));
	money cap = bid_bond_cap(base, strncmp(regime, "eng", 3) == 0);
	answer_money(b, "max", cap);
	answer_flag(b, "tender_is_compliant", demanded.minor <= cap.minor);
	return NULL;
}

static FALLIBLE capped(struct bench *b, const char *base_field, const char *field, money (*cap_of)(money))
{
	money base, asked;

	TRY(given_money(b, base_field, &base));
	TRY(given_money(b, field, &asked));
	answer_money(b, "max", cap_of(base));
	answer_flag(b, "ok", asked.minor <= cap_of(base).minor);
	return NULL;
}

struct error *rule_performance_bond_cap(struct bench *b)
{
	return capped(b, "contract_amount", "demanded", performance_bond_cap);
}

struct error *rule_retention_cap(struct bench *b)
{
	return capped(b, "settlement", "retained", retention_cap);
}

FALLIBLE given_bond(struct bench *b, struct bond *ret)
{
	const char *form = "transfer", *account = "";

	*ret = (struct bond){ .regime = regime_given(b), .needs_basic_account = false };
	TRY(given_money(b, "demanded", &ret->demanded));
	TRY(given_money_or(b, "paid", (money){ UNSET }, &ret->paid));
	if (given_has(b, "form"))
		TRY(given_text(b, "form", &form));
	if (!bond_form_parse(form, &ret->form))
		return given_error(b, "form", "not_a_choice");
	if (given_has(b, "account"))
		TRY(given_text(b, "account", &account));
	ret->from_basic_account = strcmp(account, "basic") == 0;
	TRY(given_flag(b, "tender_requires_basic_account", false, &ret->needs_basic_account));
	if (given_has(b, "guarantee_expiry"))
		TRY(given_date(b, "guarantee_expiry", &ret->guarantee_until));
	if (given_has(b, "bid_valid_until"))
		TRY(given_date(b, "bid_valid_until", &ret->bid_valid_until));
	if (given_has(b, "deadline"))
		TRY(given_instant(b, "deadline", &ret->deadline_at));
	return given_has(b, "arrived") ? given_instant(b, "arrived", &ret->arrived_at) : NULL;
}

struct error *rule_bid_bond_check(struct bench *b)
{
	json_t *findings = answer_list(b, "findings");
	struct bond bond;

	TRY(given_bond(b, &bond));
	unsigned found = bond_check(&bond);
	for (unsigned i = 0; i < BOND_FINDINGS; i++)
		if (found & (1u << i))
			json_array_append_new(findings, json_string(bond_finding_name(i)));
	return NULL;
}

/* --- papers --- */

struct error *rule_certificate_validity(struct bench *b)
{
	date from = { 0 }, to = { 0 }, on, until;

	if (given_has(b, "valid_from"))
		TRY(given_date(b, "valid_from", &from));
	if (given_has(b, "valid_to"))
		TRY(given_date(b, "valid_to", &to));
	TRY(given_date(b, "bid_deadline", &on));
	TRY(given_date(b, "bid_valid_until", &until));
	answer_text(b, "status", certificate_status_name(certificate_validity(from, to, on, until)));
	return NULL;
}

struct error *rule_expiry_reminders(struct bench *b)
{
	json_t *dates = answer_list(b, "dates");
	const json_t *before, *days;
	date expires;
	size_t i;

	TRY(given_date(b, "expires", &expires));
	TRY(given_array(b, "before_days", &before));
	json_array_foreach(before, i, days)
	{
		json_int_t n = json_integer_value(days);
		if (!json_is_integer(days) || n < 0 || n > DAYS_MOST)
			return given_error(b, "before_days", "out_of_range");
		json_array_append_new(dates, json_string(bench_date(b, date_plus(expires, -(int)n))));
	}
	return NULL;
}

/* --- past projects --- */

/* The bit of each kind of paper is its place among those asked for; others do not matter. */
static unsigned papers_of(const json_t *asked, const json_t *had)
{
	unsigned mask = 0;
	const json_t *a, *h;
	size_t i, k;

	json_array_foreach(asked, i, a) json_array_foreach(had, k, h) if (i < PAPERS && json_equal(a, h)) mask |= 1u
														  << i;
	return mask;
}

static FALLIBLE given_project(struct bench *row, const json_t *asked, const char *basis, struct past_project *ret)
{
	TRY(given_date(row, basis, &ret->on));
	TRY(given_money(row, "amount", &ret->amount));
	ret->papers = papers_of(asked, json_object_get(row->given, "docs"));
	return NULL;
}

static FALLIBLE given_wanted(struct bench *b, struct record_wanted *ret)
{
	const json_t *asked = json_object_get(b->given, "need_docs");

	*ret = (struct record_wanted){ .papers = papers_of(asked, asked) };
	if (given_has(b, "from"))
		TRY(given_date(b, "from", &ret->from));
	if (given_has(b, "to"))
		TRY(given_date(b, "to", &ret->to));
	return given_money_or(b, "min_amount", (money){ UNSET }, &ret->least);
}

static FALLIBLE answer_points(struct bench *b, int64_t count)
{
	struct bench points = *b;
	decimal each, most;

	points.given = json_object_get(b->given, "points");
	answer_int(b, "count", count);
	if (!json_is_object(points.given))
		return NULL;
	TRY(given_decimal(&points, "each", &each));
	most.millionths = UNSET;
	if (given_has(&points, "max"))
		TRY(given_decimal(&points, "max", &most));
	decimal score = track_record_points(count, each, most);
	if (score.millionths % DECIMAL_ONE == 0)
		answer_int(b, "score", score.millionths / DECIMAL_ONE);
	else
		answer_text(b, "score", decimal_text(score, b->arena));
	return NULL;
}

struct error *rule_track_record(struct bench *b)
{
	json_t *qualified = answer_list(b, "qualified");
	struct bench wanted = *b, row;
	struct record_wanted w;
	const json_t *projects, *asked;
	const char *basis = "signed";

	wanted.given = json_object_get(b->given, "requirement");
	if (!json_is_object(wanted.given))
		return given_error(b, "requirement", "required");
	TRY(given_wanted(&wanted, &w));
	if (given_has(&wanted, "basis"))
		TRY(given_text(&wanted, "basis", &basis));
	asked = json_object_get(wanted.given, "need_docs");
	TRY(given_array(b, "projects", &projects));
	for (size_t i = 0; i < json_array_size(projects); i++) {
		struct past_project p = { 0 };
		TRY(given_row(b, "projects", projects, i, &row));
		TRY(given_project(&row, asked, basis, &p));
		if (track_record_counts(&p, &w))
			json_array_append(qualified, json_object_get(row.given, "id"));
	}
	return answer_points(b, (int64_t)json_array_size(qualified));
}
