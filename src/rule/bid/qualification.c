#include "rule/bid/qualification.h"

#include <ctype.h>
#include <string.h>

#include "base/instant.h"
#include "meta/kinds.h"
#include "rule/bid/certificate_validity.h"
#include "rule/bid/track_record.h"
#include "rule/refusal.h"

#define MONTHS_BACK 6 /* 近半年, where the tender does not say */
#define MONTHS_MOST 60
#define AUDIT_MONTH 4 /* last year's audit is at hand from May on (DOMAIN 2.8) */

static const struct {
	const char *name;
	bool counts;
} verdicts[PROOF_VERDICTS] = {
	[PROOF_OK] = { "ok", true },
	[PROOF_ENDS_MEANWHILE] = { "ends_meanwhile", true },
	[PROOF_SURVEILLANCE_DUE] = { "surveillance_due", true },
	[PROOF_EXPIRED] = { "expired", false },
	[PROOF_NOT_YET_VALID] = { "not_yet_valid", false },
	[PROOF_OUTSIDE_MONTHS] = { "outside_months", false },
	[PROOF_WRONG_YEAR] = { "wrong_year", false },
	[PROOF_TOO_OLD] = { "too_old", false },
	[PROOF_UNDATED] = { "undated", false },
	[PROOF_NOT_IN_TIME] = { "not_in_time", false },
	[PROOF_TOO_SMALL] = { "too_small", false },
	[PROOF_PAPERS_MISSING] = { "papers_missing", false },
};

bool proof_counts(enum proof_verdict v)
{
	return verdicts[v].counts;
}

const char *proof_verdict_name(enum proof_verdict v)
{
	return verdicts[v].name;
}

/* --- certificates and other dated papers --- */

static int month_of(date d)
{
	struct civil c = date_civil(d);

	return c.year * 12 + c.month - 1;
}

static bool is_monthly(const struct qualification_item *q)
{
	return q->kind == qualification_kind_tax_proof || q->kind == qualification_kind_social_security;
}

static int64_t months_back(const struct qualification_item *q)
{
	return q->within_months == UNSET ? MONTHS_BACK : q->within_months;
}

/* The month of the deadline is not over yet: the one before it is the first. */
uint64_t proof_months(const struct certificate *c, const struct qualification_item *q, const struct proof_days *d)
{
	int last = d->on.day == 0 ? 0 : month_of(d->on) - 1;
	uint64_t mask = 0;

	if (d->on.day == 0 || c->covers_from.day == 0 || c->covers_to.day == 0)
		return 0;
	for (int i = 0; i < months_back(q) && i < MONTHS_MOST; i++)
		if (last - i >= month_of(c->covers_from) && last - i <= month_of(c->covers_to))
			mask |= UINT64_C(1) << i;
	return mask;
}

static enum proof_verdict by_months(const struct certificate *c, const struct qualification_item *q,
				    const struct proof_days *d)
{
	if (c->covers_from.day == 0 || c->covers_to.day == 0)
		return PROOF_UNDATED;
	return proof_months(c, q, d) == 0 ? PROOF_OUTSIDE_MONTHS : PROOF_OK;
}

/* Where no year is named: last year's audit, or until April the one before. */
static enum proof_verdict by_year(const struct certificate *c, const struct qualification_item *q,
				  const struct proof_days *d)
{
	if (c->covers_to.day == 0)
		return PROOF_UNDATED;
	int year = date_civil(c->covers_to).year;
	if (q->year != UNSET)
		return year == q->year ? PROOF_OK : PROOF_WRONG_YEAR;
	if (d->on.day == 0)
		return PROOF_OK;
	struct civil on = date_civil(d->on);
	bool early = on.month <= AUDIT_MONTH && year == on.year - 2;
	return year == on.year - 1 || early ? PROOF_OK : PROOF_WRONG_YEAR;
}

/* A look into 信用中国 and the like is of a day after the tender was issued. */
static enum proof_verdict by_issue(const struct certificate *c, const struct proof_days *d)
{
	if (c->issued_on.day == 0)
		return PROOF_UNDATED;
	return d->issued_on.day != 0 && c->issued_on.day < d->issued_on.day ? PROOF_TOO_OLD : PROOF_OK;
}

static enum proof_verdict by_validity(const struct certificate *c, const struct proof_days *d)
{
	if (d->on.day == 0)
		return PROOF_OK;
	switch (certificate_validity(c->valid_from, c->valid_to, d->on, d->until)) {
	case CERTIFICATE_EXPIRED:
		return PROOF_EXPIRED;
	case CERTIFICATE_NOT_YET_VALID:
		return PROOF_NOT_YET_VALID;
	case CERTIFICATE_EXPIRES_MEANWHILE:
		return PROOF_ENDS_MEANWHILE;
	case CERTIFICATE_OK:
	default:
		return c->surveillance_due_on.day != 0 && c->surveillance_due_on.day < d->on.day
			       ? PROOF_SURVEILLANCE_DUE
			       : PROOF_OK;
	}
}

enum proof_verdict certificate_proves(const struct certificate *c, const struct qualification_item *q,
				      const struct proof_days *d)
{
	if (q->kind == qualification_kind_audit_report)
		return by_year(c, q, d);
	if (is_monthly(q))
		return by_months(c, q, d);
	return q->kind == qualification_kind_credit_check ? by_issue(c, d) : by_validity(c, d);
}

/* --- track record --- */

static date day_of(const struct case_study *c, enum record_basis basis)
{
	if (basis == record_basis_awarded)
		return c->awarded_on;
	return basis == record_basis_accepted ? c->accepted_on : c->signed_on;
}

static unsigned papers_mask(const char *words)
{
	unsigned mask = 0;

	for (unsigned i = 1; i < record_paper_choices.count; i++)
		if (words != NULL && choices_have(words, record_paper_choices.labels[i]))
			mask |= 1U << i;
	return mask;
}

enum proof_verdict case_proves(const struct case_study *c, const struct qualification_item *q)
{
	struct past_project p = { day_of(c, q->basis), c->amount, papers_mask(c->papers) };
	struct record_wanted w = { q->from_on, q->to_on, { UNSET }, 0 };

	if (p.on.day == 0)
		return PROOF_UNDATED;
	if (!track_record_counts(&p, &w))
		return PROOF_NOT_IN_TIME;
	w.least = q->least_amount;
	if (!track_record_counts(&p, &w))
		return PROOF_TOO_SMALL;
	w.papers = papers_mask(q->papers);
	return track_record_counts(&p, &w) ? PROOF_OK : PROOF_PAPERS_MISSING;
}

const struct why *proof_why(enum proof_verdict v, date from, date to, const struct proof_days *d, struct arena *a)
{
	const char *key = arena_print(a, "proof_%s", proof_verdict_name(v));
	const char *on = d->on.day == 0 ? "—" : date_text(d->on, a);
	const char *begins = from.day == 0 ? "—" : date_text(from, a);
	const char *ends = to.day == 0 ? "—" : date_text(to, a);

	return why_new(a, key, on, begins, ends, NULL);
}

/* --- what of the library is asked for --- */

static bool has_word(const char *text, const char *word, size_t n)
{
	for (; text != NULL && *text != '\0'; text++) {
		size_t i = 0;
		while (i < n && text[i] != '\0' && tolower((unsigned char)text[i]) == tolower((unsigned char)word[i]))
			i++;
		if (i == n)
			return true;
	}
	return false;
}

/* Each of the words stands in one of the texts. */
static bool has_words(const char *words, const char *const texts[], size_t n)
{
	while (words != NULL && *words != '\0') {
		size_t length = strcspn(words, " ");
		bool found = length == 0;
		for (size_t i = 0; i < n && !found; i++)
			found = has_word(texts[i], words, length);
		if (!found)
			return false;
		words += length + (words[length] == ' ');
	}
	return true;
}

/* Every other category is a certificate. */
static const struct {
	enum certificate_category category;
	enum qualification_kind kind;
} kinds[] = {
	{ certificate_category_personnel, qualification_kind_personnel },
	{ certificate_category_audit_report, qualification_kind_audit_report },
	{ certificate_category_tax_proof, qualification_kind_tax_proof },
	{ certificate_category_social_security, qualification_kind_social_security },
	{ certificate_category_credit_check, qualification_kind_credit_check },
};

static enum qualification_kind kind_of(enum certificate_category c)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (kinds[i].category == c)
			return kinds[i].kind;
	return qualification_kind_certificate;
}

bool certificate_fits(const struct certificate *c, const struct qualification_item *q)
{
	const char *const texts[] = { c->name, c->level, c->no, c->issuer, c->scope };

	return kind_of(c->category) == q->kind &&
	       (q->category == certificate_category_unset || c->category == q->category) &&
	       has_words(q->words, texts, sizeof texts / sizeof *texts);
}

bool case_fits(const struct case_study *c, const struct qualification_item *q)
{
	const char *const texts[] = { c->name, c->scope, c->features, c->customer_name };
	const char *const industry[] = { c->industry };

	return q->kind == qualification_kind_track_record && has_words(q->industry, industry, 1) &&
	       has_words(q->words, texts, sizeof texts / sizeof *texts);
}

/* --- all of it --- */

static int64_t bits(uint64_t mask)
{
	int64_t n = 0;

	for (; mask != 0; mask &= mask - 1)
		n++;
	return n;
}

static bool enough(const struct qualification_item *q, int64_t count, uint64_t months)
{
	if (is_monthly(q))
		return bits(months) >= (q->months == UNSET ? 1 : q->months);
	return count >= (q->wanted == UNSET ? 1 : q->wanted);
}

enum qualification_state qualification_state(const struct qualification_item *q, const struct qualification_count *n)
{
	if (enough(q, n->chosen, n->months))
		return QUALIFICATION_MET;
	return enough(q, n->chosen + n->possible, n->months | n->possible_months) ? QUALIFICATION_POSSIBLE
										  : QUALIFICATION_MISSING;
}

const char *qualification_state_name(enum qualification_state s)
{
	static const char *const names[] = { "met", "possible", "missing" };

	return names[s];
}

decimal qualification_points(const struct qualification_item *q, const struct score_item *s,
			     const struct qualification_count *n)
{
	if (s->each.millionths != UNSET)
		return track_record_points(n->chosen, s->each, s->points);
	return qualification_state(q, n) == QUALIFICATION_MET ? s->points : (decimal){ 0 };
}

FALLIBLE qualification_item_check(struct qualification_item *q, const struct qualification_item *before,
				  const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (q->from_on.day != 0 && q->to_on.day != 0 && q->to_on.day < q->from_on.day)
		object(&all, env, "to_on", "ends_before_it_begins");
	if (is_monthly(q) && q->months != UNSET && q->months > months_back(q))
		object(&all, env, "within_months", "fewer_than_asked");
	if (q->kind == qualification_kind_track_record && q->basis == record_basis_unset)
		q->basis = record_basis_signed;
	return all;
}
