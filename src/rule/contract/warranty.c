#include "rule/contract/warranty.h"

struct warranty warranty_of(date acceptance, struct period term, bool rolls, const struct calendar *c)
{
	struct period_end end = period_end(acceptance, term, c);

	return (struct warranty){ .last_day = end.last_day,
				  .report_until = rolls ? end.rolled : end.last_day,
				  .confidence = end.confidence };
}

bool warranty_covers(const struct warranty *w, date reported_on)
{
	return reported_on.day <= w->report_until.day;
}

static const struct {
	const char *name;
	int years;
} categories[] = {
	[WORK_GOODS_ONLY] = { "goods_only", 0 },	   [WORK_MEP_INSTALLATION] = { "mep_installation", 2 },
	[WORK_DECORATION] = { "decoration", 2 },	   [WORK_WATERPROOF] = { "waterproof", 5 },
	[WORK_HEATING_COOLING] = { "heating_cooling", 0 }, [WORK_STRUCTURE] = { "structure", 0 },
};

bool work_category_parse(const char *s, enum work_category *ret)
{
	for (enum work_category w = WORK_GOODS_ONLY; w <= WORK_STRUCTURE; w++)
		if (strcmp(s, categories[w].name) == 0)
			return *ret = w, true;
	return false;
}

/* The end of the n-th season that begins on or after acceptance: a season under way does not count.
 * Unset past the year 9999. */
static date seasons_end(const struct season_row *heating, date acceptance, int n)
{
	date first, last = { 0 };

	if (heating == NULL)
		return last;
	for (int year = date_civil(acceptance).year; n > 0; year++) {
		if (year > 9998 || !season_days(heating, year, &first, &last))
			return (date){ 0 };
		n -= first.day >= acceptance.day;
	}
	return last;
}

static date statutory_end(const struct floor_terms *t)
{
	int years = t->category == WORK_STRUCTURE ? t->design_life_years : categories[t->category].years;

	if (t->category == WORK_HEATING_COOLING)
		return seasons_end(t->heating, t->acceptance, t->seasons);
	return years == 0 ? (date){ 0 } : date_add_months(t->acceptance, 12 * years);
}

struct warranty_floor warranty_floor_of(const struct floor_terms *terms)
{
	struct warranty_floor f = { .statutory_end = statutory_end(terms) };

	if (terms->contract.n > 0)
		f.contract_end = period_last_day(terms->acceptance, terms->contract);
	f.below_floor = f.contract_end.day != 0 && f.statutory_end.day > f.contract_end.day;
	f.effective_end = f.statutory_end.day > f.contract_end.day ? f.statutory_end : f.contract_end;
	return f;
}
