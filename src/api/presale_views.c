/* presale_views.c -- the pages of a piece of business before it is won. */
#include "api/handlers.h"
#include "api/page.h"
#include "app/presale/competitor_file.h"
#include "app/presale/house_stages.h"
#include "app/presale/market.h"
#include "app/presale/pipeline.h"
#include "app/presale/plans.h"
#include "app/presale/procedure.h"
#include "app/presale/proofs.h"
#include "app/presale/risks.h"
#include "app/presale/rivals_view.h"
#include "base/random.h"
#include "meta/rights.h"

FALLIBLE plan_show(struct exchange *x)
{
	return answer_worded_view(x, plan_view);
}

FALLIBLE plan_create(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(plan_draft(&x->act, x->id));
	TRY(plan_view(&x->act, x->id, x->language, &b));
	answer_json(x, 201, &b);
	return NULL;
}

FALLIBLE risks_show(struct exchange *x)
{
	return answer_view(x, risks_view);
}

FALLIBLE proofs_show(struct exchange *x)
{
	return answer_worded_view(x, proofs_view);
}

FALLIBLE procedure_show(struct exchange *x)
{
	return answer_worded_view(x, procedure_view);
}

FALLIBLE pipeline_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(pipeline_view(&x->act, x->api->locale, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE stages_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(answer_only_to_readers(x, "stage_gate"));
	TRY(house_stages_view(&x->act, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE gate_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(gate_view(&x->act, x->id, x->api->locale, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE rivals_show(struct exchange *x)
{
	return answer_worded_view(x, rivals_view);
}

FALLIBLE battle_show(struct exchange *x)
{
	return answer_worded_view(x, battle_view);
}

FALLIBLE competitor_file_show(struct exchange *x)
{
	return answer_worded_view(x, competitor_file_view);
}

FALLIBLE market_show(struct exchange *x)
{
	const char *competitor = request_parameter(x->http, "competitor");
	struct market_filter f = {
		.industry = request_parameter(x->http, "industry"),
		.kind = request_parameter(x->http, "kind"),
	};
	struct buffer b = BUFFER(x->act.arena);

	TRY(page_parameters(x, "competitor industry kind"));
	if (competitor != NULL && !id_parse(competitor, &f.competitor))
		return error_new(x->act.arena, ERROR_MALFORMED, "competitor", "not_an_id");
	if ((rights_any(entity_find("intel_item"), x->act.who) & READ) == 0)
		return error_new(x->act.arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(market_view(&x->act, &f, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}
