/* rule_precheck.c -- the bench's adapter of the check before a bid is handed in (废标自查). */
#include "base/money.h"
#include "cmd/rule_bench.h"
#include "rule/bid/readiness.h"

static FALLIBLE given_count(struct bench *b, const char *object, const char *field, int64_t *ret)
{
	struct bench inner = *b;
	int n;

	*ret = UNSET;
	inner.given = object == NULL ? b->given : json_object_get(b->given, object);
	if (!json_is_object(inner.given) || !given_has(&inner, field))
		return NULL;
	TRY(given_int(&inner, field, 0, 1000000, &n));
	*ret = n;
	return NULL;
}

static FALLIBLE given_counts(struct bench *b, struct bid_facts *f)
{
	const struct {
		const char *object, *field;
		int64_t *into;
	} counts[] = {
		{ NULL, "validity_days_required", &f->validity_required },
		{ NULL, "validity_days_offered", &f->validity_offered },
		{ "seal_points", "required", &f->seals_required },
		{ "seal_points", "done", &f->seals_done },
		{ "copies", "required_duplicate", &f->duplicates_required },
		{ "copies", "duplicate", &f->duplicates },
		{ "copies", "required_usb", &f->usb_required },
		{ "copies", "usb", &f->usb },
		{ NULL, "star_negative", &f->star_negative },
		{ NULL, "general_negative", &f->general_negative },
		{ NULL, "max_general_negative", &f->most_general_negative },
	};

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		TRY(given_count(b, counts[i].object, counts[i].field, counts[i].into));
	return NULL;
}

static FALLIBLE given_prices(struct bench *b, struct bid_facts *f)
{
	TRY(given_money_or(b, "price_cap", (money){ UNSET }, &f->price_cap));
	TRY(given_money(b, "opening_total", &f->opening_total));
	TRY(given_amount_words(b, "opening_words", &f->opening_words));
	return given_money_or(b, "line_sum", (money){ UNSET }, &f->line_sum);
}

static FALLIBLE given_authorization(struct bench *b, struct bid_facts *f)
{
	struct bench inner = *b;

	inner.given = json_object_get(b->given, "authorization");
	f->authorization_asked = json_is_object(inner.given);
	if (!f->authorization_asked)
		return NULL;
	TRY(given_flag(&inner, "legal_rep_signed", false, &f->legal_rep_signed));
	TRY(given_flag(&inner, "agent_signed", false, &f->agent_signed));
	return given_flag(&inner, "sealed", false, &f->authorization_sealed);
}

static FALLIBLE given_certificates(struct bench *b, struct bid_facts *f)
{
	struct bid_certificate *all;
	const json_t *list;
	struct bench row;

	if (!given_has(b, "certs"))
		return NULL;
	TRY(given_array(b, "certs", &list));
	all = arena_array(b->arena, struct bid_certificate, json_array_size(list) + 1);
	f->certificates = all;
	for (; f->certificate_count < json_array_size(list); f->certificate_count++) {
		struct bid_certificate *c = &all[f->certificate_count];
		*c = (struct bid_certificate){ 0 };
		TRY(given_row(b, "certs", list, f->certificate_count, &row));
		if (given_has(&row, "valid_from"))
			TRY(given_date(&row, "valid_from", &c->valid_from));
		if (given_has(&row, "valid_to"))
			TRY(given_date(&row, "valid_to", &c->valid_to));
	}
	return NULL;
}

static FALLIBLE given_passages(struct bench *b, struct bid_facts *f)
{
	const char **all;
	const json_t *list, *text;
	size_t i;

	if (given_has(b, "customer"))
		TRY(given_text(b, "customer", &f->customer));
	if (!given_has(b, "text_contains"))
		return NULL;
	TRY(given_array(b, "text_contains", &list));
	all = arena_array(b->arena, const char *, json_array_size(list) + 1);
	json_array_foreach(list, i, text) if (json_is_string(text)) all[f->passage_count++] = json_string_value(text);
	f->passages = all;
	return NULL;
}

static FALLIBLE given_bond_paid(struct bench *b, struct bid_facts *f)
{
	struct bench inner = *b;

	inner.given = json_object_get(b->given, "bond");
	f->has_bond = json_is_object(inner.given);
	if (f->has_bond)
		TRY(given_bond(&inner, &f->bond));
	f->bond.deadline_at = f->deadline_at;
	return NULL;
}

struct error *rule_bid_precheck(struct bench *b)
{
	enum readiness_code found[readiness_code_count];
	struct bid_facts f = { 0 };
	json_t *codes = answer_list(b, "fatal_or_warning_codes");
	bool ready = true;

	TRY(given_instant(b, "deadline", &f.deadline_at));
	TRY(given_counts(b, &f));
	TRY(given_prices(b, &f));
	TRY(given_bond_paid(b, &f));
	TRY(given_authorization(b, &f));
	TRY(given_certificates(b, &f));
	TRY(given_flag(b, "consortium", false, &f.consortium));
	TRY(given_flag(b, "consortium_allowed", true, &f.consortium_allowed));
	TRY(given_flag(b, "consortium_agreement", false, &f.consortium_agreement));
	TRY(given_passages(b, &f));
	size_t n = readiness_check(&f, found);
	for (size_t i = 0; i < n; i++) {
		json_array_append_new(codes, json_string(readiness_code_choices.labels[found[i]]));
		ready = ready && !readiness_trait(found[i])->fatal;
	}
	answer_flag(b, "ready_to_submit", ready);
	return NULL;
}
