/* price_views.c -- a bid's price, scores, proofs and opening. */
#include "api/handlers.h"
#include "app/bid/price_view.h"
#include "app/bid/qualification_view.h"
#include "app/bid/scoring_view.h"

typedef struct error *asked_view(struct act *act, int64_t record, const json_t *body, enum language lang,
				 struct buffer *b);

static FALLIBLE answer_asked(struct exchange *x, asked_view *view)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(view(&x->act, x->id, x->body, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE price_show(struct exchange *x)
{
	return answer_worded_view(x, price_state);
}

FALLIBLE price_reveal(struct exchange *x)
{
	return answer_asked(x, price_open);
}

FALLIBLE price_preview_show(struct exchange *x)
{
	return answer_asked(x, price_preview);
}

FALLIBLE price_store(struct exchange *x)
{
	return answer_asked(x, price_save);
}

FALLIBLE qualification_show(struct exchange *x)
{
	return answer_worded_view(x, qualification_view);
}

FALLIBLE scoring_show(struct exchange *x)
{
	return answer_worded_view(x, scoring_view);
}

FALLIBLE scoring_price_show(struct exchange *x)
{
	return answer_asked(x, scoring_at);
}

FALLIBLE opening_show(struct exchange *x)
{
	TRY(answer_only_to_readers(x, "opening_bid"));
	return answer_worded_view(x, opening_view);
}
