#include "rule/party/affiliation.h"

#include "rule/party/evaluator.h"
#include "rule/refusal.h"

FALLIBLE affiliation_check(struct affiliation *a, const struct affiliation *before, const struct env *env)
{
	const struct {
		const char *field, *text;
	} kept[] = { { "department", a->department }, { "position", a->position }, { "note", a->note } };
	struct error *all = NULL;

	(void)before;
	if (a->from_on.day != 0 && a->until_on.day != 0 && a->until_on.day < a->from_on.day)
		object(&all, env, "until_on", "ends_before_it_begins");
	for (unsigned i = 0; i < sizeof kept / sizeof *kept; i++)
		if (evaluator_named(kept[i].text))
			object(&all, env, kept[i].field, "no_evaluators");
	return all;
}

bool affiliation_holds(const struct affiliation *a, date on)
{
	return (a->from_on.day == 0 || a->from_on.day <= on.day) && (a->until_on.day == 0 || on.day <= a->until_on.day);
}

bool affiliations_overlap(const struct affiliation *a, const struct affiliation *b)
{
	bool a_ends_before = a->until_on.day != 0 && b->from_on.day != 0 && a->until_on.day < b->from_on.day;
	bool b_ends_before = b->until_on.day != 0 && a->from_on.day != 0 && b->until_on.day < a->from_on.day;

	return !a_ends_before && !b_ends_before;
}

static bool reads(int64_t owner, int64_t owners_team, const struct circle *other)
{
	return owner != 0 && (owner == other->owner || (owners_team != 0 && owners_team == other->team));
}

struct common_circle circle_common(const struct circle *person, const struct circle *company)
{
	return (struct common_circle){
		.person_owner = reads(person->owner, person->owners_team, company) ? person->owner : 0,
		.company_owner = reads(company->owner, company->owners_team, person) ? company->owner : 0,
		.team = person->team == company->team ? person->team : 0,
	};
}
