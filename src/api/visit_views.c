/* visit_views.c -- the pages of visits ahead, of a round of the company, and of how promises are kept. */
#include <string.h>

#include "api/handlers.h"
#include "api/page.h"
#include "app/service/performance.h"
#include "app/service/rounds.h"
#include "app/service/visit_board.h"
#include "base/instant.h"
#include "base/random.h"
#include "base/text.h"

#define VISIT_DAYS 14

static FALLIBLE day_asked(struct exchange *x, const char *name, date otherwise, date *ret)
{
	const char *text = request_parameter(x->http, name);

	*ret = otherwise;
	if (text != NULL && !date_parse_iso(text, ret))
		return error_new(x->act.arena, ERROR_MALFORMED, name, "not_a_date");
	return NULL;
}

FALLIBLE visits_show(struct exchange *x)
{
	date from, to, today = instant_date(x->act.now);
	struct buffer b = BUFFER(x->act.arena);

	TRY(answer_only_to_readers(x, "visit_plan"));
	TRY(page_parameters(x, "from to"));
	TRY(day_asked(x, "from", today, &from));
	TRY(day_asked(x, "to", date_plus(from, VISIT_DAYS - 1), &to));
	if (to.day < from.day || to.day - from.day >= VISIT_DAYS_MOST)
		return error_new(x->act.arena, ERROR_MALFORMED, "to", "out_of_range");
	TRY(visit_board_view(&x->act, from, to.day - from.day + 1, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE round_show(struct exchange *x)
{
	return answer_view(x, round_view);
}

static FALLIBLE record_asked(struct exchange *x, const char *name, int64_t *ret)
{
	const char *text = request_parameter(x->http, name);

	*ret = 0;
	if (text != NULL && !id_parse(text, ret))
		return error_new(x->act.arena, ERROR_MALFORMED, name, "not_an_id");
	return NULL;
}

/* Without a period: the last twelve months. */
static FALLIBLE scope_asked(struct exchange *x, struct performance_scope *s)
{
	date today = instant_date(x->act.now);
	struct civil c = date_civil(today);

	TRY(record_asked(x, "contract", &s->contract));
	TRY(record_asked(x, "customer", &s->customer));
	TRY(day_asked(x, "to", today, &s->to));
	TRY(day_asked(x, "from", date_add_months(date_of(c.year, c.month, 1), -11), &s->from));
	if (s->to.day < s->from.day || date_add_months(s->from, PERFORMANCE_MONTHS).day < s->to.day)
		return error_new(x->act.arena, ERROR_MALFORMED, "to", "out_of_range");
	return NULL;
}

FALLIBLE performance_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);
	struct performance_scope s;

	TRY(answer_only_to_readers(x, "visit_plan"));
	TRY(page_parameters(x, "contract customer from to"));
	TRY(scope_asked(x, &s));
	TRY(performance_view(&x->act, &s, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE performance_records_show(struct exchange *x)
{
	const char *name = request_parameter(x->http, "metric");
	struct buffer b = BUFFER(x->act.arena);
	struct performance_scope s;
	enum metric m;

	TRY(answer_only_to_readers(x, "visit_plan"));
	TRY(page_parameters(x, "metric contract customer from to"));
	if (!metric_find(name, &m))
		return error_new(x->act.arena, ERROR_MALFORMED, "metric", "not_a_choice");
	TRY(scope_asked(x, &s));
	TRY(performance_records_view(&x->act, m, &s, &b));
	answer_json(x, 200, &b);
	return NULL;
}
