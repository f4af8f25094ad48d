/* A question goes out approved and in time; its answer is kept (DOMAIN 2.2, 2.14).  due_on is the law's or the
 * document's last day, set with every write (app/bid/tender_desk.c). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE tender_question_approve(struct tender_question *q, const struct env *env)
{
	q->approved_by.v = env->actor->user;
	return NULL;
}

FALLIBLE tender_question_send(struct tender_question *q, const struct env *env)
{
	struct error *all = NULL;

	refuse_future(&all, env, "sent_on", q->sent_on);
	if (q->due_on.day != 0 && q->sent_on.day > q->due_on.day)
		refuse(&all, env, "sent_on", "question_too_late");
	return all;
}

FALLIBLE tender_question_answer(struct tender_question *q, const struct env *env)
{
	struct error *all = NULL;

	refuse_future(&all, env, "answered_on", q->answered_on);
	if (q->answered_on.day != 0 && q->answered_on.day < q->sent_on.day)
		refuse(&all, env, "answered_on", "before_it_was_sent");
	return all;
}
