/* next_steps.h -- into the items of today: what was agreed on with a customer and has not led on yet (S4), and what is
 * not known and was to be asked (A21). */
#ifndef APP_PRESALE_NEXT_STEPS_H
#define APP_PRESALE_NEXT_STEPS_H

#include "app/act.h"
#include "base/buffer.h"
#include "entity/all.h"

/* SQL: what was agreed on in the engagement `e` still stands: nothing was held behind it that took it on.  A talk that
 * is planned comes next as it is. */
#define STEP_STANDS(e)                                                                                                \
	"(" e ".\"stage\" = 'held' AND " e ".\"next_step\" IS NOT NULL AND NOT EXISTS"                                \
	" (SELECT 1 FROM engagement later WHERE later.\"customer\" = " e ".\"customer\" AND later.\"stage\" = 'held'" \
	" AND (later.\"held_at\", later.\"id\") > (" e ".\"held_at\", " e ".\"id\")"                                  \
	" AND coalesce(later.\"opportunity\", 0) = coalesce(" e ".\"opportunity\", 0)))"
#define COMES_NEXT(e) "(" STEP_STANDS(e) " OR " e ".\"stage\" = 'planned')"

/* The day a step is due, or a planned talk is held; unset: none. */
date next_step_day(const struct engagement *e);
const char *next_step_text(const struct engagement *e);

/* Those that are mine, up to the day `until`. */
FALLIBLE next_steps_remind(struct act *act, date until, struct buffer *b);

#endif
