#include "rule/service/repair_charge.h"

#include <string.h>

static const struct cause {
	const char *name;
	bool free_in_warranty, free_after, contested;
	const char *reason_in_warranty, *reason_after;
} causes[] = {
	[CAUSE_NORMAL_USE] = { "normal_use", true, false, false, "free_in_warranty", "parts_at_cost_after_warranty" },
	[CAUSE_DESIGN_DEFECT] = { "design_defect", true, true, false, "free_for_ever", "free_for_ever" },
	[CAUSE_QUALITY_DEFECT] = { "quality_defect", true, true, false, "free_for_ever", "free_for_ever" },
#define AT_COST(word, contested)                                                                              \
	{                                                                                                     \
		word, false, false, contested, "parts_at_cost_not_normal_use", "parts_at_cost_after_warranty" \
	}
	[CAUSE_ABNORMAL_USE] = AT_COST("abnormal_use", true),
	[CAUSE_HUMAN_DAMAGE] = AT_COST("human_damage", true),
	[CAUSE_POWER_FAILURE] = AT_COST("power_failure", true),
	[CAUSE_LIGHTNING] = AT_COST("lightning", true),
	[CAUSE_FORCE_MAJEURE] = AT_COST("force_majeure", true),
	[CAUSE_THIRD_PARTY] = AT_COST("third_party", true),
	[CAUSE_CONSUMABLE] = AT_COST("consumable", false),
#undef AT_COST
};

const char *repair_cause_name(enum repair_cause cause)
{
	return causes[cause].name;
}

bool repair_cause_contested(enum repair_cause cause)
{
	return causes[cause].contested;
}

bool repair_cause_parse(const char *s, enum repair_cause *ret)
{
	for (enum repair_cause cause = CAUSE_NORMAL_USE; cause <= CAUSE_CONSUMABLE; cause++)
		if (strcmp(s, causes[cause].name) == 0)
			return *ret = cause, true;
	return false;
}

const char *charge_type_name(enum charge_type type)
{
	static const char *const names[] = {
		[CHARGE_PART] = "part",
		[CHARGE_LABOUR] = "labour",
		[CHARGE_TRAVEL] = "travel",
		[CHARGE_TEST] = "test",
	};

	return names[type];
}

const char *charge_payer_name(enum charge_payer payer)
{
	return payer == PAYER_SUPPLIER ? "supplier" : "customer";
}

static money price_of(const struct repair_item *item)
{
	bool capped = item->ceiling.minor != UNSET && item->ceiling.minor < item->unit_cost.minor;

	return money_times(capped ? item->ceiling : item->unit_cost, item->quantity);
}

/* What of the table applies: the payer of the parts, and the reason that is said. */
struct ruling {
	bool customer_pays;
	const char *reason;
};

static struct ruling ruling_of(const struct repair_terms *t)
{
	const struct cause *cause = &causes[t->cause];
	bool is_free = t->in_warranty ? cause->free_in_warranty : cause->free_after;

	if (!is_free && t->standing == CAUSE_DISPUTED)
		return (struct ruling){ false, "repaired_first" };
	if (!is_free && t->in_warranty && cause->contested && t->standing == CAUSE_UNPROVEN)
		return (struct ruling){ false, "cause_not_proven" };
	return (struct ruling){ !is_free, t->in_warranty ? cause->reason_in_warranty : cause->reason_after };
}

/* A cover of its own stands in for the contract's warranty, and says so where the warranty would make it free. */
static struct ruling ruling_covered(const struct repair_terms *t, const char *cover)
{
	const struct repair_terms within = { true, t->cause, t->standing };
	struct ruling r = ruling_of(cover == NULL ? t : &within);

	if (cover != NULL && !r.customer_pays && t->cause == CAUSE_NORMAL_USE)
		r.reason = cover;
	return r;
}

static struct charged_line line_of(const struct repair_item *item, const struct repair_terms *terms, decimal vat_rate)
{
	const struct ruling ruling = ruling_covered(terms, terms->in_warranty ? NULL : item->cover);
	bool part = item->type == CHARGE_PART, pays = part && ruling.customer_pays;
	struct charged_line line = { .type = item->type, .name = item->name, .charged.rate = vat_rate };

	line.cost = money_times(item->unit_cost, item->quantity);
	line.reason = part ? ruling.reason : "only_parts_are_charged";
	if (item->override != NOT_OVERRIDDEN) {
		pays = item->override == OVERRIDE_CUSTOMER;
		line.reason = pays ? "override_customer" : "override_supplier";
	}
	line.payer = pays ? PAYER_CUSTOMER : PAYER_SUPPLIER;
	if (pays)
		line.charged = vat_of_net(price_of(item), vat_rate);
	return line;
}

static void line_add(struct repair_charge *r, const struct charged_line *line)
{
	r->line[r->lines++] = *line;
	r->net[line->type] = money_plus(r->net[line->type], line->charged.net);
	r->total = vat_plus(r->total, line->charged);
	r->internal_cost = money_plus(r->internal_cost, line->cost);
}

static bool is_covered(const struct charged_line *line)
{
	return line->type == CHARGE_PART && strncmp(line->reason, "covered_", strlen("covered_")) == 0;
}

/* That of the terms, unless every part has a cover of its own; and of each cover. */
static const struct why *reasons_of(const struct repair_charge *r, const struct repair_terms *t, struct arena *a)
{
	const char *word = arena_print(a, "@cause_%s", causes[t->cause].name), *said = "";
	size_t parts = 0, covered = 0;
	const struct why *w = NULL;

	for (size_t i = 0; i < r->lines; i++) {
		parts += r->line[i].type == CHARGE_PART;
		covered += is_covered(&r->line[i]);
	}
	if (covered == 0 || covered < parts)
		w = why_new(a, ruling_of(t).reason, word, NULL);
	for (size_t i = 0; i < r->lines; i++)
		if (is_covered(&r->line[i]) && strcmp(r->line[i].reason, said) != 0)
			w = why_then(a, w, why_new(a, said = r->line[i].reason, word, NULL));
	return w;
}

static const struct why *why_of(const struct repair_charge *r, const struct repair_terms *t, struct arena *a)
{
	const struct why *w = reasons_of(r, t, a);

	if (r->total.net.minor != 0)
		w = why_then(a, w,
			     why_new(a, "charge_with_tax", money_text(r->total.net, a),
				     decimal_text((decimal){ r->total.rate.millionths * 100 }, a),
				     money_text(r->total.tax, a), money_text(r->total.gross, a), NULL));
	return why_then(a, w, why_new(a, "only_parts_are_charged", NULL));
}

struct repair_charge repair_charge_for(const struct repair_terms *terms, const struct repair_item *item, size_t n,
				       decimal vat_rate, struct arena *a)
{
	struct repair_charge r = { .line = arena_array(a, struct charged_line, n), .total.rate = vat_rate };

	for (size_t i = 0; i < n; i++) {
		struct charged_line line = line_of(&item[i], terms, vat_rate);
		line_add(&r, &line);
	}
	r.borne_by_us = money_minus(r.internal_cost, r.total.net);
	r.why = why_of(&r, terms, a);
	return r;
}

struct repair_charge repair_charge_of(bool in_warranty, enum repair_cause cause, const struct repair_item *item,
				      size_t n, decimal vat_rate, struct arena *a)
{
	const struct repair_terms terms = { in_warranty, cause, CAUSE_STANDS };

	return repair_charge_for(&terms, item, n, vat_rate, a);
}
