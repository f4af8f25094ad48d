/* rule_finance.c -- the bench's adapters of the rules of money. */
#include "base/money.h"
#include "cmd/rule_bench.h"
#include "rule/finance/amount.h"
#include "rule/finance/rmb_words.h"
#include "rule/finance/vat.h"

static void answer_words(struct bench *b, money m)
{
	const char *variants[RMB_VARIANTS];
	size_t n = rmb_variants(m, b->arena, variants);
	json_t *list = answer_list(b, "also_accepted_on_parse");

	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, json_string(variants[i]));
	answer_text(b, "canonical", rmb_words(m, b->arena));
}

static FALLIBLE words_amount(struct bench *b, money *ret)
{
	const json_t *cents = json_object_get(b->given, "cents");

	if (given_has(b, "amount") || !json_is_integer(cents))
		return given_money(b, "amount", ret);
	*ret = (money){ json_integer_value(cents) };
	return NULL;
}

/* Both ways: {"amount"} or {"cents"} to words, {"text"} to the amount. */
struct error *rule_rmb_uppercase(struct bench *b)
{
	const char *text;
	money m;

	if (given_has(b, "text") && !given_has(b, "amount")) {
		TRY(given_text(b, "text", &text));
		answer_text(b, "amount", rmb_read(text, &m) ? money_text(m, b->arena) : NULL);
		return NULL;
	}
	TRY(words_amount(b, &m));
	if (rmb_words(m, b->arena) == NULL)
		return given_error(b, "amount", "out_of_range");
	answer_words(b, m);
	return NULL;
}

struct error *rule_amount_parse(struct bench *b)
{
	const char *text;
	money m;

	TRY(given_text(b, "text", &text));
	if (!amount_read(text, b->arena, &m)) {
		answer_null(b, "amount");
		return NULL;
	}
	answer_money(b, "amount", m);
	answer_why(b, why_new(b->arena, "amount_read", money_text(m, b->arena), rmb_words(m, b->arena), NULL));
	return NULL;
}

static FALLIBLE rate_given(struct bench *b, decimal *ret)
{
	TRY(given_decimal(b, "rate", ret));
	return ret->millionths < 0 || ret->millionths > DECIMAL_ONE ? given_error(b, "rate", "out_of_range") : NULL;
}

static FALLIBLE line_given(struct bench *b, struct vat_line *ret)
{
	TRY(given_money(b, "amount", &ret->amount));
	if (ret->amount.minor > BENCH_AMOUNT_MOST || ret->amount.minor < -BENCH_AMOUNT_MOST)
		return given_error(b, "amount", "out_of_range");
	return rate_given(b, &ret->rate);
}

static void answer_vat(struct bench *b, struct vat v, bool from_gross)
{
	const char *percent = v.rate.millionths == UNSET ? "@several_rates"
							 : decimal_text((decimal){ v.rate.millionths * 100 }, b->arena);

	answer_money(b, "excl", v.net);
	answer_money(b, "tax", v.tax);
	answer_money(b, "incl", v.gross);
	answer_why(b, why_new(b->arena, from_gross ? "vat_from_gross" : "vat_from_net", money_text(v.gross, b->arena),
			      percent, money_text(v.net, b->arena), money_text(v.tax, b->arena), NULL));
}

static FALLIBLE lines_given(struct bench *b, struct vat_line **ret, size_t *ret_n)
{
	const json_t *list;

	TRY(given_array(b, "lines", &list));
	*ret_n = json_array_size(list);
	*ret = arena_array(b->arena, struct vat_line, *ret_n);
	if (*ret_n == 0)
		return given_error(b, "lines", "required");
	for (size_t i = 0; i < *ret_n; i++) {
		struct bench row;
		TRY(given_row(b, "lines", list, i, &row));
		TRY(line_given(&row, &(*ret)[i]));
	}
	return NULL;
}

static struct vat vat_of(struct vat_line line, bool from_gross)
{
	return from_gross ? vat_of_gross(line.amount, line.rate) : vat_of_net(line.amount, line.rate);
}

/* "separately_accounted": false: the highest rate holds for all lines (art. 12). */
static struct error *mixed(struct bench *b, bool from_gross)
{
	struct vat_line *line;
	size_t n;
	bool apart;

	TRY(lines_given(b, &line, &n));
	TRY(given_flag(b, "separately_accounted", true, &apart));
	decimal highest = vat_highest(line, n);
	struct vat sum = { .rate = apart ? line[0].rate : highest };
	for (size_t i = 0; i < n; i++) {
		if (!apart)
			line[i].rate = highest;
		sum = vat_plus(sum, vat_of(line[i], from_gross));
	}
	answer_vat(b, sum, from_gross);
	return NULL;
}

struct error *rule_vat(struct bench *b)
{
	const char *mode;
	struct vat_line line;

	TRY(given_text(b, "mode", &mode));
	if (strcmp(mode, "mixed_incl") == 0 || strcmp(mode, "mixed_excl") == 0)
		return mixed(b, strcmp(mode, "mixed_incl") == 0);
	if (strcmp(mode, "incl") != 0 && strcmp(mode, "excl") != 0)
		return given_error(b, "mode", "not_a_choice");
	TRY(line_given(b, &line));
	bool from_gross = strcmp(mode, "incl") == 0;
	answer_vat(b, vat_of(line, from_gross), from_gross);
	return NULL;
}
