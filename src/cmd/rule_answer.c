/* rule_answer.c -- an answer of the rules bench, member by member. */
#include "base/money.h"
#include "cmd/rule_bench.h"

static void put(struct bench *b, const char *key, json_t *value)
{
	json_object_set_new(b->answer, key, value);
}

void answer_null(struct bench *b, const char *key)
{
	put(b, key, json_null());
}

void answer_text(struct bench *b, const char *key, const char *text)
{
	put(b, key, text == NULL ? json_null() : json_string(text));
}

const char *bench_date(struct bench *b, date d)
{
	return date_text(d, b->arena);
}

const char *bench_int(struct bench *b, int64_t i)
{
	return arena_print(b->arena, "%lld", (long long)i);
}

void answer_date(struct bench *b, const char *key, date d)
{
	answer_text(b, key, d.day == 0 ? NULL : bench_date(b, d));
}

void answer_instant(struct bench *b, const char *key, instant t)
{
	struct civil c = instant_civil(t);
	const char *seconds = c.second == 0 ? "" : arena_print(b->arena, ":%02d", c.second);

	answer_text(b, key,
		    t.us == 0 ? NULL
			      : arena_print(b->arena, "%04d-%02d-%02dT%02d:%02d%s", c.year, c.month, c.day, c.hour,
					    c.minute, seconds));
}

void answer_int(struct bench *b, const char *key, int64_t i)
{
	put(b, key, json_integer(i));
}

void answer_flag(struct bench *b, const char *key, bool flag)
{
	put(b, key, json_boolean(flag));
}

void answer_money(struct bench *b, const char *key, money m)
{
	answer_text(b, key, money_text(m, b->arena));
}

void answer_array(struct bench *b, const char *key, json_t *array)
{
	put(b, key, array);
}

json_t *answer_list(struct bench *b, const char *key)
{
	json_t *list = json_array();

	put(b, key, list);
	return list;
}

json_t *answer_members(struct bench *b, const char *key)
{
	json_t *members = json_object();

	put(b, key, members);
	return members;
}

void answer_why(struct bench *b, const struct why *why)
{
	answer_text(b, "why", why_text(why, b->language, b->arena));
}
