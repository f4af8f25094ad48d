/* lists.c -- pages of records, and the one search over everything. */
#include "api/handlers.h"
#include "api/page.h"
#include "app/find.h"
#include "app/search.h"

FALLIBLE record_list(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);
	struct list l;
	struct list_page page = { 0 };
	struct expansion *expand = NULL;
	unsigned nexpand = 0;

	TRY(page_list(x, &l));
	TRY(find_page(&x->act, &l, &page));
	TRY(page_expansions(x, page.records, page.count, &expand, &nexpand));
	json_open(&b, '{');
	json_key(&b, "items");
	json_open(&b, '[');
	for (unsigned i = 0; i < page.count; i++)
		record_write(&b, x->entity, page.records[i], x->act.who, WRITE_ROW, expand, nexpand);
	json_close(&b, ']');
	l.many = !page.exact;
	json_member(&b, "next", page.more ? page_cursor(&l, page.records[page.count - 1], b.arena) : NULL);
	page_count_write(&b, &page);
	json_close(&b, '}');
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE search_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);
	const char *q = request_parameter(x->http, "q");

	TRY(page_parameters(x, "q"));
	if (q == NULL || *q == '\0')
		return error_new(x->act.arena, ERROR_MALFORMED, "q", "required");
	TRY(search_everywhere(&x->act, q, &b));
	answer_json(x, 200, &b);
	return NULL;
}
