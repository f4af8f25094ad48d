#include "rule/calendar/day_hours.h"

#include <string.h>

#include "base/buffer.h"
#include "base/value.h"

static bool skip(const char **at, const char *word)
{
	size_t n = strlen(word);

	return strncmp(*at, word, n) == 0 ? *at += n, true : false;
}

static bool skip_one_of(const char **at, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (skip(at, words[i]))
			return true;
	return false;
}

static bool digits_read(const char **at, size_t most, int *ret)
{
	size_t n = 0;

	for (*ret = 0; n < most && **at >= '0' && **at <= '9'; n++, (*at)++)
		*ret = *ret * 10 + **at - '0';
	return n > 0;
}

/* "9:00", "09：00" */
static bool time_read(const char **at, int32_t *ret)
{
	int hour, minute;

	if (!digits_read(at, 2, &hour) || (!skip(at, ":") && !skip(at, "：")))
		return false;
	const char *begun = *at;
	if (!digits_read(at, 2, &minute) || *at - begun != 2)
		return false;
	*ret = hour * 60 + minute;
	return minute < 60 && *ret <= DAY_MINUTES;
}

static bool part_read(const char **at, int32_t *ret_opens, int32_t *ret_closes)
{
	static const char *const until[] = { "-", "–", "—", "~", "～", "至", "到" };

	return time_read(at, ret_opens) && skip_one_of(at, until, sizeof until / sizeof until[0]) &&
	       time_read(at, ret_closes);
}

static void skip_between(const char **at)
{
	static const char *const between[] = { " ", ",", ";", "，", "、", "；", "　" };

	while (skip_one_of(at, between, sizeof between / sizeof between[0]))
		continue;
}

static bool in_order(const struct day_hours *h)
{
	for (int64_t i = 0; i < h->count; i++)
		if (h->part[i].opens >= h->part[i].closes || (i > 0 && h->part[i - 1].closes >= h->part[i].opens))
			return false;
	return true;
}

const char *day_hours_parse(const char *s, struct day_hours *ret)
{
	struct day_hours h = { 0 };

	for (skip_between(&s); *s != '\0'; skip_between(&s), h.count++)
		if (h.count == DAY_PARTS_MOST || !part_read(&s, &h.part[h.count].opens, &h.part[h.count].closes))
			return "not_hours";
	if (h.count == 0)
		return "not_hours";
	if (!in_order(&h))
		return "hours_out_of_order";
	return *ret = h, NULL;
}

static const char *joined(const struct day_hours *h, const char *until, const char *next, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (int64_t i = 0; i < h->count; i++)
		buffer_print(&b, "%s%02d:%02d%s%02d:%02d", i > 0 ? next : "", h->part[i].opens / 60,
			     h->part[i].opens % 60, until, h->part[i].closes / 60, h->part[i].closes % 60);
	return buffer_text(&b);
}

const char *day_hours_text(const struct day_hours *h, struct arena *a)
{
	return joined(h, "-", ",", a);
}

const char *day_hours_shown(const struct day_hours *h, struct arena *a)
{
	return joined(h, "–", ", ", a);
}

bool day_hours_whole(const struct day_hours *h)
{
	return h->count == 1 && h->part[0].opens == 0 && h->part[0].closes == DAY_MINUTES;
}
