#include "rule/contract/service_policy.h"

#include "base/money.h"
#include "base/text.h"

static const char *const flag_names[] = { "false", "true" };
static const char *const unit_names[] = { "day", "week", "month", "year" };
static const char *const mode_names[] = { "fixed_grid", "rolling", "company_round", "month_weekday" };
static const char *const shift_names[] = { "none", "next_workday", "previous_workday" };

static const char *const event_names[] = { "acceptance", "use_start", "delivery", "fixed" };

static const struct choice_list {
	const char *key;
	const char *const *names;
	size_t count;
} choice_lists[] = {
	{ "warranty.unit", unit_names, 4 },
	{ "warranty.start_event", event_names, 4 },
	{ "revisit.mode", mode_names, 4 },
	{ "revisit.shift", shift_names, 3 },
	{ "revisit.monthly_on", month_weekday_names, MONTH_WEEKDAYS },
};

const struct policy_value policy_values[] = {
#define POLICY(member, key, unit, seed, source) \
	{ key, POLICY_##unit, seed, source, offsetof(struct service_policy, member) },
#include "rule/contract/service_policy.def"
#undef POLICY
};
const size_t policy_value_count = sizeof policy_values / sizeof policy_values[0];

#define SEED_COUNT(seed) (seed)
#define SEED_FLAG(seed) (seed)
#define SEED_RATE(seed) (seed)
#define SEED_CHOICE(seed) (seed)
#define SEED_HOURS(seed)        \
	{                       \
		.count = (seed) \
	}

struct service_policy service_policy_seed(void)
{
	return (struct service_policy){
#define POLICY(member, key, unit, seed, source) .member = SEED_##unit(seed),
#include "rule/contract/service_policy.def"
#undef POLICY
	};
}

static bool name_parse(const char *s, const char *const *names, size_t n, int64_t *ret)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(s, names[i]) == 0)
			return *ret = (int64_t)i, true;
	return false;
}

bool visit_mode_parse(const char *s, enum visit_mode *ret)
{
	int64_t i;

	return name_parse(s, mode_names, 4, &i) ? *ret = (enum visit_mode)i, true : false;
}

bool visit_shift_parse(const char *s, enum visit_shift *ret)
{
	int64_t i;

	return name_parse(s, shift_names, 3, &i) ? *ret = (enum visit_shift)i, true : false;
}

const struct policy_value *policy_find(const char *key)
{
	for (size_t i = 0; i < policy_value_count; i++)
		if (strcmp(policy_values[i].key, key) == 0)
			return &policy_values[i];
	return NULL;
}

bool policy_is_by_priority(const struct policy_value *v)
{
	size_t n = strlen(v->key);

	return n > 3 && v->key[n - 3] == '.' && v->key[n - 2] == 'p' && v->key[n - 1] >= '1' && v->key[n - 1] <= '5';
}

const char *policy_hours_wrong(const struct service_policy *p)
{
	bool rest = p->rests_minute != UNSET && p->resumes_minute != UNSET;

	if (p->hours.count != UNSET)
		return NULL; /* they were read */
	if (p->closing_minute > 24 * 60 || p->opening_minute >= p->closing_minute)
		return "no_service_hours";
	if (rest && (p->rests_minute >= p->resumes_minute || p->rests_minute <= p->opening_minute ||
		     p->resumes_minute >= p->closing_minute))
		return "rest_outside_hours";
	return NULL;
}

struct day_hours policy_day_hours(const struct service_policy *p)
{
	bool rest = p->rests_minute != UNSET && p->resumes_minute != UNSET;
	int32_t opens = (int32_t)p->opening_minute, closes = (int32_t)p->closing_minute;

	if (p->hours.count != UNSET)
		return p->hours;
	if (!rest)
		return (struct day_hours){ 1, { { opens, closes } } };
	return (struct day_hours){ 2, { { opens, (int32_t)p->rests_minute }, { (int32_t)p->resumes_minute, closes } } };
}

struct month_weekday policy_month_weekday(const struct service_policy *p)
{
	return p->monthly_on == UNSET ? (struct month_weekday){ 0 } : month_weekday_of((int)p->monthly_on);
}

const char *policy_visits_wrong(const struct service_policy *p)
{
	return p->visit_mode == VISIT_MONTH_WEEKDAY && p->monthly_on == UNSET ? "month_weekday_missing" : NULL;
}

bool policy_always(const struct service_policy *p)
{
	struct day_hours h = policy_day_hours(p);

	return p->workdays_only == 0 && day_hours_whole(&h);
}

static struct choice_list choices_of(const struct policy_value *v)
{
	for (size_t i = 0; i < sizeof choice_lists / sizeof choice_lists[0]; i++)
		if (v->unit == POLICY_CHOICE && strcmp(choice_lists[i].key, v->key) == 0)
			return choice_lists[i];
	return (struct choice_list){ .names = flag_names, .count = 2 };
}

const char *policy_text(const struct service_policy *p, const struct policy_value *v, struct arena *a)
{
	const int64_t *member = (const int64_t *)((const char *)p + v->offset);

	if (*member == UNSET)
		return "";
	if (v->unit == POLICY_HOURS)
		return day_hours_text((const struct day_hours *)member, a);
	if (v->unit == POLICY_RATE)
		return decimal_text((decimal){ *member }, a);
	if (v->unit == POLICY_COUNT)
		return arena_print(a, "%lld", (long long)*member);
	return choices_of(v).names[*member];
}

/* NULL: read. */
static const char *number_parse(const struct policy_value *v, const char *text, int64_t *ret)
{
	struct choice_list choices = choices_of(v);
	decimal d;

	if (v->unit == POLICY_CHOICE || v->unit == POLICY_FLAG)
		return name_parse(text, choices.names, choices.count, ret) ? NULL : "not_a_choice";
	if (!decimal_parse(text, &d) || (v->unit == POLICY_COUNT && d.millionths % DECIMAL_ONE != 0))
		return "not_a_number";
	if (d.millionths < 0 || d.millionths > (v->unit == POLICY_RATE ? 1 : PERIOD_MOST) * DECIMAL_ONE)
		return "out_of_range";
	*ret = v->unit == POLICY_RATE ? d.millionths : d.millionths / DECIMAL_ONE;
	return NULL;
}

/* A blank where the template may have one. */
static const char *value_parse(const struct policy_value *v, const char *text, void *member)
{
	if (*text == '\0' && v->seed == UNSET)
		return *(int64_t *)member = UNSET, NULL;
	return v->unit == POLICY_HOURS ? day_hours_parse(text, member) : number_parse(v, text, member);
}

FALLIBLE policy_set(struct service_policy *p, const char *key, const char *text, struct arena *a)
{
	const struct policy_value *v = policy_find(key);

	if (v == NULL)
		return error_new(a, ERROR_INVALID, key, "unknown");
	const char *reason = value_parse(v, text, (char *)p + v->offset);
	return reason == NULL ? NULL : error_new(a, ERROR_INVALID, key, reason);
}
