#include "rule/presale/old_things.h"

#include "base/instant.h"

/* The day on which it was new. */
static date new_on(const struct existing_device *d)
{
	if (d->bought_on.day != 0 || d->age_years == UNSET)
		return d->bought_on;
	return date_add_months(instant_date(d->record.created_at), -12 * (int)d->age_years);
}

const struct why *device_old(const struct existing_device *d, date today, struct arena *a)
{
	date since = new_on(d), limit = date_add_months(since, 12 * DEVICE_YEARS);

	if (since.day == 0 || today.day <= limit.day)
		return NULL;
	return why_new(a, d->bought_on.day != 0 ? "device_old" : "device_old_told", date_text(since, a),
		       arena_print(a, "%d", DEVICE_YEARS), date_text(limit, a), NULL);
}

const struct why *device_out_of_warranty(const struct existing_device *d, date today, struct arena *a)
{
	if (d->warranty_end_on.day == 0 || d->warranty_end_on.day >= today.day)
		return NULL;
	return why_new(a, "device_warranty_over", date_text(d->warranty_end_on, a), NULL);
}

const struct why *software_expired(const struct existing_software *s, date today, struct arena *a)
{
	const struct why *licence = NULL, *care = NULL;

	if (s->licence_end_on.day != 0 && s->licence_end_on.day < today.day)
		licence = why_new(a, "licence_over", date_text(s->licence_end_on, a), NULL);
	if (s->maintenance_end_on.day != 0 && s->maintenance_end_on.day < today.day)
		care = why_new(a, "maintenance_over", date_text(s->maintenance_end_on, a), NULL);
	return why_then(a, licence, care);
}
