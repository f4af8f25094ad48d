/* rule_presale.c -- the bench's adapters of the rules of presales. */
#include "base/money.h"
#include "cmd/rule_bench.h"
#include "rule/presale/highlight_feasibility.h"
#include "rule/presale/presale_policy.h"

#define LEVEL_MOST 5

static FALLIBLE cost_given(struct bench *b, const char *field, money *ret)
{
	TRY(given_money(b, field, ret));
	return ret->minor < 0 || ret->minor > BENCH_AMOUNT_MOST ? given_error(b, field, "out_of_range") : NULL;
}

static FALLIBLE undertaking_given(struct bench *b, struct undertaking *ret)
{
	int own, required;

	TRY(given_int(b, "own_capability", 0, LEVEL_MOST, &own));
	TRY(given_int(b, "required_capability", 0, LEVEL_MOST, &required));
	TRY(cost_given(b, "extra_cost", &ret->extra_cost));
	TRY(cost_given(b, "project_budget", &ret->project_budget));
	if (given_has(b, "max_share"))
		TRY(given_decimal(b, "max_share", &ret->max_share));
	if (ret->max_share.millionths < 0 || ret->max_share.millionths > DECIMAL_ONE)
		return given_error(b, "max_share", "out_of_range");
	ret->own_capability = own;
	ret->required_capability = required;
	return NULL;
}

struct error *rule_highlight_feasibility(struct bench *b)
{
	struct undertaking u = { .max_share = { presale_policy_seed().highlight_percent * (DECIMAL_ONE / 100) } };

	TRY(undertaking_given(b, &u));
	struct highlight_judgement f = highlight_feasibility(&u, b->arena);
	json_t *reasons = answer_list(b, "reasons");
	if (f.capability_gap)
		json_array_append_new(reasons, json_string("CAPABILITY_GAP"));
	if (f.over_investment_share)
		json_array_append_new(reasons, json_string("OVER_INVESTMENT_SHARE"));
	answer_flag(b, "adoptable", f.adoptable);
	answer_money(b, "most", f.most);
	answer_why(b, f.why);
	return NULL;
}
