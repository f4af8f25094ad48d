/* matrix_views.c -- the deviation matrix of a bid, read and written. */
#include <stdlib.h>
#include <string.h>

#include "api/handlers.h"
#include "api/page.h"
#include "app/bid/hits.h"
#include "app/bid/matrix.h"
#include "app/bid/promise_view.h"
#include "app/bid/suggestions.h"
#include "base/random.h"

FALLIBLE matrix_show(struct exchange *x)
{
	const char *since = request_parameter(x->http, "since");
	struct buffer b = BUFFER(x->act.arena);
	instant from = { 0 };

	TRY(page_parameters(x, "since"));
	if (since != NULL && (*since == '\0' || strlen(since) > 17 || strspn(since, "0123456789") != strlen(since)))
		return error_new(x->act.arena, ERROR_MALFORMED, "since", "not_a_number");
	if (since != NULL)
		from.us = strtoll(since, NULL, 10);
	TRY(matrix_view(&x->act, x->id, from, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE matrix_write(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(matrix_save(&x->act, x->id, x->body, x->api->locale, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE suggestions_show(struct exchange *x)
{
	const char *clause = request_parameter(x->http, "clause");
	struct buffer b = BUFFER(x->act.arena);
	int64_t id;

	TRY(page_parameters(x, "clause"));
	if (clause == NULL || !id_parse(clause, &id))
		return error_new(x->act.arena, ERROR_MALFORMED, "clause", clause == NULL ? "required" : "not_an_id");
	TRY(suggestions_view(&x->act, x->id, id, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE hits_show(struct exchange *x)
{
	return answer_view(x, hits_view);
}

FALLIBLE promises_show(struct exchange *x)
{
	TRY(answer_only_to_readers(x, "customer"));
	return answer_worded_view(x, promise_view);
}
