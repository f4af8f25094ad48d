#include "rule/presale/forecast.h"

#include "base/instant.h"
#include "base/money.h"

static date month_of(date d)
{
	struct civil c = date_civil(d);

	return d.day == 0 ? d : date_of(c.year, c.month, 1);
}

struct forecast forecast_of(const struct opportunity *o, const struct stage_gate *gate)
{
	struct forecast f = { .overridden = o->win_probability != UNSET, .month = month_of(o->expected_sign_on) };

	f.probability = f.overridden ? o->win_probability : gate == NULL ? 0 : gate->probability;
	f.category = o->forecast != forecast_category_unset ? o->forecast
		     : gate == NULL			    ? forecast_category_omitted
							    : gate->category;
	f.weighted.minor = UNSET;
	if (o->amount_est.minor != UNSET && f.category != forecast_category_omitted)
		f.weighted.minor = divide_half_up((wide)o->amount_est.minor * f.probability, 100);
	return f;
}
