#include "rule/presale/people.h"

#include "base/text.h"

int64_t stakeholder_weight(int64_t power, int64_t influence)
{
	return power == UNSET || influence == UNSET ? UNSET : power * 2 + influence;
}

bool stakeholder_weighs(int64_t weight)
{
	return weight != UNSET && weight >= KEY_WEIGHT;
}

int64_t share_percent(int64_t part, int64_t whole)
{
	return whole == 0 ? UNSET : (part * 200 + whole) / (whole * 2);
}

/* --- breadth --- */

static bool is_recent(const struct touch *t, date today)
{
	return t->on.day <= today.day && t->on.day > today.day - BREADTH_DAYS;
}

static bool met_before(const struct touch *touches, unsigned i, date today)
{
	for (unsigned j = 0; j < i; j++)
		if (is_recent(&touches[j], today) && touches[j].contact == touches[i].contact)
			return true;
	return false;
}

static bool department_before(const struct touch *touches, unsigned i, date today)
{
	for (unsigned j = 0; j < i; j++)
		if (is_recent(&touches[j], today) && text_same(touches[j].department, touches[i].department))
			return true;
	return false;
}

struct breadth breadth_of(const struct touch *touches, unsigned count, date today)
{
	struct breadth b = { 0 };

	for (unsigned i = 0; i < count; i++) {
		if (!is_recent(&touches[i], today))
			continue;
		b.contacts += !met_before(touches, i, today);
		b.departments += touches[i].department != NULL && !department_before(touches, i, today);
	}
	b.narrow = b.contacts < 2 || b.departments < 2;
	return b;
}

/* --- roles --- */

const enum deal_role wanted_roles[] = {
	deal_role_decision_maker, deal_role_superior, deal_role_dept_head,  deal_role_technical_authority,
	deal_role_project_lead,	  deal_role_user,     deal_role_purchasing, deal_role_unset,
};

enum role_state role_coverage(enum deal_role role, const struct person *people, unsigned count)
{
	enum role_state state = ROLE_UNKNOWN;

	for (unsigned i = 0; i < count; i++) {
		if (people[i].role != role)
			continue;
		if (people[i].met_on.day != 0)
			return ROLE_MET;
		state = ROLE_UNMET;
	}
	return state;
}

/* --- what they understood, what they want to hear --- */

static bool understood(int64_t contact, const struct showing *shown, unsigned count, date issued_on)
{
	for (unsigned i = 0; i < count; i++)
		if (shown[i].contact == contact && shown[i].understanding >= UNDERSTOOD_FROM &&
		    (issued_on.day == 0 || shown[i].on.day < issued_on.day))
			return true;
	return false;
}

unsigned understood_by(const int64_t *keys, unsigned nkeys, const struct showing *shown, unsigned count, date issued_on)
{
	unsigned n = 0;

	for (unsigned i = 0; i < nkeys; i++)
		n += understood(keys[i], shown, count, issued_on);
	return n;
}

static bool is_among(int64_t id, const int64_t *ids, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (ids[i] == id)
			return true;
	return false;
}

unsigned interests_missing(const int64_t *interests, unsigned count, const int64_t *answered, unsigned nanswered,
			   int64_t *ret)
{
	unsigned n = 0;

	for (unsigned i = 0; i < count; i++)
		if (!is_among(interests[i], answered, nanswered))
			ret[n++] = interests[i];
	return n;
}
