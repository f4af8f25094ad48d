/* people.h -- accounts made from the shell: the first administrator, users, tokens, handing over. */
#ifndef APP_PEOPLE_H
#define APP_PEOPLE_H

#include "app/act.h"

struct person {
	const char *login, *name, *roles; /* roles "sales,presales" */
	const char *team, *customer;	  /* a team's name, a customer's id; NULL: none */
	const char *password;		  /* NULL: none yet */
	const char *hash;		  /* made of it by people_check() */
	int64_t ret_user;
};

/* What can be said before anything is written; makes the hash of the password. */
FALLIBLE people_check(struct person *p, struct arena *a);
FALLIBLE people_add(struct act *act, void *person);
/* The same; a team that is not there yet is made. */
FALLIBLE people_add_with_team(struct act *act, struct person *p);
/* The user with this log-in; ERROR_MISSING. */
FALLIBLE people_find(struct act *act, const char *login, void **ret_user);
FALLIBLE people_set_password(struct act *act, void *person); /* of person->login */
FALLIBLE people_disable(struct act *act, void *login);

struct handover {
	const char *from, *to;
	int64_t ret_records;
};
/* Every record that the one owned belongs to the other afterwards (TRUST P4). */
FALLIBLE people_hand_over(struct act *act, void *handover);

#endif
