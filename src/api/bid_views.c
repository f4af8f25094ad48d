/* bid_views.c -- the pages of a tender and a bid on their way. */
#include "api/handlers.h"
#include "app/bid/bid_readiness.h"
#include "app/bid/desk_view.h"
#include "app/bid/tender_desk.h"

FALLIBLE tender_desk_show(struct exchange *x)
{
	TRY(answer_only_to_readers(x, "bid_task"));
	return answer_worded_view(x, tender_desk_view);
}

FALLIBLE tender_plan_create(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(tender_plan_draft(&x->act, x->id));
	TRY(tender_desk_view(&x->act, x->id, x->language, &b));
	answer_json(x, 201, &b);
	return NULL;
}

FALLIBLE bid_readiness_show(struct exchange *x)
{
	TRY(answer_only_to_readers(x, "authorization_letter"));
	return answer_worded_view(x, bid_readiness_view);
}

FALLIBLE bid_meeting_show(struct exchange *x)
{
	return answer_view(x, bid_meeting_view);
}
