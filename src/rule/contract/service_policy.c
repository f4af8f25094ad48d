#include "rule/contract/service_policy.h"

#include "base/money.h"
#include "base/text.h"

static const char *const flag_names[] = { "false", "true" };
static const char *const unit_names[] = { "day", "week", "month", "year" };
static const char *const mode_names[] = { "fixed_grid", "rolling", "company_round" };
static const char *const shift_names[] = { "none", "next_workday", "previous_workday" };

static const char *const event_names[] = { "acceptance", "use_start", "delivery", "fixed" };

static const struct choice_list {
	const char *key;
	const char *const *names;
	size_t count;
} choice_lists[] = {
	{ "warranty.unit", unit_names, 4 },
	{ "warranty.start_event", event_names, 4 },
	{ "revisit.mode", mode_names, 3 },
	{ "revisit.shift", shift_names, 3 },
};

const struct policy_value policy_values[] = {
#define POLICY(member, key, unit, seed, source) \
	{ key, POLICY_##unit, seed, source, offsetof(struct service_policy, member) },
#include "rule/contract/service_policy.def"
#undef POLICY
};
const size_t policy_value_count = sizeof policy_values / sizeof policy_values[0];

struct service_policy service_policy_seed(void)
{
	return (struct service_policy){
#define POLICY(member, key, unit, seed, source) .member = seed,
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

	return name_parse(s, mode_names, 3, &i) ? *ret = (enum visit_mode)i, true : false;
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

	if (p->closing_minute > 24 * 60 || p->opening_minute >= p->closing_minute)
		return "no_service_hours";
	if (rest && (p->rests_minute >= p->resumes_minute || p->rests_minute <= p->opening_minute ||
		     p->resumes_minute >= p->closing_minute))
		return "rest_outside_hours";
	return NULL;
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
	if (v->unit == POLICY_RATE)
		return decimal_text((decimal){ *member }, a);
	if (v->unit == POLICY_COUNT)
		return arena_print(a, "%lld", (long long)*member);
	return choices_of(v).names[*member];
}

/* NULL: read. */
static const char *value_parse(const struct policy_value *v, const char *text, int64_t *ret)
{
	struct choice_list choices = choices_of(v);
	decimal d;

	if (*text == '\0' && v->seed == UNSET)
		return *ret = UNSET, NULL;
	if (v->unit == POLICY_CHOICE || v->unit == POLICY_FLAG)
		return name_parse(text, choices.names, choices.count, ret) ? NULL : "not_a_choice";
	if (!decimal_parse(text, &d) || (v->unit == POLICY_COUNT && d.millionths % DECIMAL_ONE != 0))
		return "not_a_number";
	if (d.millionths < 0 || d.millionths > (v->unit == POLICY_RATE ? 1 : PERIOD_MOST) * DECIMAL_ONE)
		return "out_of_range";
	*ret = v->unit == POLICY_RATE ? d.millionths : d.millionths / DECIMAL_ONE;
	return NULL;
}

FALLIBLE policy_set(struct service_policy *p, const char *key, const char *text, struct arena *a)
{
	const struct policy_value *v = policy_find(key);
	int64_t value;

	if (v == NULL)
		return error_new(a, ERROR_INVALID, key, "unknown");
	const char *reason = value_parse(v, text, &value);
	if (reason != NULL)
		return error_new(a, ERROR_INVALID, key, reason);
	*(int64_t *)((char *)p + v->offset) = value;
	return NULL;
}
