/* kind_time.c -- days and moments; 0 is unset. */
#include "base/instant.h"
#include "meta/kinds.h"

static struct value date_get(const struct field *f, const void *member)
{
	int32_t day = ((const date *)member)->day;

	(void)f;
	return day == 0 ? NO_VALUE : value_int(day);
}

static void date_set(const struct field *f, void *member, struct value v)
{
	(void)f;
	((date *)member)->day = v.tag == VALUE_NONE ? 0 : (int32_t)v.i;
}

static const char *day_text(const struct field *f, struct value v, struct arena *a)
{
	(void)f;
	return date_text((date){ (int32_t)v.i }, a);
}

/* 1970-01-01 is what an empty cell becomes in many programs, and our own unset: refused by name. */
static const char *day_parse(const struct field *f, const char *s, struct arena *a, struct value *ret)
{
	date d;

	(void)f, (void)a;
	if (strcmp(s, "1970-01-01") == 0)
		return "epoch_day";
	if (!date_parse_iso(s, &d))
		return "not_a_date";
	*ret = value_int(d.day);
	return NULL;
}

static struct value moment_get(const struct field *f, const void *member)
{
	int64_t us = ((const instant *)member)->us;

	(void)f;
	return us == 0 ? NO_VALUE : value_int(us);
}

static void moment_set(const struct field *f, void *member, struct value v)
{
	(void)f;
	((instant *)member)->us = v.tag == VALUE_NONE ? 0 : v.i;
}

static const char *moment_text(const struct field *f, struct value v, struct arena *a)
{
	(void)f;
	return instant_text((instant){ v.i }, a);
}

static const char *moment_parse(const struct field *f, const char *s, struct arena *a, struct value *ret)
{
	instant t;

	(void)f, (void)a;
	if (!instant_parse(s, &t))
		return "not_an_instant";
	*ret = value_int(t.us);
	return NULL;
}

const struct kind kind_date = {
	"date", "BIGINT", "CivilDate", WIRE_STRING, date_get, date_set, day_text, day_parse,
};
const struct kind kind_instant = {
	"instant", "BIGINT", "Instant", WIRE_STRING, moment_get, moment_set, moment_text, moment_parse,
};
