/* presale_views.c -- the pages of a piece of business before it is won. */
#include "api/handlers.h"
#include "app/presale/pipeline.h"
#include "app/presale/plans.h"
#include "app/presale/procedure.h"
#include "app/presale/risks.h"

FALLIBLE plan_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(plan_view(&x->act, x->id, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE plan_create(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(plan_draft(&x->act, x->id));
	TRY(plan_view(&x->act, x->id, &b));
	answer_json(x, 201, &b);
	return NULL;
}

FALLIBLE risks_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(risks_view(&x->act, x->id, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE procedure_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(procedure_view(&x->act, x->id, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE pipeline_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(pipeline_view(&x->act, x->api->locale, x->language, &b));
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
