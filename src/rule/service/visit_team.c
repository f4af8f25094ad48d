#include "rule/service/visit_team.h"

#include <string.h>

#include "meta/kinds.h"

bool team_programme(const char *programmes)
{
	return choices_have(programmes, "technical") || choices_have(programmes, "rain") ||
	       choices_have(programmes, "heating");
}

bool team_has_member(const struct visit_team *t, const struct team_member_known *known, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool named = t->people != NULL && strstr(t->people, known[i].name) != NULL;
		if (named || known[i].user == t->engineer || known[i].user == t->lead)
			return true;
	}
	return false;
}

bool team_complete(const struct visit_team *t, const struct team_member_known *known, size_t n)
{
	return !t->needed || (t->lead != 0 && team_has_member(t, known, n));
}
