#include "rule/bid/readiness.h"

#include <string.h>

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
	static const char *const marks[] = { "{{", "}}", "XX", "××", "需补充", "待补充", "待填", "TODO" };

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
	struct readiness_code code;
	bool (*found)(const struct bid_facts *f);
};

/* Before the bond, whose findings have a table of their own, and behind it. */
static const struct check first_checks[] = {
	{ { "VALIDITY_SHORT", true }, validity_short },
	{ { "PRICE_OVER_CAP", true }, price_over_cap },
	{ { "WORDS_MISMATCH", true }, words_mismatch },
	{ { "SUM_MISMATCH", true }, sum_mismatch },
};
static const struct check last_checks[] = {
	{ { "AUTHORIZATION_INCOMPLETE", true }, authorization_incomplete },
	{ { "SEAL_MISSING", true }, seal_missing },
	{ { "COPIES_SHORT", true }, copies_short },
	{ { "USB_MISSING", true }, usb_missing },
	{ { "CERT_EXPIRED", true }, cert_expired },
	{ { "CERT_NOT_YET_VALID", true }, cert_not_yet_valid },
	{ { "STAR_NEGATIVE", true }, star_negative },
	{ { "TOO_MANY_NEGATIVES", true }, too_many_negatives },
	{ { "CONSORTIUM_NOT_ALLOWED", true }, consortium_not_allowed },
	{ { "CONSORTIUM_AGREEMENT_MISSING", true }, consortium_agreement_missing },
	{ { "FOREIGN_PROJECT_NAME", true }, foreign_project_name },
	{ { "PLACEHOLDER_LEFT", true }, placeholder_left },
};

static size_t run(const struct check *checks, size_t n, const struct bid_facts *f, struct readiness_code *found)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		if (checks[i].found(f))
			found[count++] = checks[i].code;
	return count;
}

static size_t run_bond(const struct bid_facts *f, struct readiness_code *found)
{
	unsigned flags = f->has_bond ? bond_check(&f->bond) : 0;
	size_t count = 0;

	for (unsigned i = 0; i < BOND_FINDINGS; i++)
		if (flags & (1u << i))
			found[count++] = (struct readiness_code){ bond_finding_name(i), true };
	return count;
}

size_t readiness_check(const struct bid_facts *f, struct readiness_code found[READINESS_MOST])
{
	size_t n = run(first_checks, sizeof first_checks / sizeof *first_checks, f, found);

	n += run_bond(f, found + n);
	return n + run(last_checks, sizeof last_checks / sizeof *last_checks, f, found + n);
}
