#include "rule/service/sla_target.h"

#define NOTHING                                                                     \
	{                                                                           \
		[SLA_RESPONSE] = UNSET, [SLA_ONSITE] = UNSET, [SLA_RESTORE] = UNSET \
	}

const struct sla_matrix sla_matrix_empty = {
	.all = NOTHING,
	.of = { NOTHING, NOTHING, NOTHING, NOTHING, NOTHING },
};

const char *sla_hand_name(enum sla_hand hand)
{
	static const char *const names[] = {
		[SLA_RESPONSE] = "response",
		[SLA_ONSITE] = "onsite",
		[SLA_RESTORE] = "restore",
	};

	return names[hand];
}

struct sla_matrix sla_matrix_of(const struct service_policy *p)
{
#define ROW(n)                                                                                    \
	{                                                                                         \
		[SLA_RESPONSE] = p->response_minutes_p##n, [SLA_ONSITE] = p->onsite_minutes_p##n, \
		[SLA_RESTORE] = p->restore_minutes_p##n                                           \
	}
	return (struct sla_matrix){
		.all = { [SLA_RESPONSE] = p->response_minutes,
			 [SLA_ONSITE] = p->onsite_minutes,
			 [SLA_RESTORE] = p->restore_minutes },
		.of = { ROW(1), ROW(2), ROW(3), ROW(4), ROW(5) },
	};
#undef ROW
}

static bool is_rated(int64_t priority)
{
	return priority >= 1 && priority <= PRIORITIES;
}

static int64_t own_minutes(const struct sla_matrix *m, int64_t priority, enum sla_hand hand)
{
	return is_rated(priority) ? m->of[priority - 1][hand] : UNSET;
}

int64_t sla_minutes(const struct sla_matrix *m, int64_t priority, enum sla_hand hand)
{
	int64_t own = own_minutes(m, priority, hand);

	return own != UNSET ? own : m->all[hand];
}

bool sla_by_priority(const struct sla_matrix *m, enum sla_hand hand)
{
	for (int64_t p = 1; p <= PRIORITIES; p++)
		if (own_minutes(m, p, hand) != UNSET)
			return true;
	return false;
}

static const char *number(int64_t n, struct arena *a)
{
	return arena_print(a, "%lld", (long long)n);
}

/* Of which priority the minutes are, where priorities differ. */
static const struct why *priority_why(const struct sla_matrix *m, int64_t priority, enum sla_hand hand, struct arena *a)
{
	const char *minutes = number(sla_minutes(m, priority, hand), a);

	if (!sla_by_priority(m, hand))
		return NULL;
	if (!is_rated(priority))
		return why_new(a, "clock_of_no_priority", minutes, NULL);
	return why_new(a, own_minutes(m, priority, hand) != UNSET ? "clock_of_priority" : "clock_of_any_priority",
		       number(priority, a), minutes, NULL);
}

bool sla_is_promised(const struct sla_matrix *m, enum sla_hand hand)
{
	return m->all[hand] != UNSET || sla_by_priority(m, hand);
}

static bool has_own(const struct sla_matrix *m, int64_t priority)
{
	for (enum sla_hand h = SLA_RESPONSE; h <= SLA_RESTORE; h++)
		if (own_minutes(m, priority, h) != UNSET)
			return true;
	return false;
}

const struct why *sla_limits_why(const struct sla_matrix *m, struct arena *a)
{
	const struct why *w = NULL;

	for (int64_t p = 1; p <= PRIORITIES; p++) {
		const char *minutes[SLA_HANDS];
		if (!has_own(m, p))
			continue;
		for (enum sla_hand h = SLA_RESPONSE; h <= SLA_RESTORE; h++)
			minutes[h] = sla_minutes(m, p, h) == UNSET ? "—" : number(sla_minutes(m, p, h), a);
		w = why_then(a, w,
			     why_new(a, "limits_of_priority", number(p, a), minutes[SLA_RESPONSE], minutes[SLA_ONSITE],
				     minutes[SLA_RESTORE], NULL));
	}
	return w;
}

struct sla_target sla_target_of(const struct sla_matrix *contract, const struct sla_agreement *site, int64_t priority,
				enum sla_hand hand, struct arena *a)
{
	bool theirs = site != NULL && sla_minutes(&site->matrix, priority, hand) != UNSET;
	const struct sla_matrix *m = theirs ? &site->matrix : contract;
	const struct why *agreed = theirs ? why_new(a, "clock_of_site", site->on, site->reason, NULL) : NULL;

	if (sla_minutes(m, priority, hand) == UNSET)
		return (struct sla_target){ .minutes = UNSET };
	return (struct sla_target){ sla_minutes(m, priority, hand),
				    why_then(a, agreed, priority_why(m, priority, hand, a)) };
}
