/* Boxes are counted when they come, and opened with witnesses; a serial number stands once (S40). */
#include <ctype.h>
#include <string.h>

#include "base/instant.h"
#include "base/text.h"
#include "rule/contract/delivery.h"
#include "rule/refusal.h"

#define UNIT(d, i) LINE_AT((d)->units, struct arrival_unit, i)

static bool full_width(const unsigned char *s)
{
	return s[0] == 0xEF && (s[1] == 0xBC || s[1] == 0xBD) && s[2] != 0;
}

static bool wide_blank(const unsigned char *s)
{
	return s[0] == 0xE3 && s[1] == 0x80 && s[2] == 0x80;
}

const char *serial_normal(const char *serial, struct arena *a)
{
	char *out = arena_array(a, char, serial == NULL ? 1 : strlen(serial) + 1), *at = out;

	for (const unsigned char *s = (const unsigned char *)serial; s != NULL && *s != 0;) {
		unsigned c = *s;
		size_t n = wide_blank(s) || full_width(s) ? 3 : 1;
		if (full_width(s))
			c = ((unsigned)(s[1] & 0x3F) << 6 | (s[2] & 0x3F)) - 0xF01 + '!';
		if (!wide_blank(s) && c > ' ' && c != 0x7F)
			*at++ = (char)(c < 0x80 ? (unsigned)toupper((int)c) : c);
		s += n;
	}
	*at = '\0';
	return at == out ? NULL : out;
}

static void check_serials(struct error **all, const struct delivery_arrival *d, const struct env *env)
{
	for (unsigned i = 0; i < d->units.count; i++)
		for (unsigned k = 0; UNIT(d, i)->serial_no != NULL && k < i; k++)
			if (text_same(UNIT(d, k)->serial_no, UNIT(d, i)->serial_no)) {
				object_in_row(all, env, "units", i, "serial_no", "scanned_already");
				break;
			}
}

FALLIBLE delivery_arrival_check(struct delivery_arrival *d, const struct delivery_arrival *before,
				const struct env *env)
{
	struct error *all = NULL;

	if (before != NULL && before->stage == delivery_arrival_stage_opened)
		return unchanged(&delivery_arrival_entity, before, d, "document remark owner", "opened_is_fixed", env);
	if (d->arrived_on.day > instant_date(env->now).day)
		object(&all, env, "arrived_on", "in_the_future");
	if (d->boxes != UNSET && d->boxes_damaged != UNSET && d->boxes_damaged > d->boxes)
		object(&all, env, "boxes_damaged", "too_large");
	for (unsigned i = 0; i < d->units.count; i++) {
		UNIT(d, i)->serial_no = serial_normal(UNIT(d, i)->serial_no, env->arena);
		if (UNIT(d, i)->condition == unit_condition_unset)
			UNIT(d, i)->condition = unit_condition_good;
	}
	check_serials(&all, d, env);
	return all;
}

static void check_unit(struct error **all, const struct delivery_arrival *d, unsigned i, const struct env *env)
{
	const struct arrival_unit *u = UNIT(d, i);

	if (u->condition == unit_condition_good && u->serial_no != NULL && u->category == equipment_category_unset)
		refuse_row(all, env, "units", i, "category", "required_for_step");
	if (u->condition != unit_condition_good && u->note == NULL)
		refuse_row(all, env, "units", i, "note", "required_for_step");
}

FALLIBLE delivery_arrival_open(struct delivery_arrival *d, const struct env *env)
{
	struct error *all = NULL;

	if (d->opened_on.day == 0)
		d->opened_on = instant_date(env->now);
	refuse_future(&all, env, "opened_on", d->opened_on);
	if (d->opened_on.day < d->arrived_on.day)
		refuse(&all, env, "opened_on", "before_it_arrived");
	if (d->units.count == 0)
		refuse(&all, env, "units", "nothing_scanned");
	for (unsigned i = 0; i < d->units.count; i++)
		check_unit(&all, d, i, env);
	return all;
}
