/* people_views.c -- the people of a project, its talks, the contact lock, and the quick entry. */
#include "api/handlers.h"
#include "app/presale/contact_lock.h"
#include "app/presale/people_view.h"
#include "app/presale/quick.h"
#include "app/presale/talks_view.h"

FALLIBLE people_show(struct exchange *x)
{
	return answer_view(x, people_view);
}

FALLIBLE talks_show(struct exchange *x)
{
	return answer_view(x, talks_view);
}

FALLIBLE contact_lock_show(struct exchange *x)
{
	return answer_view(x, contact_lock_view);
}

FALLIBLE engagement_quick(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(quick_entry(&x->act, x->body, &b));
	answer_json(x, 201, &b);
	return NULL;
}
