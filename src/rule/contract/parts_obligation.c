#include "rule/contract/parts_obligation.h"

struct parts_obligation parts_obligation_on(date acceptance, int availability_years, int design_life_years,
					    bool retired, date on)
{
	date guarantee = date_add_months(acceptance, 12 * availability_years);
	date supply = date_add_months(acceptance, 12 * design_life_years);

	return (struct parts_obligation){ .guarantee_until = guarantee,
					  .supply_until = supply,
					  .guarantee_active = on.day <= guarantee.day,
					  .supply_active = on.day <= supply.day,
					  .lifetime_repair = !retired };
}
