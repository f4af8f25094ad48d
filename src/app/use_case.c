#include "app/use_case.h"

#include <string.h>

const struct use_case use_cases[] = {
	{ .entity = NULL },
};

FALLIBLE use_case_prepare(struct act *act, const struct entity *e, const char *action, const void *before,
			  void *record)
{
	for (const struct use_case *u = use_cases; u->entity != NULL; u++)
		if (u->prepare != NULL && strcmp(u->entity, e->name) == 0 && strcmp(u->action, action) == 0)
			TRY(u->prepare(act, before, record));
	return NULL;
}

FALLIBLE use_case_follow(struct act *act, const struct entity *e, const char *action, const void *before, void *record)
{
	for (const struct use_case *u = use_cases; u->entity != NULL; u++)
		if (u->follow != NULL && strcmp(u->entity, e->name) == 0 && strcmp(u->action, action) == 0)
			TRY(u->follow(act, before, record));
	return NULL;
}
