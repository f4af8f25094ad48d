/* people_views.c -- the people of a project and of a customer, its group, its talks, the contact lock, and the quick
 * entry. */
#include <string.h>

#include "api/handlers.h"
#include "api/page.h"
#include "app/presale/affiliations.h"
#include "app/presale/contact_lock.h"
#include "app/presale/customer_group.h"
#include "app/presale/people_view.h"
#include "app/presale/quick.h"
#include "app/presale/talks_view.h"
#include "base/random.h"

#define CONTACTS_MOST 40

FALLIBLE people_show(struct exchange *x)
{
	return answer_view(x, people_view);
}

FALLIBLE talks_show(struct exchange *x)
{
	return answer_view(x, talks_view);
}

FALLIBLE customer_people_show(struct exchange *x)
{
	return answer_view(x, customer_people_view);
}

FALLIBLE customer_group_show(struct exchange *x)
{
	return answer_view(x, customer_group_view);
}

FALLIBLE contact_lock_show(struct exchange *x)
{
	return answer_view(x, contact_lock_view);
}

static FALLIBLE id_asked(struct exchange *x, const char *name, int64_t *ret)
{
	const char *text = request_parameter(x->http, name);

	return text == NULL || id_parse(text, ret) ? NULL : error_new(x->act.arena, ERROR_MALFORMED, name, "not_an_id");
}

static FALLIBLE contacts_asked(struct exchange *x, int64_t ids[CONTACTS_MOST], unsigned *ret)
{
	const char *p = request_parameter(x->http, "contact");

	while (p != NULL && *p != '\0') {
		size_t n = strcspn(p, ",");
		if (*ret == CONTACTS_MOST)
			return error_new(x->act.arena, ERROR_MALFORMED, "contact", "too_many_values");
		if (!id_parse(arena_copy_n(x->act.arena, p, n), &ids[(*ret)++]))
			return error_new(x->act.arena, ERROR_MALFORMED, "contact", "not_an_id");
		p += n + (p[n] == ',');
	}
	return NULL;
}

/* What a form knows so far: ids, or the name of a project as it is being typed. */
FALLIBLE contact_locks_show(struct exchange *x)
{
	const char *project = request_parameter(x->http, "project");
	struct buffer b = BUFFER(x->act.arena);
	int64_t contacts[CONTACTS_MOST];
	struct met m = { .contacts = contacts };

	TRY(page_parameters(x, "customer opportunity contact project"));
	TRY(id_asked(x, "customer", &m.customer));
	TRY(id_asked(x, "opportunity", &m.opportunity));
	TRY(contacts_asked(x, contacts, &m.ncontacts));
	if (m.customer == 0 && m.opportunity == 0 && project != NULL && *project != '\0')
		TRY(quick_customer(&x->act, project, &m.customer));
	TRY(contact_locks_view(&x->act, &m, &b));
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
