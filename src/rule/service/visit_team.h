/* visit_team.h -- who must be with a visit: on the first, the technical and the season visits one who built it and the
 * lead of maintenance (S128, A13). */
#ifndef RULE_SERVICE_VISIT_TEAM_H
#define RULE_SERVICE_VISIT_TEAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct team_member_known {
	int64_t user;
	const char *name;
};

struct visit_team {
	bool needed;
	int64_t engineer, lead; /* 0: nobody */
	const char *people;	/* as written, names between anything; NULL: none */
};

/* Does one of the programmes ask for it? */
bool team_programme(const char *programmes);
/* One who worked on the project goes, by himself or named among the people. */
bool team_has_member(const struct visit_team *t, const struct team_member_known *known, size_t n);
/* Both are there, or nobody asks for them. */
bool team_complete(const struct visit_team *t, const struct team_member_known *known, size_t n);

#endif
