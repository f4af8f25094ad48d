/* views.c -- pages made for their work: the thread, the ledger, a clock, a charge, my desk, skills. */
#include "api/handlers.h"
#include "app/contract/ledger.h"
#include "app/desk/today.h"
#include "app/presale/skills.h"
#include "app/presale/thread.h"
#include "app/service/cases.h"
#include "app/service/charges.h"

FALLIBLE thread_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(thread_view(&x->act, x->id, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE ledger_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(ledger_view(&x->act, x->id, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE clock_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(case_clock_view(&x->act, x->id, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE charge_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(charge_view(&x->act, x->id, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE today_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(today_view(&x->act, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE skills_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(skills_view(&x->act, &b));
	answer_json(x, 200, &b);
	return NULL;
}
