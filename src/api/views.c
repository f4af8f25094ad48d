/* views.c -- pages made for their work: the thread, the ledger, a clock, a charge, my desk, skills. */
#include "api/handlers.h"
#include "app/contract/ledger.h"
#include "app/desk/standing.h"
#include "app/desk/today.h"
#include "app/presale/skills.h"
#include "app/presale/thread.h"
#include "app/service/cases.h"
#include "app/service/charges.h"
#include "app/service/covers_view.h"
#include "app/service/work_orders.h"
#include "app/service/spares.h"
#include "app/service/trainings.h"

FALLIBLE thread_show(struct exchange *x)
{
	return answer_view(x, thread_view);
}

FALLIBLE ledger_show(struct exchange *x)
{
	return answer_worded_view(x, ledger_view);
}

FALLIBLE covers_show(struct exchange *x)
{
	return answer_worded_view(x, covers_view);
}

FALLIBLE clock_show(struct exchange *x)
{
	return answer_worded_view(x, case_clock_view);
}

FALLIBLE work_show(struct exchange *x)
{
	return answer_worded_view(x, work_view);
}

FALLIBLE charge_show(struct exchange *x)
{
	return answer_worded_view(x, charge_view);
}

FALLIBLE training_show(struct exchange *x)
{
	return answer_worded_view(x, training_view);
}

FALLIBLE spares_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(spares_view(&x->act, x->language, &b));
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

FALLIBLE standing_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(standing_view(&x->act, &b));
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
