/* solution_views.c -- the catalogue and a project's solution at work. */
#include "api/handlers.h"
#include "api/page.h"
#include "app/presale/catalog_view.h"
#include "app/presale/solution_compare.h"
#include "app/presale/solution_sheet.h"
#include "base/random.h"

FALLIBLE catalog_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(page_parameters(x, "q"));
	TRY(catalog_view(&x->act, request_parameter(x->http, "q"), &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE solution_show(struct exchange *x)
{
	return answer_view(x, solution_view);
}

FALLIBLE solution_sheet_show(struct exchange *x)
{
	return answer_worded_view(x, solution_sheet);
}

FALLIBLE solution_preview_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(solution_preview(&x->act, x->id, x->body, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE solution_refresh_show(struct exchange *x)
{
	return answer_view(x, solution_refresh);
}

FALLIBLE solution_compare_show(struct exchange *x)
{
	const char *with = request_parameter(x->http, "with");
	struct buffer b = BUFFER(x->act.arena);
	int64_t id;

	TRY(page_parameters(x, "with"));
	if (with == NULL || !id_parse(with, &id))
		return error_new(x->act.arena, ERROR_MALFORMED, "with", with == NULL ? "required" : "not_an_id");
	TRY(solution_compare(&x->act, x->id, id, &b));
	answer_json(x, 200, &b);
	return NULL;
}
