/* asked.h -- asking a rule about a record: who asks and when, and what it answered.
 *
 * An answer is written as the fields and reasons in the order of discovery, "deadline_at too_late, invited
 * invitation_or_tender_needed"; "" for none. */
#ifndef TEST_RULE_ASKED_H
#define TEST_RULE_ASKED_H

#include "base/buffer.h"
#include "base/instant.h"
#include "entity/all.h"
#include "meta/flow.h"
#include "rule/given.h"

#define OTHER_USER 7
#define THIS_USER 8

static inline const char *answer_text(const struct error *e, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (; e != NULL; e = e->next)
		buffer_print(&b, "%s%s %s", b.used > 0 ? ", " : "", e->field == NULL ? "-" : e->field, e->reason);
	return buffer_text(&b);
}

/* Noon of the day, by somebody of that role. */
static inline struct env asked_on(const char *on, struct actor *who, struct arena *a)
{
	return (struct env){ .now = instant_plus(date_start(day(on)), 12 * HOUR), .actor = who, .arena = a };
}

/* What the step says; the stage is set when it says nothing. */
static inline const char *step_answer(const struct entity *e, void *record, const char *action, const struct env *env)
{
	return answer_text(flow_step(e, record, action, env), env->arena);
}

#define ASK(on, role)                                                                           \
	AUTO_ARENA a = { 0 };                                                                   \
	struct actor who = { .user = THIS_USER, .login = "somebody", .roles = ROLE_BIT(role) }; \
	struct env env = asked_on(on, &who, &a);                                                \
	(void)state

/* A new record in its first stage. */
#define NEW(type, name)                                     \
	struct type *name = record_new(&type##_entity, &a); \
	flow_begin(&type##_entity, name)

#define assert_answer(expected, said) assert_string_equal(said, expected)

#endif
