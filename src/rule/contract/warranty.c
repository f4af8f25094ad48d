#include "rule/contract/warranty.h"

static date day_of(enum warranty_event event, const struct warranty_days *d)
{
	const date days[] = { [WARRANTY_FROM_ACCEPTANCE] = d->accepted,
			      [WARRANTY_FROM_USE] = d->used,
			      [WARRANTY_FROM_DELIVERY] = d->delivered,
			      [WARRANTY_FROM_FIXED] = d->fixed };

	return days[event];
}

static const struct why *start_why(const struct warranty_start *s, enum warranty_event promised,
				   const struct warranty_days *d, struct arena *a)
{
	static const char *const keys[] = { [WARRANTY_FROM_USE] = "warranty_from_use",
					    [WARRANTY_FROM_DELIVERY] = "warranty_from_delivery",
					    [WARRANTY_FROM_FIXED] = "warranty_from_fixed" };
	static const char *const missing[] = { [WARRANTY_FROM_USE] = "warranty_use_unknown",
					       [WARRANTY_FROM_DELIVERY] = "warranty_delivery_unknown",
					       [WARRANTY_FROM_FIXED] = "warranty_fixed_unknown" };

	if (s->provisional)
		return why_new(a, missing[promised], date_text(s->on, a), NULL);
	if (s->early_use)
		return why_new(a, "warranty_early_use", date_text(s->on, a), date_text(d->accepted, a), NULL);
	return s->from == WARRANTY_FROM_ACCEPTANCE ? NULL : why_new(a, keys[s->from], date_text(s->on, a), NULL);
}

struct warranty_start warranty_start_of(enum warranty_event promised, const struct warranty_days *days, struct arena *a)
{
	struct warranty_start s = { .on = day_of(promised, days), .from = promised };

	if (s.on.day == 0) {
		s.on = days->accepted;
		s.from = WARRANTY_FROM_ACCEPTANCE;
		s.provisional = promised != WARRANTY_FROM_ACCEPTANCE;
	}
	if (promised == WARRANTY_FROM_ACCEPTANCE && days->used.day != 0 && days->used.day < s.on.day) {
		s.on = days->used;
		s.from = WARRANTY_FROM_USE;
		s.early_use = true;
	}
	s.why = start_why(&s, promised, days, a);
	return s;
}

struct warranty warranty_of(date acceptance, struct period term, bool rolls, const struct calendar *c)
{
	struct period_end end = period_end(acceptance, term, c);

	return (struct warranty){ .last_day = end.last_day,
				  .report_until = rolls ? end.rolled : end.last_day,
				  .confidence = end.confidence };
}

struct warranty warranty_above(struct warranty w, date floor, bool rolls, const struct calendar *c)
{
	if (floor.day <= w.last_day.day)
		return w;
	return (struct warranty){ .last_day = floor,
				  .report_until = rolls ? calendar_next_workday(c, floor) : floor,
				  .confidence = calendar_confidence(c, floor) };
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

const char *work_category_name(enum work_category w)
{
	return categories[w].name;
}

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
