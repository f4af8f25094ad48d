/* people_views.c -- the people of a project, its talks, the contact lock, and the quick entry. */
#include "api/handlers.h"
#include "app/presale/contact_lock.h"
#include "app/presale/people_view.h"
#include "app/presale/quick.h"
#include "app/presale/talks_view.h"

FALLIBLE people_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(people_view(&x->act, x->id, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE talks_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(talks_view(&x->act, x->id, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE contact_lock_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(contact_lock_view(&x->act, x->id, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE engagement_quick(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(quick_entry(&x->act, x->body, &b));
	answer_json(x, 201, &b);
	return NULL;
}
