/* contract_views.c -- the pages of a contract: its draft against the bid, its money, its delivery; the equipment of a
 * site. */
#include "api/handlers.h"
#include "app/contract/arrivals.h"
#include "app/contract/delivery.h"
#include "app/contract/drafts.h"
#include "app/contract/money.h"
#include "meta/rights.h"

static FALLIBLE answer_draft(struct exchange *x, unsigned status)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(contract_draft_view(&x->act, x->id, x->api->locale, x->language, &b));
	answer_json(x, status, &b);
	return NULL;
}

FALLIBLE draft_show(struct exchange *x)
{
	return answer_draft(x, 200);
}

FALLIBLE draft_create(struct exchange *x)
{
	TRY(contract_draft(&x->act, x->id));
	return answer_draft(x, 201);
}

FALLIBLE money_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	if ((rights_any(entity_find("deposit"), x->act.who) & READ) == 0)
		return error_new(x->act.arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(money_view(&x->act, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE contract_money_show(struct exchange *x)
{
	return answer_view(x, contract_money_view);
}

FALLIBLE delivery_show(struct exchange *x)
{
	return answer_view(x, delivery_view);
}

static FALLIBLE answer_delivery(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(delivery_view(&x->act, x->id, &b));
	answer_json(x, 201, &b);
	return NULL;
}

FALLIBLE delivery_create(struct exchange *x)
{
	TRY(delivery_plan(&x->act, x->id, x->language));
	return answer_delivery(x);
}

FALLIBLE order_create(struct exchange *x)
{
	TRY(order_draft(&x->act, x->id));
	return answer_delivery(x);
}

FALLIBLE equipment_tree_show(struct exchange *x)
{
	return answer_view(x, equipment_tree_view);
}
