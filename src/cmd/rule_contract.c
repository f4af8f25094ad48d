/* rule_contract.c -- the bench's adapters of warranties and of the promise of parts. */
#include "cmd/rule_bench.h"
#include "rule/contract/parts_obligation.h"
#include "rule/contract/warranty.h"

#define YEARS_MOST 200

static const struct why *warranty_why(struct bench *b, date acceptance, struct period term, const struct warranty *w)
{
	struct arena *a = b->arena;
	const struct why *why =
		why_new(a, "warranty_last_day", bench_date(b, acceptance), bench_int(b, term.n),
			arena_print(a, "@%s", period_unit_name(term.unit)), bench_date(b, w->last_day), NULL);

	if (w->report_until.day == w->last_day.day)
		return why;
	return why_then(a, why, why_new(a, "warranty_rolls", "@rest_day", bench_date(b, w->report_until), NULL));
}

/* "rolls": false where the contract says that the last day does not roll (A15). */
struct error *rule_warranty_end(struct bench *b)
{
	date acceptance, on;
	struct period term;
	bool rolls;

	TRY(given_date(b, "acceptance", &acceptance));
	TRY(given_period(b, "term", "unit", &term));
	TRY(given_date(b, "on", &on));
	TRY(given_flag(b, "rolls", true, &rolls));
	struct warranty w = warranty_of(acceptance, term, rolls, b->calendar);
	if (w.last_day.day == 0)
		return given_error(b, "term", "out_of_range");
	answer_date(b, "last_day", w.last_day);
	answer_flag(b, "in_warranty", warranty_covers(&w, on));
	answer_date(b, "report_until", w.report_until);
	answer_text(b, "calendar_confidence", confidence_name(w.confidence));
	answer_why(b, warranty_why(b, acceptance, term, &w));
	return NULL;
}

static FALLIBLE contract_term(struct bench *b, struct period *ret)
{
	*ret = (struct period){ .unit = PERIOD_YEAR };
	if (given_has(b, "contract_months")) {
		ret->unit = PERIOD_MONTH;
		return given_int(b, "contract_months", 0, 12 * YEARS_MOST, &ret->n);
	}
	return given_int_or(b, "contract_years", 0, YEARS_MOST, 0, &ret->n);
}

static FALLIBLE heating_terms(struct bench *b, struct floor_terms *t)
{
	const char *city;

	TRY(given_int_or(b, "seasons", 1, YEARS_MOST, 2, &t->seasons));
	TRY(given_text(b, "city", &city));
	t->heating = season_find(&b->seasons, SEASON_HEATING, city, date_civil(t->acceptance).year);
	return t->heating == NULL || t->heating->starts.month == 0 ? given_error(b, "city", "no_heating_season") : NULL;
}

static FALLIBLE floor_given(struct bench *b, struct floor_terms *t)
{
	const char *category;

	TRY(given_date(b, "acceptance", &t->acceptance));
	TRY(given_text(b, "category", &category));
	if (!work_category_parse(category, &t->category))
		return given_error(b, "category", "not_a_choice");
	TRY(contract_term(b, &t->contract));
	if (t->category == WORK_HEATING_COOLING)
		return heating_terms(b, t);
	return t->category == WORK_STRUCTURE ? given_int(b, "design_life_years", 1, YEARS_MOST, &t->design_life_years)
					     : NULL;
}

struct error *rule_warranty_floor(struct bench *b)
{
	struct floor_terms t = { 0 };

	TRY(floor_given(b, &t));
	struct warranty_floor f = warranty_floor_of(&t);
	if (f.effective_end.day == 0)
		return given_error(b, "contract_years", "required");
	answer_date(b, "contract_end", f.contract_end);
	answer_date(b, "statutory_end", f.statutory_end);
	answer_date(b, "effective_end", f.effective_end);
	answer_flag(b, "warning", f.below_floor);
	const char *why = f.statutory_end.day == 0 ? "floor_none" : f.below_floor ? "floor_holds" : "floor_kept";
	answer_why(b, why_new(b->arena, why, bench_date(b, f.effective_end), NULL));
	return NULL;
}

struct error *rule_parts_obligation(struct bench *b)
{
	int availability, design_life;
	date acceptance, on;
	bool retired;

	TRY(given_date(b, "acceptance", &acceptance));
	TRY(given_int_or(b, "availability_years", 0, YEARS_MOST, 3, &availability));
	TRY(given_int_or(b, "design_life_years", 0, YEARS_MOST, 10, &design_life));
	TRY(given_date(b, "on", &on));
	TRY(given_flag(b, "retired", false, &retired));
	struct parts_obligation p = parts_obligation_on(acceptance, availability, design_life, retired, on);
	answer_date(b, "availability_guarantee_until", p.guarantee_until);
	answer_date(b, "supply_obligation_until", p.supply_until);
	answer_flag(b, "guarantee_active", p.guarantee_active);
	answer_flag(b, "supply_active", p.supply_active);
	answer_flag(b, "lifetime_repair", p.lifetime_repair);
	answer_why(b, why_then(b->arena,
			       why_new(b->arena, "parts_available", bench_date(b, acceptance),
				       bench_int(b, availability), bench_date(b, p.guarantee_until), NULL),
			       why_new(b->arena, "parts_supplied", bench_date(b, acceptance), bench_int(b, design_life),
				       bench_date(b, p.supply_until), NULL)));
	return NULL;
}
